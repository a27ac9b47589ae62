/** What connections do to a log: they fall silent, they cut lines anywhere, they bring lines that are too long. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { gzipSync } from "node:zlib"
import * as Authorization from "../src/Authorization.ts"
import { longestLine } from "../src/internal/answer/limits.ts"
import { Lines } from "../src/internal/answer/lines.ts"
import { ndjson } from "../src/internal/answer/ndjson.ts"
import * as Logs from "../src/Logs.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Client from "./support/client.ts"
import { turn, until } from "./support/inTime.ts"
import * as LogServer from "./support/LogServer.ts"
import { random } from "./support/random.ts"

const buildLine = (index: number, text = `line ${index}`) =>
  ({ type: "log", text, level: "info", source: "stdout", cursor: String(index) }) as const

const terminal = { type: "terminal", kind: "end", code: "", message: "", retryable: false, cursor: null } as const

const linesOf = (records: ReadonlyArray<unknown>): string =>
  records.map((record) => JSON.stringify(record) + "\n").join("")

const clientOver = (baseUrl: string, transport: Layer.Layer<HttpClient.HttpClient>) =>
  Layer.build(
    ManagementClient.layer({ baseUrl }).pipe(
      Layer.provide([Authorization.layerToken("test-token"), transport])
    )
  ).pipe(Effect.flatMap((context) => Effect.provide(ManagementClient.ManagementClient, context)))

describe("a log whose connection falls silent", () => {
  const transports = [["fetch", FetchHttpClient.layer], ["undici", NodeHttpClient.layerUndici]] as const

  it.effect.each(transports)(
    "is asked for again after the last line, each comes once, and the connection is closed: %s",
    ([, transport]) =>
      Effect.gen(function*() {
        const server = yield* LogServer.make
        server.answerWith((query) =>
          query.get("cursor") === null
            ? { records: [buildLine(1)], isOpen: true }
            : { records: [buildLine(2), terminal] }
        )
        const client = yield* clientOver(server.url, transport)
        const closed = server.closed()
        const seen: Array<string> = []
        const fiber = yield* Logs.build(client, "bld_1").pipe(
          Stream.runForEach(({ text }) => Effect.sync(() => seen.push(text))),
          Effect.forkChild
        )
        yield* until(() => seen.length === 1)
        yield* TestClock.adjust("59 seconds")
        assert.lengthOf(server.asked, 1)
        yield* TestClock.adjust("1 second")
        yield* Fiber.join(fiber)
        yield* Effect.promise(() => closed)
        assert.deepStrictEqual(seen, ["line 1", "line 2"])
        assert.deepStrictEqual(server.asked.map((query) => query.get("cursor")), [null, "1"])
      })
  )

  /** An API whose answers a test writes, piece by piece: each is read before the next is written. */
  const written = () => {
    const asked: Array<string | null> = []
    let wanted = () => {}
    let answer: ReadableStreamDefaultController<Uint8Array> | undefined
    const transport = Layer.succeed(
      HttpClient.HttpClient,
      HttpClient.make((request, url) => {
        asked.push(url.searchParams.get("cursor"))
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => {
            answer = controller
          },
          pull: () => wanted()
        }, { highWaterMark: 0 })
        return Effect.succeed(HttpClientResponse.fromWeb(request, new Response(body)))
      })
    )
    /** Writes, and is done when that was read and more is wanted. */
    const write = (text: string) =>
      Effect.promise(() =>
        new Promise<void>((resolve) => {
          wanted = resolve
          answer!.enqueue(new TextEncoder().encode(text))
        })
      )
    const isWanted = Effect.promise(() =>
      new Promise<void>((resolve) => {
        wanted = resolve
      })
    )
    return { asked, isWanted, transport, write }
  }

  const followed = (options: Logs.Options = {}) =>
    Effect.gen(function*() {
      const api = written()
      const client = yield* clientOver("https://api.example", api.transport)
      const seen: Array<string> = []
      const fiber = yield* Logs.build(client, "bld_1", options).pipe(
        Stream.runForEach(({ text }) => Effect.sync(() => seen.push(text))),
        Effect.forkChild
      )
      yield* api.isWanted
      return { ...api, fiber, seen }
    })

  it.effect("is not taken for silent while blank lines come, or spaces: they are no lines either", () =>
    Effect.gen(function*() {
      const { asked, fiber, seen, write } = yield* followed()
      for (const heartbeat of ["\n", "\r\n", "  \n", " ", " ", "\t", "\n \n", "\r"]) {
        yield* TestClock.adjust("50 seconds")
        yield* write(heartbeat)
      }
      assert.lengthOf(asked, 1)
      yield* write(` ${linesOf([buildLine(1)])}`)
      assert.deepStrictEqual(seen, ["line 1"])
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("is followed for as long as it is silent: a build may be quiet for hours, and no failure is counted", () =>
    Effect.gen(function*() {
      const { asked, fiber, seen, isWanted, write } = yield* followed({ schedule: Schedule.recurs(0) })
      yield* write(linesOf([buildLine(1)]))
      for (let minute = 0; minute < 180; minute++) {
        yield* Effect.forkChild(isWanted)
        yield* TestClock.adjust("1 minute")
        yield* until(() => asked.length === minute + 2)
        yield* turn
      }
      assert.isUndefined(fiber.pollUnsafe())
      yield* write(linesOf([buildLine(2)]))
      assert.deepStrictEqual(seen, ["line 1", "line 2"])
      assert.deepStrictEqual(new Set(asked.slice(1)), new Set(["1"]))
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("is asked for again after the time that the option says, for ever not", () =>
    Effect.gen(function*() {
      const short = yield* followed({ silence: "5 seconds" })
      yield* short.write(linesOf([buildLine(1)]))
      yield* TestClock.adjust("4 seconds")
      assert.lengthOf(short.asked, 1)
      yield* TestClock.adjust("1 second")
      yield* until(() => short.asked.length === 2)
      yield* Fiber.interrupt(short.fiber)
      const never = yield* followed({ silence: Duration.infinity })
      yield* TestClock.adjust("30 days")
      assert.lengthOf(never.asked, 1)
      yield* Fiber.interrupt(never.fiber)
      // No time at all is a second.
      const none = yield* followed({ silence: 0 })
      yield* TestClock.adjust("999 millis")
      assert.lengthOf(none.asked, 1)
      yield* TestClock.adjust("1 millis")
      yield* until(() => none.asked.length === 2)
      yield* Fiber.interrupt(none.fiber)
    }))

  it.effect("fails in the end where nothing is followed: a page comes at once", () =>
    Effect.gen(function*() {
      const api = written()
      const client = yield* clientOver("https://api.example", api.transport)
      const fiber = yield* Effect.forkChild(
        Effect.flip(Stream.runDrain(Logs.deployment(client, "cpv_a1", { schedule: Schedule.recurs(2) })))
      )
      for (let asked = 1; asked <= 3; asked++) {
        yield* until(() => api.asked.length === asked)
        yield* turn
        yield* TestClock.adjust("1 minute")
      }
      const failure = yield* Fiber.join(fiber)
      assert.deepInclude(failure, { _tag: "FetchError", operation: "deployments.logs" })
      assert.strictEqual(failure.message, "api.example was silent for 60 s")
    }))
})

const Anything = Schema.Record(Schema.String, Schema.Unknown)

/** The records of a body that comes in these chunks. */
const recordsOf = (
  chunks: Iterable<Uint8Array>,
  { headers = {}, isBroken = false }: { readonly headers?: Record<string, string>; readonly isBroken?: boolean } = {}
) =>
  Stream.unwrap(Effect.suspend(() => {
    const rest = Array.from(chunks)
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = rest.shift()
        if (next !== undefined) return controller.enqueue(next)
        return isBroken ? controller.error(new Error("it broke")) : controller.close()
      }
    })
    const response = HttpClientResponse.fromWeb(
      HttpClientRequest.get("https://api.example/"),
      new Response(body, { headers })
    )
    return ndjson(Anything)(response)
  }))

const read = (chunks: Iterable<Uint8Array>) => Stream.runCollect(recordsOf(chunks))

describe("lines that are cut", () => {
  const records = [{ text: "€😀" }, { text: "b\r\n" }, { text: "ü" }]
  const body = Buffer.from(
    `\ufeff${JSON.stringify(records[0])}\r\n\r\n  \n${JSON.stringify(records[1])}\n\t${JSON.stringify(records[2])} `
  )

  it.effect("are read wherever chunks cut them, in a character too, with CRLF, blank lines and no newline at the end", () =>
    Effect.gen(function*() {
      for (let at = 0; at <= body.length; at++) {
        assert.deepStrictEqual(yield* read([body.subarray(0, at), body.subarray(at)]), records)
      }
      assert.deepStrictEqual(yield* read(Array.from(body, (byte) => Uint8Array.of(byte))), records)
    }))

  it.effect("are a broken connection where the last one is not all there", () =>
    Effect.gen(function*() {
      for (const rest of ["{\"text\":", `{"text":"${"x".repeat(2 * longestLine)}`]) {
        const failure = yield* Effect.flip(read([Buffer.from(`{"text":"a"}\n${rest}`)]))
        assert.strictEqual(failure.reason._tag, "Transport")
        assert.include(failure.message, "200")
      }
    }))

  it.effect("are read to where their body breaks off, or is not in its coding: then it is that which failed", () =>
    Effect.gen(function*() {
      const line = Buffer.from("{\"text\":\"a\"}\n")
      const seen = (records: ReturnType<typeof recordsOf>) =>
        records.pipe(Stream.catch(({ reason }) => Stream.succeed(reason)), Stream.runCollect)
      const [first, broken] = yield* seen(recordsOf([line], { isBroken: true }))
      assert.deepStrictEqual(first, { text: "a" })
      assert.deepInclude(broken, { _tag: "Transport" })
      const headers = { "content-encoding": "gzip" }
      const cut = gzipSync(line).subarray(0, -4)
      const [undecoded] = (yield* seen(recordsOf([cut], { headers }))).slice(-1)
      assert.deepInclude(undecoded, {
        _tag: "InvalidResponse",
        issues: [{ path: "body", message: "Expected a whole body in gzip" }]
      })
    }))

  it.effect("leave the records before them, and fail once", () =>
    Effect.gen(function*() {
      for (
        const [rest, reason] of [["{\"text\":", "Transport"], ["no record\n{\"text\":\"c\"}\n", "InvalidResponse"]]
      ) {
        const seen = yield* recordsOf([Buffer.from(`{"text":"a"}\n{"text":"b"}\n${rest}`)]).pipe(
          Stream.catch((failure) => Stream.succeed(failure.reason._tag)),
          Stream.runCollect
        )
        assert.deepStrictEqual(seen, [{ text: "a" }, { text: "b" }, reason])
      }
    }))
})

describe("a line that is too long", () => {
  const next = random(7)
  const pieces = ["x", "é", "😀", "\\", "\"", "\n", "\u0007", "\u001b[31m", "{\"cursor\":\"9\"}", "\ud800"]

  it("is shortened in its text, wherever that is cut: it says so, and keeps all of its other members", () => {
    for (let time = 0; time < 60; time++) {
      let text = "x".repeat(next(40))
      while (text.length < longestLine * (1 + next(3))) {
        text += Array.from({ length: 50 }, () => pieces[next(pieces.length)]).join("").repeat(1000)
      }
      const lines = new Lines()
      const bytes = Buffer.from(linesOf([{ type: "log", text, cursor: "17" }]))
      const cut: Array<string> = []
      for (let at = 0, size = 1 + next(200_000); at < bytes.length; at += size) {
        cut.push(...lines.push(bytes.subarray(at, at + size)))
      }
      assert.lengthOf(cut, 1)
      const record = JSON.parse(cut[0]!)
      assert.deepInclude(record, { type: "log", cursor: "17" })
      assert.isBelow(record.text.length, 60_000)
      const [, omitted] = / \[([\d,]+) bytes of this line were omitted\] /.exec(record.text)!
      assert.isAbove(Number(omitted!.replaceAll(",", "")), bytes.length - 50_000)
      assert.isTrue(text.startsWith(record.text.slice(0, 1000)))
      assert.isTrue(text.endsWith(record.text.slice(-1000)))
    }
  })

  it.effect("is a record of the log of a build, with its cursor, and the log goes on", () =>
    Effect.gen(function*() {
      const server = yield* LogServer.make
      const long = buildLine(2, "a\"é\n".repeat(longestLine))
      server.answerWith((query) =>
        query.get("cursor") === null
          ? { records: [buildLine(1), long] }
          : { records: [buildLine(3), terminal] }
      )
      const client = yield* Client.make(server.url)
      const seen = yield* Stream.runCollect(Logs.build(client, "bld_1", { schedule: Schedule.recurs(5) }))
      assert.deepStrictEqual(seen.map(({ cursor }) => cursor), ["1", "2", "3"])
      assert.include(seen[1]!.text, "bytes of this line were omitted")
      assert.deepStrictEqual(server.asked.map((query) => query.get("cursor")), [null, "2"])
    }))

  it.effect("is a record of the log of a deployment, with the bytes that it is", () =>
    Effect.gen(function*() {
      const server = yield* LogServer.make
      const byteEnd = 3 * longestLine
      server.answerWith(() => ({
        records: [
          { type: "log", text: "x".repeat(byteEnd), byteStart: 0, byteEnd },
          { type: "log", text: "y", byteStart: byteEnd, byteEnd: byteEnd + 1 },
          terminal
        ]
      }))
      const client = yield* Client.make(server.url)
      const seen = yield* Stream.runCollect(Logs.deployment(client, "cpv_a1", { fromStart: true }))
      assert.deepStrictEqual(seen.map((line) => line.byteEnd), [byteEnd, byteEnd + 1])
      assert.include(seen[0]!.text, "bytes of this line were omitted")
    }))

  it.effect("breaks the contract where it is no record with a long text: nobody can tell what it was", () =>
    Effect.gen(function*() {
      for (const line of ["x".repeat(2 * longestLine), `[${"1,".repeat(longestLine)}1]`]) {
        const failure = yield* Effect.flip(read([Buffer.from(`{"text":"a"}\n${line}\n`)]))
        assert.strictEqual(failure.reason._tag, "InvalidResponse")
        assert.isBelow(failure.message.length, 200)
      }
    }))
})
