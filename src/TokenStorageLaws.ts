/**
 * What every token storage does, as laws that the author of a storage runs in the tests of it.
 *
 * A law is a sentence and a check. It asks for nothing but the storage: no test runner, no platform. It waits for nothing but the
 * storage either: one that waits by the clock is checked with the live clock.
 *
 * **Example** (A storage of one's own)
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
