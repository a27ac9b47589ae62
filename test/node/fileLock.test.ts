/** The lock between processes as a lease: who is silent loses it, and who lives keeps it. The processes are only said to be there. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as Fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as FileLock from "../../src/node/internal/fileLock.ts"
import * as LockHolder from "../../src/node/internal/lockHolder.ts"
import { changedFs, failure } from "../support/changedFs.ts"

const lockFile = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => Fs.mkdtempSync(join(tmpdir(), "lock-"))),
    (directory) => Effect.sync(() => Fs.rmSync(directory, { recursive: true }))
  ),
  (directory) => join(directory, "lock")
)

const here = () => LockHolder.self()
const dead = () => ({ ...here(), pid: 1_000_000_001 })
const elsewhere = () => ({ ...here(), pid: 7, place: "elsewhere" })

const plant = (path: string, holder: LockHolder.Holder, heartbeat = 1) => {
  Fs.writeFileSync(path, JSON.stringify(holder))
  Fs.utimesSync(path, heartbeat, heartbeat)
}

const waits: ReadonlyArray<readonly [string, (path: string) => Effect.Effect<boolean, unknown>]> = [
  ["for a while", (path) =>
    FileLock.make({ name: "test", path, prepare: () => {}, timeout: Duration.seconds(30) })
      .withLock(({ renew }) => Effect.sync(renew))],
  ["as long as a program runs", (path) => Effect.scoped(Effect.map(FileLock.hold(path), ({ renew }) => renew()))]
]

describe.each(waits)("a lock that is held %s", (_, take) => {
  it.effect("is had at once where its holder is dead", () =>
    Effect.gen(function*() {
      const lock = yield* lockFile
      plant(lock, dead())
      const taking = yield* Effect.forkChild(take(lock))
      yield* TestClock.adjust("100 millis")
      assert.isTrue(taking.pollUnsafe() !== undefined, "a dead holder is waited for")
      assert.isTrue(yield* Fiber.join(taking))
    }))

  it.effect("is had after the silence of its holder and of who died while taking it over, both elsewhere", () =>
    Effect.gen(function*() {
      const lock = yield* lockFile
      const holder = elsewhere()
      plant(lock, holder)
      plant(`${lock}.${holder.id}`, elsewhere())
      const taking = yield* Effect.forkChild(take(lock))
      yield* TestClock.adjust("5900 millis")
      assert.isUndefined(taking.pollUnsafe())
      yield* TestClock.adjust("300 millis")
      assert.isTrue(taking.pollUnsafe() !== undefined, "two silent ones are waited for without end")
      assert.isTrue(yield* Fiber.join(taking))
    }))

  it.effect("is had where another one's sweep was faster once", () =>
    Effect.gen(function*() {
      const lock = yield* lockFile
      const { linkSync } = Fs
      let links = 0
      yield* changedFs({
        linkSync: (from, to) => {
          if (links++ === 0) throw failure("ENOENT")
          linkSync(from, to)
        }
      })
      const taking = yield* Effect.forkChild(take(lock))
      yield* TestClock.adjust("100 millis")
      assert.isTrue(yield* Fiber.join(taking))
      assert.strictEqual(links, 2 + 1, "one more is the claim on its own, to give it back")
    }))
})

describe("a lock that is held as long as a program runs", () => {
  it.effect("is not waited for where its holder lives, whom the failure names", () =>
    Effect.gen(function*() {
      const lock = yield* lockFile
      plant(lock, here())
      assert.strictEqual((yield* Effect.flip(FileLock.hold(lock))).holder, LockHolder.nameOf(here()))
    }))

  it.effect("is waited for while others have it in turn, of whom none is known to live", () =>
    Effect.gen(function*() {
      const lock = yield* lockFile
      plant(lock, elsewhere())
      const taking = yield* Effect.forkChild(FileLock.hold(lock))
      yield* TestClock.adjust("1 second")
      plant(lock, elsewhere(), 2)
      yield* TestClock.adjust("2900 millis")
      assert.isUndefined(taking.pollUnsafe())
      yield* TestClock.adjust("200 millis")
      assert.isTrue((yield* Fiber.join(taking)).renew())
    }))

  it.effect("is not had against one who lives and is just taking it over, however long that one is stopped", () =>
    Effect.gen(function*() {
      const lock = yield* lockFile
      const holder = elsewhere()
      plant(lock, holder)
      plant(`${lock}.${holder.id}`, here())
      const taking = yield* Effect.forkChild(FileLock.hold(lock))
      yield* TestClock.adjust("20 seconds")
      assert.isUndefined(taking.pollUnsafe())
    }))

  it.effect("says what lies in its place", () =>
    Effect.gen(function*() {
      const lock = yield* lockFile
      Fs.mkdirSync(lock)
      const { cause, holder } = yield* Effect.flip(FileLock.hold(lock))
      assert.isUndefined(holder)
      assert.match((cause as Error).message, /is not a lock file/)
    }))
})
