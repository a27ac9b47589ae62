/**
 * What happened to a session, and telling it to those who listen.
 */
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"

/**
 * What happened to a session, for a user interface.
 *
 * - `LoggedIn`: the tokens of a login were stored.
 * - `Refreshed`: newer tokens were stored.
 * - `LoggedOut`: the tokens are gone, by a logout or because the authorization server refused the refresh token.
 *
 * @since 0.1.0
 * @category models
 */
export type Change =
  | { readonly _tag: "LoggedIn"; readonly workspaceId: string }
  | { readonly _tag: "Refreshed"; readonly workspaceId: string }
  | { readonly _tag: "LoggedOut"; readonly reason: "Logout" | "RefreshTokenInvalid" }

/** Tells changes to whoever listens from then on. */
export interface Changes<A> {
  readonly publish: (change: A) => Effect.Effect<void>
  readonly stream: Stream.Stream<A>
}

export const makeChanges = <A>(): Changes<A> => {
  const listeners = new Set<(change: A) => void>()
  return {
    publish: (change) =>
      Effect.sync(() => {
        for (const listener of listeners) listener(change)
      }),
    stream: Stream.callback<A>((queue) =>
      Effect.acquireRelease(
        Effect.sync(() => {
          const listener = (change: A) => void Queue.offerUnsafe(queue, change)
          listeners.add(listener)
          return listener
        }),
        (listener) => Effect.sync(() => listeners.delete(listener))
      )
    )
  }
}
