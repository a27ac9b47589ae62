/** Writes which of the writes that a client could make twice may be made twice: the contract says so, and the types of the Promise entry do not. */
import { isIdempotent } from "../../src/internal/call/repeatable.ts"
import { type OpenApiDocument, operationsOf } from "../contract/document.ts"
import { header } from "./file.ts"

export const writeIdempotent = (document: OpenApiDocument): string => {
  const keys = operationsOf(document).flatMap(({ key, method, operation }) =>
    operation["x-idempotent"] === true && !isIdempotent(method.toUpperCase()) ? [JSON.stringify(key)] : []
  )
  return `${header}\n/** Method and path of the writes that are as good twice as once, which their methods do not say. */\n`
    + `export const idempotentOperations: ReadonlySet<string> = new Set([${keys.join(", ")}])\n`
}
