/** What the console reads: the state of the sandbox, and what happens in it. Without `control` too, for it changes nothing. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as access from "../control/access.ts"
import * as beside from "../control/beside.ts"
import { Control } from "../control/control.ts"
import * as answer from "../protocol/answer.ts"
import { lastPartOf } from "../protocol/paths.ts"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import * as events from "./events.ts"
import * as page from "./page.ts"
import { viewOf } from "./state.ts"

type Request = HttpServerRequest.HttpServerRequest
type Response = HttpServerResponse.HttpServerResponse

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const subject = { state: yield* Store, control: yield* Control }
  const settings = yield* Settings
  const read = events.make(subject)
  const route = (path: `/__sandbox/${string}`, respond: (request: Request) => Effect.Effect<Response>) =>
    HttpRouter.route("GET", path, (request) => {
      const refusal = access.refusalToShow(settings, subject.state, request)
      return refusal === undefined ? respond(request) : Effect.succeed(refusal)
    })
  const state = Effect.map(
    viewOf(subject, settings),
    (view) => HttpServerResponse.jsonUnsafe(view, { headers: { "cache-control": "no-store" } })
  )
  return [
    route(beside.state.path, () => state),
    route(beside.request.path, ({ url }) =>
      Effect.sync(() => {
        const number = lastPartOf(url)
        const request = /^\d+$/.test(number) ? subject.control.received.get(Number(number)) : undefined
        return request === undefined
          ? answer.respond(answer.notFound({
            message: `There is no request ${number.slice(0, 20)}.`,
            hint: "The last 500 are kept; a reset forgets them."
          }))
          : HttpServerResponse.jsonUnsafe(request, { headers: { "cache-control": "no-store" } })
      })),
    route(beside.events.path, ({ headers }) => Effect.sync(() => read(headers["last-event-id"]))),
    HttpRouter.route("GET", "/__sandbox/console.css", Effect.succeed(page.styleResponse)),
    HttpRouter.route("GET", "/__sandbox/console.js", Effect.succeed(page.scriptResponse))
  ]
}))
