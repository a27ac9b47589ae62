/** Sessions whose token endpoint answers as it is written, one answer after the other. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as AuthError from "../../src/AuthError.ts"
import * as Session from "../../src/Session.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

type Storage = TokenStorage.TokenStorage["Service"]

export const planted = Tokens.make({ workspaceId: "wksp_1", accessToken: "access-1", refreshToken: "refresh-1" })

export const answer = (n: number): TokenEndpoint.TokenResponse => ({
  accessToken: Redacted.make(`access-${n}`),
  refreshToken: Redacted.make(`refresh-${n}`),
  expiresIn: Duration.hours(1)
})

export const unavailable = (fields: object, cause?: unknown) =>
  AuthError.make({ _tag: "AuthServerUnavailable", ...fields }, "unavailable", cause)

let identities = 0

/** A token endpoint of its own, whose answers the test writes, one after the other. */
export const endpointOf = (
  ...answers: ReadonlyArray<Effect.Effect<TokenEndpoint.TokenResponse, AuthError.AuthError>>
) => {
  const sent: Array<string> = []
  const endpoint = TokenEndpoint.TokenEndpoint.of({
    identity: `scripted-${identities++}`,
    exchange: () => Effect.die(new Error("no code is exchanged here")),
    refresh: (refreshToken) =>
      Effect.suspend(() => {
        sent.push(Redacted.value(refreshToken))
        return answers[Math.min(sent.length, answers.length) - 1]!
      }),
    revoke: () => Effect.void
  })
  return { endpoint, sent }
}

export const memory = () =>
  Effect.provide(TokenStorage.TokenStorage, TokenStorage.layerMemoryWith(planted)) as Effect.Effect<Storage>

export const sessionOn = (
  storage: Storage,
  endpoint: TokenEndpoint.TokenEndpoint["Service"],
  options: Session.Options = {}
): Effect.Effect<Session.Session["Service"], never, Scope.Scope> =>
  Session.makeWith(options).pipe(
    Effect.provideService(TokenStorage.TokenStorage, storage),
    Effect.provideService(TokenEndpoint.TokenEndpoint, endpoint)
  )

export const accessOf = (tokens: Tokens.Tokens | undefined) => tokens && Redacted.value(tokens.accessToken)
