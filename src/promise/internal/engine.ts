/**
 * The session and the login flow, in a runtime of their own.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import type * as AuthError from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import { errorLimit } from "../../internal/answer/limits.ts"
import { invalidConfiguration } from "../../internal/failure/authErrors.ts"
import { invalidOption } from "../../internal/oauth/options.ts"
import { makeLogins } from "../../internal/oauth/logins.ts"
import { makeTokenEndpoint } from "../../internal/oauth/tokenEndpoint.ts"
import { makeSession } from "../../internal/session/session.ts"
import { withTokens } from "../../internal/session/authorize.ts"
import { fromPromise } from "../../TokenStorage.ts"
import { discard, lookInto } from "./beginning.ts"
import { platformFetch, type Send, sendOnce } from "./client.ts"
import { atCaller } from "./failures.ts"
import { overFetch } from "./overFetch.ts"
import { again, withToken } from "./requests.ts"
import type { HandleCallbackOptions, LoginResult, LoginUrlOptions, ManagementApiClientConfig } from "./types.ts"

const disposed = () => invalidConfiguration("sdk", "This SDK was disposed. Create another one.")

const build = Effect.fnUntraced(function*(config: ManagementApiClientConfig) {
  const { refreshAhead, refreshTimeout, waitUntil } = config
  if (refreshTimeout !== undefined && !(typeof refreshTimeout === "number" && refreshTimeout > 0)) {
    return yield* Effect.fail(invalidOption("refreshTimeout", "Expected milliseconds, more than 0"))
  }
  const options = { ...config, session: { refreshAhead, refreshTimeout, waitUntil } }
  const endpoint = yield* makeTokenEndpoint(options, overFetch(config.fetch ?? platformFetch))
  const session = yield* makeSession(fromPromise(config.tokenStorage), endpoint, options.session)
  return { endpoint, session, logins: yield* makeLogins(options, session, endpoint) }
})

/** What an SDK is made of. */
export type Parts = Effect.Success<ReturnType<typeof build>>

type Built = Exit.Exit<Parts, AuthError.AuthError>

/** Rejects with the failure itself, or with the reason of the signal. */
type Run = <A>(
  use: (parts: Parts) => Effect.Effect<A, AuthError.AuthError | FetchError>,
  signal: AbortSignal | undefined
) => Promise<A>

/** What runs the effects of an SDK. Nothing is built before the first of them. */
export const makeEngine = (config: ManagementApiClientConfig) => {
  const scope = Scope.makeUnsafe()
  const parts = Scope.provide(build(config), scope)
  let building: Promise<Built> | undefined
  let built: Built | undefined
  let isDisposed = false

  const run: Run = async (use, signal) => {
    signal?.throwIfAborted()
    if (isDisposed) throw disposed()
    built ??= await (building ??= Effect.runPromiseExit(parts))
    const exit = Exit.isFailure(built)
      ? Exit.failCause(built.cause)
      : await Effect.runPromiseExit(use(built.value), { signal })
    if (Exit.isSuccess(exit)) return exit.value
    signal?.throwIfAborted()
    throw isDisposed ? disposed() : atCaller(Cause.squash(exit.cause))
  }

  const dispose = (): Promise<void> => {
    isDisposed = true
    return Effect.runPromise(Scope.close(scope, Exit.void))
  }

  return {
    run,
    send: authorized(run),
    async getLoginUrl(options: LoginUrlOptions, signal: AbortSignal | undefined): Promise<LoginResult> {
      const login = await run(({ logins }) => logins.loginUrl(options), signal)
      return { url: login.url, state: login.state, verifier: Redacted.value(login.verifier) }
    },
    handleCallback(options: HandleCallbackOptions, signal: AbortSignal | undefined): Promise<void> {
      const { callbackUrl, expectedState, verifier } = options
      const callback = { callbackUrl, verifier: verifier ?? "", expectedState: expectedState ?? "" }
      return run(({ logins }) => Effect.asVoid(logins.handleCallback(callback)), signal)
    },
    logout: (signal: AbortSignal | undefined) => run(({ logins }) => logins.logout, signal),
    dispose
  }
}

export type Engine = ReturnType<typeof makeEngine>

/** Sends with the access token of the session, and once more after a refresh. */
const authorized = (run: Run): Send => async (request, transport, progress, signal = progress.signal) => {
  const copies = [request, again(request)]
  let refused: { readonly answer: Response; unread: Response } | undefined
  const exchange = {
    send: (accessToken: string) =>
      Effect.tryPromise({
        try: () => sendOnce(withToken(copies.shift()!, accessToken), transport, progress),
        catch: (error) => error as FetchError
      }),
    status: ({ status }: Response) => status,
    challenge: ({ headers }: Response) => headers.get("www-authenticate"),
    text: (response: Response) =>
      Effect.tryPromise(async (signal) => {
        const look = refused = { answer: response, unread: response }
        const { text, unread } = await lookInto(response, errorLimit, signal)
        look.unread = unread
        return text
      }),
    canBeSentAgain: true
  }
  try {
    const response = await run(({ session }) => withTokens(session, exchange), signal)
    if (refused?.answer === response) return refused.unread
    discard(refused?.unread.body)
    return response
  } catch (error) {
    discard(refused?.unread.body)
    throw error
  }
}
