/** Removes sentences that are about nothing any more from the text of a file of `overlay/words`, which stays as it is written otherwise. */

interface File {
  readonly [kind: string]: { readonly [owners: string]: { readonly [name: string]: string } }
}

export interface StaleSentence {
  readonly kind: string
  readonly owner: string
  readonly name: string
}

const without = (names: File[string][string], name: string) =>
  Object.fromEntries(Object.entries(names).filter(([other]) => other !== name))

/** Whoever shares the sentence keeps it. */
const removeFrom = (kind: File[string], { name, owner }: StaleSentence): File[string] =>
  Object.fromEntries(
    Object.entries(kind).flatMap(([owners, names]): ReadonlyArray<readonly [string, File[string][string]]> => {
      const all = owners.split(", ")
      if (!all.includes(owner) || !Object.hasOwn(names, name)) return [[owners, names]]
      const left = without(names, name)
      const mine = Object.keys(left).length === 0 ? [] : [[owner, left] as const]
      const others = all.filter((other) => other !== owner)
      return others.length === 0 ? mine : [[others.join(", "), names], ...mine]
    })
  )

export const withoutSentence = (text: string, stale: StaleSentence): string => {
  const file: File = JSON.parse(text)
  const kind = file[stale.kind]
  return kind === undefined ? text : format({ ...file, [stale.kind]: removeFrom(kind, stale) }, text)
}

const width = 120

/** An owner of one sentence has a line where it had one, and where it is new and short. */
const format = (file: File, before: string): string => {
  const named = (owners: string, names: File[string][string]): string => {
    const entries = Object.entries(names).map(([name, sentence]) =>
      `${JSON.stringify(name)}: ${JSON.stringify(sentence)}`
    )
    const line = `    ${JSON.stringify(owners)}: { ${entries.join(", ")} }`
    const wasLong = before.includes(`\n    ${JSON.stringify(owners)}: {\n`)
    const wasLine = before.includes(`\n    ${JSON.stringify(owners)}: { `)
    const isLine = entries.length === 1 && (wasLine || !wasLong && line.length < width)
    return isLine
      ? line
      : `    ${JSON.stringify(owners)}: {\n${entries.map((entry) => `      ${entry}`).join(",\n")}\n    }`
  }
  const kinds = Object.entries(file).map(([kind, owners]) => {
    const all = Object.entries(owners).map(([name, names]) => named(name, names))
    return `  ${JSON.stringify(kind)}: ${all.length === 0 ? "{}" : `{\n${all.join(",\n")}\n  }`}`
  })
  return `{\n${kinds.join(",\n")}\n}\n`
}
