/** The applications that log users in, by HTTP. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"

const ClientRequest = Schema.Struct({
  id: Schema.String,
  secret: Schema.optionalKey(Schema.String),
  redirectUris: Schema.optionalKey(Schema.Union([Schema.Literal("loopback"), Schema.Array(Schema.String)]))
})

const hint =
  "Send `{ \"id\": \"web\", \"secret\": \"a-secret\", \"redirectUris\": [\"https://app.example/callback\"] }`; a public client has no secret, and without redirectUris any loopback URL is one."

const register: ControlRoute = {
  method: "POST",
  path: "/__sandbox/clients",
  what: "Registers an application, until a reset.",
  body: { id: "web", secret: "a-secret", redirectUris: ["https://app.example/callback"] },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const client = yield* bodyOf(ClientRequest, request, hint)
    const problem = control.problemOfClient(client)
    if (problem !== undefined) return invalid(problem, hint)
    yield* control.registerClient(client)
    return done
  })
}

export const routesOfClients: ReadonlyArray<ControlRoute> = [register]
