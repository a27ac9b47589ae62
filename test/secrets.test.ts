/** No secret of a decoded answer is shown: a marker stands in every `x-sensitive` field of every operation, and is looked for. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as Tracer from "effect/Tracer"
import * as util from "node:util"
import type { JsonSchema } from "../scripts/contract/document.ts"
import * as Client from "./support/client.ts"
import { bodyOf, type ContractOperation, operations, responsesOf } from "./support/contract.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { type Random, random } from "./support/random.ts"
import { makeValue } from "./support/values.ts"

const marker = "marker7secret"

/** The value with the marker in every sensitive field of the schema, optional ones included; how many there are. */
const plant = (
  schema: JsonSchema,
  next: Random
): { readonly value: unknown; readonly planted: number } => {
  let planted = 0
  const visit = (schema: JsonSchema, sensitive: boolean): unknown => {
    const secret = sensitive || schema["x-sensitive"] === true
    const union = (schema.oneOf ?? schema.anyOf)?.find((member) => member.type !== "null")
    if (union !== undefined) return visit(union, secret)
    const types = [schema.type ?? []].flat().filter((type) => type !== "null")
    if (types[0] === "object" && schema.properties !== undefined) {
      return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, visit(inner, secret)]))
    }
    if (types[0] === "object" && typeof schema.additionalProperties === "object" && schema.additionalProperties.type) {
      return { key: visit(schema.additionalProperties, secret) }
    }
    if (types[0] === "array") return [visit(schema.items ?? {}, secret)]
    if (!secret) return makeValue({ ...schema, ...(types.length > 0 && { type: types }) }, next)
    planted++
    return /^\^\(([a-z]+_)\)\?/.test(schema.pattern ?? "") ? `aslease_${marker}` : marker
  }
  return { value: visit(schema, false), planted }
}

const everyWayToShow = (value: unknown): string =>
  [
    JSON.stringify(value),
    String(value),
    util.inspect(value, { depth: Infinity, showHidden: true, getters: true }),
    util.format("%o %j", value, value)
  ].join("\n")

const required = (operation: ContractOperation, location: string) => {
  const parameters = (operation.operation.parameters ?? []).filter((parameter) =>
    parameter.in === location && parameter.required
  )
  return parameters.length === 0 ? undefined : parameters
}

const makeInput = (operation: ContractOperation) => {
  const next = random(7)
  const of = (location: string) => {
    const parameters = required(operation, location)
    return parameters && Object.fromEntries(parameters.map(({ name, schema }) => [name, plant(schema, next).value]))
  }
  const body = bodyOf(operation)
  return {
    params: of("path"),
    query: of("query"),
    headers: of("header"),
    payload: body === undefined ? undefined : plant(body, next).value
  }
}

/** Runs an effect and gives all that it leaves behind: its exit, its log lines, its spans. */
const observed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const lines: Array<string> = []
    const spans: Array<Tracer.Span> = []
    const logger = Logger.make(({ cause, message }) => lines.push(everyWayToShow(message), Cause.pretty(cause)))
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        spans.push(span)
        return span
      }
    })
    const exit = yield* effect.pipe(
      Effect.tap((value) => Effect.log("answer", value)),
      Effect.tapCause((cause) => Effect.logError("failed", cause)),
      Effect.exit,
      Effect.provide(Logger.layer([logger])),
      Effect.withTracer(tracer)
    )
    assert.isAbove(spans.length, 0)
    const shown = [
      everyWayToShow(exit),
      Exit.isFailure(exit)
        ? Cause.pretty(exit.cause) + everyWayToShow(Cause.squash(exit.cause))
        : everyWayToShow(exit.value),
      ...lines,
      ...spans.map((span) => util.inspect(span, { depth: 10 }))
    ].join("\n")
    return { exit, shown }
  })

const call = (server: RecordingServer.RecordingServer, operation: ContractOperation, input: unknown) =>
  Effect.flatMap(Client.make(server.url), (client) => {
    const result = Client.operation(client, operation.group, operation.name)(input)
    return Stream.isStream(result) ? Stream.runCollect(result) : result
  })

const secretsIn = (value: unknown): number =>
  Redacted.isRedacted(value)
    ? String(Redacted.value(value)).includes(marker) ? 1 : 0
    : typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, inner) => sum + secretsIn(inner), 0)
    : 0

describe("a secret", () => {
  it("a secret stands in the answers of these operations", () => {
    const holding = operations.filter((operation) =>
      responsesOf(operation).some(({ schema }) => schema !== undefined && plant(schema, random(1)).planted > 0)
    )
    assert.includeMembers(holding.map(({ id }) => id), [
      "alchemyState.acquireLease",
      "buckets.createKey",
      "connections.create",
      "connections.rotate",
      "databases.create",
      "databases.createConnection",
      "deployments.get",
      "githubActions.exchangeToken",
      "projects.create",
      "projects.createDatabase",
      "serviceTokens.create",
      "services.createDeployment"
    ])
  })
})

/** All that was sent, in one text. */
const wordsOf = ({ body, headers }: RecordingServer.Recorded): string =>
  `cannot read ${body} ${JSON.stringify(headers)} ${new URLSearchParams(headers as Record<string, string>)}`

const repeatedInFields = (status: number, request: RecordingServer.Recorded): RecordingServer.Answer => {
  const words = wordsOf(request)
  const { body, headers } = RecordingServer.json(status, {
    error: { code: words, message: words, hint: words, [words]: [{ words }], errorDescription: words }
  })
  return { status, body: body!, headers: { ...headers, "x-request-id": words } }
}

const repeatedAsText = (status: number, request: RecordingServer.Recorded): RecordingServer.Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<pre>${wordsOf(request).replaceAll("\"", "&quot;")}</pre>`
})

describe.each(operations)("$id", (operation) => {
  it.effect(`${operation.id} shows no secret of a request, an answer or a broken answer`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const input = makeInput(operation)
      const { mediaType, schema, status } = responsesOf(operation).find(({ status }) => status >= 200 && status < 300)!
      const { planted, value } = schema === undefined ? { planted: 0, value: undefined } : plant(schema, random(3))
      const answer = (body: string): RecordingServer.Answer =>
        mediaType === undefined ? { status } : { status, headers: { "content-type": mediaType }, body }

      server.answerWith(answer(JSON.stringify(value) ?? ""))
      const answered = yield* observed(call(server, operation, input))
      assert.isTrue(Exit.isSuccess(answered.exit), answered.shown)
      assert.strictEqual(Exit.isSuccess(answered.exit) ? secretsIn(answered.exit.value) : -1, planted)
      assert.notInclude(answered.shown, marker)
      assert.notInclude(answered.shown, Client.token)

      server.answerWith(answer(`{"data":${JSON.stringify(marker)},`))
      const notJson = yield* observed(call(server, operation, input))
      assert.notInclude(notJson.shown, marker)

      server.answerWith(answer((JSON.stringify(value) ?? "").replaceAll(`"${marker}"`, `{"${marker}":1}`)))
      const broken = yield* observed(call(server, operation, input))
      if (planted > 0) assert.isTrue(Exit.isFailure(broken.exit))
      assert.notInclude(broken.shown, marker)

      server.answerWith(RecordingServer.json(599, { error: { code: "x", message: "y" } }))
      const failed = yield* observed(call(server, operation, input))
      assert.isTrue(Exit.isFailure(failed.exit))
      assert.notInclude(failed.shown, marker)
      assert.notInclude(failed.shown, Client.token)

      for (const status of [302, 400, 401, 404, 409, 502, 599]) {
        for (const repeats of [repeatedInFields, repeatedAsText]) {
          server.answerWith((request) => repeats(status, request))
          const repeated = yield* observed(call(server, operation, input))
          assert.isTrue(Exit.isFailure(repeated.exit))
          assert.notInclude(repeated.shown, marker)
          assert.notInclude(repeated.shown, Client.token)
        }
      }

      yield* Effect.promise(() => server.close())
      const unreachable = yield* observed(call(server, operation, input))
      assert.isTrue(Exit.isFailure(unreachable.exit))
      assert.notInclude(unreachable.shown, marker)
      assert.notInclude(unreachable.shown, Client.token)
    }))
})
