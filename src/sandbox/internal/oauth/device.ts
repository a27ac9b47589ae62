/** The device authorization endpoint (RFC 8628 section 3.1), and the page at which a person enters the code of a device. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { readDecision, scopes, scopesOf, unknownScope, workspacesOfUser } from "./authorize.ts"
import * as clients from "./clients.ts"
import * as deviceGrant from "./deviceGrant.ts"
import { issuerOf } from "./issuer.ts"
import * as page from "./page.ts"
import * as parameters from "./parameters.ts"
import { noStore, refusal, respond } from "./refusal.ts"

type State = Store["Service"]

/** Milliseconds. Where nobody has to decide, nobody has to wait. */
const interval = 5_000
const shortestInterval = 1_000

/** `POST /device_authorization`: a device asks for a code. */
export const begin = (state: State, settings: SettingsFields) =>
  Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
    const given = yield* parameters.ofForm(request)
    const client = yield* clients.authenticate(state, settings, request, given)
    const asked = scopesOf(given)
    if (!asked.every((scope) => scopes.includes(scope))) {
      return yield* refusal("invalid_scope", unknownScope)
    }
    const { autoApprove } = settings
    const begun = deviceGrant.add(state, client, asked, autoApprove ? shortestInterval : interval)
    if (autoApprove) deviceGrant.decide(state, begun, workspacesOfUser(state)[0])
    const userCode = deviceGrant.shownCode(begun)
    const verificationUri = `${issuerOf(state)}/device`
    return HttpServerResponse.jsonUnsafe({
      device_code: begun.id,
      user_code: userCode,
      verification_uri: verificationUri,
      verification_uri_complete: `${verificationUri}?user_code=${userCode}`,
      expires_in: deviceGrant.lifetime / 1000,
      interval: begun.interval / 1000
    }, { headers: noStore })
  }, Effect.catch((refusal) => Effect.succeed(respond(refusal))))

const askAgain = "No device waits with this code: it was decided about already, took too long, or is another one."

/** `GET /device`: a person comes, with the code of their device or without it. */
export const ask = (state: State, settings: SettingsFields) => (request: HttpServerRequest.HttpServerRequest) =>
  Effect.sync(() => {
    const userCode = parameters.ofUrl(request).get("user_code")
    if (userCode === undefined) return page.enterCode(state, "Enter the code that the device shows.")
    const begun = deviceGrant.findPending(state, userCode)
    if (begun === undefined) return page.enterCode(state, askAgain)
    const isRegistered = clients.find(state, settings, begun.clientId)?.isRegistered === true
    return page.deviceConsent(
      state,
      { ...begun, isRegistered },
      deviceGrant.shownCode(begun),
      workspacesOfUser(state)
    )
  })

/** `POST /device`: the person has decided. */
export const decide = (state: State) =>
  Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
    const decision = yield* readDecision(state, request)
    if (decision.problem !== undefined) return page.problem(state, decision.problem)
    const { given, workspace } = decision
    const begun = deviceGrant.findPending(state, given.get("user_code") ?? "")
    if (begun === undefined) return page.enterCode(state, askAgain)
    deviceGrant.decide(state, begun, workspace)
    return page.decided(state, workspace !== undefined)
  }, Effect.catch(({ description }) => Effect.succeed(page.problem(state, description))))
