/**
 * Who may control a sandbox: whoever is at its machine, or has the token that it was started with. And who may look at it, which changes nothing: whoever is at
 * its machine in any case, and who has that token or the one that it printed.
 */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { sameInConstantTime } from "../../../internal/oauth/callback.ts"
import * as answer from "../protocol/answer.ts"
import { isOfThisMachine } from "../protocol/caller.ts"
import { tokenOf } from "../protocol/challenge.ts"
import { printedOf } from "../state/printedToken.ts"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"

const elsewhere = answer.forbidden({
  message: "Control requests are accepted from the sandbox's own machine only, and not from web pages.",
  hint:
    "Call `http://localhost` on that machine, or start the sandbox with `--control-token` (`controlToken`) and send that token: `Authorization: Bearer <token>`."
})

const withoutToken = answer.forbidden({
  message: "The control token is missing.",
  hint: "Send the token of `--control-token` (`controlToken`): `Authorization: Bearer <token>`."
})

const wrongToken = answer.forbidden({
  message: "The control token is wrong.",
  hint: "Send the token of `--control-token` (`controlToken`), not an API token: `Authorization: Bearer <token>`."
})

/** Why a request may not control the sandbox; undefined where it may. */
export const refusalOf = (
  { controlToken }: Pick<SettingsFields, "controlToken">,
  request: HttpServerRequest.HttpServerRequest
): ReturnType<typeof answer.respond> | undefined => {
  if (controlToken === undefined) return isOfThisMachine(request) ? undefined : answer.respond(elsewhere)
  const token = tokenOf(request)
  if (token === undefined) return answer.respond(withoutToken)
  return sameInConstantTime(token, controlToken) ? undefined : answer.respond(wrongToken)
}

const unseen = answer.respond(answer.forbidden({
  message: "The sandbox shows its state to its own machine only.",
  hint:
    "Open it on that machine, or send the token that the sandbox printed at startup: `Authorization: Bearer <token>`."
}))

/** Why a request may not look at the sandbox; undefined where it may. What is shown has no secrets, yet more than a stranger has to know. */
export const refusalToShow = (
  { controlToken }: Pick<SettingsFields, "controlToken">,
  state: Store["Service"],
  request: HttpServerRequest.HttpServerRequest
): ReturnType<typeof answer.respond> | undefined => {
  const token = tokenOf(request)
  const known = [controlToken, printedOf(state)?.value]
  const isKnown = token !== undefined &&
    known.some((other) => other !== undefined && sameInConstantTime(token, other))
  return isKnown || isOfThisMachine(request) ? undefined : unseen
}
