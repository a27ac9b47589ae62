/** What a test does to a sandbox beside its API: `Running`, and the same by routes for other processes (`routes.ts`). */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as client from "./client.ts"
import * as clock from "./clock.ts"
import * as faults from "./faults.ts"
import * as logins from "./logins.ts"
import * as clients from "../oauth/clients.ts"
import * as keys from "../oauth/keys.ts"
import * as operations from "../protocol/operations.ts"
import * as received from "./received.ts"
import { problem, read } from "./told.ts"
import type { SandboxError } from "../state/SandboxError.ts"
import type { Client, SettingsFields } from "../state/settings.ts"
import type { Snapshot, Store } from "../state/Store.ts"
import type { Sandboxes } from "./Sandboxes.ts"
import * as snapshot from "./snapshot.ts"

type State = Store["Service"]

const Rotation = Schema.Struct({ drop: Schema.optional(Schema.Boolean) })

/** What a sandbox is set up with, and what it is to others on a server. */
interface Among {
  /** Adds the users that its options name, where a restored state lacks them. */
  readonly addUsers: () => void
  /** The application of this sandbox that nobody registered. */
  readonly clientId: string
  readonly sandboxes: Pick<Sandboxes["Service"], "isTaken" | "disown">
}

export const make = (state: State, settings: SettingsFields, { addUsers, clientId, sandboxes }: Among) => {
  const known = operations.shared()
  const injected = faults.make(state, known)
  const log = received.make(state)
  const decided = logins.make(state, settings, clientId)
  const rotate = (given: unknown = {}) =>
    Effect.flatMap(read("key rotation", Rotation, given), ({ drop = false }) => keys.rotate(state, drop))
  let first: Snapshot | undefined
  const attemptClient = (given: unknown): Effect.Effect<void, SandboxError> =>
    Result.match(client.read(given), {
      onFailure: problem,
      onSuccess: (read) =>
        sandboxes.isTaken(read.id)
          ? problem(clients.takenElsewhere(read.id))
          : Effect.sync(() => clients.register(state, read))
    })
  const forget = Effect.sync(() => {
    injected.forgetFaults()
    log.clear()
  })
  return {
    ...injected,
    operations: known,
    received: log,
    /** What is there now is how the sandbox starts. */
    begin: (): void => {
      first = state.dump()
    },
    /** Registers an application. Dies where it makes no sense. */
    registerClient: (client: Client) => Effect.orDie(Effect.suspend(() => attemptClient(client))),
    /** The same, which fails with what is wrong. */
    attemptClient,
    logins: decided.logins,
    /** The same, which fails with what is wrong. */
    attemptLogin: decided.attempt,
    rotateKeys: (options?: { readonly drop?: boolean | undefined }) => Effect.orDie(rotate(options)),
    attemptRotation: rotate,
    clock: clock.make(state),
    reset: Effect.andThen(
      forget,
      Effect.sync(() => {
        if (first !== undefined) state.load(first)
      })
    ),
    snapshot: Effect.sync(() => snapshot.take(state)),
    /** Fails with what is wrong with a snapshot, and changes nothing then. */
    restore: (value: unknown) =>
      snapshot.restore(state, value).pipe(
        Effect.andThen(Effect.sync(() => {
          sandboxes.disown(state)
          addUsers()
        })),
        Effect.andThen(forget)
      )
  }
}

export class Control extends Context.Service<Control, ReturnType<typeof make>>()(
  "effect-prisma-management/sandbox/Control"
) {}
