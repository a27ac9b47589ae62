/** What a person is told who wrote a flag that there is not. */

/** How many letters have to be added, left out or changed to make one word of the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === b[j] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}

/** The known names that are meant most likely. */
const nearest = (name: string, known: ReadonlyArray<string>): ReadonlyArray<string> => {
  const far = Math.max(2, Math.floor(name.length / 3))
  return known
    .map((other) => ({ other, away: other.startsWith(name) ? 0 : distance(name, other) }))
    .filter(({ away }) => away <= far)
    .toSorted((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ other }) => other)
}

const listed = (names: ReadonlyArray<string>): string => names.map((name) => `--${name}`).join(", ")

/** What stands in the arguments more often than it can count; undefined where nothing does. `single` are the flags with one value. */
export const repeatedFlag = (
  given: ReadonlyArray<{ readonly kind: string; readonly name?: string }>,
  single: ReadonlyArray<string>
): string | undefined => {
  const names = given.flatMap(({ kind, name }) => kind === "option" && name !== undefined ? [name] : [])
  const twice = single.find((flag) => names.filter((name) => name === flag).length > 1)
  return twice === undefined
    ? undefined
    : `--${twice} takes one value, but was given more than once: remove the others.`
}

/** `flag` is as it was written, the known names are without dashes. */
export const unknownFlag = (flag: string, known: ReadonlyArray<string>): string => {
  const near = nearest(flag.replace(/^-+/, ""), known)
  return near.length === 0
    ? `Unknown option '${flag}'. Known options: ${listed(known)}.`
    : `Unknown option '${flag}'. Did you mean ${near.map((name) => `--${name}`).join(" or ")}?`
}
