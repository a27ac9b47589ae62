/**
 * What is secret: by the contract, whose `x-sensitive` the codecs carry, and by its name, where the contract says nothing.
 */
import * as Predicate from "effect/Predicate"
import * as SchemaAST from "effect/SchemaAST"

const key = "~effect-prisma-management/secret"

/** The annotation of a codec whose values are secrets. */
export const secret = { [key]: true } as const

export const isSecret = (ast: SchemaAST.AST): boolean => SchemaAST.resolveAt<boolean>(key)(ast) === true

const stringsIn = (value: unknown): ReadonlyArray<string> => {
  if (Predicate.isString(value)) return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** The secrets in what is sent for a schema. */
export const secretsIn = (ast: SchemaAST.AST, value: unknown): ReadonlyArray<string> => {
  if (isSecret(ast)) return stringsIn(value)
  if (ast.encoding !== undefined) return ast.encoding.flatMap(({ to }) => secretsIn(to, value))
  if (ast._tag === "Union") return ast.types.flatMap((type) => secretsIn(type, value))
  if (ast._tag === "Arrays" && Array.isArray(value)) {
    return value.flatMap((item) => [...ast.elements, ...ast.rest].flatMap((type) => secretsIn(type, item)))
  }
  if (ast._tag !== "Objects" || !Predicate.isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const named = ast.propertySignatures.filter((property) => property.name === name)
    return (named.length > 0 ? named : ast.indexSignatures).flatMap(({ type }) => secretsIn(type, inner))
  })
}

const secretName = new RegExp(
  [
    "^secret.*",
    "(pass|password|passwd|passphrase|passcode|pwd)$",
    "(secret|token|credentials?|jwt|assertion|signature|verifier)$",
    "(authorization|cookie)$",
    "((api|access|private|secret|signing|encryption|service|master)[-_]?key|[-_]key)$",
    "(connection[-_]?string|dsn|(database|direct|upload|presigned|signed|webhook)[-_]?url)$",
    "(^|[-_])otp$",
    "lease[-_]?id$"
  ].join("|"),
  "i"
)

/** Whether a field or header of this name probably holds a secret. */
export const looksSecret = (name: string): boolean => secretName.test(name)
