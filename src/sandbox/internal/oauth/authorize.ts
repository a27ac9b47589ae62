/** The authorization endpoint (RFC 6749 section 3.1): checks what an application asks for, asks a person, sends the person back. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as rows from "../state/rows.ts"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import * as asking from "./asking.ts"
import * as clients from "./clients.ts"
import { type Outcome, withoutPerson } from "./decisions.ts"
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

/** Sends back what was decided. */
const sendDecision = (
  state: State,
  issuer: string,
  asked: Parameters<typeof grants.approve>[1] & Return,
  status: 302 | 303,
  { refusal, workspace }: Outcome
) =>
  sendBack(
    issuer,
    asked,
    status,
    workspace === undefined
      ? { error: refusal.error, error_description: refusal.description }
      : { code: grants.approve(state, asked, workspace) }
  )

/** `openid` is none of them: no ID tokens are issued. */
export const unknownScope = `The supported scopes are ${scopes.join(" and ")}. ID tokens are not issued.`

type Problem = readonly [error: string, description: string]

const problemOf = (client: clients.FoundClient, given: parameters.Parameters): Problem | undefined => {
  if (given.hasDoubled) return ["invalid_request", "A parameter was sent more than once."]
  if (given.get("request") !== undefined) return ["request_not_supported", "Send the parameters themselves."]
  if (given.get("request_uri") !== undefined) return ["request_uri_not_supported", "Send the parameters themselves."]
  const type = given.get("response_type")
  if (type === undefined) return ["invalid_request", "The parameter response_type is missing."]
  if (type !== "code") return ["unsupported_response_type", "The only supported response_type is code."]
  if ((given.get("response_mode") ?? "query") !== "query") {
    return ["invalid_request", "The only supported response_mode is query."]
  }
  if (!scopesOf(given).every((scope) => scopes.includes(scope))) {
    return ["invalid_scope", unknownScope]
  }
  const prompts = promptsOf(given)
  const unknown = prompts.find((prompt) => !promptValues.includes(prompt))
  if (unknown !== undefined) return ["invalid_request", `The values of prompt are ${promptValues.join(", ")}.`]
  if (prompts.includes("none") && prompts.length > 1) {
    return ["invalid_request", "prompt=none cannot be combined with other values."]
  }
  const challenge = given.get("code_challenge")
  if (challenge === undefined) {
    return clients.isPublic(client) ? ["invalid_request", "A public client needs a code_challenge."] : undefined
  }
  if (given.get("code_challenge_method") !== "S256") {
    return ["invalid_request", "The only supported code_challenge_method is S256."]
  }
  return /^[\w-]{43}$/.test(challenge) ? undefined : ["invalid_request", "The code_challenge is not a SHA-256 hash."]
}

export const scopesOf = (given: parameters.Parameters): ReadonlyArray<string> => [
  ...new Set((given.get("scope") ?? "workspace:admin").split(" "))
]

/** OpenID Connect Core 1.0 section 3.1.2.1. */
export const promptValues = ["none", "login", "consent", "select_account"]

const promptsOf = (given: parameters.Parameters): ReadonlyArray<string> =>
  (given.get("prompt") ?? "").split(" ").filter((prompt) => prompt !== "")

/** Whom and which workspace the application would like. */
export const wantedOf = (given: parameters.Parameters) => ({
  user: given.get("login_hint"),
  workspace: given.get("workspace") ?? given.get("workspace_id")
})

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
  "A page requested this login in the background. Navigate the browser here instead, by a link or a redirect."

const nobodyThere =
  "Nobody is logged in, and prompt=none shows no page. Start the sandbox with autoApprove, or decide this login with logins.next."

/** Whether a program may have taken the client of the first sandbox on a server for that of an isolated one. */
const isAmbiguous = (state: State, states: ReadonlyArray<State>, clientId: string): boolean =>
  clientId === clients.ofSandbox.id && states.length > 1 && states[0] === state

const about = (
  client: clients.FoundClient | undefined,
  asked: rows.AuthorizationRequest,
  isAmbiguous: boolean
): page.About => ({
  clientId: asked.clientId,
  isRegistered: client?.isRegistered === true,
  isAmbiguous,
  scopes: asked.scopes,
  form: { action: "/authorize", name: "request", value: asked.id },
  redirectUri: asked.redirectUri
})

/** A request that is good: it is decided already, or a person is asked. */
const goOn = (
  state: State,
  settings: SettingsFields,
  states: ReadonlyArray<State>,
  client: clients.FoundClient,
  issuer: string,
  { given, ...to }: Return & { readonly given: parameters.Parameters }
) => {
  const asked = {
    ...to,
    clientId: client.id,
    scopes: scopesOf(given),
    challenge: given.get("code_challenge") ?? null
  }
  const wanted = wantedOf(given)
  const outcome = withoutPerson(state, settings, { flow: "browser", clientId: client.id, wanted })
  if (outcome !== undefined) return sendDecision(state, issuer, asked, 302, outcome)
  const prompts = promptsOf(given)
  if (prompts.includes("none")) {
    return sendBack(issuer, to, 302, { error: "login_required", error_description: nobodyThere })
  }
  const waiting = grants.addRequest(state, {
    ...asked,
    ...wanted.workspace === undefined ? undefined : { workspace: wanted.workspace }
  })
  const isOpen = prompts.includes("login") || prompts.includes("select_account")
  const asks = about(client, waiting, isAmbiguous(state, states, client.id))
  return asking.ask(state, asks, isOpen ? undefined : asking.presumed(state, wanted), wanted)
}

/** `GET`: begins. */
export const begin =
  (state: State, settings: SettingsFields, states: () => ReadonlyArray<State>) =>
  (request: HttpServerRequest.HttpServerRequest) =>
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
      if (redirectUri === undefined) return page.problem(state, "The application sent no redirect_uri.")
      if (!clients.allowsRedirect(client, redirectUri)) {
        return page.problem(state, clients.whyNoRedirect(client), redirectUri)
      }
      const issuer = issuerOf(state)
      const to = { redirectUri, state: given.isDoubled("state") ? null : given.get("state") ?? null }
      const problem = problemOf(client, given)
      if (problem !== undefined) {
        return sendBack(issuer, to, 302, { error: problem[0], error_description: problem[1] })
      }
      return goOn(state, settings, states(), client, issuer, { ...to, given })
    })

/** `POST`: the person has decided, or said who they are. */
export const decide = (state: State, settings: SettingsFields, states: () => ReadonlyArray<State>) =>
  Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
    const { answer, given } = yield* asking.read(state, request)
    if ("problem" in answer) return page.problem(state, answer.problem)
    const id = given.get("request") ?? ""
    const asked = "outcome" in answer ? grants.takeRequest(state, id) : grants.findRequest(state, id)
    if (asked === undefined) {
      return page.problem(state, "This login was already decided, or has expired: start it again.")
    }
    if ("outcome" in answer) return sendDecision(state, issuerOf(state), asked, 303, answer.outcome)
    const client = clients.find(state, settings, asked.clientId)
    const asks = about(client, asked, isAmbiguous(state, states(), asked.clientId))
    return asking.ask(state, asks, answer.user, { workspace: asked.workspace })
  }, Effect.catch(({ description }) => Effect.succeed(page.problem(state, description))))
