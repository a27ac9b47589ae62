/**
 * Logs in a user of a program that cannot open a browser, for example on a server or in a container (RFC 8628).
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
 * The options of a device login.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<E = never, R = never> {
  /**
   * The scopes, separated by spaces, for example `workspace:admin offline_access`. Without `offline_access` there is no
   * refresh token.
   */
  readonly scope: string
  /**
   * Shows the code to the user. It can keep running while the user logs in: it is interrupted when the login ends. If
   * it fails, the login fails.
   */
  readonly show: (code: Code) => Effect.Effect<unknown, E, R>
}

/**
 * Logs the user in with a code that they enter in a browser on any machine, and stores the tokens in the session.
 *
 * **When to use**
 *
 * Use if the authorization server supports it: its metadata (RFC 8414) has a `device_authorization_endpoint`. Otherwise
 * this fails with `DeviceLoginUnsupported`. In that case, ask the user for the URL that their browser ends at, and pass
 * it to `OAuth.handleCallback`.
 *
 * **Details**
 *
 * Polls as often as the server allows until the user decides, and less often while the server does not answer.
 * Interruption ends the login. For one of many users, provide `Session` with `Sessions.get(key)`, and
 * `TokenEndpoint.layer`.
 *
 * Fails with an `AuthError`: `DeviceLoginUnsupported`, `CallbackDenied` if the user refuses, `LoginTimeout` if the user
 * does not enter the code in time, or a failure of the token endpoint or the storage.
 *
 * **Example** (Logging in on a remote machine)
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
        "Has no `requests`, which a device login needs: use TokenEndpoint.layer"
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
