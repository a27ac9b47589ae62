/** What the caller gets, and what the server sees, when the server misbehaves: for a read, a write that may be repeated, and a create. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as NodeTransport from "../src/node/NodeTransport.ts"
import * as Server from "./support/FaultyServer.ts"
import { inTime } from "./support/inTime.ts"

const calls = {
  read: (client: ManagementClient.ManagementClient["Service"]) => client.projects.get({ params: { id: "proj_1" } }),
  repeatable: (client: ManagementClient.ManagementClient["Service"]) =>
    client.applicationTopology.replace({
      params: { projectId: "proj_1", branchId: "br_1" },
      payload: { contentHash: "hash", nodes: [], ports: [], edges: [] } as never
    }),
  create: (client: ManagementClient.ManagementClient["Service"]) =>
    client.projects.create({ payload: { name: "blog" } })
} as const

type Kind = keyof typeof calls

/** How many requests the server saw, and the tag of the error with the tag of its reason or its status. */
type Expected = { readonly [_ in Kind]: readonly [requests: number, error: string] }

const same = (requests: number, error: string, create: readonly [number, string] = [1, error]): Expected => ({
  read: [requests, error],
  repeatable: [requests, error],
  create
})

const rateLimit = (retryAfter?: string): Server.Fault =>
  Server.answer(429, retryAfter === undefined ? {} : { "retry-after": retryAfter })

const faults: ReadonlyArray<readonly [name: string, fault: Server.Fault, expected: Expected]> = [
  ["a reset before the headers", Server.reset, same(4, "FetchError Transport")],
  ["a reset in the body", Server.resetInBody, {
    read: [4, "FetchError Transport"],
    repeatable: [4, "FetchError Transport"],
    // Not a 201: only its status counts.
    create: [1, "UnexpectedStatus 200"]
  }],
  ["a stall before the headers", Server.stall, same(4, "FetchError Timeout")],
  ["a stall in the body", Server.stallInBody, {
    read: [4, "FetchError Timeout"],
    repeatable: [4, "FetchError Timeout"],
    create: [1, "FetchError Timeout"]
  }],
  ["truncated JSON", Server.truncated, {
    read: [1, "FetchError InvalidResponse"],
    repeatable: [1, "FetchError InvalidResponse"],
    create: [1, "UnexpectedStatus 200"]
  }],
  ["a page of HTML", Server.answer(200, { "content-type": "text/html" }, "<h1>Hello</h1>"), {
    read: [1, "FetchError InvalidResponse"],
    repeatable: [1, "FetchError InvalidResponse"],
    create: [1, "UnexpectedStatus 200"]
  }],
  ["a 408", Server.answer(408), same(4, "UnexpectedStatus 408")],
  ["a 429", rateLimit(), same(4, "UnexpectedStatus 429")],
  ["a 429 with Retry-After 0", rateLimit("0"), same(4, "UnexpectedStatus 429", [4, "UnexpectedStatus 429"])],
  ["a 429 with Retry-After 5", rateLimit("5"), same(4, "UnexpectedStatus 429", [4, "UnexpectedStatus 429"])],
  [
    "a 429 with a date that is over",
    rateLimit("Thu, 01 Jan 1970 00:00:00 GMT"),
    same(4, "UnexpectedStatus 429", [4, "UnexpectedStatus 429"])
  ],
  ["a 429 with Retry-After 3600", rateLimit("3600"), same(1, "UnexpectedStatus 429")],
  ["a 429 with a Retry-After that says nothing", rateLimit("soon"), same(4, "UnexpectedStatus 429")],
  ["a 500", Server.answer(500), same(4, "UnexpectedStatus 500")],
  [
    "an HTML 502",
    Server.answer(502, { "content-type": "text/html" }, "<h1>Bad gateway</h1>"),
    same(4, "UnexpectedStatus 502")
  ],
  ["a 503", Server.answer(503), same(4, "UnexpectedStatus 503")],
  [
    "a redirect to another origin",
    Server.answer(301, { location: "http://127.0.0.1:9/" }),
    same(1, "UnexpectedStatus 301")
  ]
]

const describeError = (
  error: { readonly _tag: string; readonly status?: number; readonly reason?: { readonly _tag: string } }
) => `${error._tag} ${error.status ?? error.reason?._tag}`

const transports = { node: NodeTransport.layer, undici: NodeHttpClient.layerUndici, fetch: FetchHttpClient.layer }

const call = (kind: Kind, url: string, transport: keyof typeof transports) =>
  Effect.flatMap(ManagementClient.ManagementClient, (client): Effect.Effect<unknown, unknown> => calls[kind](client))
    .pipe(
      Effect.provide(
        ManagementClient.layer({ baseUrl: url }).pipe(
          Layer.provide(Authorization.layerToken("token")),
          Layer.provide(transports[transport])
        )
      )
    )

const attempt = (kind: Kind, url: string, transport: keyof typeof transports) =>
  Effect.flip(call(kind, url, transport)).pipe(
    inTime,
    Effect.map((error) => describeError(error as never))
  )

describe.each(Object.keys(transports) as Array<keyof typeof transports>)("over %s", (transport) => {
  describe.each(faults)("%s", (what, fault, expected) => {
    it.effect.each(Object.keys(calls) as Array<Kind>)(
      `over ${transport}, ${what}: %s`,
      (kind) =>
        Effect.gen(function*() {
          const server = yield* Server.make(fault)
          const error = yield* attempt(kind, server.url, transport)
          assert.deepStrictEqual([server.requests(), error], Array.from(expected[kind]))
        })
    )
  })

  it.effect.each(Object.keys(calls) as Array<Kind>)(
    `over ${transport}, a refused connection: %s`,
    (kind) =>
      Effect.gen(function*() {
        const server = yield* Server.make(Server.stall)
        yield* Effect.promise(() => server.close())
        assert.strictEqual(yield* attempt(kind, server.url, transport), "FetchError Transport")
      })
  )

  // The clock of the machine: unpacking takes real time.
  it.live(`over ${transport}, a gzip bomb is not held in memory`, () =>
    Effect.gen(function*() {
      const server = yield* Server.make(Server.gzipBomb)
      const error = yield* Effect.flip(call("read", server.url, transport))
      assert.strictEqual(describeError(error as never), "FetchError InvalidResponse")
      assert.strictEqual(server.requests(), 1)
    }))

  it.effect.each([401, 403, 500])(
    `over ${transport}, an error's body without end is not read on: %i`,
    (status) =>
      Effect.gen(function*() {
        let written = 0
        const enough = 100_000_000
        const server = yield* Server.make(Server.flood(status, enough, (bytes) => {
          written += bytes
        }))
        const error = yield* Effect.flip(call("create", server.url, transport))
        assert.deepInclude(error, { status })
        assert.isBelow(written, enough / 2)
      })
  )

  it.effect(`over ${transport}, an interrupted call closes its connection at once, wherever it is`, () =>
    Effect.gen(function*() {
      for (const fault of [Server.stall, Server.stallInBody]) {
        const server = yield* Server.make(fault)
        const fiber = yield* Effect.forkChild(attempt("read", server.url, transport))
        while (server.requests() === 0) {
          yield* Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))
        }
        yield* Fiber.interrupt(fiber)
        while (server.connections() > 0) {
          yield* Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))
        }
      }
    }))
})
