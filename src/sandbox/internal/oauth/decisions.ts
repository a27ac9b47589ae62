/** Logins that no person decides: a test has told how, or every login is approved at once. */
import * as Result from "effect/Result"
import type * as rows from "../state/rows.ts"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { choose, type Wanted } from "./choice.ts"
import type { ErrorCode } from "./refusal.ts"

type State = Store["Service"]

/** By a browser (RFC 6749 section 4.1), or on a device (RFC 8628). */
export type Flow = "browser" | "device"

const inBoth = [
  "access_denied",
  "invalid_request",
  "invalid_scope",
  "server_error",
  "temporarily_unavailable",
  "unauthorized_client"
] as const

/** The errors that an application may be told: RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6, RFC 8628 section 3.5. */
const ofBrowser = [
  ...inBoth,
  "account_selection_required",
  "consent_required",
  "interaction_required",
  "login_required",
  "unsupported_response_type"
] as const
const ofDevice = [...inBoth, "expired_token", "invalid_grant"] as const satisfies ReadonlyArray<ErrorCode>

const errorsOf: { readonly [Of in Flow]: ReadonlyArray<string> } = { browser: ofBrowser, device: ofDevice }

export type LoginError = (typeof ofBrowser)[number] | (typeof ofDevice)[number]

export const loginErrors: ReadonlyArray<LoginError> = Array.from(new Set([...ofBrowser, ...ofDevice])).sort()

/** Yes for a workspace, or no as the application is told it. */
export type Outcome =
  | { readonly workspace: rows.Workspace; readonly refusal?: undefined }
  | { readonly workspace?: undefined; readonly refusal: { readonly error: string; readonly description: string } }

export const denied = {
  refusal: { error: "access_denied", description: "The user denied the access." }
} as const satisfies Outcome

/** The login that begins now: as the one who asks wants it, where that can be. */
const approved = (state: State, wanted: Wanted): Outcome =>
  Result.match(choose(state, wanted), {
    onSuccess: (workspace): Outcome => ({ workspace }),
    onFailure: ({ field, why }) => ({
      refusal: field === "user"
        ? { error: "login_required", description: `The login_hint is wrong. ${why}` }
        : { error: "invalid_request", description: `The workspace is wrong. ${why}` }
    })
  })

/** Takes out the first decision that fits: each decides one login. */
const take = (state: State, flow: Flow, clientId: string): rows.LoginDecision | undefined => {
  const found = state.loginDecisions.find((decision) =>
    (decision.clientId ?? clientId) === clientId &&
    (decision.refusal === null || errorsOf[flow].includes(decision.refusal.error))
  )
  if (found !== undefined) state.loginDecisions.remove(found)
  return found
}

/** Where there is one user, it is theirs, whoever the application takes them for. */
const whereThereIsAChoice = (state: State, wanted: Wanted): Wanted =>
  state.users.size() === 1 ? { workspace: wanted.workspace } : wanted

interface Login {
  readonly flow: Flow
  readonly clientId: string
  readonly wanted: Wanted
}

/** What a test has told of a login, which goes before what the application wants; undefined where it told nothing. */
export const told = (state: State, { clientId, flow, wanted }: Login): Outcome | undefined => {
  const decision = take(state, flow, clientId)
  if (decision === undefined) return undefined
  const { refusal, userId, workspaceId } = decision
  if (refusal !== null) return { refusal }
  if (userId === null) return approved(state, whereThereIsAChoice(state, wanted))
  const isTheirs = state.workspaces.get(wanted.workspace ?? "")?.ownerId === userId
  return approved(state, { user: userId, workspace: workspaceId ?? (isTheirs ? wanted.workspace : undefined) })
}

/** What becomes of a login that begins; undefined where a person decides. */
export const withoutPerson = (
  state: State,
  { autoApprove }: SettingsFields,
  login: Login
): Outcome | undefined =>
  told(state, login) ?? (autoApprove ? approved(state, whereThereIsAChoice(state, login.wanted)) : undefined)
