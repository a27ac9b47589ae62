/** A sandbox as it is when it starts: a workspace, a token for it, and two approvals to ask for; or as it was when it ended. */
import * as Effect from "effect/Effect"
import type * as HttpRouter from "effect/http/HttpRouter"
import type * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as app from "./app.ts"
import * as Control from "../control/control.ts"
import * as given from "./given.ts"
import * as ready from "./ready.ts"
import { SandboxError } from "./SandboxError.ts"
import * as accessTokens from "../oauth/accessTokens.ts"
import { isPrinted, printedName } from "../state/printedToken.ts"
import * as Settling from "../resources/settling.ts"
import type { DatabaseServer } from "../state/databaseServer.ts"
import type * as rows from "../state/rows.ts"
import * as Settings from "../state/settings.ts"
import { type Snapshot, Store } from "../state/Store.ts"
import { user } from "../state/user.ts"
import * as Workspaces from "../resources/workspaces.ts"

type State = Store["Service"]

export const tokenOf = (state: State): rows.Credential | undefined => state.credentials.find(isPrinted)

const fill = Effect.fnUntraced(function*(state: State, { token, workspaceId }: given.Given) {
  const workspace = Workspaces.add(state, "Sandbox", user.id, workspaceId)
  for (const decision of ["approved", "denied"] as const) {
    state.agentApprovals.put({ ...state.row(""), id: `approval_${decision}`, decision, askedAt: null })
  }
  yield* accessTokens.addKey(state)
  yield* Workspaces.addToken(state, workspace.id, {
    name: printedName,
    type: "management_token",
    userId: user.id,
    value: token
  })
})

/** Takes up a state that was saved, with the token that is given now. */
const restore = Effect.fnUntraced(function*(
  state: State,
  saved: Snapshot,
  options: given.Given
): Effect.fn.Return<void, SandboxError> {
  state.load(saved)
  const credential = tokenOf(state)!
  yield* given.checkSaved(options, credential.workspaceId)
  if (options.token !== undefined) state.credentials.change(credential, { value: options.token })
})

/** Opens a server for the databases of a state, and makes it have them. */
export const settleIn = <R>(open: (state: State) => Effect.Effect<DatabaseServer, SandboxError, R>) =>
  Effect.fnUntraced(function*(state: State) {
    const server = yield* open(state)
    state.databasesAre(server.place)
    return yield* Effect.mapError(
      Settling.make(state, server),
      ({ hint, message }) =>
        new SandboxError({ message: `${message} ${hint}`, reason: "DatabaseServerFailed", cause: undefined })
    )
  })

export const start = Effect.fnUntraced(function*<E = never, R = never>(
  options: Settings.Options = {},
  { beside = ready.home, loopbackOnly = false, saved, settle }: {
    readonly beside?: Layer.Layer<never, never, HttpRouter.HttpRouter | Store>
    readonly loopbackOnly?: boolean
    /** What was checked to be the state of a sandbox. */
    readonly saved?: Snapshot | undefined
    /** Makes databases that can be reached. */
    readonly settle?: ((state: State) => Effect.Effect<Settling.Settling, E, R>) | undefined
  } = {}
) {
  const asked = yield* given.read(options)
  const settings = Settings.make(options, loopbackOnly)
  const state = yield* Store.make
  state.servedAt("http://localhost", settings.publicUrl)
  yield* saved === undefined ? fill(state, asked) : restore(state, saved, asked)
  const { value, workspaceId } = tokenOf(state)!
  const settling = settle === undefined ? undefined : yield* settle(state)
  const control = Control.make(state)
  control.begin()
  const respond = yield* app.make(beside, settling?.afterRequest).pipe(
    Effect.provideService(Store, state),
    Effect.provideService(Control.Control, control),
    Effect.provideService(Settings.Settings, settings)
  )
  return {
    respond,
    state,
    /** What is there now is how this sandbox started. */
    begin: Effect.sync(() => {
      control.received.clear()
      control.begin()
    }),
    running: {
      token: Redacted.make(value),
      workspaceId,
      faults: control.faults,
      registerClient: control.registerClient,
      advance: control.advance,
      reset: Effect.andThen(control.reset, settling?.afterReset ?? Effect.void),
      requests: Effect.sync(() => control.received.list())
    }
  }
})
