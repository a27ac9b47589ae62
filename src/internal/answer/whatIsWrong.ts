/**
 * Tells what is wrong with a JSON value that `check` has refused, in the time that reading it took, however much of it is wrong.
 *
 * Effect's parser makes an issue of each place. Here closures look at all of the value and count, a number for each place of the schema;
 * Effect is asked only for the words, of the first value of the few kinds that are named.
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import { type Findings, type Issue, mostNamed, pathOf } from "../failure/issues.ts"
import { fromSchemaError } from "../failure/schemaIssues.ts"
import { type Check, makeCheck } from "./check.ts"
import type { Converted } from "./convert.ts"

type Look = (value: unknown) => void

/** The path to the value that is looked at: indexes and names change while it is walked. */
type Place = () => ReadonlyArray<PropertyKey>

type Note = (value: unknown) => void

interface Kind {
  count: number
  readonly issues: ReadonlyArray<Issue>
}

const issuesOf = (ast: SchemaAST.AST, value: unknown): ReadonlyArray<Issue> => {
  const decoded = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown, unknown>>(ast))(value)
  return Result.isFailure(decoded) ? fromSchemaError(decoded.failure).issues : []
}

const missing: ReadonlyArray<Issue> = [{ path: "", message: "Missing key" }]

const convertedOf = (ast: SchemaAST.AST) => ast.annotations as Converted | undefined

const isPlain = ({ checks, encoding }: SchemaAST.AST): boolean => checks === undefined && encoding === undefined

/** Whether a value is right, where what is wrong inside of it is of no interest. */
const rightOf = (ast: SchemaAST.AST): Check => {
  if (ast._tag === "Union" && isPlain(ast)) {
    const checks = ast.types.map(rightOf)
    return (value) => checks.some((check) => check(value))
  }
  const check = makeCheck(Schema.toEncoded(Schema.make<Schema.Top>(ast)))
  const isConvertible = convertedOf(ast)?.["~effect-prisma-management/isConvertible"]
  return isConvertible === undefined ? check : (value) => check(value) && isConvertible(value)
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** How many values are found wrong where that takes long: dates, numbers with a limit. What is beyond them is not looked at. */
const mostSlow = 50_000

class Search {
  readonly kinds: Array<Kind> = []
  private slow = 0

  isOver(): boolean {
    return this.slow >= mostSlow
  }

  private note(place: Place, issues: (value: unknown) => ReadonlyArray<Issue>): Note {
    let kind: Kind | undefined
    return (value) => {
      if (kind === undefined) {
        kind = { count: 0, issues: this.kinds.length < mostNamed ? this.placed(place(), issues(value)) : [] }
        this.kinds.push(kind)
      }
      kind.count++
    }
  }

  private placed(keys: ReadonlyArray<PropertyKey>, issues: ReadonlyArray<Issue>): ReadonlyArray<Issue> {
    const at = pathOf(keys)
    return issues.map(({ message, path }) => ({ path: [at, path].filter((part) => part !== "").join("."), message }))
  }

  private leaf(ast: SchemaAST.AST, place: Place): Look {
    const isRight = rightOf(ast)
    const note = this.note(place, (value) => issuesOf(ast, value))
    const isSlow = !isPlain(ast) || ast._tag === "Union"
    return (value) => {
      if (isRight(value)) return
      note(value)
      if (isSlow) this.slow++
    }
  }

  private struct(ast: SchemaAST.Objects, place: Place): Look {
    const fields = ast.propertySignatures.map(({ name, type }) => {
      const at = () => [...place(), name]
      return {
        name,
        look: this.lookAt(type, at),
        miss: SchemaAST.isOptional(type) ? undefined : this.note(at, () => missing)
      }
    })
    const note = this.note(place, (value) => issuesOf(ast, value))
    return (value) => {
      if (!isObject(value)) return note(value)
      for (let i = 0; i < fields.length; i++) {
        const { look, miss, name } = fields[i]!
        const field = (value as { readonly [name: PropertyKey]: unknown })[name]
        if (field !== undefined) look(field)
        else if (miss !== undefined) miss(field)
      }
    }
  }

  private record(ast: SchemaAST.Objects, place: Place): Look {
    let name = ""
    const look = this.lookAt(ast.indexSignatures[0]!.type, () => [...place(), name])
    const note = this.note(place, (value) => issuesOf(ast, value))
    return (value) => {
      if (!isObject(value)) return note(value)
      for (name in value) {
        if (this.isOver()) return
        look(value[name])
      }
    }
  }

  private array(ast: SchemaAST.Arrays, place: Place): Look {
    let index = 0
    const look = this.lookAt(ast.rest[0]!, () => [...place(), index])
    const note = this.note(place, (value) => issuesOf(ast, value))
    return (value) => {
      if (!Array.isArray(value)) return note(value)
      for (index = 0; index < value.length && !this.isOver(); index++) look(value[index])
    }
  }

  /** Of a kind that the contract does not know nothing is wrong. */
  private tagged(ast: SchemaAST.Union, place: Place): Look {
    const kinds = new Map<unknown, Look>()
    for (const type of ast.types) {
      const tag = type._tag === "Objects"
        ? type.propertySignatures.find(({ name }) => name === "type")?.type
        : undefined
      if (tag?._tag === "Literal") kinds.set(tag.literal, this.lookAt(type, place))
    }
    const note = this.note(place, (value) => issuesOf(ast, value))
    return (value) => {
      const type = isObject(value) ? value["type"] : undefined
      if (typeof type !== "string") return note(value)
      kinds.get(type)?.(value)
    }
  }

  /** Inside of a value is looked where it can be of one member only. */
  private union(ast: SchemaAST.Union, place: Place): Look {
    const nested = ast.types.filter((type) => isPlain(type) && (type._tag === "Objects" || type._tag === "Arrays"))
    const [only] = nested
    const leaf = this.leaf(ast, place)
    if (only === undefined || nested.length > 1) return leaf
    const look = this.lookAt(only, place)
    const isNested = only._tag === "Arrays" ? Array.isArray : isObject
    return (value) => isNested(value) ? look(value) : leaf(value)
  }

  lookAt(ast: SchemaAST.AST, place: Place): Look {
    const converted = convertedOf(ast)
    if (converted?.["~effect-prisma-management/data"] === true) {
      const envelope = ast.encoding?.at(-1)?.to
      if (envelope !== undefined) return this.lookAt(envelope, place)
    }
    if (!isPlain(ast) || converted?.["~effect-prisma-management/convert"] !== undefined) return this.leaf(ast, place)
    switch (ast._tag) {
      case "Objects":
        if (ast.indexSignatures.length === 0) return this.struct(ast, place)
        return ast.indexSignatures.length === 1 && ast.propertySignatures.length === 0
            && ast.indexSignatures[0]!.parameter._tag === "String"
          ? this.record(ast, place)
          : this.leaf(ast, place)
      case "Arrays":
        return ast.rest.length === 1 && ast.elements.length === 0 ? this.array(ast, place) : this.leaf(ast, place)
      case "Union":
        return converted?.["~effect-prisma-management/tagged"] === true
          ? this.tagged(ast, place)
          : this.union(ast, place)
      default:
        return this.leaf(ast, place)
    }
  }
}

/** What is wrong with the JSON that a codec does not decode; no issues where nothing is found here. */
export const whatIsWrong = (ast: SchemaAST.AST, value: unknown): Findings => {
  const search = new Search()
  search.lookAt(ast, () => [])(value)
  const issues: Array<Issue> = []
  let more = search.isOver() ? Infinity : 0
  for (const { count, issues: ofKind } of search.kinds) {
    if (issues.length + ofKind.length > mostNamed || ofKind.length === 0) more += count
    else issues.push(...ofKind.map((issue) => count === 1 ? issue : { ...issue, count }))
  }
  return { issues, more }
}
