/**
 * What a schema found wrong, as the issues of a `FetchError`: where, and what was expected, never the value.
 */
import type * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import type { Issue } from "../../FetchError.ts"

const format = SchemaIssue.makeFormatterStandardSchemaV1()

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  String(typeof segment === "object" ? segment.key : segment)

export const fromSchemaError = (error: Schema.SchemaError): ReadonlyArray<Issue> =>
  format(error.issue).issues.map(({ message, path }) => ({ path: (path ?? []).map(keyOf).join("."), message }))
