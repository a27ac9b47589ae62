/**
 * Logs in the user of a command-line program, with a browser that returns to a loopback address (RFC 8252).
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
 * The options of a loopback login.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<R = never> {
  /** The scopes, separated by spaces, for example `workspace:admin offline_access`. */
  readonly scope: string
  /** More parameters for the login page. They cannot replace those of the protocol. */
  readonly additionalParams?: { readonly [name: string]: string | undefined } | undefined
  /** The time limit for the user. Default: five minutes. */
  readonly timeout?: Duration.Input | undefined
  /**
   * The registered redirect URI, for a client that has only one: `http://localhost:3118/callback`. Without a port, a
   * free port is used. Default: the `redirectUri` of the OAuth layer if it is an address of this machine, otherwise
   * `http://127.0.0.1/callback`.
   */
  readonly redirectUri?: string | URL | undefined
  /**
   * Asks the user for the URL that their browser ended at, for a browser on another machine. If the text is not the URL
   * of this login, standard error says what is wrong, and the user is asked again. If it fails, only the redirect
   * counts. It is interrupted when the browser returns first.
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

const openedTwiceText =
  "Two programs have opened the address that was meant for your browser. It no longer works. Log in at"

// A script in the place of the browser has nobody who reads its page.
const withoutCookieText =
  "The login came back without the cookie of the browser that began it, and was refused. A program that opens it must keep cookies. Log in at"

/**
 * Logs the user in with their browser, and stores the tokens in the session.
 *
 * **When to use**
 *
 * Use in a command-line program that runs on the user's own machine. Without a browser there, use `DeviceLogin`.
 *
 * **Details**
 *
 * Listens until the browser returns, by default on a free port of `127.0.0.1`. The client must have that redirect URI
 * registered. The socket is always closed at the end; two seconds later after a successful login, so that the page can
 * be reloaded. Neither the result nor the end of the program waits for that. Requests with another state, and requests
 * that no user made (prefetches, `HEAD`), have no effect.
 *
 * The command line of the browser, which other users of the machine can read, has a URL that works in one browser only,
 * and only for this user if the system can tell users apart (Linux). If a second browser opens it, it becomes invalid;
 * the printed address still works.
 *
 * Fails with an `AuthError`: `ConfigurationInvalid`, before the browser is opened, if nothing can listen at
 * `redirectUri`; `LoginTimeout`; `CallbackDenied` if the user refuses; or like `OAuth.handleCallback`.
 *
 * **Example** (Logging in from a command)
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
    const visits = yield* listen(place.success)
    const { callback, conclude, expect, oneTimeUrl, redirectUri } = visits
    const begin = oauth.loginUrl({ scope, additionalParams, redirectUri })
    const logins = { shown: yield* begin, opened: yield* begin }
    expect(logins)
    yield* Effect.forkScoped(browser.open(logins.shown.url, oneTimeUrl))
    const warn = (text: string) => Console.error(`${text} ${logins.shown.url}`)
    yield* Effect.forkScoped(Effect.andThen(visits.openedTwice, warn(openedTwiceText)))
    yield* Effect.forkScoped(Effect.andThen(visits.withoutCookie, warn(withoutCookieText)))
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
