/** A session whose authorization server is the test's. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { AuthError } from "../../src/AuthError.ts"
import * as Session from "../../src/Session.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

/** It begins with `access-0`; `answer` gives the access token of a refresh, from its number. */
export const refreshingSession = (answer: (refresh: number) => Effect.Effect<string, AuthError>) => {
  let refreshes = 0
  const pair = (accessToken: string) =>
    Tokens.make({ workspaceId: "wksp_1", accessToken, refreshToken: `refresh-${refreshes}` })
  const layer = Session.layer.pipe(
    Layer.provide(TokenStorage.layerMemoryWith(pair("access-0"))),
    Layer.provide(
      Layer.mock(TokenEndpoint.TokenEndpoint)({
        refresh: () =>
          Effect.suspend(() =>
            Effect.map(answer(++refreshes), (token) => {
              const { accessToken, refreshToken } = pair(token)
              return { accessToken, refreshToken, expiresIn: undefined }
            })
          )
      })
    )
  )
  return { layer, refreshes: () => refreshes }
}
