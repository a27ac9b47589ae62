/** The server side of `Authorization`: a 401 as an answer, whatever the operation declares. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Authorization, Caller } from "../../../Authorization.ts"
import { credentialOf, refusedFor } from "../resources/access.ts"
import * as answer from "../protocol/answer.ts"
import * as challenge from "../protocol/challenge.ts"
import { Store } from "../state/Store.ts"

const insufficient = challenge.withScope(
  answer.respond(answer.forbidden({
    message: "The token lacks the scope workspace:admin.",
    hint: "Log in with that scope."
  })),
  "workspace:admin"
)

export const layer = Layer.effect(
  Authorization,
  Effect.gen(function*() {
    const state = yield* Store
    return Authorization.of({
      bearer: (respond, { credential: token }) => {
        const value = Redacted.value(token)
        const credential = credentialOf(state, value)
        if (credential === undefined) return Effect.succeed(answer.respond(refusedFor(value)))
        return credential.scopes?.includes("workspace:admin") === false
          ? Effect.succeed(insufficient)
          : Effect.provideService(respond, Caller, { token, workspaceId: credential.workspaceId })
      }
    })
  })
)
