/**
 * A storage of this package as what a program without Effect gives to its SDK.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { AuthError } from "../../AuthError.ts"
import { toForeign } from "../../internal/session/promiseStorage.ts"
import { make } from "../../Tokens.ts"
import type { TokenStorage as Storage } from "../../TokenStorage.ts"
import { atCaller } from "./failures.ts"
import { ownStorages } from "./ownStorages.ts"
import type { TokenStorage } from "./types.ts"

const run = async <A>(effect: Effect.Effect<A, AuthError>): Promise<A> => {
  const exit = await Effect.runPromiseExit(effect)
  if (Exit.isSuccess(exit)) return exit.value
  throw atCaller(Cause.squash(exit.cause))
}

/** The methods that a storage of this package has for a program. */
export type PromiseStorage = Required<
  Pick<TokenStorage, "clearTokens" | "clearTokensIfCurrent" | "getTokens" | "setTokens" | "withRefreshLock">
>

/** An SDK that is given it works on the storage itself, whose writes compare and whose lock can be confirmed. */
export const promiseStorageOf = (storage: Storage["Service"]): PromiseStorage => {
  // What is changed in it would not count: a program with methods of its own makes a storage of these.
  const promised: PromiseStorage = Object.freeze({
    getTokens: () => run(Effect.map(storage.get, (tokens) => tokens === undefined ? null : toForeign(tokens))),
    setTokens: (tokens) => run(storage.set(make(tokens))),
    clearTokens: () => run(storage.clear),
    withRefreshLock: (fn) => run(storage.withRefreshLock(Effect.promise(fn))),
    clearTokensIfCurrent: (tokens) => run(Effect.asVoid(storage.clearIfCurrent(make(tokens))))
  })
  ownStorages.set(promised, storage)
  return promised
}
