/** Logins that a test decides, and the keys that sign their tokens, by HTTP. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import type { ToldProblem } from "./told.ts"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"

const LoginRequest = Schema.Struct({
  next: Schema.optionalKey(Schema.Unknown),
  tokens: Schema.optionalKey(Schema.Unknown)
})

const hint =
  "Send `{ \"next\": { \"user\": \"ada@example.com\", \"decision\": \"approve\" } }` for the login that comes next, or `{ \"tokens\": { \"user\": \"ada@example.com\" } }` for tokens at once."

const asAnswer = <A>(effect: Effect.Effect<A, ToldProblem>, hint: string) =>
  Effect.mapError(effect, ({ message }) => invalid(message, hint))

const decide: ControlRoute = {
  method: "POST",
  path: "/__sandbox/logins",
  what:
    "With `next`, decides the login that begins next, or one that waits on a device (an empty answer): `user`, `workspace`, `decision` (approve, deny), `error`, `errorDescription`, `clientId`. With `tokens`, gives the tokens of a login at once: `user`, `workspace`, `clientId`, `scopes`, `expiresIn`.",
  body: { tokens: { user: "sandbox@example.com", scopes: ["workspace:admin", "offline_access"], expiresIn: 60 } },
  answer: {
    access_token: "eyJ…",
    token_type: "Bearer",
    expires_in: 60,
    scope: "workspace:admin offline_access",
    refresh_token: "refresh_…",
    workspace_id: "wksp_…",
    user_id: "usr_sandbox"
  },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const body = yield* bodyOf(LoginRequest, request, hint)
    const { next, tokens } = body
    if ((next === undefined) === (tokens === undefined)) {
      return yield* Effect.fail(invalid("The body has to have one of `next` and `tokens`.", hint))
    }
    if (tokens === undefined) return yield* Effect.as(asAnswer(control.attemptLogin.next(next), hint), done)
    const answer = yield* asAnswer(control.attemptLogin.tokens(tokens), hint)
    return HttpServerResponse.jsonUnsafe(answer, { headers: { "cache-control": "no-store" } })
  })
}

const pending: ControlRoute = {
  method: "GET",
  path: "/__sandbox/logins",
  what: "The decisions that no login has met yet, the next one first.",
  answer: { data: [{ decision: "deny", user: "usr_sandbox", error: "access_denied", errorDescription: "No." }] },
  respond: ({ control }) => Effect.map(control.logins.pending, (data) => HttpServerResponse.jsonUnsafe({ data }))
}

const clear: ControlRoute = {
  method: "DELETE",
  path: "/__sandbox/logins",
  what: "Forgets the decisions that no login has met yet.",
  respond: ({ control }) => Effect.as(control.logins.clear, done)
}

const hintOfKeys = "Send `{}`, or `{ \"drop\": true }` where the keys before are no longer to be known."

const rotate: ControlRoute = {
  method: "POST",
  path: "/__sandbox/keys",
  what:
    "Makes a new key, which signs from now on. The ones before are still in the JWKS; with `drop` they are not, and the access tokens of logins that they signed are over.",
  body: { drop: true },
  answer: { kid: "key_…" },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const body = yield* bodyOf(Schema.Unknown, request, hintOfKeys)
    const kid = yield* asAnswer(control.attemptRotation(body), hintOfKeys)
    return HttpServerResponse.jsonUnsafe({ kid })
  })
}

export const routesOfLogins: ReadonlyArray<ControlRoute> = [decide, pending, clear, rotate]
