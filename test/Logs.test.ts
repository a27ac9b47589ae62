import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as ApiError from "../src/ApiError.ts"
import * as Authorization from "../src/Authorization.ts"
import { FetchError } from "../src/FetchError.ts"
import { makeReading } from "../src/internal/answer/logReading.ts"
import { ofDeployment } from "../src/internal/answer/logRules.ts"
import * as Logs from "../src/Logs.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as Client from "./support/client.ts"
import * as LogServer from "./support/LogServer.ts"
import { random } from "./support/random.ts"
import { uploadInProcess } from "./support/uploads.ts"

const seed = Number(process.env["LOGS_SEED"] ?? 4)

const buildLine = (index: number, text = `line ${index}`) =>
  ({ type: "log", text, level: "info", source: "stdout", cursor: String(index) }) as const

const line = (byteStart: number, text: string) =>
  ({ type: "log", text, byteStart, byteEnd: byteStart + Buffer.byteLength(text) }) as const

const terminal = (kind: "end" | "error", fields: { readonly [name: string]: unknown } = {}) =>
  ({ type: "terminal", kind, code: "", message: "", retryable: false, cursor: null, ...fields }) as const

const broken = new FetchError({
  message: "No answer from api.prisma.io: ECONNRESET",
  reason: { _tag: "Transport", sent: true },
  request: { method: "GET", url: "https://api.prisma.io/v1/builds/bld_1/logs" }
})

type Scripted = ReadonlyArray<unknown>

/** An operation that answers with one script after the other, the last one for good; what fails in a script is its end. */
const scripted = (...scripts: ReadonlyArray<Scripted>) => {
  const asked: Array<{ readonly at: number; readonly query: object }> = []
  const logs = ({ query }: { readonly query?: object | undefined }) =>
    Stream.unwrap(Effect.map(Clock.currentTimeMillis, (at) => {
      asked.push({ at, query: JSON.parse(JSON.stringify(query)) })
      return Stream.flatMap(
        Stream.fromIterable(scripts[asked.length - 1] ?? scripts.at(-1)!),
        (record) => record instanceof Error ? Stream.fail(record) : Stream.succeed(record)
      )
    }))
  return {
    client: { builds: { logs }, deployments: { logs } } as never,
    asked,
    times: () => asked.map(({ at }) => at),
    cursors: () => asked.map(({ query }) => (query as { readonly cursor?: string }).cursor)
  }
}

const pauses = (times: ReadonlyArray<number>) => times.slice(1).map((time, index) => Math.round(time - times[index]!))

/** The texts of a stream and how it ended, within an hour. */
const inAnHour = Effect.fnUntraced(function*<E>(stream: Stream.Stream<{ readonly text: string }, E>) {
  const texts: Array<string> = []
  const fiber = yield* Stream.runForEach(stream, ({ text }) => Effect.sync(() => texts.push(text))).pipe(
    Effect.exit,
    Effect.forkChild
  )
  yield* TestClock.adjust("1 hour")
  const exit = fiber.pollUnsafe()
  yield* Fiber.interrupt(fiber)
  return { texts, exit: exit !== undefined && Exit.isSuccess(exit) ? exit.value : undefined }
})

const failureOf = (exit: Exit.Exit<unknown, unknown> | undefined): unknown =>
  exit === undefined
    ? assert.fail("it goes on")
    : Exit.isFailure(exit)
    ? Cause.squash(exit.cause)
    : assert.fail("it ended")

describe("connections that are cut at a random byte, 200 times", () => {
  const atOnce = { schedule: Schedule.recurs(10), poll: Schedule.forever }
  const cuts = { times: 200, within: 1200, seed }

  it.effect(
    `connections that are cut at a random byte, 200 times bring each line of a build once and in order (LOGS_SEED=${seed})`,
    () =>
      Effect.gen(function*() {
        const next = random(seed)
        const lines = Array.from(
          { length: 3000 },
          (_, index) => buildLine(index + 1, `${index} ${"ü€😀.\n".repeat(next(12))}`)
        )
        const server = yield* LogServer.make
        server.answerWith((query) => ({
          records: [...lines.slice(Number(query.get("cursor") ?? 0)), terminal("end", { cursor: "3000" })]
        }))
        server.cutNext(cuts)
        const client = yield* Client.make(server.url)
        const seen = yield* Stream.runCollect(Logs.build(client, "bld_1", atOnce))
        assert.deepStrictEqual(seen, lines)
        assert.strictEqual(server.cutsLeft(), 0)
        assert.lengthOf(server.asked, 201)
        assert.isTrue(server.asked.every((query) => query.get("follow") === "true"))
      }),
    30_000
  )

  it.effect(
    `connections that are cut at a random byte, 200 times bring each byte of a deployment's log once and in order (LOGS_SEED=${seed})`,
    () =>
      Effect.gen(function*() {
        const next = random(seed)
        const log = Buffer.from(
          Array.from({ length: 6000 }, (_, index) => `${index} ${"ü€😀.\n".repeat(next(8))}`).join("")
        )
        const charAt = (byte: number): number => (log[byte]! & 0xc0) === 0x80 ? charAt(byte - 1) : Math.max(0, byte)
        // Pages of up to 40 records, which are other ones each time: the first may have begun before the cursor.
        const page = (cursor: number) => {
          if (cursor >= log.length) return [terminal("end")]
          const records: Array<unknown> = []
          let start = charAt(cursor - next(40))
          while (records.length < 40 && start < log.length) {
            const end = charAt(start + 20 + next(130))
            records.push(line(start, log.subarray(start, end).toString("utf8")))
            start = Math.min(end, log.length)
          }
          return [...records, terminal("end", { cursor: String(start), retryable: true })]
        }
        const server = yield* LogServer.make
        server.answerWith((query) => ({ records: page(Number(query.get("cursor") ?? 0)) }))
        server.cutNext(cuts)
        const client = yield* Client.make(server.url)
        const logs = Logs.deployment(client, "cpv_a1", { ...atOnce, fromStart: true, follow: true })
        const seen = yield* Stream.runCollect(logs)
        assert.strictEqual(seen.map(({ text }) => text).join(""), log.toString("utf8"))
        let end = 0
        for (const { byteEnd, byteStart, text } of seen) {
          assert.deepStrictEqual([byteStart, Buffer.byteLength(text)], [end, byteEnd - byteStart])
          end = byteEnd
        }
        assert.strictEqual(server.cutsLeft(), 0)
      }),
    30_000
  )
})

describe("the log of a build", () => {
  it.effect("the log of a build ends with the record that ends it, which is not a line; nor is a record of a kind to come", () =>
    Effect.gen(function*() {
      const { asked, client } = scripted([
        buildLine(1),
        { type: "unrecognized", value: Redacted.make({ type: "heartbeat" }) },
        buildLine(2),
        terminal("end"),
        buildLine(3)
      ])
      const { exit, texts } = yield* inAnHour(Logs.build(client, "bld_1", { from: "0" }))
      assert.deepStrictEqual(texts, ["line 1", "line 2"])
      assert.isTrue(Exit.isSuccess(exit!))
      assert.deepStrictEqual(asked, [{ at: 0, query: { follow: "true", cursor: "0" } }])
    }))

  it.effect("the log of a build fails with the error that ends it, after its lines", () =>
    Effect.gen(function*() {
      const error = { code: "failed", message: "Exit code 1", cursor: "1" }
      const { asked, client } = scripted([buildLine(1), terminal("error", error)])
      const { exit, texts } = yield* inAnHour(Logs.build(client, "bld_1"))
      const failure = failureOf(exit)
      assert.deepStrictEqual(texts, ["line 1"])
      assert.instanceOf(failure, Logs.LogsFailed)
      assert.deepInclude(failure, { ...error, retryable: false, details: {} })
      assert.lengthOf(asked, 1)
    }))

  it.effect("the log of a build fails with an error that cannot forge lines where it is printed", () =>
    Effect.gen(function*() {
      const { client } = scripted([terminal("error", { code: "c\nforged\u001b[2J", message: "m\nforged\u202e" })])
      const failure = failureOf((yield* inAnHour(Logs.build(client, "bld_1"))).exit)
      assert.deepInclude(failure, { code: "c forged\ufffd[2J", message: "m forged\ufffd" })
    }))

  it.effect("the log of a build goes on after an error that may pass, where that says", () =>
    Effect.gen(function*() {
      const { client, cursors, times } = scripted(
        [buildLine(1), terminal("error", { retryable: true, cursor: "1a" })],
        [terminal("error", { retryable: true })],
        [buildLine(2), terminal("end")]
      )
      const { exit, texts } = yield* inAnHour(Logs.build(client, "bld_1"))
      assert.isTrue(Exit.isSuccess(exit!))
      assert.deepStrictEqual(texts, ["line 1", "line 2"])
      assert.deepStrictEqual(cursors(), [undefined, "1a", "1a"])
      assert.deepStrictEqual(pauses(times()), [250, 500])
    }))

  it.effect("the log of a build goes on after the end of a segment, which is no failure", () =>
    Effect.gen(function*() {
      const segment = [terminal("end", { retryable: true, cursor: "1" })]
      const { client, cursors } = scripted(
        [buildLine(1), ...segment],
        ...Array.from({ length: 30 }, () => segment),
        [buildLine(2), terminal("end")]
      )
      const { exit, texts } = yield* inAnHour(Logs.build(client, "bld_1"))
      assert.isTrue(Exit.isSuccess(exit!))
      assert.deepStrictEqual(texts, ["line 1", "line 2"])
      assert.strictEqual(cursors().at(-1), "1")
    }))

  it.effect("the log of a build goes on after an answer that ended without saying how, and fails when that does not pass", () =>
    Effect.gen(function*() {
      const { asked, client } = scripted([buildLine(1)], [])
      const { exit, texts } = yield* inAnHour(Logs.build(client, "bld_1"))
      assert.deepStrictEqual(texts, ["line 1"])
      assert.deepInclude(failureOf(exit), {
        _tag: "LogsFailed",
        message: "The log of build bld_1 broke off: the answer ended without its last record.",
        code: "unterminated",
        retryable: true,
        cursor: "1",
        details: {}
      })
      assert.lengthOf(asked, 11)
    }))

  it.effect("the log of a build passes other failures through at once", () =>
    Effect.gen(function*() {
      const notFound = new ApiError.NotFound({
        message: "No such build",
        code: "resource-not-found",
        hint: undefined,
        retryAfter: undefined,
        requestId: undefined,
        details: {},
        body: ""
      })
      const { asked, client } = scripted([buildLine(1), broken], [notFound])
      assert.strictEqual(failureOf((yield* inAnHour(Logs.build(client, "bld_1"))).exit), notFound)
      assert.lengthOf(asked, 2)
    }))

  it.effect("the log of a build is that of a build of the sandbox", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const report = { source: "cli", commitSha: "abc", branchName: "main" } as const
      const { id: buildId } = yield* client.builds.create({ payload: report })
      yield* client.builds.update({ params: { buildId }, payload: { state: "failed", errorMessage: "No memory" } })
      const { exit, texts } = yield* inAnHour(Logs.build(client, buildId))
      assert.include(texts[0], "is queued")
      assert.include(texts.at(-1), "failed")
      assert.deepInclude(failureOf(exit), { _tag: "LogsFailed", message: "No memory" })
    }).pipe(Effect.provide(SandboxClient)))
})

const SandboxClient = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
)

describe("the log of a deployment", () => {
  it.effect("the log of a deployment is what is there", () =>
    Effect.gen(function*() {
      const { asked, client } = scripted([line(3, "abcd"), broken], [line(7, "e"), terminal("end", { cursor: "8" })])
      const { exit, texts } = yield* inAnHour(Logs.deployment(client, "cpv_a1", { tail: 2, fromStart: false }))
      assert.isTrue(Exit.isSuccess(exit!))
      assert.deepStrictEqual(texts, ["abcd", "e"])
      assert.deepStrictEqual(asked.map(({ query }) => query), [{ tail: 2, from_start: "false" }, { cursor: "7" }])
    }))

  it.effect("the log of a deployment begins in the middle of a line, where that is asked for", () =>
    Effect.gen(function*() {
      const { client, cursors } = scripted([line(0, "ab"), line(2, "€😀c"), terminal("end", { cursor: "10" })])
      const { texts } = yield* inAnHour(Logs.deployment(client, "cpv_a1", { from: 5, tail: 3 }))
      assert.deepStrictEqual(texts, ["😀c"])
      assert.deepStrictEqual(cursors(), ["5"])
      const marked = scripted([line(0, "ab\ufeffc"), terminal("end")])
      assert.deepStrictEqual(
        (yield* inAnHour(Logs.deployment(marked.client, "cpv_a1", { from: 2 }))).texts,
        ["\ufeffc"]
      )
    }))

  it.effect("the log of a deployment is asked for again and again to follow it: 250 ms after a line, then later and later, every 5 s in the end", () =>
    Effect.gen(function*() {
      const quiet = [terminal("end", { cursor: "1" })]
      const { client, cursors, times } = scripted(
        [line(0, "a"), ...quiet],
        ...Array.from({ length: 7 }, () => quiet),
        [line(1, "b"), terminal("end", { cursor: "2" })],
        [terminal("end", { cursor: "2" })]
      )
      const fiber = yield* Effect.forkChild(Stream.runDrain(Logs.deployment(client, "cpv_a1", { follow: true })))
      yield* TestClock.adjust("1 minute")
      assert.isUndefined(fiber.pollUnsafe())
      assert.deepStrictEqual(
        pauses(times()).slice(0, 13),
        [250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 250, 500, 1000, 2000, 4000]
      )
      assert.deepStrictEqual(cursors().slice(0, 10), [undefined, ..."11111111", "2"])
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("the log of a deployment that is followed ends where the API has no next page, or the schedule has no next look", () =>
    Effect.gen(function*() {
      const gone = scripted([line(0, "a"), terminal("end")])
      assert.isTrue(
        Exit.isSuccess((yield* inAnHour(Logs.deployment(gone.client, "cpv_a1", { follow: true }))).exit!)
      )
      assert.lengthOf(gone.asked, 1)

      const quiet = scripted([terminal("end", { cursor: "1" })])
      const poll = Schedule.upTo(Schedule.spaced("1 minute"), { times: 3 })
      const { exit } = yield* inAnHour(Logs.deployment(quiet.client, "cpv_a1", { follow: true, poll }))
      assert.isTrue(Exit.isSuccess(exit!))
      assert.deepStrictEqual(pauses(quiet.times()), [60_000, 60_000, 60_000])
    }))

  it.effect("the log of a deployment fails with what the API says about it", () =>
    Effect.gen(function*() {
      const error = { code: "vm_gone", message: "The machine is gone.", details: { region: "us-east-1" } }
      const { client } = scripted([line(0, "a"), terminal("error", error)])
      const { exit } = yield* inAnHour(Logs.deployment(client, "cpv_a1", { follow: true }))
      assert.deepInclude(failureOf(exit), { ...error, _tag: "LogsFailed", retryable: false, cursor: "1" })
    }))

  it.effect("the log of a deployment says whose it is where an answer ended without saying how", () =>
    Effect.gen(function*() {
      const { client } = scripted([line(0, "a")], [])
      const { exit } = yield* inAnHour(Logs.deployment(client, "cpv_a1"))
      assert.deepInclude(failureOf(exit), {
        message: "The log of deployment cpv_a1 broke off: the answer ended without its last record."
      })
    }))

  it.effect("the log of a deployment is that of a deployment of the sandbox", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const { id: projectId } = yield* client.projects.create({ payload: { name: "blog", createDatabase: false } })
      const service = yield* client.services.create({ payload: { projectId, displayName: "web" } })
      const created = yield* client.services.createDeployment({ params: { serviceId: service.id }, payload: {} })
      const { id } = created
      yield* uploadInProcess(created)
      const states: Array<string> = []
      const fiber = yield* Logs.deployment(client, id, { follow: true }).pipe(
        Stream.runForEach(({ text }) => Effect.sync(() => states.push(text.split(" ").at(-1)!))),
        Effect.forkChild
      )
      yield* client.deployments.start({ params: { deploymentId: id } })
      yield* Effect.repeat(TestClock.adjust("1 second"), { times: 20 })
      assert.deepStrictEqual(states, ["new", "provisioning", "running"])
      yield* Fiber.interrupt(fiber)
    }).pipe(Effect.provide(SandboxClient)))
})

describe("a reading of a log", () => {
  it("a reading of a log tells both entries what comes after an answer: another one after a pause, or the end", () => {
    const after = (...records: ReadonlyArray<ReturnType<typeof terminal>>) => {
      const reading = makeReading(ofDeployment("cpv_a1", { follow: true }))
      reading.begin()
      for (const record of records) reading.receive(record)
      reading.end()
      return reading.next()._tag
    }
    assert.strictEqual(after(terminal("end", { cursor: "1" })), "Poll")
    assert.strictEqual(after(terminal("end")), "Done")
    assert.strictEqual(after(), "AskAgain")
    assert.strictEqual(after(terminal("error")), "Fail")
  })
})

describe("what fails and may pass", () => {
  it.effect("a log's failure that may pass is a broken connection, or none in time; not an answer that breaks the contract", () =>
    Effect.gen(function*() {
      const { message, request } = broken
      const late = new FetchError({
        message,
        request,
        reason: { _tag: "Timeout", sent: true, duration: Duration.seconds(30) }
      })
      const invalid = new FetchError({ message, request, reason: { _tag: "InvalidResponse", status: 200, issues: [] } })
      const { asked, client } = scripted([broken], [late], [invalid])
      assert.strictEqual(failureOf((yield* inAnHour(Logs.build(client, "bld_1"))).exit), invalid)
      assert.lengthOf(asked, 3)
    }))

  it.effect("a log's failure that may pass is tried again after 250 ms, then later and later, up to 5 s, ten times", () =>
    Effect.gen(function*() {
      const { client, times } = scripted([broken])
      const { exit } = yield* inAnHour(Logs.build(client, "bld_1"))
      assert.strictEqual(failureOf(exit), broken)
      assert.deepStrictEqual(pauses(times()), [250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000, 5000])
    }))

  it.effect("a log's failure that may pass is tried ten times more after each line, not after one that came before", () =>
    Effect.gen(function*() {
      const { client, times } = scripted([broken], [broken], [line(0, "a"), broken], [line(0, "a"), broken])
      const { exit, texts } = yield* inAnHour(Logs.deployment(client, "cpv_a1"))
      assert.deepStrictEqual(texts, ["a"])
      assert.strictEqual(failureOf(exit), broken)
      assert.deepStrictEqual(pauses(times()).slice(0, 5), [250, 500, 250, 500, 1000])
      assert.lengthOf(times(), 13)
    }))

  it.effect("a log's failure that may pass is tried ten times more after each answer that ended well", () =>
    Effect.gen(function*() {
      const { asked, client } = scripted(
        ...Array.from({ length: 30 }, (_, index) => [index % 2 ? broken : terminal("end", { cursor: "0" })]),
        [broken]
      )
      const { exit } = yield* inAnHour(Logs.deployment(client, "cpv_a1", { follow: true }))
      assert.strictEqual(failureOf(exit), broken)
      assert.lengthOf(asked, 29 + 11)
    }))

  it.effect("a log's failure that may pass is tried as another schedule says, which is given the failure", () =>
    Effect.gen(function*() {
      const { client, times } = scripted([broken], [terminal("error", { retryable: true })], [broken])
      const schedule = Schedule.recurs(3).pipe(
        Schedule.setInputType<FetchError | Logs.LogsFailed>(),
        Schedule.modifyDelay(({ input }) => Effect.succeed(Duration.seconds(input._tag === "LogsFailed" ? 30 : 1)))
      )
      yield* inAnHour(Logs.build(client, "bld_1", { schedule }))
      assert.deepStrictEqual(pauses(times()), [1000, 30_000, 1000])
    }))

  it.effect("a log's failure that may pass is not tried again once the stream is interrupted in the pause", () =>
    Effect.gen(function*() {
      const { asked, client } = scripted([broken])
      const fiber = yield* Effect.forkChild(Stream.runDrain(Logs.build(client, "bld_1")))
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(fiber)
      const count = asked.length
      yield* TestClock.adjust("1 hour")
      assert.lengthOf(asked, count)
    }))
})

const tooMuch = 64 * 1024 * 1024

/** Until nothing was written in many turns of the event loop, which the server is in too; or until it is more than enough. */
const standstill = async (written: () => number, enough: number) => {
  for (let turns = 0, before = 0; turns < 1000 && before < enough; turns++) {
    await new Promise((resolve) => setImmediate(resolve))
    if (written() !== before) turns = 0
    before = written()
  }
}

describe("the connection", () => {
  it.effect("the connection of a log is closed at once when the stream is interrupted", () =>
    Effect.gen(function*() {
      const server = yield* LogServer.make
      server.answerWith(() => ({ records: [buildLine(1)], isOpen: true }))
      const client = yield* Client.make(server.url)
      const came = yield* Deferred.make<void>()
      const fiber = yield* Effect.forkChild(
        Stream.runForEach(Logs.build(client, "bld_1"), () => Deferred.succeed(came, undefined))
      )
      yield* Deferred.await(came)
      const closed = server.closed()
      yield* Fiber.interrupt(fiber)
      yield* Effect.promise(() => closed)
      assert.lengthOf(server.asked, 1)
    }))

  it.effect("the connection of a log is read as far as lines are wanted, and then closed", () =>
    Effect.gen(function*() {
      const server = yield* LogServer.make
      const endless = function*() {
        for (let index = 1;; index++) yield buildLine(index, "x".repeat(10_000))
      }
      server.answerWith(() => ({ records: endless() }))
      const client = yield* Client.make(server.url)
      const closed = server.closed()
      const first = Logs.build(client, "bld_1").pipe(
        Stream.tap(() => Effect.promise(() => standstill(server.written, tooMuch))),
        Stream.take(1)
      )
      assert.lengthOf(yield* Stream.runCollect(first), 1)
      yield* Effect.promise(() => closed)
      assert.isBelow(server.written(), tooMuch)
    }))

  it.effect("the connection of a log is closed after the record that ends the log, also by us", () =>
    Effect.gen(function*() {
      const server = yield* LogServer.make
      server.answerWith(() => ({ records: [buildLine(1), terminal("end")], isOpen: true }))
      const client = yield* Client.make(server.url)
      const closed = server.closed()
      assert.lengthOf(yield* Stream.runCollect(Logs.build(client, "bld_1")), 1)
      yield* Effect.promise(() => closed)
    }))
})
