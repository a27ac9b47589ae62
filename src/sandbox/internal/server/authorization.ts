/** The server side of `Authorization`: a 401 as an answer, whatever the operation declares. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Authorization, Caller } from "../../../Authorization.ts"
import { credentialOf, refused } from "../resources/access.ts"
import * as answer from "../protocol/answer.ts"
import { Store } from "../state/Store.ts"

// RFC 6750 section 3.1
const insufficient = HttpServerResponse.setHeader(
  answer.respond(answer.forbidden({
    message: "The token lacks the scope workspace:admin.",
    hint: "Log in with that scope."
  })),
  "www-authenticate",
  "Bearer error=\"insufficient_scope\", scope=\"workspace:admin\""
)

export const layer = Layer.effect(
  Authorization,
  Effect.gen(function*() {
    const state = yield* Store
    return Authorization.of({
      bearer: (respond, { credential: token }) => {
        const credential = credentialOf(state, Redacted.value(token))
        if (credential === undefined) return Effect.succeed(answer.respond(refused))
        return credential.scopes?.includes("workspace:admin") === false
          ? Effect.succeed(insufficient)
          : Effect.provideService(respond, Caller, { token, workspaceId: credential.workspaceId })
      }
    })
  })
)
