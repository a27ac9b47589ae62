import type { JsonSchema, Operation } from "./document.ts"
import { mapInner, mapOperation, mapValues } from "./schemas.ts"

/** The operation as it is on the wire: the words of the contract are ours, the vendor's are neither copied nor compared. */
export const operationWithoutProse = (original: Operation, pointer: string): Operation => {
  const { tags: _tags, ...operation } = strip(mapOperation(original, pointer, schemaWithoutProse))
  const { parameters, requestBody, responses } = operation
  return {
    ...operation,
    ...(parameters && { parameters: parameters.map(strip) }),
    ...(requestBody && { requestBody: { ...strip(requestBody), content: mapValues(requestBody.content, strip) } }),
    responses: mapValues(responses, (response) => ({
      ...strip(response),
      ...(response.headers && { headers: mapValues(response.headers, strip) }),
      ...(response.content && { content: mapValues(response.content, strip) })
    }))
  } as Operation
}

export const schemaWithoutProse = (schema: JsonSchema, pointer = ""): JsonSchema =>
  typeof schema === "boolean" ? schema : strip(mapInner(schema, pointer, schemaWithoutProse))

const prose = new Set([
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "externalDocs",
  "$comment"
])

const strip = <Part extends object>(part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([key]) => !prose.has(key))) as Part
