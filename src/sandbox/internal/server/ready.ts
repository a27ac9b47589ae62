/** What a sandbox says to those who wait for it, and to who asks what it is: nobody needs a token for that. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { contractVersion } from "../../../api/version.ts"
import { version } from "../../../internal/call/version.ts"
import * as beside from "../control/beside.ts"
import { Store } from "../state/Store.ts"

export const healthPath = beside.health.path

/** Tools that wait ask again and again: nothing between may keep the answer. */
const headers = { "cache-control": "no-store", "vary": "accept" }

export const respond = (state: Store["Service"]): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.jsonUnsafe(
    { status: "ok", version, contract: contractVersion, url: state.url("") },
    { headers }
  )

/** Whether somebody looks with a browser: programs ask for JSON or for anything. */
export const wantsPage = ({ headers }: HttpServerRequest.HttpServerRequest): boolean =>
  /\btext\/html\b/i.test(headers["accept"] ?? "")

export const health = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [HttpRouter.route("GET", healthPath, Effect.sync(() => respond(state)))]
}))

/** The same at `/`, for a sandbox that has no page there. */
export const home = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [HttpRouter.route("GET", "/", Effect.sync(() => respond(state)))]
}))
