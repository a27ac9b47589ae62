/**
 * Comparing before changing: the tokens that a storage holds, and those that a change was made from.
 */
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"

type Get = Effect.Effect<Tokens.Tokens | undefined, AuthError>

/** Whether a storage holds these tokens. */
export const isCurrent = (get: Get, tokens: Tokens.Tokens): Effect.Effect<boolean, AuthError> =>
  Effect.map(get, (current) => current !== undefined && Tokens.same(current, tokens))

/** Changes a storage that holds these tokens, and says whether it did. */
export const whileCurrent = (
  get: Get,
  tokens: Tokens.Tokens,
  change: Effect.Effect<void, AuthError>
): Effect.Effect<boolean, AuthError> =>
  Effect.flatMap(isCurrent(get, tokens), (isCurrent) => isCurrent ? Effect.as(change, true) : Effect.succeed(false))
