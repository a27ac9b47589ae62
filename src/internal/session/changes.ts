/**
 * What happened to a session, and telling it to those who listen.
 */
import * as Effect from "effect/Effect"
import * as Tokens from "../../Tokens.ts"

/**
 * A change of a session, for a user interface.
 *
 * - `LoggedIn`: the tokens of a login were stored.
 * - `Refreshed`: newer tokens were stored.
 * - `LoggedOut`: the tokens were cleared, by a logout or because the authorization server rejected the refresh token.
 *
 * @since 0.1.0
 * @category models
 */
export type Change =
  | { readonly _tag: "LoggedIn"; readonly workspaceId: string }
  | { readonly _tag: "Refreshed"; readonly workspaceId: string }
  | { readonly _tag: "LoggedOut"; readonly reason: "Logout" | "RefreshTokenInvalid" }

/** Calls the listener with what it is told from now on. Gives the function that ends it. */
export interface Listen<A> {
  (tell: (value: A) => void): () => void
}

/** Tells changes to whoever listens from then on. */
export interface Changes<A> {
  readonly publish: (change: A) => Effect.Effect<void>
  readonly listen: Listen<A>
}

export const makeChanges = <A>(): Changes<A> => {
  const listeners = new Set<(change: A) => void>()
  return {
    publish: (change) =>
      Effect.sync(() => {
        for (const listener of listeners) listener(change)
      }),
    listen: (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    }
  }
}

/** What a storage holds, as far as it is known. */
export type Known = Tokens.Tokens | undefined | "unknown"

/** What others did between two looks at a storage. */
export const changeBetween = (before: Known, after: Tokens.Tokens | undefined): Change | undefined => {
  if (after === undefined) return before === undefined ? undefined : { _tag: "LoggedOut", reason: "Logout" }
  const { workspaceId } = after
  if (before === undefined || before === "unknown") return { _tag: "LoggedIn", workspaceId }
  if (Tokens.same(before, after)) return undefined
  return { _tag: before.workspaceId === workspaceId ? "Refreshed" : "LoggedIn", workspaceId }
}
