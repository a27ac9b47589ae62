/** The model and the contract say the same about the wire. */
import { assert, describe, it } from "@effect/vitest"
import * as OpenApi from "effect/http-api/OpenApi"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as HttpApi from "effect/http-api/HttpApi"
import type { JsonSchema, OpenApiDocument, Operation } from "../scripts/contract/document.ts"
import { dereference, operationsOf } from "../scripts/contract/document.ts"
import { byStatus } from "../src/ApiError.ts"
import { Authorization } from "../src/Authorization.ts"
import { makeCheck } from "../src/internal/answer/check.ts"
import { makeConvert } from "../src/internal/answer/convert.ts"
import { makeDecode } from "../src/internal/answer/decode.ts"
import { ManagementApi } from "../src/ManagementApi.ts"
import { operations } from "./support/contract.ts"
import { makeValue, random } from "./support/values.ts"

const model = new Map(
  operationsOf(dereference(OpenApi.fromApi(ManagementApi) as unknown as OpenApiDocument))
    .map((located) => [located.key, located.operation])
)

type Direction = "request" | "response"

/** The kinds of values that a schema accepts, in one form for both documents. Our answers are open where the contract names known values. */
const kindsOf = (schema: JsonSchema | undefined, direction: Direction): ReadonlyArray<string> =>
  Array.from(new Set(allKindsOf(schema ?? {}, direction))).sort()

const allKindsOf = (schema: JsonSchema, direction: Direction): ReadonlyArray<string> => {
  const members = schema.oneOf ?? schema.anyOf
  if (members !== undefined) {
    const kinds = members.flatMap((member) => kindsOf(member, direction))
    // The member of an answer for what is not known yet.
    return direction === "request" ? kinds : kinds.filter((kind) => kind !== "{*:anything}")
  }
  const values = schema.const === undefined ? schema.enum : [schema.const]
  if (values !== undefined) {
    const names = values.filter((value) => typeof value === "string")
    return values.map((value) =>
      value === null
        ? "null"
        : typeof value !== "string" || direction === "response"
        ? typeof value
        : names.sort().join("/")
    )
  }
  const types = schema.type === undefined
    ? [schema.properties === undefined ? "anything" : "object"]
    : [schema.type].flat()
  return types.map((type) => kindOf(schema, type, direction))
}

const kindOf = (schema: JsonSchema, type: string, direction: Direction): string => {
  const inner = (schema: JsonSchema | undefined): string => kindsOf(schema, direction).join("|")
  if (type === "integer") return "number"
  if (type === "array") return `[${inner(schema.items)}]`
  if (type !== "object") return type
  if (schema.properties === undefined) {
    return `{*:${inner(typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined)}}`
  }
  const fields = Object.entries(schema.properties).map(([name, property]) =>
    `${name}${schema.required?.includes(name) ? "!" : "?"}:${inner(property)}`
  )
  return `{${fields.sort().join(", ")}}`
}

/** What has no class of its own, as what the contract has gained, is for `UnexpectedStatus`. */
const isDescribed = (status: string): boolean => Number(status) < 400 || Object.hasOwn(byStatus, status)

const text: JsonSchema = { type: "string" }

/** An error without a body is read as all others are. */
const usual = {
  "application/json": {
    schema: {
      type: "object",
      required: ["error"],
      properties: {
        error: { type: "object", required: ["code", "message"], properties: { code: text, hint: text, message: text } }
      }
    } satisfies JsonSchema
  }
}

const wireOf = (operation: Operation) => ({
  parameters: Object.fromEntries(
    (operation.parameters ?? []).map(({ in: location, name, required }) =>
      [`${location} ${name}`, required === true] as const
    )
      .sort(([a], [b]) => a < b ? -1 : 1)
  ),
  body: Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => ({
    type,
    shape: kindsOf(schema, "request")
  })),
  responses: Object.fromEntries(
    Object.entries(operation.responses).filter(([status]) => isDescribed(status)).map(([status, { content }]) => [
      status,
      Object.entries(content ?? (Number(status) < 400 ? {} : usual)).map(([type, { schema }]) => ({
        type,
        shape: type === "application/json" ? kindsOf(schema, "response") : "records"
      }))
    ])
  ),
  isPublic: operation.security?.length === 0
})

describe("ManagementApi", () => {
  it("describes each operation of the contract and no other", () => {
    assert.deepStrictEqual(Array.from(model.keys()).sort(), operations.map(({ key }) => key).sort())
  })

  const endpoints = new Map<string, { readonly isPublic: boolean; readonly successes: ReadonlyArray<Schema.Top> }>()
  HttpApi.reflect(ManagementApi, {
    onGroup: () => {},
    onEndpoint: ({ endpoint, group, middleware, successes }) => {
      endpoints.set(`${group.identifier}.${endpoint.identifier}`, {
        isPublic: !Array.from(middleware).some(({ key }) => key === Authorization.key),
        successes: Array.from(successes.values(), ([schema]) => schema)
      })
    }
  })

  it.each(operations)("describes the wire of $id as the contract does", ({ id, key, operation }) => {
    const { isPublic: _, ...described } = wireOf(model.get(key)!)
    const { isPublic, ...declared } = wireOf(operation)
    assert.deepStrictEqual(described, declared)
    assert.strictEqual(endpoints.get(id)!.isPublic, isPublic)
  })

  it.each(operations)(
    "decodes $id the same by the short way and by the schema",
    ({ id, operation }) => {
      const bodies = Object.entries(operation.responses).filter(([status, { content }]) =>
        Number(status) < 300 && content?.["application/json"] !== undefined
      )
      const schemas = endpoints.get(id)!.successes.slice(-bodies.length)
      bodies.forEach(([, { content }], index) => {
        const schema = schemas[index] as Schema.Codec<unknown, unknown>
        assert.isDefined(makeConvert(schema.ast))
        const encoded = Schema.toEncoded(schema)
        const checks = [makeCheck(encoded), Schema.is(encoded)]
        const decode = makeDecode(schema)
        for (let seed = 0; seed < 20; seed++) {
          const value = makeValue(content!["application/json"]!.schema!, random(seed))
          for (const text of [value, ...broken(value)].map((candidate) => JSON.stringify(candidate))) {
            const candidate: unknown = JSON.parse(text)
            for (const check of checks) assert.strictEqual(check(candidate), checks[0]!(candidate))
            const expected = Schema.decodeUnknownOption(schema)(candidate)
            assert.deepStrictEqual(Result.getSuccess(decode(text)), expected)
          }
        }
      })
    }
  )
})

/** The value with one place after the other left out, made null, made a number, or with a field that nobody knows. */
function broken(value: unknown): ReadonlyArray<unknown> {
  if (typeof value !== "object" || value === null) return [null, 7]
  const at = (key: string, inner: unknown): unknown =>
    Array.isArray(value) ? value.map((item, index) => String(index) === key ? inner : item) : { ...value, [key]: inner }
  return Object.entries(value).flatMap((
    [key, inner]
  ) => [at(key, undefined), ...broken(inner).map((part) => at(key, part))])
    .concat(Array.isArray(value) ? [] : [{ ...value, fieldOfTomorrow: { a: 1 } }])
}
