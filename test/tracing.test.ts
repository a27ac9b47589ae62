/** What a tracer sees of calls, and what the API sees of the trace. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as Tracer from "effect/Tracer"
import * as diagnostics from "node:diagnostics_channel"
import { inspect } from "node:util"
import * as AuthError from "../src/AuthError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { makeTracer } from "./support/tracer.ts"

const marker = "marker9"

const page = { data: [], pagination: { nextCursor: null, hasMore: false } }

const start = Effect.gen(function*() {
  const server = yield* RecordingServer.make
  const context = yield* Layer.build(
    ManagementClient.layer({ baseUrl: server.url }).pipe(
      Layer.provide([Authorization.layerToken(marker), NodeHttpClient.layerUndici]),
      Layer.provide(Layer.succeed(RetryPolicy.RetryPolicy, RetryPolicy.make({ base: 0 })))
    )
  )
  const client = yield* Effect.provide(ManagementClient.ManagementClient, context)
  const { spans, tracer } = makeTracer()
  const traced = <A, E>(effect: Effect.Effect<A, E>) => Effect.exit(Effect.withTracer(effect, tracer))
  return { client, server, spans, traced }
})

const exitOf = (span: Tracer.NativeSpan) => span.status._tag === "Ended" ? span.status.exit : undefined

describe("the span of a call", () => {
  it.effect("the span of a call has its name, its kind, its operation, method, template and status", () =>
    Effect.gen(function*() {
      const { client, server, spans, traced } = yield* start
      server.answerWith(RecordingServer.json(200, page))
      yield* traced(client.projects.list({ query: { limit: 10 } }))
      assert.lengthOf(spans, 1)
      const [span] = spans as [Tracer.NativeSpan]
      assert.deepInclude(span, { name: "ManagementClient.projects.list", kind: "client" })
      assert.deepStrictEqual(Object.fromEntries(span.attributes), {
        "prisma.operation": "projects.list",
        "http.request.method": "GET",
        "server.address": "127.0.0.1",
        "server.port": Number(new URL(server.url).port),
        "url.template": "/v1/projects",
        "http.response.status_code": 200
      })
      assert.isTrue(Exit.isSuccess(exitOf(span)!))
    }))

  it.effect("the span of a call has the port of its scheme where the URL has none, and an IPv6 address without brackets", () =>
    Effect.gen(function*() {
      const loggedOut = Layer.succeed(
        Authorization.ForClient,
        () => Effect.fail(AuthError.make({ _tag: "NotLoggedIn" }, "No tokens available. Please log in first."))
      )
      const cases = [
        ["http://127.0.0.1", "127.0.0.1", 80],
        ["https://api.example.com", "api.example.com", 443],
        ["https://[::1]:8443", "::1", 8443]
      ] as const
      for (const [baseUrl, address, port] of cases) {
        const { spans, tracer } = makeTracer()
        yield* Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.list()).pipe(
          Effect.provide(ManagementClient.layer({ baseUrl }).pipe(Layer.provide([loggedOut, FetchHttpClient.layer]))),
          Effect.withTracer(tracer),
          Effect.flip
        )
        const { attributes } = spans.find(({ name }) => name === "ManagementClient.projects.list")!
        assert.deepStrictEqual([attributes.get("server.address"), attributes.get("server.port")], [address, port])
      }
    }))

  it.effect("the span of a call is one for all attempts, with how many there were and the last status", () =>
    Effect.gen(function*() {
      const { client, server, spans, traced } = yield* start
      server.answerWith(() => RecordingServer.json(server.requests.length < 3 ? 502 : 200, page))
      yield* traced(client.projects.list())
      assert.lengthOf(spans, 1)
      assert.strictEqual(spans[0]!.attributes.get("http.request.resend_count"), 2)
      assert.strictEqual(spans[0]!.attributes.get("http.response.status_code"), 200)
      assert.deepStrictEqual(
        server.requests.map(({ headers }) => headers["traceparent"]?.includes(spans[0]!.spanId)),
        [true, true, true]
      )
    }))

  it.effect("the span of a call ends with the failure of the call: refused, not sent, without an answer", () =>
    Effect.gen(function*() {
      const { client, server, spans, traced } = yield* start
      server.answerWith(RecordingServer.json(404, { error: { code: "resource-not-found", message: "No." } }))
      const exits: Array<Exit.Exit<unknown, unknown> | undefined> = [
        yield* traced(client.projects.get({ params: { id: "proj_1" } })),
        yield* traced(client.projects.create({ payload: { name: "" } }))
      ]
      yield* Effect.promise(() => server.close())
      exits.push(yield* traced(client.me.get()))
      assert.deepStrictEqual(spans.map(exitOf), exits)
      assert.isTrue(exits.every((exit) => exit !== undefined && Exit.isFailure(exit)))
      assert.deepStrictEqual(
        spans.map(({ attributes }) => attributes.get("http.response.status_code")),
        [404, undefined, undefined]
      )
    }))

  it.effect("the span of a call of records in lines covers the call until its answer begins", () =>
    Effect.gen(function*() {
      const { client, server, spans, traced } = yield* start
      server.answerWith({ status: 200, headers: { "content-type": "application/x-ndjson" }, body: "" })
      yield* traced(Stream.runDrain(client.builds.logs({ params: { buildId: "bld_1" } })))
      server.answerWith({ status: 403 })
      const refused = yield* traced(Stream.runDrain(client.builds.logs({ params: { buildId: "bld_1" } })))
      assert.isTrue(Exit.isFailure(refused))
      assert.deepStrictEqual(spans.map(({ name }) => name), Array(2).fill("ManagementClient.builds.logs"))
      assert.deepStrictEqual(spans.map((span) => Exit.isSuccess(exitOf(span)!)), [true, false])
    }))

  it.effect("the span of a call has no value of a path, a query, a header or a body, and no token", () =>
    Effect.gen(function*() {
      const { client, server, spans, traced } = yield* start
      const answers = [
        RecordingServer.json(200, { data: { id: marker } }, { "x-marker": marker }),
        RecordingServer.json(403, { error: { code: marker, message: marker, hint: marker } }, { "x-marker": marker })
      ]
      for (const answer of answers) {
        server.answerWith(answer)
        yield* traced(client.projects.get({ params: { id: `proj_${marker}` } }))
        yield* traced(client.projects.list({ query: { cursor: marker } }))
        yield* traced(client.projects.create({ payload: { name: marker } }))
        yield* traced(client.environmentVariables.update({
          params: { envVarId: `envvar_${marker}` },
          payload: { value: Redacted.make(marker) }
        }))
        yield* traced(client.me.get().pipe(CallOptions.provide({ headers: { "x-own": marker } })))
      }
      assert.lengthOf(spans, 10)
      for (const { attributes, events, links, name } of spans) {
        assert.notInclude(inspect([name, Array.from(attributes), events, links], { depth: 10 }), marker)
      }
    }))
})

describe("the trace context", () => {
  it.effect("the trace context of the span is sent (W3C), in the trace of the caller", () =>
    Effect.gen(function*() {
      const { client, server, spans, traced } = yield* start
      server.answerWith(RecordingServer.json(200, page))
      yield* traced(Effect.withSpan(client.projects.list(), "caller"))
      const [caller, call] = spans as [Tracer.NativeSpan, Tracer.NativeSpan]
      assert.strictEqual(server.take().headers["traceparent"], `00-${caller.traceId}-${call.spanId}-01`)
    }))

  it.effect("the trace context is not sent where the program turned that off, in either way", () =>
    Effect.gen(function*() {
      const { client, server, spans, traced } = yield* start
      server.answerWith(RecordingServer.json(200, page))
      const call = client.projects.list()
      yield* traced(Effect.provideService(call, HttpClient.TracerPropagationEnabled, false))
      assert.notProperty(server.take().headers, "traceparent")
      assert.lengthOf(spans, 1)
      yield* traced(Effect.provideService(call, Tracer.DisablePropagation, true))
      const { headers } = server.take()
      assert.notProperty(headers, "traceparent")
      assert.notProperty(headers, "b3")
    }))
})

describe("the trace context", () => {
  type Call = Effect.Effect<unknown, unknown>
  const transports = [["undici", NodeHttpClient.layerUndici], ["fetch", FetchHttpClient.layer]] as const

  const sentOver = Effect.fnUntraced(function*(
    transport: Layer.Layer<HttpClient.HttpClient>,
    change: (call: Call) => Call,
    options: CallOptions.CallOptions = {}
  ) {
    const server = yield* RecordingServer.make
    server.answerWith(RecordingServer.json(200, page))
    const context = yield* Layer.build(
      Layer.mergeAll(Authorization.layerToken(marker), transport, Layer.succeed(CallOptions.CallOptions, options))
    )
    const client = yield* Effect.provideContext(ManagementClient.make({ baseUrl: server.url }), context)
    yield* change(client.projects.list())
    const { headers } = server.take()
    return { traceparent: headers["traceparent"], b3: headers["b3"] }
  })

  const traced = (call: Call) => Effect.withTracer(call, makeTracer().tracer)

  for (const [name, transport] of transports) {
    it.effect(`the trace context is sent where the program has a tracer, over ${name}`, () =>
      Effect.gen(function*() {
        const { b3, traceparent } = yield* sentOver(transport, traced)
        assert.match(String(traceparent), /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
        assert.isUndefined(b3)
      }))

    it.effect(`the trace context is sent by nobody where nothing traces, or the program says so, over ${name}`, () =>
      Effect.gen(function*() {
        const changes: ReadonlyArray<(call: Call) => Call> = [
          (call) => call,
          (call) => Effect.withTracerEnabled(traced(call), false),
          (call) => Effect.provideService(traced(call), Tracer.DisablePropagation, true),
          (call) => Effect.provideService(traced(call), HttpClient.TracerPropagationEnabled, false)
        ]
        for (const change of changes) {
          assert.deepStrictEqual(yield* sentOver(transport, change), { traceparent: undefined, b3: undefined })
        }
      }))

    it.effect(`the trace context is sent as B3 too where that is asked for, over ${name}`, () =>
      Effect.gen(function*() {
        const ofRegion = yield* sentOver(transport, (call) => traced(CallOptions.provide(call, { b3: true })))
        const ofClient = yield* sentOver(transport, traced, { b3: true })
        for (const { b3, traceparent } of [ofRegion, ofClient]) {
          const [, trace, span] = String(traceparent).split("-")
          assert.strictEqual(b3, `${trace}-${span}-1`)
        }
        const { b3 } = yield* sentOver(transport, (call) => traced(CallOptions.provide(call, { b3: false })), {
          b3: true
        })
        assert.isUndefined(b3)
      }))

    it.effect(`the trace context is sent once beside OpenTelemetry's instrumentation of undici, which adds its own, over ${name}`, () =>
      Effect.gen(function*() {
        const instrumented = "00-11111111111111111111111111111111-2222222222222222-01"
        yield* instrumentUndici(instrumented)
        const { traceparent } = yield* sentOver(transport, traced)
        assert.strictEqual(traceparent, instrumented)
      }))

    it.effect(`the trace context is sent where OpenTelemetry does not instrument undici, over ${name}`, () =>
      Effect.gen(function*() {
        yield* registerOpenTelemetry
        const { traceparent } = yield* sentOver(transport, traced)
        assert.match(String(traceparent), /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
      }))

    it.effect(`the trace context is sent where somebody only listens to undici, over ${name}`, () =>
      Effect.gen(function*() {
        yield* listenToUndici(() => {})
        const { traceparent } = yield* sentOver(transport, traced)
        assert.match(String(traceparent), /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
      }))
  }
})

const listenToUndici = (listen: (message: unknown) => void) =>
  Effect.acquireRelease(
    Effect.sync(() => diagnostics.subscribe("undici:request:create", listen)),
    () => Effect.sync(() => diagnostics.unsubscribe("undici:request:create", listen))
  )

const api = Symbol.for("opentelemetry.js.api.1")

/** What OpenTelemetry's SDK leaves for others to see. */
const registerOpenTelemetry = Effect.acquireRelease(
  Effect.sync(() => Object.assign(globalThis, { [api]: { propagation: {} } })),
  () => Effect.sync(() => Reflect.deleteProperty(globalThis, api))
)

/** What `@opentelemetry/instrumentation-undici` does to each request. */
const instrumentUndici = Effect.fnUntraced(function*(traceparent: string) {
  yield* listenToUndici((message) => {
    const { request } = message as { readonly request: { readonly addHeader: (name: string, value: string) => void } }
    request.addHeader("traceparent", traceparent)
  })
  yield* registerOpenTelemetry
})
