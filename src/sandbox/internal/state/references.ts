/** Which fields of a row are the id of another row, and of which table. */
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"

const key = "~effect-prisma-management/sandbox/reference"

/** The id of a row that has to be there, in the table of that name. */
export const reference = (table: string) => Schema.String.annotate({ [key]: table })

export interface Reference {
  /** The fields from the row to the id. */
  readonly path: ReadonlyArray<PropertyKey>
  readonly table: string
  readonly id: string
}

/** The references in a value that a schema has accepted. */
export const referencesIn = (
  ast: SchemaAST.AST,
  value: unknown,
  path: ReadonlyArray<PropertyKey> = []
): ReadonlyArray<Reference> => {
  const table = SchemaAST.resolveAt<string>(key)(ast)
  if (table !== undefined) return Predicate.isString(value) ? [{ path, table, id: value }] : []
  if (ast._tag === "Union") return ast.types.flatMap((type) => referencesIn(type, value, path))
  if (ast._tag !== "Objects" || !Predicate.isObject(value)) return []
  return ast.propertySignatures.flatMap(({ name, type }) =>
    name in value ? referencesIn(type, value[name as keyof typeof value], [...path, name]) : []
  )
}

/** The tables that the rows of a schema refer to. */
export const tablesOf = (ast: SchemaAST.AST): ReadonlyArray<string> => {
  const table = SchemaAST.resolveAt<string>(key)(ast)
  if (table !== undefined) return [table]
  if (ast._tag === "Union") return ast.types.flatMap(tablesOf)
  return ast._tag === "Objects" ? ast.propertySignatures.flatMap(({ type }) => tablesOf(type)) : []
}

const replaced = (value: unknown, [key, ...rest]: ReadonlyArray<PropertyKey>, id: string): unknown =>
  key === undefined
    ? id
    : { ...value as object, [key]: replaced((value as { [key: PropertyKey]: unknown })[key], rest, id) }

/** The same value, with other ids in the place of those of a table. */
export const withReferences = <A>(
  ast: SchemaAST.AST,
  value: A,
  table: string,
  other: (id: string) => string
): A =>
  referencesIn(ast, value).filter((reference) => reference.table === table && other(reference.id) !== reference.id)
    .reduce((changed, { id, path }) => replaced(changed, path, other(id)) as A, value)
