/**
 * What the console reads: the state of the sandbox, and what happens in it. Without `control` too, for it changes nothing.
 *
 * There is no secret in it, yet more than a stranger has to know: so it is for whoever is at this machine, as the token on the page of the documentation is,
 * and for whoever has the token that the sandbox printed.
 */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { sameInConstantTime } from "../../../internal/oauth/callback.ts"
import { Control } from "../control/control.ts"
import * as answer from "../protocol/answer.ts"
import { isOfThisMachine } from "../protocol/caller.ts"
import { isPrinted } from "../state/printedToken.ts"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import * as events from "./events.ts"
import * as page from "./page.ts"
import { viewOf } from "./state.ts"

type State = Store["Service"]

const forbidden = answer.respond(answer.forbidden({
  message: "The state of the sandbox is shown to its own machine only.",
  hint: "Open it there, or send the token that the sandbox printed when it started: `Authorization: Bearer <token>`."
}))

const hasToken = (state: State, { headers }: HttpServerRequest.HttpServerRequest): boolean => {
  const [, given = ""] = /^Bearer (.+)$/i.exec(headers["authorization"] ?? "") ?? []
  const token = state.credentials.find(isPrinted)?.value
  return token !== undefined && sameInConstantTime(given, token)
}

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  const control = yield* Control
  const settings = yield* Settings
  const subject = { state, control }
  const read = events.make(subject)
  const reading = (
    path: `/__sandbox/${string}`,
    respond: (request: HttpServerRequest.HttpServerRequest) => HttpServerResponse.HttpServerResponse
  ) =>
    HttpRouter.route(
      "GET",
      path,
      (request) =>
        Effect.sync(() => isOfThisMachine(request) || hasToken(state, request) ? respond(request) : forbidden)
    )
  return [
    reading(
      "/__sandbox/state",
      () => HttpServerResponse.jsonUnsafe(viewOf(subject, settings), { headers: { "cache-control": "no-store" } })
    ),
    reading("/__sandbox/events", ({ headers }) => read(headers["last-event-id"])),
    HttpRouter.route("GET", "/__sandbox/console.css", Effect.succeed(page.styleResponse)),
    HttpRouter.route("GET", "/__sandbox/console.js", Effect.succeed(page.scriptResponse))
  ]
}))
