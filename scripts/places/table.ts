/** The tables of `docs/places.md`, of what was found in all places. */
import { entryNames, type Row } from "./place.ts"

/** Where the rows are kept, from the root of the repository. */
export const resultsFile = "scripts/places/results.json"

const isYes = ({ answers }: Row): boolean => Object.values(answers).every((answer) => answer === "yes")

/** What platforms do by themselves, below a program. It says more of it under the table. */
const ofPlatforms: { readonly [answer: string]: string } = {
  "Error: \"sent 2\" and not \"sent 1\"": "the browser sends a create again"
}

/** What is not yes, by its step. */
const reasonOf = ({ answers }: Row): string =>
  Object.entries(answers).flatMap(([step, answer]) =>
    answer === "yes" ? [] : [`${step} (${ofPlatforms[answer] ?? answer})`]
  ).join(", ")

const cell = (row: Row | undefined): string => row === undefined ? "" : isYes(row) ? "yes" : `all but ${reasonOf(row)}`

/** A line for each place of the program, in their order. */
export const tableOf = (all: ReadonlyArray<Row>): string => {
  const rows = all.filter(({ entry }) => entry !== "Sandbox")
  const keys = [...new Set(rows.map(({ how, place }) => `${place}\n${how}`))]
  const lines = keys.map((key) => {
    const own = rows.filter(({ how, place }) => `${place}\n${how}` === key)
    const [{ how, place, version }] = own as [Row, ...ReadonlyArray<Row>]
    const cells = entryNames.map((entry) => cell(own.find((row) => row.entry === entry)))
    return `| ${[place, version, how, ...cells].join(" | ")} |`
  })
  return ["| place | version | how | Effect | Promise |", "|---|---|---|---|---|", ...lines].join("\n")
}

/** A line for each place of the sandbox's binary, in their order. */
export const sandboxTableOf = (rows: ReadonlyArray<Row>): string =>
  [
    "| runtime | version | command | runs |",
    "|---|---|---|---|",
    ...rows.filter(({ entry }) => entry === "Sandbox").map((row) =>
      `| ${[row.place, row.version, row.how, cell(row)].join(" | ")} |`
    )
  ].join("\n")

const keyOf = ({ entry, how, place }: Row): string => `${place}, ${how}, ${entry}`

/** What differs from what was found before, step by step, versions aside: browsers and runtimes go on. */
export const differences = (before: ReadonlyArray<Row>, now: ReadonlyArray<Row>): ReadonlyArray<string> =>
  now.flatMap((row) => {
    const was = before.find((one) => keyOf(one) === keyOf(row))?.answers ?? {}
    return Object.keys({ ...was, ...row.answers }).flatMap((step) =>
      was[step] === row.answers[step] ? [] : [`${keyOf(row)}, ${step}: ${row.answers[step]}, and not ${was[step]}`]
    )
  })
