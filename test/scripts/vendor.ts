/** A small document as the vendor writes them, its overlay, and the contract that sync makes of the two. */

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { readOverlay } from "../../scripts/contract/overlay.ts"
import { sync } from "../../scripts/contract/sync.ts"

// oxlint-disable typescript/no-explicit-any -- tests change the document in ways that no type allows.

const fixtures = join(import.meta.dirname, "fixtures")

export const overlay = readOverlay(join(fixtures, "overlay"))

/** A copy of the document, with a change. */
export const vendor = (change: (document: any) => void = () => {}): unknown => {
  const document = JSON.parse(readFileSync(join(fixtures, "vendor.json"), "utf8"))
  change(document)
  return document
}

export const before = sync(vendor(), overlay).document

export const schemaOf = (operation: any, status: string): any =>
  operation.responses[status].content["application/json"].schema

export const bodyOf = (operation: any): any => operation.requestBody.content["application/json"].schema

export const answering = (schema: unknown) => ({
  responses: { 200: { description: "", content: { "application/json": { schema } } } }
})

export const widget = {
  type: "object",
  properties: { id: { type: "string" }, type: { type: "string", const: "widget" } },
  required: ["id", "type"]
}
