/**
 * Tells whether a JSON value is what a schema says, without telling what is wrong with it and without making anything.
 *
 * Nearly all answers are right, and Effect's parser pays for the issues and copies that it might need. What is simple is checked here
 * with closures; every other part of a schema is asked of Effect.
 */
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"

export type Check = (u: unknown) => boolean

const byEffect = (ast: SchemaAST.AST): Check => Schema.is(Schema.make<Schema.Top>(ast))

const checkObject = (ast: SchemaAST.Objects): Check => {
  const fields = ast.propertySignatures.map(({ name, type }) => ({
    name,
    optional: SchemaAST.isOptional(type),
    check: checkOf(type)
  }))
  const [record, ...others] = ast.indexSignatures
  if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "String"))) {
    return byEffect(ast)
  }
  const each = record === undefined ? undefined : checkOf(record.type)
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false
    const object = value as { readonly [name: PropertyKey]: unknown }
    for (let i = 0; i < fields.length; i++) {
      const { check, name, optional } = fields[i]!
      const field = object[name]
      if (field === undefined ? !optional : !check(field)) return false
    }
    if (each !== undefined) {
      for (const name in object) {
        if (!each(object[name])) return false
      }
    }
    return true
  }
}

const checkArray = (ast: SchemaAST.Arrays): Check => {
  const [item, ...others] = ast.rest
  if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
  const check = checkOf(item)
  return (value) => {
    if (!Array.isArray(value)) return false
    for (let i = 0; i < value.length; i++) {
      if (!check(value[i])) return false
    }
    return true
  }
}

type Filter = SchemaAST.Filter<unknown>

const filtersOf = (check: SchemaAST.Check<unknown>): ReadonlyArray<Filter> =>
  check._tag === "Filter" ? [check] : check.checks.flatMap(filtersOf)

const checkOf = (ast: SchemaAST.AST): Check => {
  if (ast.encoding !== undefined) return byEffect(ast)
  const check = unfiltered(ast)
  if (ast.checks === undefined) return check
  const filters = ast.checks.flatMap(filtersOf)
  return (value) => {
    if (!check(value)) return false
    for (let i = 0; i < filters.length; i++) {
      if (filters[i]!.run(value, ast, {}) !== undefined) return false
    }
    return true
  }
}

/** Without the checks that a schema has beside its type. */
const unfiltered = (ast: SchemaAST.AST): Check => {
  switch (ast._tag) {
    case "String":
      return (value) => typeof value === "string"
    case "Number":
      return (value) => typeof value === "number"
    case "Boolean":
      return (value) => typeof value === "boolean"
    case "Null":
      return (value) => value === null
    case "Literal":
      return (value) => value === ast.literal
    case "Unknown":
      return () => true
    case "Objects":
      return checkObject(ast)
    case "Arrays":
      return checkArray(ast)
    case "Union": {
      const checks = ast.types.map(checkOf)
      return (value) => {
        for (let i = 0; i < checks.length; i++) {
          if (checks[i]!(value)) return true
        }
        return false
      }
    }
    default:
      return byEffect(ast)
  }
}

/** The check of a schema that transforms nothing, for values that come from JSON. */
export const makeCheck = (schema: Schema.Top): Check => checkOf(schema.ast)
