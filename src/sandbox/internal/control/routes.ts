/** Control from another process: all that a test does to a sandbox, by HTTP. `GET /__sandbox` tells of each. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import * as access from "./access.ts"
import * as beside from "./beside.ts"
import { Control } from "./control.ts"
import { type ControlRoute, noBody } from "./route.ts"
import { routesOfClients } from "./routesOfClients.ts"
import { routesOfClock } from "./routesOfClock.ts"
import { routesOfFaults } from "./routesOfFaults.ts"
import { routesOfLogins } from "./routesOfLogins.ts"
import { routesOfSandboxes } from "./routesOfSandboxes.ts"
import { routesOfSnapshot } from "./routesOfSnapshot.ts"
import { routesOfState } from "./routesOfState.ts"
import { Sandboxes } from "./Sandboxes.ts"

export const all: ReadonlyArray<ControlRoute> = [
  ...routesOfState,
  ...routesOfSnapshot,
  ...routesOfFaults,
  ...routesOfClock,
  ...routesOfClients,
  ...routesOfLogins,
  ...routesOfSandboxes
]

/** What there is, for whoever writes a program that uses it; `docs/sandbox.md` has the same (`scripts/generate/control.ts`). */
export const told = [...all, ...beside.all].map(({ answer, body, method, path, what }) => ({
  method,
  path: path.replace(/:(\w+)/g, "{$1}"),
  what,
  body,
  answer
}))

const namesOf = (routes: ReadonlyArray<Pick<ControlRoute, "path">>): ReadonlyArray<string> =>
  Array.from(new Set(routes.map(({ path }) => path.split("/")[2]!)))

/** What there is under `/__sandbox` with `control`, and what there always is. */
const controlled = namesOf(all)
export const names = { controlled, always: namesOf(beside.all).filter((name) => !controlled.includes(name)) }

/** No routes at all without `control`. */
export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const subject = { state: yield* Store, control: yield* Control, sandboxes: yield* Sandboxes }
  const settings = yield* Settings
  const route = (
    { body, method, path, respond }: Pick<ControlRoute, "body" | "method" | "respond"> & {
      readonly path: `/${string}`
    }
  ) =>
    HttpRouter.route(
      method,
      path,
      (request) => {
        const refusal = access.refusalOf(settings, request)
        if (refusal !== undefined) return Effect.succeed(refusal)
        const read = body === undefined ? noBody(request) : Effect.void
        return Effect.catch(Effect.andThen(read, respond(subject, request)), Effect.succeed)
      }
    )
  return settings.control
    ? [
      route({
        method: "GET",
        path: "/__sandbox",
        respond: () => Effect.sync(() => HttpServerResponse.jsonUnsafe({ data: told }))
      }),
      ...all.map(route)
    ]
    : []
}))
