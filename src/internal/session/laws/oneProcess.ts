/**
 * How tokens are kept, as one process sees it.
 */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { AuthError } from "../../../AuthError.ts"
import * as Tokens from "../../../Tokens.ts"
import { all, countOf, found, isPair, type Law, law, nameOf, pair, type Storage, times, turns } from "./law.ts"
import { refreshLock } from "./refreshLock.ts"

const readingAndWriting: ReadonlyArray<Law<Storage>> = [
  law<Storage>("holds no tokens before anybody logged in", (storage, holds) =>
    Effect.gen(function*() {
      yield* found(storage, holds, undefined, "new")
      yield* storage.clear
      yield* found(storage, holds, undefined, "cleared while empty")
      yield* holds(!(yield* storage.clearIfCurrent(pair(1))), "empty, it said that it had cleared tokens")
    })),

  law<Storage>(
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

  law<Storage>("keeps nothing of the previous tokens", (storage, holds) =>
    Effect.gen(function*() {
      yield* storage.set(pair(1, { expiresAt: 1_800_000_000_000 }))
      const without = pair(2, { refreshToken: undefined })
      yield* storage.set(without)
      yield* found(storage, holds, without, "after a login without a refresh token")
      yield* holds((yield* storage.get)?.expiresAt === undefined, "it kept the expiry of older tokens")
    })),

  law<Storage>("forgets tokens that were cleared, and takes new ones", (storage, holds) =>
    Effect.gen(function*() {
      yield* storage.set(pair(1))
      yield* storage.clear
      yield* found(storage, holds, undefined, "after a clear")
      yield* storage.set(pair(2))
      yield* found(storage, holds, pair(2), "after a login that followed a logout")
    })),

  law<Storage>(
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
        yield* holds(yield* storage.clearIfCurrent(pair(2)), "it said that it did not clear its own tokens")
        yield* found(storage, holds, undefined, "after its own tokens were cleared")
        yield* holds(!(yield* storage.clearIfCurrent(pair(2))), "it said twice that it cleared the same tokens")
      })
  ),

  law(
    "replaces the tokens that were exchanged, never others, and says whether it did",
    (storage, holds) =>
      Effect.gen(function*() {
        yield* holds(!(yield* storage.setIfCurrent(pair(1), pair(2))), "empty, it said that it replaced tokens")
        yield* found(storage, holds, undefined, "after replacing tokens while empty")
        yield* storage.set(pair(2))
        const halfOld = Tokens.make({ ...pair(2), refreshToken: pair(1).refreshToken })
        for (const other of [pair(1), halfOld, pair(2, { refreshToken: undefined })]) {
          yield* holds(!(yield* storage.setIfCurrent(other, pair(3))), `it said that it replaced ${nameOf(other)}`)
          yield* found(storage, holds, pair(2), `after replacing ${nameOf(other)} only`)
        }
        yield* holds(yield* storage.setIfCurrent(pair(2), pair(3)), "it said that it did not replace its own tokens")
        yield* found(storage, holds, pair(3), "after its own tokens were replaced")
        yield* holds(!(yield* storage.setIfCurrent(pair(2), pair(4))), "it said twice that it replaced the same tokens")
        yield* storage.clear
        yield* holds(!(yield* storage.setIfCurrent(pair(3), pair(4))), "it replaced tokens after a logout")
        yield* found(storage, holds, undefined, "after a refresh that a logout overtook")
      })
  )
]

const atomicity: ReadonlyArray<Law<Storage>> = [
  law<Storage>("never shows a reader the half of a change", (storage, holds) =>
    Effect.gen(function*() {
      const written = times(8, pair)
      const changes = Effect.forEach(written, (tokens) => storage.set(tokens))
      const readers = times(40, (index) =>
        Effect.gen(function*() {
          yield* turns(index)
          const tokens = yield* storage.get
          yield* holds(
            tokens === undefined || written.some((one) => Tokens.same(one, tokens)),
            `a reader saw ${nameOf(tokens)}`
          )
        }))
      yield* all([changes, ...readers])
      yield* found(storage, holds, written.at(-1), "after the last of its changes")
    })),

  law<Storage>("makes changes one at a time", (storage, holds) =>
    Effect.gen(function*() {
      yield* storage.set(pair(1))
      const cleared = yield* all(times(5, () => storage.clearIfCurrent(pair(1))))
      yield* holds(countOf(cleared) === 1, `of five at once, ${countOf(cleared)} cleared the same tokens`)
      yield* storage.set(pair(1))
      const replaced = yield* all(times(5, (index) => storage.setIfCurrent(pair(1), pair(2 + index))))
      yield* holds(countOf(replaced) === 1, `of five at once, ${countOf(replaced)} replaced the same tokens`)
      yield* found(
        storage,
        holds,
        pair(2 + replaced.indexOf(true)),
        "after five that wanted to replace the same tokens"
      )
      yield* storage.set(pair(1))
      yield* all<unknown, AuthError>([storage.clearIfCurrent(pair(1)), storage.set(pair(2))])
      yield* found(storage, holds, pair(2), "after new tokens were set while the old ones were cleared")
    })),

  law<Storage>(
    "holds the old tokens or the new ones after a write that was interrupted",
    (storage, holds) =>
      Effect.gen(function*() {
        for (let waited = 0; waited < 24; waited++) {
          yield* storage.set(pair(1))
          const write: Effect.Effect<unknown, AuthError> = waited % 2 === 0
            ? storage.set(pair(2))
            : storage.setIfCurrent(pair(1), pair(2))
          const writing = yield* Effect.forkChild(write, { startImmediately: true })
          yield* turns(waited >> 1)
          yield* Fiber.interrupt(writing)
          const tokens = yield* storage.get
          yield* holds(
            isPair(tokens, pair(1)) || isPair(tokens, pair(2)),
            `interrupted after ${waited >> 1} turns, it held ${nameOf(tokens)}`
          )
        }
        yield* storage.set(pair(3))
        yield* found(storage, holds, pair(3), "after a write that followed interrupted ones")
      })
  )
]

/**
 * The laws of every storage, within one process: reading, writing, comparing, clearing, and the refresh lock.
 *
 * **Details**
 *
 * The subject is an empty storage that no one else uses: make a new one for each law.
 *
 * @since 0.1.0
 * @category laws
 */
export const ofOneProcess: ReadonlyArray<Law<Storage>> = [...readingAndWriting, ...atomicity, ...refreshLock]
