/** Control from another process: all that a test does to a sandbox, by HTTP. `GET /__sandbox` tells of each. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as answer from "../protocol/answer.ts"
import { isOfThisMachine } from "../protocol/caller.ts"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import { Control } from "./control.ts"
import type { ControlRoute } from "./route.ts"
import { routesOfClients } from "./routesOfClients.ts"
import { routesOfClock } from "./routesOfClock.ts"
import { routesOfFaults } from "./routesOfFaults.ts"
import { routesOfSnapshot } from "./routesOfSnapshot.ts"
import { routesOfState } from "./routesOfState.ts"

const all: ReadonlyArray<ControlRoute> = [
  ...routesOfState,
  ...routesOfSnapshot,
  ...routesOfFaults,
  ...routesOfClock,
  ...routesOfClients
]

const forbidden = answer.respond(
  answer.forbidden({ message: "The sandbox is controlled from its own machine only, and by no web page." })
)

/** What there is, for whoever writes a program that uses it. */
const index = HttpServerResponse.jsonUnsafe({
  data: all.map(({ answer, body, method, path, what }) => ({ method, path, what, body, answer }))
})

/** No routes at all without `control`. */
export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const subject = { state: yield* Store, control: yield* Control }
  const route = (
    { method, path, respond }: Pick<ControlRoute, "method" | "respond"> & { readonly path: `/${string}` }
  ) =>
    HttpRouter.route(
      method,
      path,
      (request) =>
        isOfThisMachine(request) ? Effect.catch(respond(subject, request), Effect.succeed) : Effect.succeed(forbidden)
    )
  return (yield* Settings).control
    ? [route({ method: "GET", path: "/__sandbox", respond: () => Effect.succeed(index) }), ...all.map(route)]
    : []
}))
