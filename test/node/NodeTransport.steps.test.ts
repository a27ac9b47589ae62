/** What the transport says to a connection at each step of an exchange, with the handlers of undici 8 and with those of undici 6 and older. */
import { afterEach, assert, describe, it } from "@effect/vitest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { NodeTransport } from "effect-prisma-management/node"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { PassThrough, Readable } from "node:stream"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import * as zlib from "node:zlib"
import { turn, until } from "../support/inTime.ts"
import { random } from "../support/random.ts"
import { makeNewer, makeOlder, type ScriptedDispatcher } from "../support/scriptedDispatcher.ts"
import { shortWay } from "../support/transport.ts"

const olderName = Symbol.for("undici.globalDispatcher.1")
const before = (globalThis as { readonly [name: symbol]: unknown })[olderName]

const setOlder = (value: unknown) =>
  Object.defineProperty(globalThis, olderName, { value, writable: true, enumerable: false, configurable: false })

afterEach(() => {
  setOlder(before)
})

const url = "http://scripted.example/path"

const over = ({ dispatcher }: ScriptedDispatcher) =>
  shortWay(NodeTransport.layer.pipe(Layer.provide(Layer.succeed(NodeHttpClient.Dispatcher, dispatcher))))

const kinds: ReadonlyArray<readonly [kind: string, make: () => ScriptedDispatcher]> = [
  ["undici 8", makeNewer],
  ["undici 6", () => {
    const made = makeOlder()
    setOlder(made.dispatcher)
    return made
  }],
  ["undici 8 under the name of an older one", () => {
    const made = makeNewer()
    setOlder(made.dispatcher)
    return made
  }]
]

setFlagsFromString("--expose-gc")
const collectGarbage: () => void = runInNewContext("gc")

/** As much as is kept of a body that nobody asks for. */
const highWater = 128 * 1024

const bytes = (length: number) => new Uint8Array(length).fill(0x61)

const givenUp = "stop: The body of the answer was abandoned before its end"
const interrupted = "stop: The request was interrupted"

describe.each(kinds)("an exchange with %s", (kind, make) => {
  /** A request under way, up to where a connection has taken it. */
  const begun = Effect.fnUntraced(function*() {
    const scripted = make()
    const fiber = yield* Effect.forkChild(over(scripted)(HttpClient.get(url)), { startImmediately: true })
    yield* until(() => scripted.scripts.length === 1)
    const script = scripted.scripts[0]!
    script.start()
    return { ...script, fiber }
  })

  /** One that has its answer, and all of the body that has come. */
  const answered = Effect.fnUntraced(function*(chunks: ReadonlyArray<Uint8Array> = [], headers = {}) {
    const script = yield* begun()
    script.head(200, headers)
    for (const chunk of chunks) script.data(chunk)
    return { ...script, response: yield* Fiber.join(script.fiber) }
  })

  const collect = ({ stream }: HttpClientResponse.HttpClientResponse) =>
    Effect.map(Stream.runCollect(stream), (chunks) => Buffer.concat(Array.from(chunks)).length)

  it.effect(`${kind}: it is told to wait at 128 KiB that nobody asked for, once, and to go on when they are taken`, () =>
    Effect.gen(function*() {
      const { data, end, response, said } = yield* answered([bytes(highWater - 1)])
      assert.deepStrictEqual(said, [])
      data(bytes(1))
      assert.deepStrictEqual(said, ["wait"])
      // What was read of the socket before still comes.
      data(bytes(10))
      assert.deepStrictEqual(said, ["wait"])
      const reading = yield* Effect.forkChild(collect(response), { startImmediately: true })
      yield* turn
      assert.deepStrictEqual(said, ["wait", "go on"])
      data(bytes(highWater))
      yield* turn
      data(bytes(5))
      end()
      assert.strictEqual(yield* Fiber.join(reading), 2 * highWater + 15)
    }))

  it.effect(`${kind}: it goes on when all of the body is asked for, and does not wait again, however much comes`, () =>
    Effect.gen(function*() {
      const { data, end, response, said } = yield* answered([bytes(highWater)])
      assert.deepStrictEqual(said, ["wait"])
      const reading = yield* Effect.forkChild(response.text, { startImmediately: true })
      assert.deepStrictEqual(said, ["wait", "go on"])
      for (let count = 0; count < 3; count++) data(bytes(highWater))
      end()
      assert.lengthOf(yield* Fiber.join(reading), 4 * highWater)
      assert.deepStrictEqual(said, ["wait", "go on"])
    }))

  it.effect(`${kind}: a body that has come is read without a word, as often as one likes`, () =>
    Effect.gen(function*() {
      const { end, response, said } = yield* answered([bytes(highWater), bytes(7)])
      end()
      assert.lengthOf(yield* response.text, highWater + 7)
      assert.strictEqual(yield* collect(response), highWater + 7)
      assert.lengthOf(yield* response.text, highWater + 7)
      assert.deepStrictEqual(said, ["wait"])
    }))

  it.effect(`${kind}: chunks are given as they come, and a reader that has them all waits`, () =>
    Effect.gen(function*() {
      const { data, end, response } = yield* answered([bytes(3)])
      const lengths: Array<number> = []
      const reading = yield* Effect.forkChild(
        Stream.runForEachArray(response.stream, (chunks) =>
          Effect.sync(() => {
            lengths.push(...chunks.map(({ length }) => length))
          })),
        { startImmediately: true }
      )
      for (const length of [4, 5]) {
        yield* until(() => lengths.length === length - 3)
        data(bytes(length))
      }
      yield* until(() => lengths.length === 3)
      end()
      yield* Fiber.join(reading)
      assert.deepStrictEqual(lengths, [3, 4, 5])
    }))

  it.effect(`${kind}: it is stopped by whoever leaves before its answer, and says nothing of what comes after`, () =>
    Effect.gen(function*() {
      const { data, end, fiber, head, said } = yield* begun()
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(said, [interrupted])
      head(200)
      data(bytes(1))
      end()
      assert.deepStrictEqual(said, [interrupted])
    }))

  it.effect(`${kind}: it is stopped when its turn comes where it was left while it waited`, () =>
    Effect.gen(function*() {
      const scripted = make()
      const fiber = yield* Effect.forkChild(over(scripted)(HttpClient.get(url)), { startImmediately: true })
      yield* until(() => scripted.scripts.length === 1)
      yield* Fiber.interrupt(fiber)
      const { said, start } = scripted.scripts[0]!
      assert.deepStrictEqual(said, [])
      start()
      assert.deepStrictEqual(said, [interrupted])
    }))

  it.effect(`${kind}: it is stopped by the last reader that leaves, and the body says to the next that it was given up`, () =>
    Effect.gen(function*() {
      const { data, end, fail, response, said } = yield* answered([bytes(1)])
      const readers = [response.text, response.json, response.arrayBuffer] as ReadonlyArray<
        Effect.Effect<unknown, unknown>
      >
      const fibers = yield* Effect.forEach(readers, (read) => Effect.forkChild(read, { startImmediately: true }))
      for (const fiber of fibers) {
        assert.deepStrictEqual(said, [])
        yield* Fiber.interrupt(fiber)
      }
      assert.deepStrictEqual(said, [givenUp])
      data(bytes(1))
      fail(new Error("it was stopped"))
      end()
      const error = yield* Effect.flip(response.text)
      assert.strictEqual(error.reason._tag, "DecodeError")
      assert.strictEqual((error.cause as Error).message, "The body of the answer was abandoned before its end")
      assert.strictEqual(error.response, response)
    }))

  it.effect(`${kind}: it is stopped by a reader of chunks that leaves, waiting or not, and not where all has come`, () =>
    Effect.gen(function*() {
      const waiting = yield* answered()
      const fiber = yield* Effect.forkChild(collect(waiting.response), { startImmediately: true })
      yield* turn
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(waiting.said, [givenUp])
      const first = yield* answered([bytes(2)])
      assert.strictEqual((yield* Stream.runHead(first.response.stream))._tag, "Some")
      assert.deepStrictEqual(first.said, [givenUp])
      // What was read of the socket before still comes.
      first.data(bytes(highWater))
      assert.deepStrictEqual(first.said, [givenUp])
      const ended = yield* answered([bytes(2)])
      ended.end()
      yield* Stream.runHead(ended.response.stream)
      assert.deepStrictEqual(ended.said, [])
    }))

  it.effect(`${kind}: a stream that is asked for while all of the body is, has it too, and leaves it to the other`, () =>
    Effect.gen(function*() {
      const { data, end, response, said } = yield* answered([bytes(2)])
      const whole = yield* Effect.forkChild(response.text, { startImmediately: true })
      const chunks = yield* Effect.forkChild(collect(response), { startImmediately: true })
      const leaving = yield* Effect.forkChild(collect(response), { startImmediately: true })
      yield* turn
      yield* Fiber.interrupt(leaving)
      assert.deepStrictEqual(said, [])
      data(bytes(3))
      end()
      assert.deepStrictEqual([(yield* Fiber.join(whole)).length, yield* Fiber.join(chunks)], [5, 5])
    }))

  it.effect(`${kind}: a failure before the answer is that of the transport, and one behind it that of the body`, () =>
    Effect.gen(function*() {
      const early = yield* begun()
      const cause = Object.assign(new Error("it broke"), { code: "ECONNRESET" })
      early.fail(cause)
      const error = yield* Effect.flip(Fiber.join(early.fiber))
      assert.deepStrictEqual([error.reason._tag, error.cause], ["TransportError", cause])
      for (const when of ["while it is read", "before it is read"]) {
        const { fail, response } = yield* answered([bytes(1)])
        const reading = when === "while it is read"
          ? yield* Effect.forkChild(Effect.flip(response.text), { startImmediately: true })
          : undefined
        fail(cause)
        const late = reading === undefined ? yield* Effect.flip(response.text) : yield* Fiber.join(reading)
        assert.deepStrictEqual([late.reason._tag, late.cause], ["DecodeError", cause])
        const given: Array<Uint8Array> = []
        const streamed = yield* Effect.flip(
          Stream.runForEach(response.stream, (chunk) => Effect.sync(() => given.push(chunk)))
        )
        assert.deepStrictEqual([streamed.cause, given], [cause, []])
      }
    }))

  it.effect(`${kind}: it is stopped where the program has lost an answer whose body nobody reads`, () =>
    Effect.gen(function*() {
      // What holds the answer is gone with this fiber.
      const said = yield* Effect.flatMap(
        Effect.forkChild(Effect.map(answered([bytes(10)]), ({ said }) => said)),
        Fiber.join
      )
      while (said.length === 0) {
        collectGarbage()
        yield* turn
      }
      assert.deepStrictEqual(said, [givenUp])
    }))

  it.effect(`${kind}: a chunk that is a part of a buffer is that part`, () =>
    Effect.gen(function*() {
      const { end, response } = yield* answered([new TextEncoder().encode("no yes no").subarray(3, 6)])
      end()
      assert.strictEqual(yield* response.text, "yes")
      assert.strictEqual((yield* response.arrayBuffer).byteLength, 3)
    }))

  it.effect(`${kind}: header lines of one name are one header, and each cookie a cookie`, () =>
    Effect.gen(function*() {
      const { response } = yield* answered([], {
        "x-many": ["a", "b", "c"],
        "x-one": "é",
        "set-cookie": ["a=1", "b=2", "c=3"]
      })
      assert.deepInclude(response.headers, { "x-many": "a, b, c", "x-one": "é" })
      assert.deepStrictEqual(Object.keys(response.cookies.cookies), ["a", "b", "c"])
    }))

  it.effect(`${kind}: an informational answer is not the answer`, () =>
    Effect.gen(function*() {
      const { end, fiber, head } = yield* begun()
      head(103, { link: "</style.css>" })
      yield* turn
      assert.isUndefined(fiber.pollUnsafe())
      head(200, { "x-a": "b" })
      end()
      const response = yield* Fiber.join(fiber)
      assert.deepStrictEqual([response.status, response.headers["link"], response.headers["x-a"]], [
        200,
        undefined,
        "b"
      ])
    }))

  it.effect(`${kind}: a body that is compressed makes the connection wait and go on, and stop where it is none`, () =>
    Effect.gen(function*() {
      const next = random(5)
      const packed = zlib.gzipSync(Uint8Array.from({ length: 1_000_000 }, () => next(256)))
      const { data, end, response, said } = yield* answered([], { "content-encoding": "gzip" })
      let at = 0
      const send = () => {
        data(packed.subarray(at, at + 50_000))
        at += 50_000
      }
      for (; at < packed.length && said.length === 0; yield* turn) send()
      assert.deepStrictEqual(said, ["wait"])
      assert.isBelow(at, 600_000)
      const reading = yield* Effect.forkChild(collect(response), { startImmediately: true })
      yield* until(() => said.length === 2)
      assert.deepStrictEqual(said, ["wait", "go on"])
      while (at < packed.length) send()
      end()
      assert.strictEqual(yield* Fiber.join(reading), 1_000_000)

      const broken = yield* answered([Buffer.concat([zlib.gzipSync("a").subarray(0, 10), bytes(40)])], {
        "content-encoding": "gzip"
      })
      assert.match(String((yield* Effect.flip(broken.response.text)).cause), /Z_DATA_ERROR|invalid/)
      yield* until(() => broken.said.length > 0)
      assert.match(broken.said.join(), /^stop: /)
      // It is over: what comes now is of no interest.
      broken.data(bytes(10))
      broken.end()
    }))

  it.effect(`${kind}: a connection whose protocol was switched unasked is closed, and told`, () =>
    Effect.gen(function*() {
      const { fiber, upgrade } = yield* begun()
      const socket = new PassThrough()
      upgrade(socket)
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert.strictEqual(error.reason._tag, "TransportError")
      assert.include(error.message, "The server switched protocols (101) without being asked")
      assert.isTrue(socket.destroyed)
    }))

  it.effect(`${kind}: a body that breaks off while it is decoded, or before, fails with its connection`, () =>
    Effect.gen(function*() {
      const cause = new Error("it broke")
      const empty = yield* answered([], { "content-encoding": "gzip" })
      empty.fail(cause)
      assert.strictEqual((yield* Effect.flip(empty.response.text)).cause, cause)
      const { fail, response } = yield* answered([zlib.gzipSync("abc").subarray(0, 12)], { "content-encoding": "gzip" })
      const reading = yield* Effect.forkChild(Effect.flip(response.text), { startImmediately: true })
      fail(cause)
      assert.strictEqual((yield* Fiber.join(reading)).cause, cause)
    }))

  it.effect(`${kind}: a body that is called compressed and is text waits and goes on as any other`, () =>
    Effect.gen(function*() {
      const { end, response, said } = yield* answered([bytes(highWater)], { "content-encoding": "gzip" })
      assert.deepStrictEqual(said, ["wait"])
      const reading = yield* Effect.forkChild(response.text, { startImmediately: true })
      yield* turn
      assert.deepStrictEqual(said, ["wait", "go on"])
      end()
      assert.lengthOf(yield* Fiber.join(reading), highWater)
      const left = yield* answered([bytes(10)], { "content-encoding": "gzip" })
      const leaving = yield* Effect.forkChild(left.response.text, { startImmediately: true })
      yield* turn
      yield* Fiber.interrupt(leaving)
      assert.deepStrictEqual(left.said, [givenUp])
    }))

  it.effect(`${kind}: a compressed body that is read to its end is not stopped for the zeros that fill it up`, () =>
    Effect.gen(function*() {
      const { data, end, response, said } = yield* answered([], { "content-encoding": "gzip" })
      const reading = yield* Effect.forkChild(collect(response), { startImmediately: true })
      yield* turn
      data(Buffer.concat([zlib.gzipSync("abc"), new Uint8Array(10)]))
      assert.strictEqual(yield* Fiber.join(reading), 3)
      assert.deepStrictEqual(said, [])
      end()
    }))

  it.effect(`${kind}: whoever leaves a body that is decoded stops its connection`, () =>
    Effect.gen(function*() {
      const { response, said } = yield* answered([zlib.gzipSync("abc").subarray(0, 12)], { "content-encoding": "gzip" })
      const reading = yield* Effect.forkChild(response.text, { startImmediately: true })
      yield* turn
      yield* Fiber.interrupt(reading)
      assert.deepStrictEqual(said, [givenUp])
    }))
})

describe("the body of a request", () => {
  it.effect("is ended where the exchange is left, or fails, and its own failure interests nobody then", () =>
    Effect.gen(function*() {
      for (const end of ["is left while it waits", "fails", "is not dispatched"]) {
        const scripted = makeNewer()
        const body = new Readable({ read() {} })
        const dispatcher = end === "is not dispatched"
          ? {
            dispatch: () => {
              throw new Error("no")
            }
          } as never
          : scripted.dispatcher
        const request = HttpClient.post(url, { body: HttpBody.raw(body) })
        const fiber = yield* Effect.forkChild(Effect.exit(over({ ...scripted, dispatcher })(request)), {
          startImmediately: true
        })
        yield* turn
        if (end === "is left while it waits") yield* Fiber.interrupt(fiber)
        if (end === "fails") scripted.scripts[0]!.fail(new Error("it broke"))
        if (end !== "is left while it waits") assert.include(String(yield* Fiber.join(fiber)), "Transport error")
        assert.isTrue(body.destroyed, end)
        body.emit("error", new Error("late"))
      }
    }))
})

it.effect("an exchange that ended well is not stopped by whoever looks at it later", () =>
  Effect.gen(function*() {
    const scripted = makeNewer()
    const fiber = yield* Effect.forkChild(over(scripted)(HttpClient.get(url)), { startImmediately: true })
    yield* until(() => scripted.scripts.length === 1)
    const { data, end, head, said, start } = scripted.scripts[0]!
    start()
    head(200)
    data(bytes(highWater))
    end()
    const response = yield* Fiber.join(fiber)
    yield* Stream.runHead(response.stream)
    assert.deepStrictEqual(said, ["wait"])
  }))
