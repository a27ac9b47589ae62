/** The table of answers. */

export interface Row {
  readonly question: string
  readonly section: string
  readonly real: string
  readonly sandbox: string
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")

/** What was not asked, or was not answered because of something else, is neither the same nor different. */
const isOpen = (text: string): boolean => /^(not asked|no answer)/.test(text)

const sameness = ({ real, sandbox }: Row): string =>
  isOpen(real) || isOpen(sandbox) ? "" : real === sandbox ? "same" : "**not**"

/** A line for each question, in their order. */
export const tableOf = (rows: ReadonlyArray<Row>): string =>
  [
    "| question | heading of the facts page | real | sandbox | |",
    "|---|---|---|---|---|",
    ...rows.map((row) =>
      `| ${[row.question, row.section, row.real, row.sandbox].map(cell).join(" | ")} | ${sameness(row)} |`
    )
  ].join("\n")

/** How many answers are the same, are not, and are open. */
export const countsOf = (rows: ReadonlyArray<Row>): string => {
  const count = (said: string) => rows.filter((row) => sameness(row) === said).length
  return `${count("same")} the same, ${count("**not**")} not, ${count("")} without an answer`
}
