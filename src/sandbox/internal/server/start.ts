/** A sandbox as it is when it starts: a workspace, a token for it, and two approvals to ask for; or as it was when it ended. */
import * as Effect from "effect/Effect"
import type * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as app from "./app.ts"
import * as Control from "../control/control.ts"
import * as accessTokens from "../oauth/accessTokens.ts"
import { isPrinted, printedName } from "../state/printedToken.ts"
import type * as rows from "../state/rows.ts"
import * as Settings from "../state/settings.ts"
import { type Snapshot, Store } from "../state/Store.ts"
import { user } from "../state/user.ts"
import * as Workspaces from "../resources/workspaces.ts"

type State = Store["Service"]

export const tokenOf = (state: State): rows.Credential | undefined => state.credentials.find(isPrinted)

const fill = Effect.fnUntraced(function*(state: State) {
  const workspace = Workspaces.add(state, "Sandbox", user.id)
  for (const decision of ["approved", "denied"] as const) {
    state.agentApprovals.put({ ...state.row(""), id: `approval_${decision}`, decision, askedAt: null })
  }
  Workspaces.addToken(state, workspace.id, { name: printedName, type: "management_token", userId: user.id })
  yield* accessTokens.addKey(state)
})

export const start = Effect.fnUntraced(function*(
  options: Settings.Options = {},
  { beside = Layer.empty, loopbackOnly = false, saved }: {
    readonly beside?: Layer.Layer<never, never, HttpRouter.HttpRouter>
    readonly loopbackOnly?: boolean
    /** What was checked to be the state of a sandbox. */
    readonly saved?: Snapshot | undefined
  } = {}
) {
  const state = yield* Store.make
  if (saved === undefined) yield* fill(state)
  else state.load(saved)
  if (options.token !== undefined) state.credentials.change(tokenOf(state)!, { value: options.token })
  const { value, workspaceId } = tokenOf(state)!
  const control = Control.make(state)
  control.begin()
  const respond = yield* app.make(beside).pipe(
    Effect.provideService(Store, state),
    Effect.provideService(Control.Control, control),
    Effect.provideService(Settings.Settings, Settings.make(options, loopbackOnly))
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
      advance: control.advance,
      reset: control.reset,
      requests: Effect.sync(() => control.received.list())
    }
  }
})
