/**
 * A storage of this package as what a program without Effect gives to its SDK.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { AuthError } from "../../AuthError.ts"
import { check, toForeign } from "../../internal/session/promiseStorage.ts"
import { make } from "../../Tokens.ts"
import { RefreshLease, type TokenStorage as Storage } from "../../TokenStorage.ts"
import { atCaller } from "./failures.ts"
import type { TokenStorage } from "./types.ts"

const run = async <A>(effect: Effect.Effect<A, AuthError>): Promise<A> => {
  const exit = await Effect.runPromiseExit(effect)
  if (Exit.isSuccess(exit)) return exit.value
  throw atCaller(Cause.squash(exit.cause))
}

/** The methods that a storage of this package has for a program. */
export type PromiseStorage = Required<TokenStorage>

/**
 * The methods, and more of the same object. A program may wrap them: their writes compare, and their lock can be confirmed, as those of the
 * storage itself. An SDK can also ask the object before a login whether it would take the tokens.
 */
export const promiseStorageOf = <More extends object>(
  storage: Storage["Service"],
  more: More
): PromiseStorage & More => {
  // What is changed in it would not count: a program with methods of its own makes a storage of these.
  return Object.freeze(
    {
      ...more,
      ...(storage.check && { [check]: () => run(storage.check!) }),
      getTokens: () => run(Effect.map(storage.get, (tokens) => tokens === undefined ? null : toForeign(tokens))),
      setTokens: (tokens) => run(storage.set(make(tokens))),
      setTokensIfCurrent: (current, next) => run(storage.setIfCurrent(make(current), make(next))),
      clearTokens: () => run(storage.clear),
      // It says whether it did, which the published type does not.
      clearTokensIfCurrent: (tokens) => run<unknown>(storage.clearIfCurrent(make(tokens))) as Promise<void>,
      withRefreshLock: (fn) =>
        run(storage.withRefreshLock(
          Effect.flatMap(RefreshLease, ({ confirm }) => Effect.promise(async () => fn({ confirm: () => run(confirm) })))
        ))
    } satisfies PromiseStorage & More
  )
}
