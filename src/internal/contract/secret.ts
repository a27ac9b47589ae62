/**
 * What is secret: by the contract, whose `x-sensitive` the codecs carry, and by its name, where the contract says nothing.
 */
import * as SchemaAST from "effect/SchemaAST"

const key = "~effect-prisma-management/secret"

/** The annotation of a codec whose values are secrets. */
export const secret = { [key]: true } as const

export const isSecret = (ast: SchemaAST.AST): boolean => SchemaAST.resolveAt<boolean>(key)(ast) === true

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
