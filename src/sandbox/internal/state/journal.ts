/**
 * A state as the text of one file: the whole of it on the first line, and a line for each change since then (JSON lines). What is written last may end anywhere:
 * an unfinished line is a change that never was.
 */
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { bounded, type Findings } from "../../../internal/failure/issues.ts"
import { fromSchemaError } from "../../../internal/failure/schemaIssues.ts"
import type { Changes } from "./changes.ts"
import type { Head, Snapshot } from "./Store.ts"

/** Of what this sandbox writes; it reads the one before too, which is one value without changes. */
export const format = 2

export const lineOfAll = (snapshot: Snapshot): string => `${JSON.stringify({ format, ...snapshot })}\n`

export const lineOfChanges = (head: Head, changes: Changes): string => `${JSON.stringify({ ...head, ...changes })}\n`

const Fields = Schema.Record(Schema.String, Schema.Unknown)

const Change = Schema.StructWithRest(
  Schema.Struct({
    put: Schema.Record(
      Schema.String,
      Schema.Array(Schema.StructWithRest(Schema.Struct({ id: Schema.String, seq: Schema.Int }), [Fields]))
    ),
    remove: Schema.Record(Schema.String, Schema.Array(Schema.String))
  }),
  [Fields]
)

const decodeChange = Schema.decodeUnknownResult(Change, { errors: "all" })

const Whole = Schema.StructWithRest(
  Schema.Struct({ tables: Schema.Record(Schema.String, Schema.Array(Schema.Unknown)) }),
  [
    Fields
  ]
)

const isWhole = Schema.is(Whole)

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const failed = (path: string, message: string) => Result.fail(bounded([{ path, message }], 0))

const idOf = (row: unknown, index: number): string =>
  Predicate.isObject(row) && "id" in row ? String(row.id) : `row ${index}`

/** The tables by the ids of their rows, to be changed. */
const makeTables = ({ tables }: typeof Whole.Type) => {
  const all = new Map(
    Object.entries(tables).map(([name, rows]) => [
      name,
      new Map<string, unknown>(rows.map((row, index) => [idOf(row, index), row]))
    ])
  )
  const of = (name: string) => {
    const rows = all.get(name) ?? new Map<string, unknown>()
    all.set(name, rows)
    return rows
  }
  return {
    apply: ({ put, remove }: typeof Change.Type): void => {
      for (const [name, ids] of Object.entries(remove)) ids.forEach((id) => of(name).delete(id))
      for (const [name, rows] of Object.entries(put)) {
        for (const row of rows) {
          const before = of(name).get(row.id)
          // As in a table: one that was made anew comes after all others.
          if (Predicate.isObject(before) && "seq" in before && before.seq !== row.seq) of(name).delete(row.id)
          of(name).set(row.id, row)
        }
      }
    },
    rows: (): { readonly [table: string]: ReadonlyArray<unknown> } =>
      Object.fromEntries(Array.from(all, ([name, rows]) => [name, Array.from(rows.values())]))
  }
}

/** Makes of a state and the lines after it what they say together. */
const changed = (whole: typeof Whole.Type, lines: ReadonlyArray<string>): Result.Result<unknown, Findings> => {
  const tables = makeTables(whole)
  const { format, tables: _, ...first } = whole
  // All of it, each time: what is omitted is over, as the time at which a clock stood still.
  let head: object = first
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1
    if (isLast && line === "") break
    const place = `line ${index + 2}`
    const json = parsed(line)
    if (json === undefined) {
      if (isLast) break
      return failed(place, "Expected a change, as JSON")
    }
    const change = decodeChange(json.value)
    if (Result.isFailure(change)) {
      const [issue] = fromSchemaError(change.failure).issues
      return failed(issue!.path === "" ? place : `${place} at ${issue!.path}`, issue!.message)
    }
    const { put, remove, ...rest } = change.success
    tables.apply({ put, remove })
    head = rest
  }
  return Result.succeed({ format, ...head, tables: tables.rows() })
}

/** The value that the text of a file is, which is still to be checked; undefined where it is none. */
export const read = (text: string): Result.Result<unknown, Findings> | undefined => {
  const end = text.indexOf("\n")
  const first = end < 0 ? undefined : parsed(text.slice(0, end))
  if (first === undefined || !isWhole(first.value)) {
    // All of it may be one value, over many lines: an earlier sandbox wrote it, or a person did.
    const value = parsed(text)
    return value === undefined ? undefined : Result.succeed(value.value)
  }
  const rest = text.slice(end + 1)
  return rest === "" ? Result.succeed(first.value) : changed(first.value, rest.split("\n"))
}
