/** The applications that log users in, by HTTP. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"

const hint =
  "Send `{ \"id\": \"web\", \"secret\": \"a-secret\", \"redirectUris\": [\"https://app.example/callback\"] }`; a public client has no secret, and without redirectUris any loopback URL is one."

const register: ControlRoute = {
  method: "POST",
  path: "/__sandbox/clients",
  what: "Registers an application, until a reset.",
  body: { id: "web", secret: "a-secret", redirectUris: ["https://app.example/callback"] },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const client = yield* bodyOf(Schema.Unknown, request, hint)
    yield* Effect.mapError(control.attemptClient(client), ({ message }) => invalid(message, hint))
    return done
  })
}

export const routesOfClients: ReadonlyArray<ControlRoute> = [register]
