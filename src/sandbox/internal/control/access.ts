/** Who may control a sandbox: whoever is at its machine, or has the token that it was started with. */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { sameInConstantTime } from "../../../internal/oauth/callback.ts"
import * as answer from "../protocol/answer.ts"
import { isOfThisMachine } from "../protocol/caller.ts"
import type { SettingsFields } from "../state/settings.ts"

const elsewhere = answer.forbidden({
  message: "The sandbox is controlled from its own machine only, and by no web page.",
  hint:
    "Call `http://localhost` on its machine, or start the sandbox with `--control-token` and a token (`controlToken`), and send that: `Authorization: Bearer <token>`."
})

const withoutToken = answer.forbidden({
  message: "A request that controls this sandbox carries the token that it was started with.",
  hint: "Send the token of `--control-token` (`controlToken`): `Authorization: Bearer <token>`."
})

const wrongToken = answer.forbidden({
  message: "This is not the token that controls this sandbox.",
  hint: "Send the token of `--control-token` (`controlToken`), not one of the API: `Authorization: Bearer <token>`."
})

const tokenOf = ({ headers }: HttpServerRequest.HttpServerRequest): string | undefined =>
  /^bearer +(\S+) *$/i.exec(headers["authorization"] ?? "")?.[1]

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
