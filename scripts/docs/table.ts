/** A table of a document, as Markdown has it. */

const rowOf = (cells: ReadonlyArray<string>): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`

export const tableOf = (titles: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [rowOf(titles), `|${"---|".repeat(titles.length)}`, ...rows.map(rowOf)].join("\n")
