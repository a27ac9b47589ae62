/**
 * Sessions by key, as their users have them.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { makeKeyed } from "./keyed.ts"
import type { Session } from "./streamed.ts"

interface Both {
  /** What users get. */
  readonly session: Session
  readonly own: Session
}

export const makeSessionMap = Effect.fnUntraced(function*(
  open: (key: string) => Effect.Effect<Session, never, Scope.Scope>,
  idle: Duration.Duration
) {
  const { held, opened, using } = yield* makeKeyed<Both>(
    (key) => Effect.map(open(key), (own) => ({ own, session: facade(key) })),
    idle
  )

  /** A session that its user may keep for ever: each use opens what was closed meanwhile. Getters: a thousand of them take little. */
  const facade = (key: string): Session => ({
    get tokens() {
      return using(key, ({ own }) => own.tokens)
    },
    get accessToken() {
      return using(key, ({ own }) => own.accessToken)
    },
    get refresh(): Session["refresh"] {
      return (failed) => using(key, ({ own }) => own.refresh(failed))
    },
    get store(): Session["store"] {
      return (tokens) => using(key, ({ own }) => own.store(tokens))
    },
    get check() {
      return using(key, ({ own }) => own.check)
    },
    get logout() {
      return using(key, ({ own }) => own.logout)
    },
    get changes() {
      return Stream.unwrap(Effect.map(held(key), ({ own }) => own.changes))
    }
  })

  return {
    /** The session of a key. */
    get: (key: string): Effect.Effect<Session> => Effect.map(opened(key), ({ session }) => session)
  }
})
