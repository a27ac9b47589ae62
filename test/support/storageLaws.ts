/**
 * What every token storage does, as laws that any storage can run.
 *
 * - `ofOneProcess`: reading, writing, clearing and the refresh lock, as one process sees them. A law takes a storage that is empty and
 *   nobody else's, and fails with `LawBroken`, which says what it saw.
 * - `ofFailure`: how a storage fails whose medium (a disk, a database, a quota) does not work. A law takes a storage that fails.
 *
 * A law asks for nothing but the storage: no test runner, no platform, no sleep. A storage that waits by the clock runs with the live
 * one, or with a test clock that somebody advances. For a runner:
 *
 *     for (const law of storageLaws.ofOneProcess) {
 *       it.live(`my storage ${law.name}`, () => Effect.flatMap(makeMyStorage, law.check))
 *     }
 */
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import { AuthError } from "../../src/AuthError.ts"
import * as Tokens from "../../src/Tokens.ts"
import type { TokenStorage } from "../../src/TokenStorage.ts"

export type Storage = TokenStorage["Service"]

/** A storage does not do what every storage does: which law, and what was seen instead. */
export class LawBroken extends Data.TaggedError("LawBroken")<{ readonly law: string; readonly message: string }> {}

export interface Law {
  /** The predicate of a sentence whose subject is the storage. */
  readonly name: string
  readonly check: (storage: Storage) => Effect.Effect<void, LawBroken | AuthError>
}

/** Says that something holds, or what is wrong. */
type Holds = (condition: boolean, otherwise: string) => Effect.Effect<void, LawBroken>

const law = (
  name: string,
  check: (storage: Storage, holds: Holds) => Effect.Effect<unknown, LawBroken | AuthError>
): Law => {
  const holds: Holds = (condition, message) =>
    condition ? Effect.void : Effect.fail(new LawBroken({ law: name, message }))
  return { name, check: (storage) => Effect.asVoid(check(storage, holds)) }
}

const marker = "never-shown"

const pair = (n: number, fields?: { readonly refreshToken?: undefined; readonly expiresAt?: number }): Tokens.Tokens =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `${marker}-a${n}`, refreshToken: `${marker}-r${n}`, ...fields })

/** A pair as a violation may name it: a law shows no token either. */
const nameOf = (tokens: Tokens.Tokens | undefined): string => {
  if (tokens === undefined) return "none"
  const { accessToken, refreshToken } = tokens
  const last = (secret: Redacted.Redacted<string> | undefined) =>
    secret === undefined ? "none" : Redacted.value(secret).slice(marker.length + 1)
  return `${last(accessToken)} with ${last(refreshToken)}`
}

const isPair = (found: Tokens.Tokens | undefined, expected: Tokens.Tokens | undefined): boolean =>
  found === undefined || expected === undefined ? found === expected : Tokens.same(found, expected)

const found = (storage: Storage, holds: Holds, expected: Tokens.Tokens | undefined, when: string) =>
  Effect.flatMap(
    storage.get,
    (tokens) => holds(isPair(tokens, expected), `${when}, it held ${nameOf(tokens)} instead of ${nameOf(expected)}`)
  )

const all = <A, E>(effects: ReadonlyArray<Effect.Effect<A, E>>) => Effect.all(effects, { concurrency: "unbounded" })

const times = <A>(count: number, make: (index: number) => A): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, index) => make(index))

const readingAndWriting: ReadonlyArray<Law> = [
  law("holds no tokens before anybody logged in", (storage, holds) =>
    Effect.gen(function*() {
      yield* found(storage, holds, undefined, "new")
      yield* storage.clear
      yield* found(storage, holds, undefined, "cleared while empty")
      yield* holds(!(yield* storage.clearIfCurrent(pair(1))), "empty, it said that it had cleared tokens")
    })),

  law(
    "reads back what was set: the workspace, both tokens, and no other expiry",
    (storage, holds) =>
      Effect.gen(function*() {
        const tokens = pair(1, { expiresAt: 1_800_000_000_000 })
        yield* storage.set(tokens)
        yield* found(storage, holds, tokens, "after a set")
        const read = yield* storage.get
        yield* holds(read?.workspaceId === tokens.workspaceId, "it gave another workspace")
        yield* holds(
          read?.expiresAt === tokens.expiresAt || read?.expiresAt === undefined,
          `it gave the expiry ${read?.expiresAt} instead of ${tokens.expiresAt}`
        )
      })
  ),

  law("keeps nothing of the tokens that were there before", (storage, holds) =>
    Effect.gen(function*() {
      yield* storage.set(pair(1, { expiresAt: 1_800_000_000_000 }))
      const without = pair(2, { refreshToken: undefined })
      yield* storage.set(without)
      yield* found(storage, holds, without, "after a login without a refresh token")
      yield* holds((yield* storage.get)?.expiresAt === undefined, "it kept the expiry of older tokens")
    })),

  law("forgets tokens that were cleared, and takes new ones", (storage, holds) =>
    Effect.gen(function*() {
      yield* storage.set(pair(1))
      yield* storage.clear
      yield* found(storage, holds, undefined, "after a clear")
      yield* storage.set(pair(2))
      yield* found(storage, holds, pair(2), "after a login that followed a logout")
    })),

  law(
    "clears the tokens that failed, never others, and says whether it did",
    (storage, holds) =>
      Effect.gen(function*() {
        const current = pair(2)
        yield* storage.set(current)
        const halfOld = Tokens.make({ ...current, refreshToken: pair(1).refreshToken })
        for (const other of [pair(1), halfOld, pair(2, { refreshToken: undefined })]) {
          yield* holds(!(yield* storage.clearIfCurrent(other)), `it said that it cleared ${nameOf(other)}`)
          yield* found(storage, holds, current, `after clearing ${nameOf(other)} only`)
        }
        yield* holds(yield* storage.clearIfCurrent(pair(2)), "it said that it did not clear what was there")
        yield* found(storage, holds, undefined, "after its own tokens were cleared")
        yield* holds(!(yield* storage.clearIfCurrent(pair(2))), "it said twice that it cleared the same tokens")
      })
  )
]

const atomicity: ReadonlyArray<Law> = [
  law("never shows a reader the half of a change", (storage, holds) =>
    Effect.gen(function*() {
      const written = times(8, pair)
      const changes = Effect.forEach(written, (tokens) => storage.set(tokens))
      const readers = times(40, (index) =>
        Effect.gen(function*() {
          for (let turn = 0; turn < index; turn++) yield* Effect.yieldNow
          const tokens = yield* storage.get
          yield* holds(
            tokens === undefined || written.some((one) => Tokens.same(one, tokens)),
            `a reader saw ${nameOf(tokens)}`
          )
        }))
      yield* all([changes, ...readers])
      yield* found(storage, holds, written.at(-1), "after the last of its changes")
    })),

  law("makes changes one after the other", (storage, holds) =>
    Effect.gen(function*() {
      yield* storage.set(pair(1))
      const cleared = yield* all(times(5, () => storage.clearIfCurrent(pair(1))))
      yield* holds(
        cleared.filter((one) => one).length === 1,
        `of five at once, ${cleared.filter((one) => one).length} cleared the same tokens`
      )
      yield* storage.set(pair(1))
      yield* all<unknown, AuthError>([storage.clearIfCurrent(pair(1)), storage.set(pair(2))])
      yield* found(storage, holds, pair(2), "after new tokens were set while the old ones were cleared")
    })),

  law(
    "holds the old tokens or the new ones after a write that was interrupted",
    (storage, holds) =>
      Effect.gen(function*() {
        for (let turns = 0; turns < 12; turns++) {
          yield* storage.set(pair(1))
          const writing = yield* Effect.forkChild(storage.set(pair(2)), { startImmediately: true })
          for (let turn = 0; turn < turns; turn++) yield* Effect.yieldNow
          yield* Fiber.interrupt(writing)
          const tokens = yield* storage.get
          yield* holds(
            isPair(tokens, pair(1)) || isPair(tokens, pair(2)),
            `interrupted after ${turns} turns, it held ${nameOf(tokens)}`
          )
        }
        yield* storage.set(pair(3))
        yield* found(storage, holds, pair(3), "after a write that followed interrupted ones")
      })
  )
]

const refreshLock: ReadonlyArray<Law> = [
  law("lets one refresh in at a time, and gives each its own result", (storage, holds) =>
    Effect.gen(function*() {
      let inside = 0
      let most = 0
      const refresh = (index: number) =>
        Effect.gen(function*() {
          most = Math.max(most, ++inside)
          for (let turn = 0; turn < 5; turn++) yield* Effect.yieldNow
          inside--
          return index
        })
      const results = yield* all(times(5, (index) => storage.withRefreshLock(refresh(index))))
      yield* holds(most === 1, `${most} refreshes ran at once`)
      yield* holds(results.every((result, index) => result === index), `the results were ${results.join(", ")}`)
    })),

  law("passes a refresh's own failure on, and is free after it", (storage, holds) =>
    Effect.gen(function*() {
      const refused = yield* Effect.exit(storage.withRefreshLock(Effect.fail("refused" as const)))
      yield* holds(
        Exit.isFailure(refused) && Cause.squash(refused.cause) === "refused",
        "a refresh that was refused did not fail so"
      )
      const broken = yield* Effect.exit(storage.withRefreshLock(Effect.die("broken")))
      yield* holds(Exit.isFailure(broken), "a refresh that died was a success")
      yield* holds((yield* storage.withRefreshLock(Effect.succeed("free"))) === "free", "the lock gave another result")
    })),

  law("is free after a refresh that was interrupted, and never runs one that was interrupted while it waited", (
    storage,
    holds
  ) =>
    Effect.gen(function*() {
      const running = yield* Deferred.make<void>()
      const first = yield* Effect.forkChild(
        storage.withRefreshLock(Effect.andThen(Deferred.succeed(running, undefined), Effect.never))
      )
      yield* Deferred.await(running)
      yield* Effect.yieldNow
      let ran = false
      const second = yield* Effect.forkChild(
        storage.withRefreshLock(Effect.sync(() => {
          ran = true
        })),
        { startImmediately: true }
      )
      yield* Fiber.interrupt(second)
      yield* Fiber.interrupt(first)
      yield* holds((yield* storage.withRefreshLock(Effect.succeed("free"))) === "free", "the lock gave another result")
      yield* holds(!ran, "a refresh whose caller was gone ran")
    })),

  law(
    "is read by others, and read and written by the refresh, while the lock is held",
    (storage, holds) =>
      Effect.gen(function*() {
        yield* storage.set(pair(1))
        const inside = yield* Deferred.make<void>()
        const read = yield* Deferred.make<void>()
        const refresh = Effect.gen(function*() {
          yield* found(storage, holds, pair(1), "inside the lock")
          yield* Deferred.succeed(inside, undefined)
          yield* Deferred.await(read)
          yield* storage.set(pair(2))
        })
        const others = Effect.gen(function*() {
          yield* Deferred.await(inside)
          yield* found(storage, holds, pair(1), "read while another held the lock")
          yield* Deferred.succeed(read, undefined)
        })
        yield* all<unknown, LawBroken | AuthError>([storage.withRefreshLock(refresh), others])
        yield* found(storage, holds, pair(2), "after a refresh")
      })
  )
]

/** How tokens are kept in one process: for every storage. */
export const ofOneProcess: ReadonlyArray<Law> = [...readingAndWriting, ...atomicity, ...refreshLock]

/** Whether a text is in anything that can be reached from a value; what is `Redacted` cannot be reached. */
const shows = (value: unknown, text: string, seen = new Set<unknown>()): boolean => {
  if (typeof value === "string") return value.includes(text)
  if (typeof value !== "object" || value === null || seen.has(value)) return false
  seen.add(value)
  return Reflect.ownKeys(value).some((key) => shows(key, text, seen) || shows(Reflect.get(value, key), text, seen))
}

type Operation = "read" | "write" | "clear" | "lock"

const failsTyped = (
  name: string,
  operations: ReadonlyArray<Operation>,
  run: (storage: Storage) => Effect.Effect<unknown, AuthError>
): Law =>
  law(name, (storage, holds) =>
    Effect.gen(function*() {
      const exit = yield* Effect.exit(run(storage))
      if (Exit.isSuccess(exit)) return yield* holds(false, "it succeeded although its medium does not work")
      const error: unknown = Cause.squash(exit.cause)
      if (!(error instanceof AuthError)) return yield* holds(false, `it failed with ${String(error)}, no AuthError`)
      const { reason } = error
      yield* holds(
        reason._tag === "StorageFailed" && operations.includes(reason.operation),
        `it failed with ${JSON.stringify(reason)} instead of StorageFailed, ${operations.join(" or ")}`
      )
      yield* holds(!error.refreshTokenInvalid, "it said that the refresh token is invalid")
      yield* holds(!shows(error, marker), "its failure shows a token")
    }))

/** How a storage fails whose medium does not work. A change may have to read first, and fails so. */
export const ofFailure: ReadonlyArray<Law> = [
  failsTyped("that cannot be read fails so, and does not say that nobody is logged in", ["read"], ({ get }) => get),
  failsTyped("that cannot be written fails so, and shows no token", ["write", "read"], ({ set }) => set(pair(1))),
  failsTyped(
    "that cannot be cleared fails so, and does not say that the user logged out",
    ["clear"],
    ({ clear }) => clear
  ),
  failsTyped(
    "that cannot compare fails so, and does not say that it cleared",
    ["clear", "read"],
    ({ clearIfCurrent }) => clearIfCurrent(pair(1))
  )
]
