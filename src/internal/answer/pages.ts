/**
 * What comes after a page: the cursor of the next one, nothing, or what is wrong.
 */
import * as Data from "effect/Data"

/** A page of a list. */
export interface Page<out Item> {
  readonly data: ReadonlyArray<Item>
  readonly pagination: { readonly hasMore: boolean; readonly nextCursor: string | null }
}

export class PaginationError extends Data.TaggedError("PaginationError")<{
  readonly message: string
  readonly reason: { readonly _tag: "CursorRepeated"; readonly cursor: string } | { readonly _tag: "CursorMissing" }
  /** The number of pages that were read. Their items arrived before this error. */
  readonly pages: number
}> {}

/** Remembers the cursors of one reading, to tell what comes after a page: a cursor, nothing, or an error. */
export const makeNext = (from: string | undefined) => {
  const seen = new Set<string>()
  if (from !== undefined) seen.add(from)
  let pages = 0

  return ({ pagination: { hasMore, nextCursor } }: Page<unknown>): string | undefined | PaginationError => {
    pages++
    if (!hasMore) return undefined
    if (nextCursor === null || nextCursor === "") {
      return new PaginationError({
        message: `Page ${pages} announces another page, but has no cursor for it.`,
        reason: { _tag: "CursorMissing" },
        pages
      })
    }
    if (seen.has(nextCursor)) {
      return new PaginationError({
        message: `Page ${pages} has the cursor of a page that was already read.`,
        reason: { _tag: "CursorRepeated", cursor: nextCursor },
        pages
      })
    }
    seen.add(nextCursor)
    return nextCursor
  }
}
