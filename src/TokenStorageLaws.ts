/**
 * The laws of token storages: run them in the tests of your own storage.
 *
 * A law is a sentence and a check. It needs no test runner and no platform, only the storage. If the storage waits by
 * the clock, run the laws with the live clock.
 *
 * **Example** (Testing your own storage)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import type * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 * import * as TokenStorageLaws from "effect-prisma-management/TokenStorageLaws"
 *
 * const makeMyStorage = Effect.sync(() => {
 *   let stored: Tokens.Tokens | undefined
 *   return TokenStorage.make({
 *     get: Effect.sync(() => stored),
 *     set: (tokens) => Effect.sync(() => void (stored = tokens)),
 *     clear: Effect.sync(() => void (stored = undefined))
 *   })
 * })
 *
 * // In a test runner, a test for each law: it(`my storage ${law.name}`, …)
 * const check = Effect.forEach(TokenStorageLaws.ofOneProcess, (law) => Effect.flatMap(makeMyStorage, law.check))
 *
 * await Effect.runPromise(Effect.as(check, "it obeys")) // => "it obeys"
 * ```
 *
 * @since 0.1.0
 */
export { ofFailure } from "./internal/session/laws/failure.ts"
export { type Law, LawBroken, type Storage } from "./internal/session/laws/law.ts"
export { ofOneProcess } from "./internal/session/laws/oneProcess.ts"
export { type Leased, ofLease, ofSharing, type Shared } from "./internal/session/laws/sharing.ts"
