/** The authorization endpoint (RFC 6749 section 3.1): checks what an application asks for, asks a person, sends the person back. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as rows from "../state/rows.ts"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { user } from "../state/user.ts"
import { ofPerson } from "../pages/form.ts"
import * as clients from "./clients.ts"
import * as grants from "./grants.ts"
import { issuerOf } from "./issuer.ts"
import * as page from "./page.ts"
import * as parameters from "./parameters.ts"

type State = Store["Service"]

export const scopes = ["workspace:admin", "offline_access"]

interface Return {
  readonly redirectUri: string
  readonly state: string | null
}

const sendBack = (issuer: string, to: Return, status: 302 | 303, answer: { readonly [name: string]: string }) => {
  const query = new URLSearchParams({
    ...answer,
    ...to.state === null ? undefined : { state: to.state },
    // RFC 9207
    iss: issuer
  })
  // Put together as text: the redirect URI stays as it was given.
  return HttpServerResponse.redirect(`${to.redirectUri}${to.redirectUri.includes("?") ? "&" : "?"}${query}`, {
    status,
    headers: { "cache-control": "no-store", "referrer-policy": "no-referrer" }
  })
}

/** `openid` is none of them: no ID tokens are issued. */
export const unknownScope = `The scopes are ${scopes.join(" and ")}. There are no ID tokens.`

type Problem = readonly [error: string, description: string]

const problemOf = (client: clients.FoundClient, given: parameters.Parameters): Problem | undefined => {
  if (given.hasDoubled) return ["invalid_request", "A parameter is there more than once."]
  if (given.get("request") !== undefined) return ["request_not_supported", "Send the parameters themselves."]
  if (given.get("request_uri") !== undefined) return ["request_uri_not_supported", "Send the parameters themselves."]
  const type = given.get("response_type")
  if (type === undefined) return ["invalid_request", "The parameter response_type is missing."]
  if (type !== "code") return ["unsupported_response_type", "There is code only."]
  if ((given.get("response_mode") ?? "query") !== "query") {
    return ["invalid_request", "There is the response_mode query only."]
  }
  if (!scopesOf(given).every((scope) => scopes.includes(scope))) {
    return ["invalid_scope", unknownScope]
  }
  const challenge = given.get("code_challenge")
  if (challenge === undefined) {
    return clients.isPublic(client) ? ["invalid_request", "A public client needs a code_challenge."] : undefined
  }
  if (given.get("code_challenge_method") !== "S256") {
    return ["invalid_request", "There is the code_challenge_method S256 only."]
  }
  return /^[\w-]{43}$/.test(challenge) ? undefined : ["invalid_request", "The code_challenge is no SHA-256 hash."]
}

export const scopesOf = (given: parameters.Parameters): ReadonlyArray<string> => [
  ...new Set((given.get("scope") ?? "workspace:admin").split(" "))
]

export const workspacesOfUser = (state: State): ReadonlyArray<rows.Workspace> =>
  state.workspaces.filter(({ ownerId }) => ownerId === user.id)

/**
 * Whether a page of elsewhere made a browser ask without going there: by an image, a script, a frame, or ahead of a click (W3C Fetch Metadata). Nobody sees
 * that, and it would begin logins without end. Programs send no `Sec-Fetch-Site`.
 */
const isInBackground = ({ headers }: HttpServerRequest.HttpServerRequest): boolean => {
  const { "sec-fetch-dest": destination = "document", "sec-fetch-mode": mode = "navigate" } = headers
  const isOwn = ["same-origin", "none"].includes(headers["sec-fetch-site"] ?? "none")
  const isAhead = headers["sec-purpose"]?.includes("prefetch") === true
  return !isOwn && (mode !== "navigate" || destination !== "document" || isAhead)
}

const inBackground =
  "A page asked for this login in the background. Send the browser here itself: by a link or a redirect."

/** `GET`: begins. */
export const begin = (state: State, settings: SettingsFields) => (request: HttpServerRequest.HttpServerRequest) =>
  Effect.sync(() => {
    if (isInBackground(request)) return page.problem(state, inBackground)
    const given = parameters.ofUrl(request)
    // Until both are known to be good, nobody is sent anywhere (RFC 9700 section 4.11).
    if (given.isDoubled("client_id") || given.isDoubled("redirect_uri")) {
      return page.problem(state, "The application sent its client_id or its redirect_uri more than once.")
    }
    const clientId = given.get("client_id")
    const client = clients.find(state, settings, clientId)
    if (client === undefined) return page.problem(state, clients.whyUnknown(clientId), clientId)
    const redirectUri = given.get("redirect_uri")
    if (redirectUri === undefined) return page.problem(state, "The application did not say its redirect_uri.")
    if (!clients.allowsRedirect(client, redirectUri)) {
      return page.problem(state, clients.whyNoRedirect(client), redirectUri)
    }
    const issuer = issuerOf(state)
    const to = { redirectUri, state: given.isDoubled("state") ? null : given.get("state") ?? null }
    const problem = problemOf(client, given)
    if (problem !== undefined) {
      return sendBack(issuer, to, 302, { error: problem[0], error_description: problem[1] })
    }
    const asked = grants.addRequest(state, {
      ...to,
      clientId: client.id,
      scopes: scopesOf(given),
      challenge: given.get("code_challenge") ?? null
    })
    const workspaces = workspacesOfUser(state)
    if (!settings.autoApprove) return page.consent(state, { ...asked, isRegistered: client.isRegistered }, workspaces)
    grants.takeRequest(state, asked.id)
    return sendBack(issuer, to, 302, { code: grants.approve(state, asked, workspaces[0]!) })
  })

/** What a person decided on a page: the workspace, or none for no. Else `problem` says what is wrong with the form. */
export const readDecision = Effect.fnUntraced(function*(state: State, request: HttpServerRequest.HttpServerRequest) {
  const given = yield* ofPerson(request)
  if (given.get("decision") === "deny") return { given, workspace: undefined }
  const workspace = workspacesOfUser(state).find(({ id }) => id === given.get("workspace"))
  return given.get("decision") === "approve" && workspace !== undefined
    ? { given, workspace }
    : { problem: "The form is not complete: go back, and decide once more." }
})

/** `POST`: the person has decided. */
export const decide = (state: State) =>
  Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
    const decision = yield* readDecision(state, request)
    if (decision.problem !== undefined) return page.problem(state, decision.problem)
    const { given, workspace } = decision
    const asked = grants.takeRequest(state, given.get("request") ?? "")
    if (asked === undefined) {
      return page.problem(state, "This was decided already, or took too long: begin the login once more.")
    }
    return sendBack(
      issuerOf(state),
      asked,
      303,
      workspace === undefined
        ? { error: "access_denied", error_description: "The user denied the access." }
        : { code: grants.approve(state, asked, workspace) }
    )
  }, Effect.catch(({ description }) => Effect.succeed(page.problem(state, description))))
