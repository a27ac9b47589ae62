/** What is said of a field that there is none of: its name, and those that there are. */

const quoted = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(", ")

/** What is wrong with the names of the fields of a value; undefined where nothing is. A field that is `undefined` counts as omitted. */
export const problemOfNames = (
  value: object,
  known: ReadonlyArray<string>,
  place: string
): string | undefined => {
  const unknown = Object.entries(value).find(([name, given]) => given !== undefined && !known.includes(name))
  return unknown === undefined
    ? undefined
    : `There is no field \`${place === "" ? "" : `${place}.`}${unknown[0]}\`: there are ${quoted(known)}.`
}
