/** What the contract says of the places in a request: where its secrets are, and where anything may be. */
import type * as SchemaAST from "effect/SchemaAST"
import { isSecret } from "../../../internal/contract/secret.ts"

export interface Place {
  /** A secret, or what may be anything. */
  readonly isHidden: boolean
  /** Whether a string, a number or a boolean may be here. */
  readonly isScalar: boolean
  readonly fields: ReadonlyMap<string, Place>
  /** Fields whose names the caller chooses. */
  readonly others: Place | undefined
  readonly items: Place | undefined
}

const nothing: Place = { isHidden: false, isScalar: false, fields: new Map(), others: undefined, items: undefined }
const hidden: Place = { ...nothing, isHidden: true }
export const scalar: Place = { ...nothing, isScalar: true }

/** An object with these fields. */
export const fieldsPlace = (fields: { readonly [name: string]: Place }): Place => ({
  ...nothing,
  fields: new Map(Object.entries(fields))
})

const either = (a: Place | undefined, b: Place | undefined): Place | undefined =>
  a === undefined || b === undefined ? a ?? b : both(a, b)

/** A place that is one or the other: what is secret in one of them is secret. */
const both = (a: Place, b: Place): Place => ({
  isHidden: a.isHidden || b.isHidden,
  isScalar: a.isScalar || b.isScalar,
  fields: new Map([
    ...a.fields,
    ...Array.from(b.fields, ([name, place]) => {
      const other = a.fields.get(name)
      return [name, other === undefined ? place : both(other, place)] as const
    })
  ]),
  others: either(a.others, b.others),
  items: either(a.items, b.items)
})

/** The place of what is sent for one of these schemas. */
export const anyOf = (types: ReadonlyArray<SchemaAST.AST>): Place => types.map(placeOf).reduce(both, nothing)

/** The place of what is sent for a schema. What cannot be told is hidden. */
export const placeOf = (ast: SchemaAST.AST): Place => {
  if (isSecret(ast)) return hidden
  if (ast.encoding !== undefined) return anyOf(ast.encoding.map(({ to }) => to))
  switch (ast._tag) {
    case "Null":
    case "Undefined":
      return nothing
    case "String":
    case "Number":
    case "Boolean":
    case "Literal":
    case "Enum":
    case "TemplateLiteral":
      return scalar
    case "Arrays":
      return { ...nothing, items: anyOf([...ast.elements, ...ast.rest]) }
    case "Objects":
      return {
        ...nothing,
        fields: new Map(ast.propertySignatures.map(({ name, type }) => [String(name), placeOf(type)])),
        others: ast.indexSignatures.length === 0 ? undefined : anyOf(ast.indexSignatures.map(({ type }) => type))
      }
    case "Union":
      return anyOf(ast.types)
    default:
      return hidden
  }
}

/** The names of the secret fields in a place and in what is in it. */
export const secretNames = ({ fields, items, others }: Place): ReadonlyArray<string> => [
  ...Array.from(fields).flatMap(([name, place]) => place.isHidden ? [name] : secretNames(place)),
  ...[items, others].flatMap((place) => place === undefined ? [] : secretNames(place))
]
