/**
 * What a schema found wrong, as the issues of a `FetchError`: where, and what was expected, never the value.
 */
import type * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { type Findings, type Issue, mostNamed, pathOf } from "./issues.ts"

const format = SchemaIssue.makeFormatterStandardSchemaV1()

type Path = ReadonlyArray<PropertyKey>

type Counted = { -readonly [Name in keyof Issue]: Issue[Name] }

/** Elements of a list that are wrong in the same way are one kind. */
const kindOf = (path: Path, message: string): string =>
  JSON.stringify([path.map((key) => typeof key === "number" ? "*" : `.${String(key)}`), message])

/** The parts of an issue that say something each, without making a list of them. */
const visit = (issue: SchemaIssue.Issue, path: Path, each: (issue: SchemaIssue.Issue, path: Path) => void): void => {
  if (issue._tag === "Pointer") return visit(issue.issue, [...path, ...issue.path], each)
  if (issue._tag === "Encoding") return visit(issue.issue, path, each)
  if ((issue._tag === "Composite" || issue._tag === "AnyOf") && issue.issues.length > 0) {
    for (const inner of issue.issues) visit(inner, path, each)
    return
  }
  each(issue, path)
}

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }): PropertyKey =>
  typeof segment === "object" ? segment.key : segment

export const fromSchemaError = (error: Schema.SchemaError): Findings => {
  const kinds = new Map<string, Counted>()
  let more = 0
  visit(error.issue, [], (part, at) => {
    for (const { message, path: inner = [] } of format(part).issues) {
      const path = [...at, ...inner.map(keyOf)]
      const kind = kindOf(path, message)
      const known = kinds.get(kind)
      if (known !== undefined) known.count = (known.count ?? 1) + 1
      else if (kinds.size < mostNamed) kinds.set(kind, { path: pathOf(path), message })
      else more++
    }
  })
  return { issues: Array.from(kinds.values()), more }
}
