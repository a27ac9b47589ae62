import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { ChildProcess } from "node:child_process"
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as Tokens from "../../src/Tokens.ts"
import { RefreshLease } from "../../src/TokenStorage.ts"
import { ended, outputOf, said, start } from "./fixtures/processes.ts"

const temporary = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "tokens-"))),
  (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true }))
)

const running = (fixture: string, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => start(fixture, ...args)),
    (child) =>
      Effect.promise(() => {
        child.kill("SIGKILL")
        return ended(child)
      })
  )

const holding = Effect.fnUntraced(function*(directory: string, lock: "refresh" | "state") {
  const child = yield* running("holder", directory, lock)
  yield* Effect.promise(() => said(child))
  return child
})

const kill = (child: ChildProcess) =>
  Effect.promise(() => {
    child.kill("SIGKILL")
    return ended(child)
  })

const tokensOf = (count: number) =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${count}`, refreshToken: String(count) })

/** Runs contenders; one that `kills` says is killed, at whatever point it is, is replaced by a new one. */
const contend = async (directory: string, kills: number, rounds: number, contenders = 8) => {
  const log = join(directory, "..", "log")
  let killed = 0
  let sayings = 0
  let names = 0
  const contender = async (): Promise<void> => {
    const child = start("contender", directory, log, String(names++), String(rounds))
    let doomed = false
    child.stdout!.on("data", () => {
      if (killed < kills && !doomed && ++sayings % 7 === 0) {
        doomed = true
        killed++
        child.kill("SIGKILL")
      }
    })
    const end = await ended(child)
    if (doomed) return contender()
    assert.strictEqual(end, 0)
  }
  await Promise.all(Array.from({ length: contenders }, contender))
  assert.strictEqual(killed, kills)
  return readFileSync(log, "utf8").trim().split("\n").map((line): Said => {
    const [name, event, count] = line.split(" ") as [string, Said["event"], string?]
    return { name, event, count: Number(count) }
  })
}

interface Said {
  readonly name: string
  readonly event: "enter" | "leave" | "held" | "lost" | "robbed"
  readonly count: number
}

/** The turns under the lock, in the order of their beginnings: from line to line, and what became of the lease after the last of them. */
const turnsOf = (said: ReadonlyArray<Said>) =>
  said.flatMap(({ event, name }, from) => {
    if (event !== "enter") return []
    const rest = said.slice(from + 1).filter((other) => other.name === name)
    return [{ name, from, to: said.indexOf(rest[0]!), end: rest[1]?.event }]
  })

// Whoever held the lock to the end of its turn was alone in it. Who lost its lease to a busy machine, or was killed, was not inside.
const assertOneAtATime = (said: ReadonlyArray<Said>) => {
  const held = turnsOf(said).filter(({ end }) => end === "held")
  for (const [index, { from, name }] of held.entries()) {
    const before = held[index - 1]
    assert.isFalse(before !== undefined && before.to > from, `line ${from + 1}: ${name} and ${before?.name} are inside`)
  }
  assert.deepStrictEqual(said.filter(({ event }) => event === "robbed"), [], "a lock was taken from who renewed it")
}

const storedBy = (said: ReadonlyArray<Said>): ReadonlyArray<number> =>
  said.filter(({ count, event }) => event === "leave" && count > 0).map(({ count }) => count)

const assertNothingLost = (said: ReadonlyArray<Said>, last: number) => {
  const stored = storedBy(said)
  assert.strictEqual(new Set(stored).size, stored.length, "an update was overwritten")
  assert.isAtLeast(last, Math.max(...stored))
  assert.isAtMost(last, said.filter(({ event }) => event === "enter").length)
}

describe("processes that share a file of tokens", () => {
  it.effect.each([0, 24])(
    "processes that share a file of tokens refresh one at a time and lose no update, %d of them killed at any point",
    (kills) =>
      Effect.gen(function*() {
        const directory = join(yield* temporary, "session")
        const storage = yield* TokenStorageFile.make({ directory })
        yield* storage.set(tokensOf(0))
        const said = yield* Effect.promise(() => contend(directory, kills, 10))
        assertOneAtATime(said)
        const last = Number(Redacted.value((yield* storage.get)!.refreshToken!))
        assertNothingLost(said, last)
        if (kills === 0) assert.strictEqual(last, 80)
        yield* storage.withRefreshLock(storage.set(tokensOf(last)))
        assert.deepStrictEqual(readdirSync(directory), ["tokens.json"])
      }),
    300_000
  )

  it.effect(
    "processes that share a file of tokens get the refresh lock of a killed process at once",
    () =>
      Effect.gen(function*() {
        const directory = join(yield* temporary, "session")
        const storage = yield* TokenStorageFile.make({ directory })
        yield* kill(yield* holding(directory, "refresh"))
        assert.include(readdirSync(directory), "tokens.json.refresh.lock")
        assert.strictEqual(yield* storage.withRefreshLock(Effect.succeed("mine")), "mine")
        assert.deepStrictEqual(readdirSync(directory), [])
      }),
    30_000
  )

  it.effect(
    "processes that share a file of tokens store tokens at once after a process was killed while it stored its own",
    () =>
      Effect.gen(function*() {
        const directory = join(yield* temporary, "session")
        const storage = yield* TokenStorageFile.make({ directory })
        yield* kill(yield* holding(directory, "state"))
        yield* storage.set(tokensOf(1))
        assert.isTrue(Tokens.same((yield* storage.get)!, tokensOf(1)))
        assert.deepStrictEqual(readdirSync(directory), ["tokens.json"])
      }),
    30_000
  )

  it.live(
    "processes that share a file of tokens never take the lock of a running process; they are told who holds it",
    () =>
      Effect.gen(function*() {
        const directory = join(yield* temporary, "session")
        const storage = yield* TokenStorageFile.make({ directory, lockTimeout: "5 seconds" })
        const holder = yield* holding(directory, "refresh")
        const error = yield* Effect.flip(storage.withRefreshLock(Effect.succeed("mine")))
        assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "lock" })
        assert.include(error.message, `process ${holder.pid}`)
        assert.include(error.message, "5s")
        holder.stdin!.end()
        yield* Effect.promise(() => ended(holder))
        assert.strictEqual(yield* storage.withRefreshLock(Effect.succeed("mine")), "mine")
      }),
    60_000
  )

  it.live(
    "processes that share a file of tokens take the lock of a stopped process over after three seconds, and it leaves it to them when it wakes",
    () =>
      Effect.gen(function*() {
        const directory = join(yield* temporary, "session")
        const storage = yield* TokenStorageFile.make({ directory })
        const holder = yield* holding(directory, "refresh")
        holder.kill("SIGSTOP")
        const [waited] = yield* Effect.timed(storage.withRefreshLock(Effect.gen(function*() {
          holder.kill("SIGCONT")
          holder.stdin!.end()
          yield* Effect.promise(() => ended(holder))
          const { confirm } = yield* RefreshLease
          assert.isTrue(yield* confirm)
        })))
        assert.isAtLeast(Duration.toSeconds(waited), 2)
        assert.deepStrictEqual(readdirSync(directory), [])
      }),
    60_000
  )

  it.live(
    "processes that share a file of tokens get a lock that could not be given back within seconds, the same process included",
    () =>
      Effect.gen(function*() {
        const parent = yield* temporary
        // Permission bits bind no root: the process runs as somebody else where the tests run as root.
        if (process.getuid!() === 0) chownSync(parent, 65534, 65534)
        const child = yield* running("unreturned", join(parent, "session"))
        const result = JSON.parse(yield* Effect.promise(() => outputOf(child)))
        assert.deepStrictEqual(result.kept, ["tokens.json.refresh.lock"])
        assert.deepStrictEqual(result.left, [])
        for (const seconds of result.seconds) {
          assert.isAtLeast(seconds, 2)
          assert.isAtMost(seconds, 10)
        }
      }),
    60_000
  )

  it.live(
    "processes that share a file of tokens, sixteen that contend for its refresh lock with short holds, all get it",
    () =>
      Effect.gen(function*() {
        const directory = join(yield* temporary, "session")
        const storage = yield* TokenStorageFile.make({ directory })
        yield* storage.set(tokensOf(0))
        const said = yield* Effect.promise(() => contend(directory, 0, 4, 16))
        assertOneAtATime(said)
        const last = Number(Redacted.value((yield* storage.get)!.refreshToken!))
        assertNothingLost(said, last)
        assert.lengthOf(storedBy(said), 64)
        assert.strictEqual(last, 64)
      }),
    300_000
  )
})
