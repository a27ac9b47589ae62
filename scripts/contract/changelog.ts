/** What a sync changed, in the words of `CHANGELOG.md`. */
import type { Changes } from "./changes.ts"
import { classOf, nextVersion } from "./changes.ts"

const title = "### The API"

const quoted = (operation: string) => operation.replace(/^(\S+) \((.*)\)$/, "`$1` (`$2`)")

const lines = ({ added, api, changed, moved, removed }: Changes): ReadonlyArray<string> => [
  ...added.map((operation) => `- New: ${quoted(operation)}.`),
  ...removed.map((operation) => `- **Gone**: ${quoted(operation)}.`),
  ...moved.map(({ from, operation }) => `- **Moved**: ${quoted(operation)}, from \`${from}\`.`),
  ...[
    ...api.map((phrase) => ({ name: "The API", phrases: [phrase] })),
    ...changed.map(({ operation, phrases }) => ({
      name: quoted(operation),
      phrases
    }))
  ].map(({ name, phrases }) => {
    const said = phrases.map(({ impact, text }) => impact === "breaking" ? `**${text}**` : text)
    return `- ${name}: ${said.join("; ")}.`
  })
]

/** The text of the changelog with the changes under "Unreleased", and what they are for the version of the package. Words alone are nothing to tell. */
export const withChanges = (text: string, changes: Changes, version: string, contract: string): string => {
  const impact = classOf(changes)
  const told = lines(changes)
  if (impact === undefined || told.length === 0) return text
  const kind = impact === "breaking" ? "a breaking change" : impact === "addition" ? "an addition" : "a fix"
  const entry = [
    `As of ${contract}, ${kind}: the next version is ${nextVersion(version, impact)} or later.`,
    "",
    ...told,
    ""
  ]
  const unreleased = text.indexOf("## Unreleased")
  if (unreleased < 0) return text
  const end = text.indexOf("\n## ", unreleased + 1)
  const section = text.slice(unreleased, end < 0 ? undefined : end)
  const rest = end < 0 ? "" : text.slice(end)
  const known = section.indexOf(`${title}\n`)
  const grown = known < 0
    ? section.replace("## Unreleased\n", ["## Unreleased", "", title, "", ...entry].join("\n"))
    : `${section.slice(0, known)}${title}\n\n${entry.join("\n")}${section.slice(known + title.length + 1)}`
  return text.slice(0, unreleased) + grown + rest
}
