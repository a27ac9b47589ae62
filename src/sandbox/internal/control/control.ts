/** What a test does to a sandbox beside its API: `Running`, and the same by routes for other processes (`routes.ts`). */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as faults from "./faults.ts"
import * as logins from "./logins.ts"
import * as clients from "../oauth/clients.ts"
import * as keys from "../oauth/keys.ts"
import * as operations from "../protocol/operations.ts"
import * as received from "./received.ts"
import { read } from "./told.ts"
import type { Client, SettingsFields } from "../state/settings.ts"
import type { Snapshot, Store } from "../state/Store.ts"

type State = Store["Service"]

export const tooFar = "The clock is moved ahead, until the year 8000: by milliseconds, or a text such as `1 hour`."

export const canAdvance = (state: State, duration: Duration.Input): boolean =>
  faults.isDuration(duration) && state.canAdvance(Duration.toMillis(Duration.fromInputUnsafe(duration)))

const Rotation = Schema.Struct({ drop: Schema.optional(Schema.Boolean) })

export const make = (state: State, settings: SettingsFields) => {
  const known = operations.make()
  const injected = faults.make(state, known)
  const log = received.make(state)
  const decided = logins.make(state, settings)
  const rotate = (given: unknown = {}) =>
    Effect.flatMap(read(Rotation, given), ({ drop = false }) => keys.rotate(state, drop))
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
    logins: decided.logins,
    /** The same, which fails with what is wrong. */
    attemptLogin: decided.attempt,
    rotateKeys: (options?: { readonly drop?: boolean | undefined }) => Effect.orDie(rotate(options)),
    attemptRotation: rotate,
    advance: (duration: Duration.Input) =>
      Effect.sync(() => {
        if (!canAdvance(state, duration)) throw new Error(tooFar)
        state.advance(Duration.toMillis(Duration.fromInputUnsafe(duration)))
      }),
    reset: Effect.andThen(
      injected.faults.clear,
      Effect.sync(() => {
        log.clear()
        if (first !== undefined) state.load(first)
      })
    )
  }
}

export class Control extends Context.Service<Control, ReturnType<typeof make>>()(
  "effect-prisma-management/sandbox/Control"
) {}
