/** `openapi.json` as the tests use it: every operation with its references resolved, and `ajv` as the judge of values. */
import addFormats from "ajv-formats"
import { Ajv2020 } from "ajv/dist/2020.js"
import * as fs from "node:fs"
import * as path from "node:path"
import type { JsonSchema, OpenApiDocument } from "../../scripts/contract/document.ts"
import { dereference, operationsOf } from "../../scripts/contract/document.ts"

export const root = path.resolve(import.meta.dirname, "../..")

export const contract: OpenApiDocument = dereference(
  JSON.parse(fs.readFileSync(path.join(root, "openapi.json"), "utf8"))
)

export const operations = operationsOf(contract).map((located) => {
  const [group, method] = located.operation.operationId.split(".") as [string, string]
  return { ...located, id: located.operation.operationId, group, name: method }
})

export type ContractOperation = (typeof operations)[number]

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)

export const isValid = (schema: JsonSchema, value: unknown): boolean => ajv.validate(schema as object, value)

export const bodyOf = (operation: ContractOperation): JsonSchema | undefined =>
  operation.operation.requestBody?.content["application/json"]?.schema

/** The declared answers of an operation: status, media type and schema. */
export const responsesOf = (operation: ContractOperation) =>
  Object.entries(operation.operation.responses).map(([status, response]) => {
    const [mediaType, content] = Object.entries(response.content ?? {})[0] ?? []
    return { status: Number(status), mediaType, schema: content?.schema }
  })
