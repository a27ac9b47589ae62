/** Pages of a list: a cursor stands for the last row seen, and stays good when that row is gone. */
import * as Effect from "effect/Effect"
import * as answer from "../protocol/answer.ts"

interface Row {
  readonly seq: number
}

export interface PageQuery {
  readonly cursor?: string | null | undefined
  readonly limit?: number | undefined
}

/** How many rows a page has at most, and when nothing is said. */
const mostRows = 100

const cursorOf = (row: Row): string => `c${row.seq.toString(36)}`

const after = (cursor: string): number | undefined =>
  /^c[0-9a-z]{1,8}$/.test(cursor) ? Number.parseInt(cursor.slice(1), 36) : undefined

/** Rows are given, and by default shown, in the order in which they were made. */
export const page = <A extends Row, B>(
  rows: ReadonlyArray<A>,
  { cursor, limit = mostRows }: PageQuery,
  view: (row: A) => B,
  order: "oldest first" | "newest first" = "oldest first"
) =>
  Effect.suspend(() => {
    const isFirst = cursor === undefined || cursor === null
    const seen = isFirst ? 0 : after(cursor)
    if (seen === undefined) {
      return Effect.fail(answer.invalid({
        message: "Invalid query: cursor: Expected a cursor of an earlier page",
        hint: "Omit it for the first page, then send `pagination.nextCursor`."
      }))
    }
    if (!Number.isInteger(limit) || limit < 1 || limit > mostRows) {
      return Effect.fail(answer.invalid({
        message: `Invalid query: limit: Expected an integer from 1 to ${mostRows}`,
        hint: `Omit it for ${mostRows}.`
      }))
    }
    const rest = order === "oldest first"
      ? rows.filter((row) => row.seq > seen)
      : rows.filter((row) => isFirst || row.seq < seen).reverse()
    const shown = rest.slice(0, limit)
    const hasMore = rest.length > shown.length
    return Effect.succeed({
      data: shown.map(view),
      pagination: { nextCursor: hasMore ? cursorOf(shown.at(-1)!) : null, hasMore }
    })
  }).pipe(answer.undeclared)
