/** How much of a body is read, to the byte; and what is left of one that is too long, late, or given up. */
import { assert, describe, it } from "@effect/vitest"
import * as ByteSize from "effect/ByteSize"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as zlib from "node:zlib"
import * as ApiError from "../src/ApiError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Client from "./support/client.ts"
import { turn, until } from "./support/inTime.ts"
import { random } from "./support/random.ts"

type Service = ManagementClient.ManagementClient["Service"]

/** A body, and the headers that say what it is. */
interface Sent {
  readonly chunks: ReadonlyArray<Uint8Array>
  readonly headers?: { readonly [name: string]: string }
  readonly status?: number
  /** How the body goes on after its chunks: it ends, if omitted. */
  readonly ending?: "silence" | "break"
}

/** A transport that answers with a body of these very chunks. */
const sending = ({ chunks, headers = {}, status = 200, ending }: Sent) => {
  let left = false
  const transport = HttpClient.make((request) =>
    Effect.sync(() => {
      const rest = Array.from(chunks)
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          const next = rest.shift()
          if (next !== undefined) return controller.enqueue(next)
          if (ending === "break") return controller.error(Object.assign(new Error("it broke"), { code: "ECONNRESET" }))
          return ending === "silence" ? new Promise(() => {}) : controller.close()
        },
        cancel: () => {
          left = true
        }
      }, { highWaterMark: 0 })
      return HttpClientResponse.fromWeb(request, new Response(body, { status, headers }))
    })
  )
  const layer = Layer.mergeAll(
    Authorization.layerToken("token"),
    Client.layerNoRetry,
    Layer.succeed(HttpClient.HttpClient, transport)
  )
  return { layer, isLeft: () => left }
}

const baseUrl = "https://api.example"

const calling = <A, E>(sent: Sent, call: (client: Service) => Effect.Effect<A, E>) =>
  Effect.flatMap(ManagementClient.make({ baseUrl }), call).pipe(Effect.provide(sending(sent).layer))

const getting = (sent: Sent) =>
  Effect.flatMap(ManagementClient.httpClient({ baseUrl }), (client) => client.get("/v1/new")).pipe(
    Effect.provide(sending(sent).layer)
  )

const limited = (bytes: number) => Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.bytes(bytes))

const listRegions = (client: Service) => client.regions.list()

const failureOf = (sent: Sent) =>
  Effect.map(Effect.flip(calling(sent, listRegions)), (error) => {
    assert(ApiError.isApiError(error), String(error))
    return error
  })

const bytesOf = (text: string) => new TextEncoder().encode(text)

const halves = (bytes: Uint8Array) => [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)]

const jsonType = { "content-type": "application/json" }

/** The ways in which the same body comes. */
const ways: { readonly [way: string]: (bytes: Uint8Array) => Sent } = {
  "with its length": (bytes) => ({
    chunks: [bytes],
    headers: { ...jsonType, "content-length": String(bytes.length) }
  }),
  "in two chunks": (bytes) => ({ chunks: halves(bytes), headers: jsonType }),
  "in pieces that cut characters": (bytes) => ({
    chunks: Array.from(
      { length: Math.ceil(bytes.length / 61) },
      (_, index) => bytes.subarray(61 * index).subarray(0, 61)
    ),
    headers: jsonType
  }),
  "compressed": (bytes) => ({
    chunks: halves(zlib.gzipSync(bytes)),
    headers: { ...jsonType, "content-encoding": "gzip" }
  }),
  "called compressed, and as it is": (bytes) => ({
    chunks: halves(bytes),
    headers: { ...jsonType, "content-encoding": "gzip", "content-length": String(bytes.length) }
  })
}

// Longer than it is when it is compressed.
const name = "Paris, é, 🚀".repeat(20)
const regions = { data: [{ id: "eu-west-3", type: "region", name, product: "postgres" }] }

describe.each(Object.entries(ways))("a body that comes %s", (way, sent) => {
  const body = bytesOf(JSON.stringify(regions))

  it.effect(`a body that comes ${way} is an answer up to its limit, and none from the next byte on`, () =>
    Effect.gen(function*() {
      const call = calling(sent(body), listRegions)
      assert.strictEqual((yield* limited(body.length)(call))[0]?.name, name)
      const error = yield* Effect.flip(limited(body.length - 1)(call))
      assert.deepInclude(error._tag === "FetchError" && error.reason, {
        _tag: "InvalidResponse",
        issues: [{ path: "body", message: `Expected at most ${body.length - 1} bytes` }]
      })
    }))

  it.effect(`a body that comes ${way} is read up to its limit by the user of an HTTP client, and not beyond it`, () =>
    Effect.gen(function*() {
      const text = yield* limited(body.length)(Effect.flatMap(getting(sent(body)), (response) => response.text))
      assert.strictEqual(text, JSON.stringify(regions))
      const response = yield* getting(sent(body))
      const error = yield* Effect.flip(limited(body.length - 1)(response.text))
      assert.include(error.message, `Expected at most ${body.length - 1} bytes`)
    }))

  it.effect(`a body that comes ${way} is an error with a code up to 64 KiB, and from the next byte on one without`, () =>
    Effect.gen(function*() {
      const sized = (size: number) => {
        const error = { code: "planLimitReached", message: "No.", filler: "" }
        const filler = "x".repeat(size - JSON.stringify({ error }).length)
        return sent(bytesOf(JSON.stringify({ error: { ...error, filler } })))
      }
      const whole = yield* failureOf({ ...sized(64 * 1024), status: 403 })
      assert.deepInclude(whole, { code: "planLimitReached", message: "No." })
      const cut = yield* failureOf({ ...sized(64 * 1024 + 1), status: 403 })
      assert.deepInclude(cut, { code: "" })
      assert.match(cut.message, /^The API answered 403: \{"error":\{"code":"planLimitReached"/)
      assert.lengthOf(cut.body, 2048)
    }))

  it.effect(`a body that comes ${way} and ends within a character shows that`, () =>
    Effect.gen(function*() {
      const error = yield* failureOf({ ...sent(bytesOf("nonono é").subarray(0, -1)), status: 403 })
      assert.strictEqual(error.body, "nonono \ufffd")
    }))
})

it.effect("a body that is not what the contract says is no answer, and says where", () =>
  Effect.gen(function*() {
    const wrong = { chunks: [bytesOf(JSON.stringify({ data: [{ ...regions.data[0], id: 1 }] }))], headers: jsonType }
    const error = yield* Effect.flip(calling(wrong, listRegions))
    assert.deepInclude(error._tag === "FetchError" && error.reason, {
      _tag: "InvalidResponse",
      issues: [{ path: "body.data.0.id", message: "Expected string" }]
    })
  }))

describe("a body that is too long", () => {
  it.effect("is told as that where it is compressed, not as one that is cut", () =>
    Effect.gen(function*() {
      const next = random(3)
      const text = JSON.stringify({ data: Array.from({ length: 3000 }, () => next(1_000_000)).join() })
      const sent: Sent = {
        chunks: halves(zlib.gzipSync(text)),
        headers: { ...jsonType, "content-encoding": "gzip" }
      }
      const error = yield* Effect.flip(limited(1000)(calling(sent, listRegions)))
      assert.include(error.message, "Expected at most 1000 bytes")
      const read = yield* limited(1000)(Effect.flip(Effect.flatMap(getting(sent), (response) => response.text)))
      assert.include(read.message, "Expected at most 1000 bytes")
    }))

  it.effect("is not taken for whole where a chunk ends at the limit, and more comes", () =>
    Effect.gen(function*() {
      const text = JSON.stringify({ data: [], filler: "x".repeat(100) })
      const sent: Sent = { chunks: [bytesOf(text), bytesOf(" ")], headers: jsonType }
      const error = yield* Effect.flip(limited(text.length)(calling(sent, listRegions)))
      assert.include(error.message, `Expected at most ${text.length} bytes`)
      const read = yield* limited(text.length)(Effect.flip(Effect.flatMap(getting(sent), (response) => response.text)))
      assert.include(read.message, `Expected at most ${text.length} bytes`)
    }))

  it.effect("is left where the limit is exceeded", () =>
    Effect.gen(function*() {
      const { isLeft, layer } = sending({
        chunks: [bytesOf("12345"), bytesOf("67890"), bytesOf("x")],
        ending: "silence"
      })
      const client = yield* Effect.provide(ManagementClient.httpClient({ baseUrl }), layer)
      const response = yield* client.get("/v1/new")
      yield* Effect.flip(limited(9)(response.text))
      yield* until(isLeft)
      const chunks = yield* response.stream.pipe(
        Stream.map((bytes) => new TextDecoder().decode(bytes)),
        Stream.catch(({ message }) => Stream.succeed(message)),
        Stream.runCollect
      )
      assert.deepStrictEqual(chunks.slice(0, 2), ["12345", "67890"])
      assert.include(chunks[2], "The body was read in part")
    }))
})

describe("a body that the user of an HTTP client reads", () => {
  it.effect("is had in each form by its content type, and an empty one as well", () =>
    Effect.gen(function*() {
      const form = new Response(new URLSearchParams({ a: "1", b: "ü" }))
      const headers = { "content-type": form.headers.get("content-type")! }
      const response = yield* getting({
        chunks: [new Uint8Array(yield* Effect.promise(() => form.arrayBuffer()))],
        headers
      })
      assert.strictEqual((yield* response.formData).get("b"), "ü")
      assert.deepStrictEqual((yield* response.urlParamsBody).params, [["a", "1"], ["b", "ü"]])
      assert.strictEqual((yield* response.arrayBuffer).byteLength, "a=1&b=%C3%BC".length)
      const none = yield* getting({ chunks: [] })
      assert.deepStrictEqual([yield* none.text, (yield* none.arrayBuffer).byteLength], ["", 0])
      const error = yield* Effect.flip(none.formData)
      assert.include(error.message, "Expected a body that can be read as formData")
    }))

  it.effect("is given up by whoever stops waiting, and says so to the next", () =>
    Effect.gen(function*() {
      const response = yield* getting({ chunks: [bytesOf("begun")], ending: "silence" })
      const reading = yield* Effect.forkChild(response.text)
      yield* turn
      yield* Fiber.interrupt(reading)
      const error = yield* Effect.flip(response.json)
      assert.include(error.message, "The body was abandoned before its end")
      assert.strictEqual(error.reason._tag, "DecodeError")
    }))

  it.effect("fails where it breaks off, in one and as a stream", () =>
    Effect.gen(function*() {
      const sent: Sent = { chunks: [bytesOf("begun")], ending: "break" }
      const response = yield* getting(sent)
      const broken = yield* Effect.flip(response.text)
      assert.strictEqual(broken.reason._tag, "DecodeError")
      assert.strictEqual((broken.cause as { readonly code?: string }).code, "ECONNRESET")
      assert.notInclude(broken.message, "Expected")
      const streamed = yield* getting(sent)
      const error = yield* Effect.flip(Stream.runDrain(streamed.stream))
      assert.strictEqual(error._tag, "HttpClientError")
    }))

  const broken: ReadonlyArray<readonly [what: string, coding: string, body: Uint8Array, said: string]> = [
    [
      "gzip that is cut",
      "gzip",
      zlib.gzipSync("a body that is cut").subarray(0, 25),
      "Expected a whole body in gzip"
    ],
    [
      "in a coding that nobody knows",
      "x-own",
      Uint8Array.of(0x80, 1, 2, 3),
      "Expected a coding that this platform knows, not x-own"
    ]
  ]
  it.effect.each(broken)(
    "fails where it is %s, and says so, in one and as a stream",
    ([, coding, body, said]) =>
      Effect.gen(function*() {
        const sent = { chunks: [body], headers: { "content-encoding": coding } }
        for (
          const read of [
            Effect.flatMap(getting(sent), (response) => response.text),
            Effect.flatMap(getting(sent), ({ stream }) => Stream.runDrain(stream))
          ]
        ) {
          const error = yield* Effect.flip(read)
          assert.include(error.message, said)
        }
      })
  )
})

describe("the body of an error", () => {
  it.effect("is waited for five seconds: one that never ends, or breaks off, leaves its status", () =>
    Effect.gen(function*() {
      for (const status of [400, 403, 500]) {
        const late = yield* Effect.forkChild(failureOf({ chunks: [bytesOf("begun")], status, ending: "silence" }))
        yield* turn
        yield* TestClock.adjust("4999 millis")
        assert.isUndefined(late.pollUnsafe())
        yield* TestClock.adjust("1 millis")
        const broken = yield* failureOf({ chunks: [bytesOf("begun")], status, ending: "break" })
        for (const error of [yield* Fiber.join(late), broken]) {
          assert.deepInclude(error, {
            status,
            body: "",
            message: `The API answered ${status} without saying why`
          })
        }
      }
    }))

  it.effect("of a success that is not declared is waited for as long as its call may take", () =>
    Effect.gen(function*() {
      const call = calling({ chunks: [bytesOf("begun")], status: 399, ending: "silence" }, listRegions)
      const fiber = yield* Effect.forkChild(Effect.exit(call))
      yield* turn
      yield* TestClock.adjust("29 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      assert.include(String(yield* Fiber.join(fiber)), "30")
    }))
})
