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
    "(pass|password|passwd|pass[-_]?phrase|pass[-_]?code|pwd)s?$",
    "password[-_]?hash(es)?$",
    "(secret|token|credential|jwt|assertion|signature|verifier|mnemonic|kubeconfig)s?([-_]?value)?$",
    "(authorization|cookie|bearer)s?$",
    "((api|access|private|secret|signing|encryption|decryption|service|master|deploy|ssh|shared|hmac|webhook|root|admin|auth|session|recovery|account|storage)"
    + "[-_]?key|[-_]key)s?$",
    "(private|secret)[-_]?key[-_]?pem$|key[-_]?(material|value)$",
    "((connection|conn)[-_]?(string|str|uri|url)|dsn)s?$",
    "(database|db|direct|pooled|replica|shadow|postgres(ql)?|redis|upload|download|presigned|pre[-_]signed|signed|webhook|magic|invite|invitation|reset|verification|activation)"
    + "[-_]?(url|uri|link)s?$",
    "(^|[-_])(t?otp|pin)$",
    "(recovery|backup|one[-_]?time|authorization|auth|device|security|verification|mfa)[-_]?codes?$",
    "seed([-_]?(phrase|words?))?s?$",
    "lease[-_]?id$"
  ].join("|"),
  "i"
)

// Keys that open nothing, and what only ends like a secret.
const plainName =
  /(public|publishable|idempotency|primary|foreign|partition|sort|cache|object)[-_]?keys?$|redirect[-_]?(url|uri)s?$/i

/** Whether a field or header of this name probably holds a secret. */
export const looksSecret = (name: string): boolean => secretName.test(name) && !plainName.test(name)
