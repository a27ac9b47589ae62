/**
 * Logging in and out of one session.
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import {
  type CallbackOptions,
  type CodeEndpoint,
  type FlowOptions,
  type Login,
  type LoginUrlOptions,
  makeCodeFlow
} from "./codeFlow.ts"

/** The session, as far as logins need it. */
export interface LoggedIn {
  readonly store: (tokens: Tokens) => Effect.Effect<void, AuthError>
  readonly check?: Effect.Effect<void, AuthError>
  readonly logout: Effect.Effect<void, AuthError>
}

/** See `OAuth`. */
export interface Logins {
  readonly loginUrl: (options: LoginUrlOptions) => Effect.Effect<Login, AuthError>
  readonly handleCallback: (options: CallbackOptions) => Effect.Effect<Tokens, AuthError>
  readonly redirectUri: string | undefined
  readonly logout: Effect.Effect<void, AuthError>
}

export const makeLogins = Effect.fnUntraced(function*(
  options: FlowOptions,
  session: LoggedIn,
  endpoint: CodeEndpoint
): Effect.fn.Return<Logins, AuthError, Scope.Scope> {
  const flow = yield* makeCodeFlow(options, endpoint)
  const check = session.check ?? Effect.void
  return {
    loginUrl: (login) => Effect.andThen(check, flow.loginUrl(login)),
    handleCallback: (callback) =>
      Effect.map(
        flow.handleCallback(callback, (tokens) => Effect.as(session.store(tokens), undefined), check),
        ({ tokens }) => tokens
      ),
    redirectUri: options.redirectUri?.toString(),
    logout: session.logout
  }
})
