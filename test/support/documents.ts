/**
 * The examples of the documentation: fenced code of Markdown documents and of doc comments, and whole programs.
 *
 * `shows` counts the `// =>` of a text, so that a test can tell that each stands in an example that runs.
 */

export interface Example {
  /** Where it stands, for messages. */
  readonly origin: string
  readonly code: string
  /** Where its relative imports are meant from. */
  readonly directory?: string
}

const numbered = (file: string, codes: Iterable<string>): ReadonlyArray<Example> =>
  Array.from(codes, (code, index) => ({ origin: `${file}, example ${index + 1}`, code }))

export const inMarkdown = (file: string, text: string): ReadonlyArray<Example> =>
  numbered(file, Array.from(text.matchAll(/^```ts\n([\s\S]*?)^```/gm), ([, code]) => code!))

export const inDocComments = (file: string, text: string): ReadonlyArray<Example> =>
  numbered(
    file,
    Array.from(
      text.matchAll(/^ *\* ```ts\n((?: *\*.*\n)*?) *\* ```/gm),
      ([, code]) => code!.replace(/^ *\* ?/gm, "")
    )
  )

export const shows = (text: string): number => text.match(/\/\/ => /g)?.length ?? 0
