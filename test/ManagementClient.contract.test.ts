/** Every operation of `openapi.json`, called over a real socket: what goes out, and what comes back. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as ApiError from "../src/ApiError.ts"
import { withUnknownOutcome } from "../src/internal/failure/fetchErrors.ts"
import { ManagementApi } from "../src/ManagementApi.ts"
import * as Client from "./support/client.ts"
import { bodyOf, type ContractOperation, isValid, operations, responsesOf } from "./support/contract.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { type Random, random } from "./support/random.ts"
import { makeValue } from "./support/values.ts"

const rounds = 8

const seedOf = (operation: ContractOperation, round: number): number =>
  Array.from(operation.id).reduce((seed, char) => Math.imul(seed, 31) + char.charCodeAt(0), round)

/** What a user gives an operation: a value for each slot that it has. */
const makeInput = (operation: ContractOperation, next: Random) => {
  const of = (location: string) => {
    const parameters = (operation.operation.parameters ?? []).filter((parameter) => parameter.in === location)
    return parameters.length === 0 ? undefined : Object.fromEntries(
      parameters.filter(({ required }) => required === true || next(2) === 1)
        .map(({ name, schema }) => [name, makeValue(schema, next)])
    )
  }
  const body = bodyOf(operation)
  return {
    params: of("path") as { readonly [name: string]: string } | undefined,
    query: of("query"),
    headers: of("header") as { readonly [name: string]: string } | undefined,
    payload: body === undefined ? undefined : makeValue(body, next)
  }
}

const expectedPath = (operation: ContractOperation, params: { readonly [name: string]: string } | undefined): string =>
  operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params![name]!))

const endpoints = new Map<
  string,
  { readonly successes: ReadonlyMap<number, Schema.Top>; readonly endpoint: HttpApiEndpoint.Top }
>()
HttpApi.reflect(ManagementApi, {
  onGroup: () => {},
  onEndpoint: ({ endpoint, group, successes }) => {
    endpoints.set(`${group.identifier}.${endpoint.identifier}`, {
      endpoint,
      successes: new Map(Array.from(successes, ([status, [schema]]) => [status, schema]))
    })
  }
})

const encode = (schema: Schema.Top, value: unknown) =>
  Schema.encodeUnknownEffect(schema)(value) as Effect.Effect<unknown, Schema.SchemaError>

const streamSchema = (id: string): Schema.Top =>
  (Array.from(endpoints.get(id)!.endpoint.success).find((schema) => "_tag" in schema) as never as {
    schema: Schema.Top
  }).schema

describe("the contract", () => {
  it("the client has each operation of the contract and no other", () => {
    assert.isNotEmpty(operations)
    assert.deepStrictEqual(Array.from(endpoints.keys()).sort(), operations.map(({ id }) => id).sort())
  })
})

/** A WebSocket client's operation gives a call nothing. */
const isCallable = (operation: ContractOperation): boolean =>
  responsesOf(operation).some(({ status }) => status >= 200 && status < 300)

describe.each(operations.filter(isCallable))("$id ($key)", (operation) => {
  const responses = responsesOf(operation)
  const success = responses.find(({ status }) => status >= 200 && status < 300)!

  const call = (server: RecordingServer.RecordingServer, input: unknown) =>
    Effect.flatMap(Client.make(server.url), (client) => {
      const result = Client.operation(client, operation.group, operation.name)(input)
      return Stream.isStream(result) ? Stream.runCollect(result) : result
    })

  const answer = (body: unknown, status = success.status, mediaType = success.mediaType): RecordingServer.Answer =>
    mediaType === undefined
      ? { status }
      : mediaType === "application/x-ndjson"
      ? {
        status,
        headers: { "content-type": mediaType },
        body: (body as ReadonlyArray<unknown>).map((line) => JSON.stringify(line) + "\n").join("")
      }
      : RecordingServer.json(status, body)

  it.effect(`${operation.id} sends what the contract says`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      for (let round = 0; round < rounds; round++) {
        const next = random(seedOf(operation, round))
        const input = makeInput(operation, next)
        const body = success.schema === undefined ? undefined : makeValue(success.schema, next)
        server.answerWith(answer(success.mediaType === "application/x-ndjson" ? [body] : body))
        yield* call(server, input)

        const sent = server.take()
        assert.strictEqual(sent.method, operation.method.toUpperCase())
        assert.strictEqual(sent.url.pathname, expectedPath(operation, input.params))
        assert.deepStrictEqual(
          Object.fromEntries(sent.url.searchParams),
          Object.fromEntries(
            Object.entries(input.query ?? {}).filter(([, value]) => value !== null).map((
              [name, value]
            ) => [name, String(value)])
          )
        )
        for (const [name, value] of Object.entries(input.headers ?? {})) assert.strictEqual(sent.headers[name], value)
        assert.strictEqual(
          sent.headers.authorization,
          operation.operation.security?.length === 0 ? undefined : `Bearer ${Client.token}`
        )
        assert.match(sent.headers["user-agent"]!, /^effect-prisma-management\//)
        if (input.payload === undefined) {
          assert.strictEqual(sent.body, "")
        } else {
          assert.strictEqual(sent.headers["content-type"], "application/json")
          assert.deepStrictEqual(JSON.parse(sent.body), input.payload)
          assert.isTrue(isValid(bodyOf(operation)!, JSON.parse(sent.body)))
        }
      }
    }))

  it.effect(`${operation.id} decodes what the contract says, and encodes it back unchanged`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const input = makeInput(operation, random(seedOf(operation, 0)))
      for (const { mediaType, schema, status } of responses.filter(({ status }) => status >= 200 && status < 300)) {
        for (let round = 0; round < rounds * 4; round++) {
          const value = schema === undefined ? undefined : makeValue(schema, random(seedOf(operation, round)))
          if (schema !== undefined) assert.isTrue(isValid(schema, value))
          const isStream = mediaType === "application/x-ndjson"
          server.answerWith(answer(isStream ? [value] : value, status, mediaType))
          const decoded = yield* call(server, input)
          if (schema === undefined) {
            assert.isUndefined(decoded)
          } else if (isStream) {
            assert.deepStrictEqual(
              yield* encode(streamSchema(operation.id), (decoded as ReadonlyArray<unknown>)[0]),
              value
            )
          } else {
            assert.deepStrictEqual(yield* encode(endpoints.get(operation.id)!.successes.get(status)!, decoded), value)
          }
        }
      }
    }))

  it.effect(`${operation.id} refuses an answer without a required field, naming it`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const input = makeInput(operation, random(seedOf(operation, 0)))
      const { mediaType, schema, status } = success
      const union = schema?.oneOf ?? schema?.anyOf
      if (schema === undefined || union !== undefined || mediaType !== "application/json") return
      const value = makeValue(schema, random(seedOf(operation, 1))) as { [name: string]: unknown }
      for (const name of schema.required ?? []) {
        const { [name]: _, ...broken } = value
        assert.isFalse(isValid(schema, broken))
        server.answerWith(answer(broken, status, mediaType))
        const error = yield* Effect.flip(call(server, input)) as Effect.Effect<any>
        assert.strictEqual(error._tag, "FetchError")
        assert.strictEqual(error.reason._tag, "InvalidResponse")
        assert.isTrue(error.reason.issues.some((issue: { path: string }) => issue.path === `body.${name}`))
      }
    }))

  it.effect(`${operation.id} turns each declared error into its class`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const input = makeInput(operation, random(seedOf(operation, 0)))
      for (const { schema, status } of responses.filter(({ status }) => status >= 400)) {
        const usual = { error: { code: "client-error", message: "No." } }
        const body = (schema === undefined ? usual : makeValue(schema, random(seedOf(operation, status)))) as {
          readonly error: any
        }
        server.answerWith(RecordingServer.json(status, body, { "x-request-id": "req_1", "retry-after": "7" }))
        const error = yield* Effect.flip(call(server, input)) as Effect.Effect<any>
        // A status that the contract has gained has no class until somebody writes one.
        const Class = Object.hasOwn(ApiError.byStatus, status)
          ? ApiError.byStatus[status as ApiError.DeclaredStatus]
          : ApiError.UnexpectedStatus
        assert.strictEqual(error.constructor, Class)
        assert.strictEqual(error.status, status)
        assert.strictEqual(error.requestId, "req_1")
        const flat = typeof body.error === "string"
        assert.strictEqual(error.code, flat ? body.error : body.error.code)
        const said = flat ? (body as any).errorDescription ?? error.message : body.error.message
        const isUncertain = error.isIdempotent === false && error.outcome === "unknown"
        assert.strictEqual(error.message, isUncertain ? withUnknownOutcome(said) : said)
        assert.strictEqual(error.hint, flat ? undefined : body.error.hint)
      }
    }))
})
