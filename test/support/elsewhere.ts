/** What a program in another process does with the refresh token of a login: this one's sessions know nothing of it. */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import type * as Tokens from "../../src/Tokens.ts"

export const refreshElsewhere = (options: TokenEndpoint.Options, { refreshToken }: Tokens.Tokens) =>
  TokenEndpoint.make(options).pipe(
    Effect.flatMap((endpoint) => endpoint.refresh(refreshToken!)),
    Effect.provide(FetchHttpClient.layer)
  )
