/**
 * What a session remembers beside the storage: what it owes that, when its tokens came, what failed.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SynchronizedRef from "effect/SynchronizedRef"
import type { AuthError } from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import { mayEnd } from "../failure/authErrors.ts"
import type { Change } from "./changes.ts"
import type { Obtained } from "./freshness.ts"
import type { Done } from "./machine.ts"
import { askedFor } from "./rest.ts"
import type { GuardedStorage } from "./storage.ts"

type Tokens = Tokens.Tokens

interface Held {
  /** What the storage should hold in place of `over` and failed to take; `tokens` undefined: it failed to clear. */
  readonly owed: Done["owed"]
  readonly obtained: Obtained | undefined
  /** Tokens whose refresh token was spent for tokens that cannot be used. */
  readonly spent: { readonly tokens: Tokens; readonly error: AuthError } | undefined
  /** Until then no refresh is started ahead of time: the last one failed. */
  readonly quietUntil: number
}

const nothing: Held = { owed: undefined, obtained: undefined, spent: undefined, quietUntil: 0 }

/** Short: within the grace of a refresh token whose answer was lost, the next caller has to get through. */
const quietAfterFailure = 1000

/** `publish` tells a change, and what the storage holds after it. */
export const makeMemory = Effect.fnUntraced(function*(
  publish: (change: Change, held: Tokens | undefined) => Effect.Effect<void>
) {
  const memory = yield* SynchronizedRef.make(nothing)
  const held = SynchronizedRef.get(memory)
  const forget = SynchronizedRef.set(memory, nothing)

  /** The tokens of a login or a refresh are stored: nothing of before counts. */
  const obtained = (_tag: "LoggedIn" | "Refreshed", tokens: Tokens) =>
    Effect.flatMap(Clock.currentTimeMillis, (at) =>
      Effect.andThen(
        SynchronizedRef.set(memory, { ...nothing, obtained: { tokens, at } }),
        publish({ _tag, workspaceId: tokens.workspaceId }, tokens)
      ))

  return {
    held,
    forget,
    loggedIn: (tokens: Tokens) => obtained("LoggedIn", tokens),

    /** Reads a storage, and first gives it what it is owed. */
    reading: (storage: GuardedStorage) =>
      Effect.gen(function*(): Effect.fn.Return<Tokens | undefined, AuthError> {
        const stored = yield* storage.get
        const { owed } = yield* held
        if (owed === undefined) return stored
        const isOwed = stored !== undefined && Tokens.same(owed.over, stored)
        if (isOwed && owed.tokens !== undefined) {
          if (!(yield* storage.setIfCurrent(stored, owed.tokens))) return yield* storage.get
          yield* publish({ _tag: "Refreshed", workspaceId: owed.tokens.workspaceId }, owed.tokens)
        } else if (isOwed) {
          if (!(yield* storage.clearIfCurrent(stored))) return yield* storage.get
          yield* publish({ _tag: "LoggedOut", reason: "RefreshTokenInvalid" }, undefined)
        }
        yield* SynchronizedRef.update(memory, (held) => ({ ...held, owed: undefined }))
        return isOwed ? owed.tokens : stored
      }),

    /** Keeps what a refresh came to, and tells it. */
    settle: Effect.fnUntraced(function*({ change, outcome, owed, spent }: Done): Effect.fn.Return<void> {
      if (change === "RefreshTokenInvalid") {
        yield* forget
        return yield* publish({ _tag: "LoggedOut", reason: "RefreshTokenInvalid" }, undefined)
      }
      if (Result.isSuccess(outcome)) {
        return change === "Refreshed" ? yield* obtained("Refreshed", outcome.success) : undefined
      }
      const now = yield* Clock.currentTimeMillis
      const error = outcome.failure
      yield* SynchronizedRef.update(memory, (held) => ({
        obtained: owed?.tokens === undefined ? held.obtained : { tokens: owed.tokens, at: now },
        owed: owed ?? held.owed,
        spent: spent === undefined ? held.spent : { tokens: spent, error },
        quietUntil: mayEnd(error) ? now + Math.max(quietAfterFailure, askedFor(error.reason)) : held.quietUntil
      }))
    })
  }
})
