/**
 * The login of a command-line program: the browser comes back to a loopback address (RFC 8252).
 *
 * @since 0.1.0
 */
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Scope from "effect/Scope"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import * as AuthError from "../AuthError.ts"
import { invalidConfiguration } from "../internal/failure/authErrors.ts"
import { sameInConstantTime } from "../internal/oauth/callback.ts"
import { OAuth } from "../OAuth.ts"
import type { Tokens } from "../Tokens.ts"
import { BrowserOpener } from "./BrowserOpener.ts"

/**
 * What a login is asked for, and how long it may take.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<R = never> {
  /** Space-separated scopes, for example `workspace:admin offline_access`. */
  readonly scope: string
  readonly additionalParams?: { readonly [name: string]: string | undefined } | undefined
  /** How long the user may take, by default five minutes. */
  readonly timeout?: Duration.Input | undefined
  /**
   * Asks the user for the URL the browser ended at, for a browser on another machine. It is asked again after a text that is not
   * the URL of this login; when it fails, only the redirect counts.
   */
  readonly pastedUrl?: Effect.Effect<string, unknown, R> | undefined
}

interface Listener {
  readonly redirectUri: string
  /** From now on, a request with this state is the callback. */
  readonly expect: (state: string) => Effect.Effect<void>
  /** The path and query of the callback. */
  readonly callback: Effect.Effect<string>
  /** Tells the browser how the login ended. */
  readonly conclude: (loggedIn: boolean) => Effect.Effect<void>
}

const path = "/callback"

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`

// Fixed texts: nothing of a request comes back in an answer.
const pages = {
  loggedIn: page("Logged in", "You can close this page and go back to your terminal."),
  failed: page("The login failed", "Your terminal says why. You can close this page."),
  foreign: page("Not this login", "This is not the login that your terminal waits for."),
  notFound: page("Not found", "There is nothing here.")
}

const answer = (response: ServerResponse, status: number, html: string): Promise<void> =>
  new Promise((resolve) => {
    // The browser is gone.
    if (response.destroyed) return resolve()
    response.once("close", () => resolve())
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "connection": "close"
    })
    response.end(html)
  })

const belongsTo = (state: string, url: URL | null): boolean => {
  const states = url?.searchParams.getAll("state") ?? []
  return states.length === 1 && sameInConstantTime(states[0]!, state)
}

const listening: Effect.Effect<Server, AuthError.AuthError, Scope.Scope> = Effect.acquireRelease(
  Effect.callback<Server, AuthError.AuthError>((resume) => {
    const server = createServer()
    server.once("error", (cause) =>
      resume(Effect.fail(
        invalidConfiguration("127.0.0.1", "127.0.0.1: Cannot listen there for the end of the login", cause)
      )))
    // RFC 8252 section 8.3: the address, not the name "localhost"; port 0 is any that is free.
    server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
  }),
  (server) =>
    Effect.sync(() => {
      server.close()
      server.closeAllConnections()
    })
)

const listen: Effect.Effect<Listener, AuthError.AuthError, Scope.Scope> = Effect.gen(function*() {
  const server = yield* listening
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const callback = yield* Deferred.make<string>()
  const waiting = new Set<ServerResponse>()
  let expected: string | undefined
  let outcome: readonly [status: number, html: string] | undefined

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const url = URL.parse(request.url ?? "", origin)
    if (request.method !== "GET" || url?.pathname !== path) return answer(response, 404, pages.notFound)
    if (expected === undefined || !belongsTo(expected, url)) return answer(response, 400, pages.foreign)
    if (outcome !== undefined) return answer(response, ...outcome)
    waiting.add(response)
    return Deferred.doneUnsafe(callback, Exit.succeed(url.pathname + url.search))
  })

  return {
    redirectUri: origin + path,
    expect: (state) =>
      Effect.sync(() => {
        expected = state
      }),
    callback: Deferred.await(callback),
    conclude: (loggedIn) =>
      Effect.promise(() => {
        const how = outcome = loggedIn ? [200, pages.loggedIn] : [400, pages.failed]
        return Promise.all(Array.from(waiting, (response) => answer(response, ...how)))
      })
  }
})

const pastedBy = <R>(ask: Effect.Effect<string, unknown, R>, redirectUri: string, state: string) =>
  ask.pipe(
    Effect.map((text) => text.trim()),
    // Yields, for an answer that is always there.
    Effect.tap(Effect.yieldNow),
    Effect.repeat({ until: (text) => belongsTo(state, URL.parse(text, redirectUri)) }),
    Effect.catch(() => Effect.never)
  )

const untilTimeout = (timeout: Duration.Duration) =>
  Effect.timeoutOrElse({
    duration: timeout,
    orElse: () =>
      Effect.fail(AuthError.make(
        { _tag: "LoginTimeout", duration: timeout },
        `Nobody logged in within ${Duration.format(timeout)}`
      ))
  })

/**
 * Logs the user in with the browser, and stores the tokens in the session.
 *
 * **Details**
 *
 * Listens on `127.0.0.1`, on a free port, until the browser comes back; the client must have a loopback redirect URI
 * (`http://127.0.0.1/callback`, any port) registered. The socket is closed however this ends. Requests with another state are
 * refused and change nothing.
 *
 * Fails with an `AuthError`: `LoginTimeout`, `CallbackDenied` when the user says no, and as `OAuth.handleCallback` does.
 *
 * **Example** (A command)
 *
 * ```ts
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as BrowserOpener from "effect-prisma-management/node/BrowserOpener"
 * import * as LoopbackLogin from "effect-prisma-management/node/LoopbackLogin"
 * import * as OAuth from "effect-prisma-management/OAuth"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const login = LoopbackLogin.login({ scope: "workspace:admin offline_access" }).pipe(
 *   Effect.provide(OAuth.layer({ clientId: "your-oauth-client-id" })),
 *   Effect.provide([BrowserOpener.layer, TokenStorage.layerMemory(), FetchHttpClient.layer])
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
    const { callback, conclude, expect, redirectUri } = yield* listen
    const { additionalParams, scope } = options
    const { state, url, verifier } = yield* oauth.loginUrl({ scope, additionalParams, redirectUri })
    yield* expect(state)
    yield* Effect.forkScoped(browser.open(url))
    const pasted = options.pastedUrl === undefined ? Effect.never : pastedBy(options.pastedUrl, redirectUri, state)
    const callbackUrl = yield* Effect.raceFirst(callback, pasted).pipe(
      untilTimeout(Duration.fromInputUnsafe(options.timeout ?? Duration.minutes(5)))
    )
    return yield* oauth.handleCallback({ callbackUrl, verifier, expectedState: state, redirectUri }).pipe(
      Effect.onExit((exit) => conclude(Exit.isSuccess(exit)))
    )
  },
  Effect.scoped
)
