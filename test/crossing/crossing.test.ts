/** Failures and values of every operation cross what an Effect application is made of, and are the same on the other side. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { assert, describe, it, layer } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Rpc from "effect/rpc/Rpc"
import * as RpcClient from "effect/rpc/RpcClient"
import * as RpcGroup from "effect/rpc/RpcGroup"
import * as RpcSerialization from "effect/rpc/RpcSerialization"
import * as RpcServer from "effect/rpc/RpcServer"
import * as Schema from "effect/Schema"
import * as Activity from "effect/workflow/Activity"
import * as Workflow from "effect/workflow/Workflow"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import * as http from "node:http"
import * as ApiError from "../../src/ApiError.ts"
import { groups } from "../../src/api/groups.ts"
import * as Operation from "../../src/Operation.ts"
import { operations, responsesOf } from "../support/contract.ts"
import { others, refusals } from "../support/failures.ts"
import { makeValue, random } from "../support/values.ts"

type Result = Exit.Exit<unknown, unknown>

interface Schemas {
  readonly success: Schema.Codec<unknown, Schema.Json>
  readonly failure: Schema.Codec<unknown, Schema.Json>
}

const schemasOf = (group: string, method: string): Schemas => {
  const found = groups.find(({ identifier }) => identifier === group) as unknown as Operation.Group<
    { readonly [method: string]: () => Effect.Effect<unknown, unknown> }
  >
  return { success: Operation.success(found, method), failure: Operation.failure(found, method) }
}

/** What an error is to a program that gets it: its class, and all that it holds; of causes, what crosses. */
const told = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return { redacted: told(Redacted.value(value)) }
  if (!(value instanceof Error)) return value
  const { cause, stack: _, ...fields } = Object.fromEntries(
    Object.getOwnPropertyNames(value).map((name) => [name, (value as unknown as { [name: string]: unknown })[name]])
  )
  const isOurs = "_tag" in value
  return {
    ...fields,
    class: isOurs && value.constructor,
    name: value.name,
    message: isOurs || fields["message"] === "The connection failed" ? value.message : undefined,
    derived: isOurs && [(value as { readonly outcome?: unknown }).outcome, ApiError.isRetryable(value), String(value)],
    cause: told(cause)
  }
}

const cases = operations.map((operation) => {
  const { group, id, name } = operation
  const { failure, success } = schemasOf(group, name)
  const statuses = responsesOf(operation).map(({ status }) => status)
  const failures = [
    ...statuses.filter((status) => status in ApiError.byStatus).flatMap((status) => {
      return refusals(status as ApiError.DeclaredStatus)
    }),
    ...others
  ]
  const values = responsesOf(operation).filter(({ status }) => status >= 200 && status < 300).map((response, seed) =>
    response.schema === undefined
      ? undefined
      : Schema.decodeUnknownSync(success)(makeValue(response.schema, random(seed)))
  )
  return { id, failure, success, results: [...failures.map(Exit.fail), ...values.map(Exit.succeed)] }
})

type Case = (typeof cases)[number]

const assertSame = (found: Result, expected: Result) => {
  if (Exit.isSuccess(expected)) return assert.deepStrictEqual(found, expected)
  const errorOf = (exit: Result) =>
    Exit.isFailure(exit)
      ? exit.cause.reasons.map((reason) => reason._tag === "Fail" ? told(reason.error) : reason)
      : exit
  assert.deepStrictEqual(errorOf(found), errorOf(expected))
}

let next: Result = Exit.void

const Rpcs = RpcGroup.make(
  ...cases.map(({ failure, id, success }) => Rpc.make(id, { success, error: failure }))
)

class Caller extends Context.Service<Caller, (id: string) => Effect.Effect<unknown, unknown>>()("test/Caller") {}

const ServerLive = HttpRouter.serve(
  RpcServer.layer(Rpcs).pipe(
    Layer.provide(Rpcs.toLayer(Object.fromEntries(cases.map(({ id }) => [id, () => next])) as never)),
    Layer.provide(RpcServer.layerProtocolHttp({ path: "/rpc" }))
  ),
  { disableListenLog: true, disableLogger: true }
).pipe(
  Layer.provide(RpcSerialization.layerNdjson),
  Layer.provideMerge(NodeHttpServer.layer(http.createServer, { port: 0, host: "127.0.0.1" }))
)

const CallerLive = Layer.effect(
  Caller,
  Effect.gen(function*() {
    const { address } = yield* HttpServer.HttpServer
    const url = `http://127.0.0.1:${(address as { readonly port: number }).port}/rpc`
    const protocol = yield* Layer.build(
      RpcClient.layerProtocolHttp({ url }).pipe(
        Layer.provide([RpcSerialization.layerNdjson, NodeHttpClient.layerUndici])
      )
    )
    const client = yield* Effect.provide(RpcClient.make(Rpcs, { flatten: true }), protocol)
    return (id) => client(id as never, undefined as never) as Effect.Effect<unknown, unknown>
  })
).pipe(Layer.provide(ServerLive))

layer(CallerLive)("over RPC", (it) => {
  it.effect.each(cases)(
    "an RPC over HTTP gives each failure and value of $id as it was",
    ({ id, results }: Case) =>
      Effect.gen(function*() {
        const call = yield* Caller
        for (const result of results) {
          next = result
          assertSame(yield* Effect.exit(call(id)), result)
        }
      })
  )
})

describe("in a workflow", () => {
  it.effect.each(cases)(
    "a step of a workflow gives each failure and value of $id as it was stored",
    ({ failure, id, results, success }: Case) =>
      Effect.gen(function*() {
        const step = Activity.make({ name: id, success, error: failure, execute: Effect.suspend(() => next) })
        const Steps = Workflow.make(id, {
          payload: { index: Schema.Number },
          success,
          error: failure,
          idempotencyKey: ({ index }) => String(index)
        })
        const stepExit = Schema.toCodecJson(step.exitSchema)
        const run = Effect.gen(function*() {
          for (const [index, result] of results.entries()) {
            next = result
            assertSame(yield* Effect.exit(Steps.execute({ index })), result)
            const stored = yield* Schema.encodeEffect(stepExit)(result)
            for (const copy of [JSON.parse(JSON.stringify(stored)), structuredClone(stored)]) {
              assertSame(yield* Schema.decodeUnknownEffect(stepExit)(copy), result)
            }
          }
        })
        yield* Effect.provide(run, Steps.toLayer(() => step).pipe(Layer.provideMerge(WorkflowEngine.layerMemory)))
      })
  )
})
