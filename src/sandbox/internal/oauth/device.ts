/** The device authorization endpoint (RFC 8628 section 3.1), and the page at which a person enters the code of a device. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as rows from "../state/rows.ts"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import * as asking from "./asking.ts"
import { scopes, scopesOf, unknownScope, wantedOf } from "./authorize.ts"
import * as clients from "./clients.ts"
import { withoutPerson } from "./decisions.ts"
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
    const wanted = wantedOf(given)
    const outcome = withoutPerson(state, settings, { flow: "device", clientId: client.id, wanted })
    const begun = deviceGrant.add(state, client, {
      scopes: asked,
      interval: outcome === undefined ? interval : shortestInterval,
      ...wanted.user === undefined ? undefined : { loginHint: wanted.user },
      ...wanted.workspace === undefined ? undefined : { workspace: wanted.workspace }
    })
    if (outcome !== undefined) deviceGrant.decide(state, begun, outcome)
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

const askAgain = "No device is waiting with this code: it was already decided, has expired, or is mistyped."

const about = (state: State, settings: SettingsFields, begun: rows.DeviceAuthorization): page.About => ({
  clientId: begun.clientId,
  isRegistered: clients.find(state, settings, begun.clientId)?.isRegistered === true,
  scopes: begun.scopes,
  form: { action: "/device", name: "user_code", value: deviceGrant.shownCode(begun) }
})

/** `GET /device`: a person comes, with the code of their device or without it. */
export const ask = (state: State, settings: SettingsFields) => (request: HttpServerRequest.HttpServerRequest) =>
  Effect.sync(() => {
    const userCode = parameters.ofUrl(request).get("user_code")
    if (userCode === undefined) return page.enterCode(state, "Enter the code that the device shows.")
    const begun = deviceGrant.findPending(state, userCode)
    if (begun === undefined) return page.enterCode(state, askAgain)
    const wanted = { user: begun.loginHint, workspace: begun.workspace }
    return asking.ask(state, about(state, settings, begun), asking.presumed(state, wanted), wanted)
  })

/** `POST /device`: the person has decided, or said who they are. */
export const decide = (state: State, settings: SettingsFields) =>
  Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
    const { answer, given } = yield* asking.read(state, request)
    if ("problem" in answer) return page.problem(state, answer.problem)
    const begun = deviceGrant.findPending(state, given.get("user_code") ?? "")
    if (begun === undefined) return page.enterCode(state, askAgain)
    if ("user" in answer) {
      return asking.ask(state, about(state, settings, begun), answer.user, { workspace: begun.workspace })
    }
    deviceGrant.decide(state, begun, answer.outcome)
    return page.decided(state, answer.outcome.workspace !== undefined)
  }, Effect.catch(({ description }) => Effect.succeed(page.problem(state, description))))
