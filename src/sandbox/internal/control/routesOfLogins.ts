/** Logins that a test decides, and the keys that sign their tokens, by HTTP. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import type { SandboxError } from "../state/SandboxError.ts"
import { read } from "./told.ts"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"

const LoginRequest = Schema.Struct({
  next: Schema.optionalKey(Schema.Unknown),
  tokens: Schema.optionalKey(Schema.Unknown)
})

const hint =
  "Send `{ \"next\": { \"user\": \"ada@example.com\", \"decision\": \"approve\" } }` to decide the next login, or `{ \"tokens\": { \"user\": \"ada@example.com\" } }` to get tokens without a login."

const asAnswer = <A>(effect: Effect.Effect<A, SandboxError>, hint: string) =>
  Effect.mapError(effect, ({ message }) => invalid(message, hint))

const decide: ControlRoute = {
  method: "POST",
  path: "/__sandbox/logins",
  what:
    "Decides a login, or returns tokens without one. `next` decides the next login, or a device login that is waiting; the answer is empty. Its fields: `user`, `workspace`, `decision` (`approve`, `deny`), `error`, `errorDescription`, `clientId`. `tokens` returns the tokens of a login. Its fields: `user`, `workspace`, `clientId`, `scopes`, `expiresIn`.",
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
    const body = yield* bodyOf(request, hint)
    const { next, tokens } = yield* asAnswer(read("body", LoginRequest, body), hint)
    if ((next === undefined) === (tokens === undefined)) {
      return yield* Effect.fail(invalid("The body must have either `next` or `tokens`.", hint))
    }
    if (tokens === undefined) return yield* Effect.as(asAnswer(control.attemptLogin.next(next), hint), done)
    const answer = yield* asAnswer(control.attemptLogin.tokens(tokens), hint)
    return HttpServerResponse.jsonUnsafe(answer, { headers: { "cache-control": "no-store" } })
  })
}

const pending: ControlRoute = {
  method: "GET",
  path: "/__sandbox/logins",
  what: "Lists the login decisions that are still unused, the next one first.",
  answer: { data: [{ decision: "deny", user: "usr_sandbox", error: "access_denied", errorDescription: "No." }] },
  respond: ({ control }) => Effect.map(control.logins.pending, (data) => HttpServerResponse.jsonUnsafe({ data }))
}

const clear: ControlRoute = {
  method: "DELETE",
  path: "/__sandbox/logins",
  what: "Removes the login decisions that are still unused.",
  respond: ({ control }) => Effect.as(control.logins.clear, done)
}

const hintOfKeys = "Send `{}`, or `{ \"drop\": true }` to remove the earlier keys."

const rotate: ControlRoute = {
  method: "POST",
  path: "/__sandbox/keys",
  what:
    "Signs tokens with a new key from now on. Earlier keys stay in the JWKS. `drop` removes them, which invalidates the access tokens of logins they signed.",
  body: { drop: true },
  answer: { kid: "key_…" },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const body = yield* bodyOf(request, hintOfKeys)
    const kid = yield* asAnswer(control.attemptRotation(body), hintOfKeys)
    return HttpServerResponse.jsonUnsafe({ kid })
  })
}

export const routesOfLogins: ReadonlyArray<ControlRoute> = [decide, pending, clear, rotate]
