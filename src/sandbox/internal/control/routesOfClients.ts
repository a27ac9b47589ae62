/** The applications that log users in, by HTTP. */
import * as Effect from "effect/Effect"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"

const hint =
  "Send `{ \"id\": \"web\", \"secret\": \"a-secret\", \"redirectUris\": [\"https://app.example/callback\"] }`. Omit secret for a public client, and redirectUris to allow any loopback URL."

const register: ControlRoute = {
  method: "POST",
  path: "/__sandbox/clients",
  what: "Registers an application, or replaces it. A reset removes it.",
  body: { id: "web", secret: "a-secret", redirectUris: ["https://app.example/callback"] },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const client = yield* bodyOf(request, hint)
    yield* Effect.mapError(control.attemptClient(client), ({ message }) => invalid(message, hint))
    return done
  })
}

export const routesOfClients: ReadonlyArray<ControlRoute> = [register]
