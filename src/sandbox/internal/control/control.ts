/** What a test does to a sandbox beside its API: `Running`, and the same by routes for other processes (`routes.ts`). */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as clock from "./clock.ts"
import * as faults from "./faults.ts"
import * as clients from "../oauth/clients.ts"
import * as operations from "../protocol/operations.ts"
import * as received from "./received.ts"
import type { Client } from "../state/settings.ts"
import type { Snapshot, Store } from "../state/Store.ts"

type State = Store["Service"]

export const make = (state: State) => {
  const known = operations.make()
  const injected = faults.make(state, known)
  const log = received.make(state)
  let first: Snapshot | undefined
  return {
    ...injected,
    operations: known,
    received: log,
    /** What is there now is how the sandbox starts. */
    begin: (): void => {
      first = state.dump()
    },
    /** Registers an application. Dies where it makes no sense. */
    registerClient: (client: Client) =>
      Effect.sync(() => {
        const problem = clients.problemOf(client)
        if (problem !== undefined) throw new Error(problem)
        clients.register(state, client)
      }),
    clock: clock.make(state),
    reset: Effect.sync(() => {
      injected.forgetFaults()
      log.clear()
      if (first !== undefined) state.load(first)
    })
  }
}

export class Control extends Context.Service<Control, ReturnType<typeof make>>()(
  "effect-prisma-management/sandbox/Control"
) {}
