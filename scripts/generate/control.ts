/** The table of `docs/sandbox.md`: all that control takes and answers, from what the sandbox itself tells at `GET /__sandbox`. */
import { told } from "../../src/sandbox/internal/control/routes.ts"
import { tableOf } from "../docs/table.ts"

const start = "<!-- control: `npm run generate` writes this table -->\n"
const end = "<!-- /control -->"

const code = (value: unknown): string => value === undefined ? "" : `\`${JSON.stringify(value)}\``

const table = (): string =>
  tableOf(
    ["request", "what it does", "a body", "an answer"],
    told.map(({ answer, body, method, path, what }) => [`\`${method} ${path}\``, what, code(body), code(answer)])
  )

/** The document with the table as it is now. */
export const withControl = (document: string): string => {
  const [before, rest] = document.split(start)
  const [, after] = rest?.split(end) ?? []
  if (before === undefined || after === undefined) {
    throw new Error(`docs/sandbox.md has no place for the table of control: ${start.trim()} and ${end}`)
  }
  return `${before}${start}${table()}\n${end}${after}`
}
