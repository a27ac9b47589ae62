/** Writes the types of the Promise entry, so that what compiles with the published SDK compiles with ours. */
import openapiTypescript, { astToString } from "openapi-typescript"
import { type OpenApiDocument, type Operation, operationsOf } from "../contract/document.ts"
import { header } from "./file.ts"

const capitalize = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The vendor's id of an operation, by which `operations` of the published SDK has it: `getV1ProjectsById`. */
const vendorId = (method: string, path: string): string =>
  method +
  path.split("/").map((segment) =>
    segment.startsWith("{") ? `By${capitalize(segment.slice(1, -1))}` : capitalize(segment)
  ).join("")

/** The document as users of paths and methods know it: where its words name an operation by our id, they say method and path. */
const inTheirWords = (document: OpenApiDocument): OpenApiDocument => {
  const keys = new Map(
    operationsOf(document).map(({ key, operation }) => [`\`${operation.operationId}\``, `\`${key}\``])
  )
  const words = (text: string): string => text.replace(/`[\w.]+`/g, (word) => keys.get(word) ?? word)
  const translated = (method: string, path: string, operation: Operation): Operation => ({
    ...operation,
    operationId: vendorId(method, path),
    summary: words(operation.summary),
    ...(operation.description === undefined ? undefined : { description: words(operation.description) })
  })
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(document.paths).map(([path, item]) => [
        path,
        Object.fromEntries(
          Object.entries(item).map(([method, operation]) => [method, translated(method, path, operation)])
        )
      ])
    )
  }
}

export const writePaths = async (document: OpenApiDocument): Promise<string> => {
  const nodes = await openapiTypescript(inTheirWords(document) as never, {
    alphabetize: false,
    immutable: false,
    // Else whoever sends a request would have to give every property that has a default.
    defaultNonNullable: false
  })
  return header + astToString(nodes)
}
