/**
 * The changes of a session as a stream, and those of its storage as changes of the session. It is apart from the session, for the Promise entry
 * has no streams.
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { TokenStorage } from "../../TokenStorage.ts"
import type { Change } from "./changes.ts"
import { heard } from "./heard.ts"
import { type Endpoint, makeSession, type Options, type Quiet } from "./session.ts"

/** A session whose changes are a stream. */
export interface Session extends Omit<Quiet, "listen" | "look" | "begin"> {
  readonly changes: Stream.Stream<Change>
}

/** `makeSession`, with what the storage tells of others. */
export const makeStreamed = Effect.fnUntraced(function*(
  storage: TokenStorage["Service"],
  endpoint: Endpoint,
  options?: Options,
  tell?: (change: Change) => Effect.Effect<void>
): Effect.fn.Return<Session, never, Scope.Scope> {
  const { begin, listen, look, ...session } = yield* makeSession(storage, endpoint, options, tell)
  if (storage.changes !== undefined) {
    yield* Effect.forkScoped(Stream.runForEach(storage.changes, () => look), { startImmediately: true })
    yield* Effect.forkScoped(begin, { startImmediately: true })
  }
  return { ...session, changes: heard(listen) }
})
