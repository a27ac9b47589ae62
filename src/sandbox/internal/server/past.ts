/** A sandbox beside a sandbox, which answers reads from what was there before. It is made when the first of them comes. */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import { type Snapshot, Store } from "../state/Store.ts"

type State = Store["Service"]

export const make = Effect.fnUntraced(function*<Router, E, R>(
  state: State,
  makeRouter: Effect.Effect<Router, E, R>
) {
  const semaphore = yield* Semaphore.make(1)
  const context = yield* Effect.context<R>()
  // That of the sandbox alone: what is built keeps it, and must not keep the request that came first.
  const alone: (ofRequest: Context.Context<never>) => Context.Context<R> = () => context
  const made = yield* Effect.cached(Effect.updateContext(
    Effect.gen(function*() {
      const store = yield* Store.make()
      return { store, router: yield* Effect.provideService(makeRouter, Store, store) }
    }),
    alone
  ))
  let loaded: Snapshot["tables"] | undefined
  return {
    /** Answers by the router of what was there. */
    at: <A, E2, R2>(
      snapshot: Snapshot,
      respond: (router: Router) => Effect.Effect<A, E2, R2>
    ): Effect.Effect<A, E | E2, R2> =>
      semaphore.withPermit(Effect.flatMap(made, ({ router, store }) => {
        // Reads change nothing, so it is still what was loaded.
        if (snapshot.tables !== loaded) store.load(snapshot)
        else if (snapshot.frozen !== undefined) store.setClock(snapshot.frozen, true)
        loaded = snapshot.tables
        store.servedAt(state.url(""))
        const place = state.databasePlace()
        if (place !== undefined) store.databasesAre(place)
        return respond(router)
      }))
  }
})
