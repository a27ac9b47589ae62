/** The server side of `Authorization`: a 401 as an answer, whatever the operation declares. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Authorization, Caller } from "../../Authorization.ts"
import { credentialOf, refused } from "./access.ts"
import * as answer from "./answer.ts"
import { Store } from "./Store.ts"

export const layer = Layer.effect(
  Authorization,
  Effect.gen(function*() {
    const state = yield* Store
    return Authorization.of({
      bearer: (respond, { credential: token }) => {
        const credential = credentialOf(state, Redacted.value(token))
        return credential === undefined
          ? Effect.succeed(answer.respond(refused))
          : Effect.provideService(respond, Caller, { token, workspaceId: credential.workspaceId })
      }
    })
  })
)
