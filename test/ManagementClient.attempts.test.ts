/** What a call sends, what its policy is told of a failed attempt, and what its failure says. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as AuthError from "../src/AuthError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import { FetchError } from "../src/FetchError.ts"
import type { Authorize } from "../src/internal/call/authorize.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import { inTime } from "./support/inTime.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

type Service = ManagementClient.ManagementClient["Service"]

const list = (client: Service) => client.regions.list()
const create = (client: Service) => client.projects.create({ payload: { name: "blog" } })

const regions = RecordingServer.json(200, { data: [] })

/** A policy that has every call made three times, and what it was told. */
const makeEager = () => {
  const told: Array<RetryPolicy.FailedAttempt> = []
  const policy: RetryPolicy.RetryPolicy = (failed) =>
    Effect.sync(() => {
      told.push(failed)
      return failed.attempts < 3 ? Duration.zero : undefined
    })
  return { told, policy }
}

const authorizing = (authorize: Authorize) => Layer.succeed(Authorization.ForClient, authorize)

const layerTransport: Layer.Layer<HttpClient.HttpClient> = NodeHttpClient.layerUndici

const make = (
  baseUrl: string,
  policy: RetryPolicy.RetryPolicy = RetryPolicy.none,
  authorization: Layer.Layer<Authorization.ForClient, AuthError.AuthError> = Authorization.layerToken("token"),
  transport = layerTransport
) =>
  Layer.build(Layer.mergeAll(authorization, transport)).pipe(
    Effect.flatMap((context) => Effect.provideContext(ManagementClient.make({ baseUrl }), context)),
    Effect.provideService(RetryPolicy.RetryPolicy, policy)
  )

describe("a failed attempt", () => {
  it.effect("is told to the policy: what was called, how often, what came of it", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const { policy, told } = makeEager()
      const client = yield* make(server.url, policy)
      server.answerWith(
        RecordingServer.json(503, { error: { code: "busy", message: "Later." } }, { "retry-after": "7" })
      )
      yield* inTime(Effect.flip(create(client)))
      const busy = {
        operation: "projects.create",
        method: "POST",
        isIdempotent: false,
        status: 503,
        code: "busy",
        retryAfter: Duration.seconds(7),
        sent: true
      }
      assert.deepStrictEqual(told, [1, 2, 3].map((attempts) => ({ ...busy, attempts })))
    }))

  it.effect("without an answer is told to the policy as such", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const { policy, told } = makeEager()
      const client = yield* make(server.url, policy)
      yield* Effect.promise(() => server.close())
      yield* inTime(Effect.flip(list(client)))
      const refused = {
        operation: "regions.list",
        method: "GET",
        isIdempotent: true,
        status: undefined,
        code: "",
        retryAfter: undefined,
        sent: false
      }
      assert.deepStrictEqual(told, [1, 2, 3].map((attempts) => ({ ...refused, attempts })))
    }))

  it.effect("is not made again where the answer breaks the contract, whatever the policy says", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const { policy, told } = makeEager()
      server.answerWith(RecordingServer.json(200, { data: 7 }))
      const error = yield* Effect.flip(Effect.flatMap(make(server.url, policy), list))
      assert.instanceOf(error, FetchError)
      assert.strictEqual(error.reason._tag, "InvalidResponse")
      assert.lengthOf(server.requests, 1)
      assert.isEmpty(told)
    }))

  it.effect("is not made again where there is no token, and the failure is the session's own", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const { policy, told } = makeEager()
      const loggedOut = AuthError.make({ _tag: "NotLoggedIn" }, "No tokens available. Please log in first.")
      const { stack } = loggedOut
      const client = yield* make(server.url, policy, authorizing(() => Effect.fail(loggedOut)))
      const failure = yield* Effect.flip(list(client))
      assert(failure._tag === "AuthError")
      assert.deepStrictEqual([failure.reason, failure.message], [loggedOut.reason, loggedOut.message])
      assert.notProperty(failure, "operation")
      assert.strictEqual(loggedOut.stack, stack)
      assert.isEmpty(told)
    }))
})

describe("the message of a failed call", () => {
  const unknown = "The request may have been processed: its outcome is unknown"
  const answers: ReadonlyArray<
    readonly [
      method: string,
      call: (client: Service) => Effect.Effect<unknown, unknown>,
      status: number,
      said: string,
      message: string
    ]
  > = [
    ["a read", list, 500, "No.", "No."],
    ["a read", list, 404, "No.", "No."],
    ["a create", create, 404, "No.", "No."],
    ["a create", create, 500, "No", `No. ${unknown}`],
    ["a create", create, 500, "No.", `No. ${unknown}`],
    ["a create", create, 500, "No!", `No! ${unknown}`]
  ]
  for (const [method, call, status, said, message] of answers) {
    it.effect(`says of ${method} that was answered with ${status}: ${message}`, () =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        server.answerWith(RecordingServer.json(status, { error: { code: "x", message: said } }))
        const error = yield* Effect.flip(Effect.flatMap(make(server.url), call))
        assert.deepInclude(error, { status, message })
      }))
  }

  for (const option of ["timeout", "attemptTimeout"] as const) {
    it.effect(`says of a create that it may have happened, and how it was answered, when the ${option} is over`, () =>
      Effect.gen(function*() {
        const server = yield* LoopbackServer.make((_, response) => {
          response.writeHead(201, { "content-type": "application/json", "x-request-id": "req_1" })
          response.write("{")
        })
        const client = yield* make(server.url)
        const error = yield* inTime(Effect.flip(create(client).pipe(CallOptions.provide({ [option]: "90 seconds" }))))
        assert.instanceOf(error, FetchError)
        assert.deepInclude(error.reason, { _tag: "Timeout", status: 201, requestId: "req_1", sent: true })
        assert.strictEqual(error.outcome, "unknown")
        assert.lengthOf(error.message.split("may have been processed"), 2)
      }))
  }
})

describe("a call", () => {
  it.effect("asks for JSON, and says that it sends JSON", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* make(server.url)
      yield* Effect.exit(create(client))
      assert.deepInclude(server.take().headers, { accept: "application/json", "content-type": "application/json" })
      yield* Effect.exit(create(client).pipe(CallOptions.provide({ headers: { "x-own": "1" } })))
      assert.deepInclude(server.take().headers, {
        accept: "application/json",
        "content-type": "application/json",
        "x-own": "1"
      })
      yield* Effect.exit(list(client))
      const { headers } = server.take()
      assert.deepStrictEqual([headers["accept"], headers["content-type"]], ["application/json", undefined])
    }))

  it.effect("sends the headers of its input, with those of its options and without", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* make(server.url)
      const release = client.alchemyState.releaseLease({
        params: { projectId: "project1", branchId: "branch1" },
        headers: { "alchemy-state-lease-id": "lease1" }
      })
      yield* Effect.exit(release)
      assert.strictEqual(server.take().headers["alchemy-state-lease-id"], "lease1")
      yield* Effect.exit(release.pipe(CallOptions.provide({ headers: { "x-own": "1" } })))
      assert.deepInclude(server.take().headers, { "alchemy-state-lease-id": "lease1", "x-own": "1" })
    }))

  it.effect("that is public has no token, any other has", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* make(server.url)
      yield* Effect.exit(client.alchemyState.version({ params: { projectId: "project1", branchId: "branch1" } }))
      assert.notProperty(server.take().headers, "authorization")
      server.answerWith(regions)
      yield* list(client)
      assert.strictEqual(server.take().headers.authorization, "Bearer token")
    }))

  it.effect("has the program's own way of fetch, and follows no redirect by it", () =>
    Effect.gen(function*() {
      const inits: Array<RequestInit | undefined> = []
      const fetch = async (_: unknown, init?: RequestInit) => {
        inits.push(init)
        return new Response(String(regions.body), { status: 200, headers: { "content-type": "application/json" } })
      }
      const transport = FetchHttpClient.layer.pipe(
        Layer.provideMerge(Layer.succeed(FetchHttpClient.Fetch, fetch as typeof globalThis.fetch))
      )
      const client = yield* make("https://api.example", RetryPolicy.none, Authorization.layerToken("token"), transport)
      const calling = list(client).pipe(Effect.provideService(FetchHttpClient.Fetch, fetch as typeof globalThis.fetch))
      yield* calling
      yield* Effect.provideService(calling, FetchHttpClient.RequestInit, { credentials: "include", redirect: "follow" })
      assert.deepStrictEqual(inits.map((init) => [init?.credentials, init?.redirect]), [
        [undefined, "manual"],
        ["include", "manual"]
      ])
    }))

  it.effect("whose token stands behind two spaces shows nothing of it in its failure", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(403, { error: { code: "x", message: "Not with marker-of-a-token." } }))
      const authorization = authorizing((request, next) =>
        next(HttpClientRequest.setHeader(request, "authorization", "Bearer  marker-of-a-token"))
      )
      const client = yield* make(server.url, RetryPolicy.none, authorization)
      assert.deepInclude(yield* Effect.flip(create(client)), { status: 403, message: "Not with <redacted>." })
    }))

  it.effect("whose body was replaced by whoever authorizes it fails as the API says", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(422, { error: { code: "validation-error", message: "No." } }))
      const authorization = authorizing((request, next) => next(HttpClientRequest.bodyText(request, "no JSON")))
      const client = yield* make(server.url, RetryPolicy.none, authorization)
      assert.deepInclude(yield* Effect.flip(create(client)), { status: 422, message: "No." })
    }))
})

describe("an answer to a request that the contract does not know", () => {
  const makeClient = (baseUrl: string) =>
    Layer.build(Layer.mergeAll(Authorization.layerToken("token"), layerTransport)).pipe(
      Effect.flatMap((context) => Effect.provideContext(ManagementClient.httpClient({ baseUrl }), context))
    )

  for (const status of [400, 404]) {
    it.effect(`is read up to 64 KiB where its status is ${status}`, () =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        server.answerWith({ status, body: "x".repeat(65 * 1024) })
        const response = yield* Effect.flatMap(makeClient(server.url), (client) => client.get("/v1/new-thing"))
        assert.include(String(yield* Effect.flip(response.text)), "at most 65536 bytes")
      }))
  }

  it.effect("has the whole URL of its request, which a redirect is relative to, and so has a failure", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* makeClient(`${server.url}/prisma`)
      const response = yield* client.get("/v1/new-thing")
      assert.strictEqual(response.request.url, `${server.url}/prisma/v1/new-thing`)
      server.answerWith(() => new Promise(() => {}))
      const limited = client.post("/v1/new-thing").pipe(CallOptions.provide({ attemptTimeout: "1 second" }))
      const late = yield* inTime(Effect.flip(limited))
      yield* Effect.promise(() => server.close())
      const lost = yield* inTime(Effect.flip(client.get("/v1/new-thing")))
      for (const error of [late, lost]) {
        assert.instanceOf(error, FetchError)
        assert.strictEqual(error.request.url, `${server.url}/prisma/v1/new-thing`)
      }
    }))
})
