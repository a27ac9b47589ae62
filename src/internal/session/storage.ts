/**
 * The token storage as the session uses it: what throws is a typed failure like any other.
 */
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import type { TokenStorage } from "../../TokenStorage.ts"
import { storageFailed } from "../failure/authErrors.ts"
import { schedule } from "../failure/backoff.ts"

const typed = (operation: "read" | "write" | "clear") => <A>(effect: Effect.Effect<A, AuthError>) =>
  Effect.catchDefect(effect, (defect) => Effect.fail(storageFailed(operation, defect)))

// Short: other processes wait for the lock meanwhile.
const untilWritten = { schedule: schedule({ base: "50 millis", factor: 2, cap: "1 second" }), times: 3 }

/** For what is lost where it is not written. */
export const insistently = <A>(write: Effect.Effect<A, AuthError>): Effect.Effect<A, AuthError> =>
  Effect.retry(write, untilWritten)

/** The methods of a storage, and `setInsistently` for the tokens of a login. */
export interface GuardedStorage extends Omit<TokenStorage["Service"], "set"> {
  /** The only copy of the tokens of a login is worth a few tries. */
  readonly setInsistently: (tokens: Tokens) => Effect.Effect<void, AuthError>
}

export const guarded = (storage: TokenStorage["Service"]): GuardedStorage => ({
  get: typed("read")(storage.get),
  setIfCurrent: (current, next) => typed("write")(storage.setIfCurrent(current, next)),
  setInsistently: (tokens) => insistently(typed("write")(storage.set(tokens))),
  clear: typed("clear")(storage.clear),
  clearIfCurrent: (tokens) => typed("clear")(storage.clearIfCurrent(tokens)),
  withRefreshLock: storage.withRefreshLock,
  refreshAhead: storage.refreshAhead,
  changes: storage.changes
})
