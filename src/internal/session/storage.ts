/**
 * The token storage as the session uses it: what throws is a typed failure like any other.
 */
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import { schedule } from "../failure/backoff.ts"
import { failed, type TokenStorage } from "../../TokenStorage.ts"

const typed = (operation: "read" | "write" | "clear") => <A>(effect: Effect.Effect<A, AuthError>) =>
  Effect.catchDefect(effect, (defect) => Effect.fail(failed(operation, defect)))

// Short: other processes wait for the lock meanwhile.
const untilWritten = { schedule: schedule({ base: "50 millis", factor: 2, cap: "1 second" }), times: 3 }

export const guarded = (storage: TokenStorage["Service"]) => ({
  get: typed("read")(storage.get),
  set: (tokens: Tokens) => typed("write")(storage.set(tokens)),
  /** The only copy of a rotated refresh token is worth a few tries. */
  setInsistently: (tokens: Tokens) => Effect.retry(typed("write")(storage.set(tokens)), untilWritten),
  clear: typed("clear")(storage.clear),
  clearIfCurrent: (tokens: Tokens) => typed("clear")(storage.clearIfCurrent(tokens)),
  withRefreshLock: storage.withRefreshLock
})
