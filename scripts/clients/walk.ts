/** What a walk of a client is, and what is told of its steps. */
import * as fs from "node:fs"
import * as path from "node:path"

export interface Step {
  readonly step: string
  /** `yes`, `limit: ` and what in the client stops it, or what came instead. */
  readonly answer: string
}

/** What a client finds around it. */
export interface World {
  readonly url: string
  readonly token: string
  readonly workspaceId: string
  /** A directory of this walk alone, with a home for programs in it. */
  readonly directory: string
  /** What a program of a client runs with: nothing of the person's who runs this. */
  readonly env: NodeJS.ProcessEnv
}

export interface Walk {
  /** The package. */
  readonly client: string
  /** The flags of its sandbox. */
  readonly flags?: ReadonlyArray<string>
  /** Tells each step at once: what was told before it fails counts. */
  readonly walk: (world: World, tell: (step: Step) => void) => Promise<void>
}

/** The clients, as `npm ci` puts them there. */
export const directory = import.meta.dirname

export const modules = path.join(directory, "node_modules")

/** A limit of the client itself, with the line of its code; `code` is what stands there. */
export const limit = (what: string, file: string, code: string): string => {
  const lines = fs.readFileSync(path.join(modules, file), "utf8").split("\n")
  const index = lines.findIndex((line) => line.includes(code))
  if (index === -1) throw new Error(`${file} has no ${code}: the limit is another one now`)
  return `limit: ${what} (\`${file}:${index + 1}\`)`
}

/** A step that others need has failed. */
class Ended extends Error {
  override readonly name = "Ended"
}

const wordsOf = (error: unknown): string => error instanceof Error ? error.message : String(error)

/** Tells the steps of a walk: a step may give another answer than `yes`. */
export const makeSteps = (tell: (step: Step) => void) => {
  const aside = async (step: string, walk: () => Promise<string | void>): Promise<boolean> => {
    try {
      tell({ step, answer: await walk() ?? "yes" })
      return true
    } catch (error) {
      tell({ step, answer: wordsOf(error) })
      return false
    }
  }
  return {
    /** A step that nothing else needs. */
    aside,
    /** A step that others need: they are not walked if it fails. */
    step: async <A>(step: string, walk: () => Promise<A>): Promise<A> => {
      let found: { readonly value: A } | undefined
      await aside(step, async () => {
        found = { value: await walk() }
      })
      if (found === undefined) throw new Ended(step)
      return (found as { readonly value: A }).value
    }
  }
}

/** Whether a walk ended at a step that it has told. */
export const isEnded = (error: unknown): boolean => error instanceof Ended
