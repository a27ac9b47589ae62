/** Puts document after document through sync, each against what was made of the one before, as it would have been done from week to week. */
import type { JsonSchema, OpenApiDocument } from "./document.ts"
import { dereference, operationsOf } from "./document.ts"
import type { Overlay } from "./overlay.ts"
import { placesWhere } from "./places.ts"
import { sync } from "./sync.ts"

export interface Step {
  readonly name: string
  readonly document: OpenApiDocument
  readonly added: number
  readonly removed: number
  readonly moved: number
  /** What should not be: a secret that is none any more, an operation with another name. */
  readonly wrong: ReadonlyArray<string>
}

const isSecret = (schema: JsonSchema): boolean => schema["x-sensitive"] === true

const secretsOf = (document: OpenApiDocument) => placesWhere(dereference(document), isSecret)

const lost = (before: OpenApiDocument, after: OpenApiDocument): ReadonlyArray<string> => {
  const now = secretsOf(after)
  return Array.from(secretsOf(before).those.keys()).filter((key) => now.all.has(key) && !now.those.has(key))
}

const renamed = (before: OpenApiDocument, after: OpenApiDocument): ReadonlyArray<string> => {
  const names = new Map(operationsOf(before).map(({ key, operation }) => [key, operation.operationId]))
  return operationsOf(after).flatMap(({ key, operation }) => {
    const name = names.get(key)
    return name === undefined || name === operation.operationId
      ? []
      : [`${key} was ${name} and is ${operation.operationId}`]
  })
}

export const replay = (
  documents: ReadonlyArray<readonly [name: string, document: unknown]>,
  overlay: Overlay
): ReadonlyArray<Step> => {
  let before: OpenApiDocument | undefined
  return documents.map(([name, vendor]) => {
    const { changes, document } = sync(vendor, overlay, before, { allowRemovals: true })
    const wrong = before === undefined ? [] : [
      ...lost(before, document).map((key) => `${key} is a secret no more`),
      ...renamed(before, document)
    ]
    before = document
    return {
      name,
      document,
      added: changes.added.length,
      removed: changes.removed.length,
      moved: changes.moved.length,
      wrong
    }
  })
}
