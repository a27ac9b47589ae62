/**
 * Writes which operations have changed or come since the published SDK that the types of the Promise entry are held to: there the types may have more than
 * the SDK's.
 */
import { createHash } from "node:crypto"
import { canonical, dereference, type OpenApiDocument, operationsOf } from "../contract/document.ts"
import { operationWithoutProse } from "../contract/prose.ts"
import { header } from "./file.ts"
import { vendorId } from "./paths.ts"

/** By method and path: what an operation was on the wire when it was as the published SDK has it. */
export interface Published {
  readonly [key: string]: string
}

/** What of an operation is in its types. */
const wireOf = (value: unknown): string => {
  const text = canonical(value).replaceAll(/"x-[\w-]+":("[^"]*"|true|false),?/g, "")
  return createHash("sha256").update(text).digest("hex").slice(0, 16)
}

export const publishedOf = (document: OpenApiDocument): Published =>
  Object.fromEntries(
    operationsOf(dereference(document)).map(({ key, operation, pointer }) => {
      const { parameters, requestBody, responses } = operationWithoutProse(operation, pointer)
      return [key, wireOf([parameters, requestBody, responses])]
    })
  )

const idOf = (key: string): string => {
  const [method = "", path = ""] = key.split(" ")
  return vendorId(method.toLowerCase(), path)
}

export const writeBeyond = (document: OpenApiDocument, published: Published): string => {
  const now = publishedOf(document)
  const keys = [...new Set([...Object.keys(now), ...Object.keys(published)])]
  const beyond = keys.filter((key) => now[key] !== published[key])
  const union = (names: ReadonlyArray<string>) =>
    names.length === 0 ? "never" : names.map((name) => `\n  | ${JSON.stringify(name)}`).join("")
  return `${header}
/** Method and path of what the API has gained, changed or lost since the published SDK. */
export type BeyondKey = ${union(beyond)}

/** The same by the ids of the published SDK. */
export type BeyondId = ${union(beyond.map(idOf))}
`
}
