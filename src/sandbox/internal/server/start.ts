/** A sandbox as it is when it starts: a workspace, a token for it, and two approvals to ask for; or as it was when it ended. */
import * as Effect from "effect/Effect"
import type * as HttpRouter from "effect/http/HttpRouter"
import type * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as app from "./app.ts"
import { describe, type Findings } from "../../../internal/failure/issues.ts"
import * as Control from "../control/control.ts"
import { Sandboxes } from "../control/Sandboxes.ts"
import * as given from "./given.ts"
import * as ready from "./ready.ts"
import { SandboxError } from "../state/SandboxError.ts"
import { plant } from "./seed.ts"
import * as accessTokens from "../oauth/accessTokens.ts"
import * as clients from "../oauth/clients.ts"
import { printedName, printedOf } from "../state/printedToken.ts"
import { forStart } from "../state/restoring.ts"
import { checkAll } from "../state/saved.ts"
import * as Settling from "../resources/settling.ts"
import type { DatabaseServer } from "../state/databaseServer.ts"
import { Neighbours } from "../state/Neighbours.ts"
import * as Settings from "../state/settings.ts"
import type { Snapshot as Taken } from "../state/Snapshot.ts"
import { type Snapshot, Store } from "../state/Store.ts"
import { firstUser } from "../state/users.ts"
import * as users from "../resources/users.ts"
import * as Workspaces from "../resources/workspaces.ts"

type State = Store["Service"]

const fill = Effect.fnUntraced(function*(state: State, { token, workspaceId }: given.Given, skew: number) {
  const user = users.add(state, firstUser)
  const workspace = Workspaces.add(state, "Sandbox", user.id, workspaceId)
  for (const decision of ["approved", "denied"] as const) {
    state.agentApprovals.put({ ...state.row(""), id: `approval_${decision}`, decision, askedAt: null })
  }
  yield* accessTokens.addKey(state)
  yield* Workspaces.addToken(state, workspace.id, {
    name: printedName,
    type: "management_token",
    userId: user.id,
    value: token,
    skew
  })
})

const wrong = (what: string) => (findings: Findings): SandboxError =>
  new SandboxError({
    message: `${what} is wrong at ${describe(findings)}. Nothing was changed.`,
    reason: "SnapshotInvalid",
    cause: undefined
  })

/** What a sandbox takes up: its own state, before a snapshot that it is given. */
const takenUp = Effect.fnUntraced(function*(
  saved: Snapshot | undefined,
  { import: imported, seed }: Settings.Options
): Effect.fn.Return<Snapshot | undefined, SandboxError> {
  if (imported !== undefined && seed !== undefined) {
    return yield* new SandboxError({
      message: "The options seed and import exclude each other: omit one of them.",
      reason: "OptionsInvalid",
      cause: undefined
    })
  }
  if (saved !== undefined || imported === undefined) return saved
  return forStart(yield* Effect.mapError(checkAll(imported), wrong("The snapshot to import")))
})

/** Who is to be there, beside those who are. */
const addUsers = (state: State, given: ReadonlyArray<Settings.User>): void => {
  given.filter((user) => !users.isThere(state, user)).forEach((user) => users.add(state, user))
  users.giveWorkspaces(state)
}

/** Takes up a state that was saved, with the token that is given now. */
const restore = Effect.fnUntraced(function*(
  state: State,
  saved: Snapshot,
  options: given.Given
): Effect.fn.Return<void, SandboxError> {
  state.load(saved)
  const credential = printedOf(state)!
  yield* given.checkSaved(options, credential.workspaceId)
  if (options.token !== undefined) state.credentials.change(credential, { value: options.token })
})

/** A token of its own for one that starts with what another one on its server may have started with too. */
const renewToken = Effect.fnUntraced(function*(state: State) {
  const credential = printedOf(state)!
  const value = yield* accessTokens.forWorkspace(state, credential.workspaceId, null)
  state.credentials.change(credential, { value })
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

/** What a sandbox is to others on the same server. */
export interface Among {
  /** Undefined for the first one. */
  readonly id: string | undefined
  readonly sandboxes: Sandboxes["Service"]
  readonly states: () => ReadonlyArray<State>
}

/** Where a sandbox starts. */
export interface Within<E, R> {
  readonly beside?: Layer.Layer<never, never, HttpRouter.HttpRouter | Store> | undefined
  readonly loopbackOnly?: boolean | undefined
  /** What was checked to be the state of a sandbox. */
  readonly saved?: Snapshot | undefined
  /** Makes databases that can be reached. */
  readonly settle?: ((state: State) => Effect.Effect<Settling.Settling, E, R>) | undefined
  readonly among: Among
}

/** Starts one sandbox. Its client id is its own id, or the one of the first. */
export const start = Effect.fnUntraced(function*<E = never, R = never>(
  options: Settings.Options,
  { among, beside = ready.home, loopbackOnly = false, saved, settle }: Within<E, R>
) {
  const asked = yield* given.read(options)
  const usual = Settings.make(options, loopbackOnly)
  const state = yield* Store.make(options.idSeed)
  state.servedAt("http://localhost", usual.publicUrl)
  const before = yield* takenUp(saved, options)
  yield* before === undefined ? fill(state, asked, usual.tokenSkew) : restore(state, before, asked)
  if (before !== undefined && among.id !== undefined && asked.token === undefined) yield* renewToken(state)
  if (before !== undefined) among.sandboxes.disown(state)
  yield* given.checkUsers(state, options.users ?? [])
  addUsers(state, options.users ?? [])
  const { value, workspaceId } = printedOf(state)!
  // Who may make a sandbox has a token for it, and controls that one only.
  const settings = among.id === undefined || usual.controlToken === undefined
    ? usual
    : { ...usual, controlToken: value }
  const settling = settle === undefined ? undefined : yield* settle(state)
  const clientId = among.id ?? clients.ofSandbox.id
  const control = Control.make(state, settings, {
    addUsers: () => addUsers(state, options.users ?? []),
    clientId,
    sandboxes: among.sandboxes
  })
  // Those who look on are sent away when it ends.
  yield* Effect.addFinalizer(() => Effect.sync(state.watched.end))
  const respond = yield* app.make(beside, settling?.afterRequest).pipe(
    Effect.provideService(Store, state),
    Effect.provideService(Control.Control, control),
    Effect.provideService(Settings.Settings, settings),
    Effect.provideService(Sandboxes, among.sandboxes),
    Effect.provideService(Neighbours, among.states)
  )
  if (before === undefined && options.seed !== undefined) {
    yield* plant(respond, { state, workspaceId }, options.seed)
  }
  // What came of that is how it starts.
  control.received.clear()
  control.begin()
  const afterReset = settling?.afterReset ?? Effect.void
  return {
    id: among.id,
    printed: value,
    createdAt: among.id === undefined ? state.now() : among.states()[0]!.now(),
    respond,
    state,
    settings,
    running: {
      id: among.id,
      token: Redacted.make(value),
      clientId,
      workspaceId,
      faults: control.faults,
      registerClient: control.registerClient,
      logins: control.logins,
      rotateKeys: control.rotateKeys,
      clock: control.clock,
      advance: control.clock.advance,
      reset: Effect.andThen(control.reset, afterReset),
      snapshot: control.snapshot,
      restore: (snapshot: Taken) =>
        Effect.andThen(Effect.mapError(control.restore(snapshot), wrong("The snapshot")), afterReset),
      requests: Effect.sync(() => control.received.list())
    }
  }
})

export type Started = Effect.Success<ReturnType<typeof start>>
