/** What came of the walks, as a table for people. */
import type { Step } from "./walk.ts"

export interface Row extends Step {
  readonly client: string
  readonly version: string
}

/** Whether a step is as it has to be: done, or stopped by the client itself. */
export const isGood = ({ answer }: Step): boolean => answer === "yes" || answer.startsWith("limit: ")

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")

const resultOf = ({ answer }: Step): string =>
  answer === "yes"
    ? "yes"
    : answer.startsWith("limit: ")
    ? `the client's own limit: ${cell(answer.slice("limit: ".length))}`
    : `**no**: ${cell(answer).slice(0, 600)}`

/** A line for each step, in their order. */
export const tableOf = (rows: ReadonlyArray<Row>): string =>
  [
    "| client | version | step | result |",
    "|---|---|---|---|",
    ...rows.map((row) => `| ${[`\`${row.client}\``, row.version, cell(row.step), resultOf(row)].join(" | ")} |`)
  ].join("\n")

/** The document with another table, and the day that it is of. */
export const withTable = (document: string, table: string, day: string): string =>
  document
    .replace(/\| client \| version \|[^]*?\n(?=\n|$)/, () => `${table}\n`)
    .replace(/(Walked on )\d{4}-\d\d-\d\d/, `$1${day}`)
