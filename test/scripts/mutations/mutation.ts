/** A change of our document as the vendor might make it, and what has to become of it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { OpenApiDocument } from "../../../scripts/contract/document.ts"
import { dereference } from "../../../scripts/contract/document.ts"
import { mapPlaces } from "../../../scripts/contract/places.ts"
import { operationWithoutProse } from "../../../scripts/contract/prose.ts"
import { mapOperations } from "../../../scripts/contract/schemas.ts"

// oxlint-disable typescript/no-explicit-any -- mutations change the document in ways that no type allows.

/** A document that may be changed in any way. */
export type Vendor = any

export interface Mutation {
  readonly name: string
  readonly change: (document: Vendor) => void
}

export interface Refused extends Mutation {
  readonly pointer: string
  readonly problem: RegExp
}

export interface Accepted extends Mutation {
  /** What has to be told besides names that are owed; without it nothing is. */
  readonly told?: ReadonlyArray<RegExp>
  /** What the contract is like afterwards. */
  readonly holds?: (document: OpenApiDocument) => boolean
}

export const root = join(import.meta.dirname, "../../..")

export const contract: OpenApiDocument = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8"))

const bare = mapOperations(
  mapPlaces(dereference(contract), ({ "x-sensitive": _mark, ...schema }) => schema),
  operationWithoutProse
)
const { schemas: _named, ...components } = bare.components ?? {}
const vendorText = JSON.stringify({ ...bare, components })

/** Our document as the vendor has it: inline, without our names, words and marks. */
export const vendor = (): Vendor => JSON.parse(vendorText)

export const text = { type: "string" }

export const json = (schema: unknown) => ({ description: "", content: { "application/json": { schema } } })

export const answering = (schema: unknown) => ({ responses: { 200: json(schema) } })

export const object = (properties: { readonly [name: string]: unknown }) => ({
  type: "object",
  properties,
  required: Object.keys(properties)
})

export const taking = (schema: unknown) => ({
  requestBody: { content: { "application/json": { schema } } },
  responses: { 204: { description: "" } }
})

/** The schema of an answer of the vendor's document. */
export const answerOf = (document: Vendor, path: string, method = "get", status = "200"): Vendor =>
  document.paths[path][method].responses[status].content["application/json"].schema

export const bodyOf = (document: Vendor, path: string, method = "post"): Vendor =>
  document.paths[path][method].requestBody.content["application/json"].schema

/** The operation of our contract at a path. */
export const operationOf = (document: OpenApiDocument, path: string, method: "get" | "post" | "delete" = "get") =>
  document.paths[path]?.[method]

export const idOf = (document: OpenApiDocument, path: string, method: "get" | "post" | "delete" = "get") =>
  operationOf(document, path, method)?.operationId
