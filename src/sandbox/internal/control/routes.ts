/** Control from another process: all that a test does to a sandbox, by HTTP. `GET /__sandbox` tells of each. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import * as access from "./access.ts"
import { Control } from "./control.ts"
import type { ControlRoute } from "./route.ts"
import { routesOfClients } from "./routesOfClients.ts"
import { routesOfClock } from "./routesOfClock.ts"
import { routesOfFaults } from "./routesOfFaults.ts"
import { routesOfState } from "./routesOfState.ts"

const all: ReadonlyArray<ControlRoute> = [...routesOfState, ...routesOfFaults, ...routesOfClock, ...routesOfClients]

/** What there is, for whoever writes a program that uses it. */
const index = HttpServerResponse.jsonUnsafe({
  data: all.map(({ answer, body, method, path, what }) => ({ method, path, what, body, answer }))
})

/** No routes at all without `control`. */
export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const subject = { state: yield* Store, control: yield* Control }
  const settings = yield* Settings
  const route = (
    { method, path, respond }: Pick<ControlRoute, "method" | "respond"> & { readonly path: `/${string}` }
  ) =>
    HttpRouter.route(
      method,
      path,
      (request) => {
        const refusal = access.refusalOf(settings, request)
        return refusal === undefined ? Effect.catch(respond(subject, request), Effect.succeed) : Effect.succeed(refusal)
      }
    )
  return settings.control
    ? [route({ method: "GET", path: "/__sandbox", respond: () => Effect.succeed(index) }), ...all.map(route)]
    : []
}))
