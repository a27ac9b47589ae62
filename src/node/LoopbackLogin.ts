/**
 * The login of a command-line program: the browser comes back to a loopback address (RFC 8252).
 *
 * @since 0.1.0
 */
import * as Console from "effect/Console"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as AuthError from "../AuthError.ts"
import { positive } from "../internal/config/duration.ts"
import { invalidOption } from "../internal/oauth/options.ts"
import { OAuth } from "../OAuth.ts"
import type { Tokens } from "../Tokens.ts"
import { BrowserOpener } from "./BrowserOpener.ts"
import { placeOf, redirectUriFor } from "./internal/loopbackPlace.ts"
import { listen } from "./internal/loopbackVisits.ts"
import { pastedCallback } from "./internal/pastedCallback.ts"

/**
 * What a login is asked for, and how long it may take.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<R = never> {
  /** Space-separated scopes, for example `workspace:admin offline_access`. */
  readonly scope: string
  /** More parameters for the login page. Those of the protocol cannot be replaced. */
  readonly additionalParams?: { readonly [name: string]: string | undefined } | undefined
  /** How long the user may take, by default five minutes. */
  readonly timeout?: Duration.Input | undefined
  /**
   * Where the browser comes back to, for a client that is registered with one place: `http://localhost:3118/callback`. Without a port,
   * any free one is used. Omitted, it is the `redirectUri` of the OAuth layer if that is an address of this machine, else
   * `http://127.0.0.1/callback`.
   */
  readonly redirectUri?: string | URL | undefined
  /**
   * Asks the user for the URL the browser ended at, for a browser on another machine. After a text that is not the URL of this login,
   * standard error says what is wrong, and the user is asked again. When it fails, only the redirect counts. It is interrupted when the
   * browser comes first.
   */
  readonly pastedUrl?: Effect.Effect<string, unknown, R> | undefined
}

const untilTimeout = (timeout: Duration.Duration) =>
  Effect.timeoutOrElse({
    duration: timeout,
    orElse: () =>
      Effect.fail(AuthError.make(
        { _tag: "LoginTimeout", duration: timeout },
        `Nobody logged in within ${Duration.format(timeout)}`
      ))
  })

const warnOf = (url: string) =>
  Console.error(
    `Two programs have opened the address that was meant for your browser. It leads nowhere any more. Log in at ${url}`
  )

/**
 * Logs the user in with the browser, and stores the tokens in the session.
 *
 * **Details**
 *
 * Listens until the browser comes back: on `127.0.0.1`, on a free port, unless `redirectUri` says otherwise. The client must have that
 * redirect URI registered. However this ends, the socket is closed; after a login that the browser ended, two seconds later, so that the
 * page can be loaded again. Neither the result nor the end of the program waits for that. Requests with another state, and those that no
 * user made (prefetches, `HEAD`), change nothing.
 *
 * What the command line of the browser shows to other users of the machine is a URL that is good for one browser, and for one of this
 * user where the system tells (Linux). If a second browser comes to it, it is void; the printed address stays good.
 *
 * Fails with an `AuthError`: `ConfigurationInvalid` before the browser is opened, when nothing can listen at `redirectUri`;
 * `LoginTimeout`; `CallbackDenied` when the user says no; and as `OAuth.handleCallback` does.
 *
 * **Example** (A command)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { BrowserOpener, LoopbackLogin, NodeTransport } from "effect-prisma-management/node"
 * import * as OAuth from "effect-prisma-management/OAuth"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const login = LoopbackLogin.login({ scope: "workspace:admin offline_access" }).pipe(
 *   Effect.provide(OAuth.layer({ clientId: "your-oauth-client-id" })),
 *   Effect.provide([BrowserOpener.layer, TokenStorage.layerMemory(), NodeTransport.layer])
 * )
 * ```
 *
 * @since 0.1.0
 * @category logging in
 */
export const login: <R = never>(
  options: Options<R>
) => Effect.Effect<Tokens, AuthError.AuthError, OAuth | BrowserOpener | R> = Effect.fn("LoopbackLogin.login")(
  function*<R = never>(options: Options<R>) {
    const oauth = yield* OAuth
    const browser = yield* BrowserOpener
    const { additionalParams, pastedUrl, scope } = options
    const timeout = positive(options.timeout ?? Duration.minutes(5))
    if (timeout === undefined) {
      return yield* Effect.fail(invalidOption("timeout", "Expected a duration of more than 0"))
    }
    const place = placeOf(redirectUriFor(options.redirectUri?.toString(), oauth.redirectUri))
    if (place._tag === "Failure") return yield* Effect.fail(invalidOption("redirectUri", place.failure))
    const { callback, conclude, expect, oneTimeUrl, openedTwice, redirectUri } = yield* listen(place.success)
    const begin = oauth.loginUrl({ scope, additionalParams, redirectUri })
    const logins = { shown: yield* begin, opened: yield* begin }
    expect(logins)
    yield* Effect.forkScoped(browser.open(logins.shown.url, oneTimeUrl))
    yield* Effect.forkScoped(Effect.andThen(openedTwice, warnOf(logins.shown.url)))
    const pasted = pastedUrl === undefined ? Effect.never : pastedCallback(pastedUrl, redirectUri, logins)
    const { callbackUrl, login } = yield* Effect.raceFirst(callback, pasted).pipe(
      untilTimeout(timeout)
    )
    const { state, verifier } = login
    return yield* oauth.handleCallback({ callbackUrl, verifier, expectedState: state, redirectUri }).pipe(
      Effect.onExit((exit) => conclude(Exit.isSuccess(exit)))
    )
  },
  Effect.scoped
)
