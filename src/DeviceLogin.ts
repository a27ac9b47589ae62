/**
 * The login of a program whose user has no browser at hand: on a server, in a container, on a television (RFC 8628).
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { AuthError } from "./AuthError.ts"
import { awaitTokens, begin, type Code } from "./internal/oauth/deviceGrant.ts"
import { invalidOption } from "./internal/oauth/options.ts"
import { merge } from "./internal/session/merge.ts"
import { Session } from "./Session.ts"
import { TokenEndpoint } from "./TokenEndpoint.ts"
import type { Tokens } from "./Tokens.ts"

export type { Code } from "./internal/oauth/deviceGrant.ts"

/**
 * What a login is asked for, and how its code is shown.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<E = never, R = never> {
  /** Space-separated scopes, for example `workspace:admin offline_access`. Without `offline_access` there is no refresh token. */
  readonly scope: string
  /** Shows the code to the user. It may go on while the user logs in, and is interrupted when the login is over; if it fails, the login does. */
  readonly show: (code: Code) => Effect.Effect<unknown, E, R>
}

/**
 * Logs the user in with a code that is entered in a browser on any machine, and stores the tokens in the session.
 *
 * **When to use**
 *
 * Where the authorization server announces it (`device_authorization_endpoint` of its metadata, RFC 8414). Elsewhere this fails with
 * `DeviceLoginUnsupported`, and the URL that a browser on another machine ends at can be given to `OAuth.handleCallback`.
 *
 * **Details**
 *
 * Asks as often as the server allows until the user has decided; while it does not answer, less and less often. Interrupting ends the login.
 * For one of many users, provide `Session` with `Sessions.get(key)`, and `TokenEndpoint.layer`.
 *
 * Fails with an `AuthError`: `DeviceLoginUnsupported`, `CallbackDenied` when the user says no, `LoginTimeout` when the code was not
 * entered in time, and as the token endpoint and the storage do.
 *
 * **Example** (A command on a remote machine)
 *
 * ```ts
 * import * as Console from "effect/Console"
 * import * as Effect from "effect/Effect"
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as DeviceLogin from "effect-prisma-management/DeviceLogin"
 * import * as TokenStorageFile from "effect-prisma-management/node/TokenStorageFile"
 * import * as OAuth from "effect-prisma-management/OAuth"
 *
 * const login = DeviceLogin.login({
 *   scope: "workspace:admin offline_access",
 *   show: ({ userCode, verificationUri }) => Console.error(`Open ${verificationUri} and enter ${userCode}`)
 * }).pipe(
 *   Effect.provide(OAuth.layer({ clientId: "your-oauth-client-id" })),
 *   Effect.provide([TokenStorageFile.layer({ application: "my-program" }), FetchHttpClient.layer])
 * )
 * ```
 *
 * @since 0.1.0
 * @category logging in
 */
export const login: <E = never, R = never>(
  options: Options<E, R>
) => Effect.Effect<Tokens, AuthError | E, TokenEndpoint | Session | R> = Effect.fn("DeviceLogin.login")(
  function*<E = never, R = never>({ scope, show }: Options<E, R>) {
    const session = yield* Session
    const { requests } = yield* TokenEndpoint
    if (requests === undefined) {
      return yield* invalidOption(
        "TokenEndpoint",
        "It was replaced by one without requests, which a device login needs"
      )
    }
    // Before the user is asked for anything.
    yield* session.check ?? Effect.void
    const begun = yield* begin(requests, scope)
    const shown = Effect.andThen(show(begun.code), Effect.never)
    return yield* Effect.uninterruptibleMask((restore) =>
      Effect.gen(function*() {
        const response = yield* restore(Effect.raceFirst(awaitTokens(requests, begun), shown))
        const now = yield* Clock.currentTimeMillis
        const tokens = yield* Effect.fromResult(merge(undefined, response, now))
        yield* session.store(tokens)
        return tokens
      })
    )
  }
)
