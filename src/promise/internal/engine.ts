/**
 * The session and the login flow, in a runtime of their own.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import type * as AuthError from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import { errorLimit } from "../../internal/answer/limits.ts"
import { invalidConfiguration } from "../../internal/failure/authErrors.ts"
import { invalidOption } from "../../internal/oauth/options.ts"
import { makeLogins } from "../../internal/oauth/logins.ts"
import type { Login } from "../../internal/oauth/codeFlow.ts"
import { makeTokenEndpoint } from "../../internal/oauth/tokenEndpoint.ts"
import { makeSession } from "../../internal/session/session.ts"
import { type Exchange, withTokens } from "../../internal/session/authorize.ts"
import { fromPromise } from "../../TokenStorage.ts"
import { discard, lookInto } from "./beginning.ts"
import { platformFetch, type Send, sendOnce } from "./client.ts"
import { atCaller } from "./failures.ts"
import { overFetch } from "./overFetch.ts"
import { again, withToken } from "./requests.ts"
import type {
  HandleCallbackOptions,
  LoginResult,
  LoginUrlOptions,
  ManagementApiClientConfig,
  TokenStorage
} from "./types.ts"

const disposed = () => invalidConfiguration("sdk", "This SDK was disposed. Create another one.")

/** A time that a program gave in milliseconds. */
export const checkMillis = (field: string, given: number | undefined): Effect.Effect<void, AuthError.AuthError> =>
  given === undefined || (typeof given === "number" && given > 0)
    ? Effect.void
    : Effect.fail(invalidOption(field, "Expected milliseconds, more than 0"))

const methods = ["getTokens", "setTokens", "clearTokens"] as const

/** A storage of a program, whose types nobody may have checked. */
export const checkStorage = (field: string, given: TokenStorage): Result.Result<TokenStorage, AuthError.AuthError> => {
  const lacking = methods.filter((method) => typeof (given as TokenStorage | null | undefined)?.[method] !== "function")
  return lacking.length === 0
    ? Result.succeed(given)
    : Result.fail(
      invalidOption(field, `Expected an object with ${methods.join(", ")}: it has no ${lacking.join(", no ")}`)
    )
}

/** What all sessions of an SDK have in common. */
export const makeCommon = Effect.fnUntraced(function*(config: Omit<ManagementApiClientConfig, "tokenStorage">) {
  const { refreshAhead, refreshTimeout, waitUntil } = config
  yield* checkMillis("refreshTimeout", refreshTimeout)
  const options = { ...config, session: { refreshAhead, refreshTimeout, waitUntil } }
  return { options, endpoint: yield* makeTokenEndpoint(options, overFetch(config.fetch ?? platformFetch)) }
})

const build = Effect.fnUntraced(function*(config: ManagementApiClientConfig) {
  const tokenStorage = yield* Effect.fromResult(checkStorage("tokenStorage", config.tokenStorage))
  const { endpoint, options } = yield* makeCommon(config)
  const session = yield* makeSession(fromPromise(tokenStorage), endpoint, options.session)
  return { endpoint, session, logins: yield* makeLogins(options, session, endpoint) }
})

/** What an SDK is made of. */
export type Parts = Effect.Success<ReturnType<typeof build>>

/** Rejects with the failure itself, or with the reason of the signal. */
export type Run<Parts> = <A>(
  use: (parts: Parts) => Effect.Effect<A, AuthError.AuthError | FetchError>,
  signal: AbortSignal | undefined
) => Promise<A>

/** What runs the effects of an SDK. Nothing is built before the first of them. */
export const makeRunner = <Parts>(build: Effect.Effect<Parts, AuthError.AuthError, Scope.Scope>) => {
  const scope = Scope.makeUnsafe()
  const parts = Scope.provide(build, scope)
  type Built = Exit.Exit<Parts, AuthError.AuthError>
  let building: Promise<Built> | undefined
  let built: Built | undefined
  let isDisposed = false

  const run: Run<Parts> = async (use, signal) => {
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

  return { run, dispose }
}

export const loginResult = ({ state, url, verifier }: Login): LoginResult => ({
  url,
  state,
  verifier: Redacted.value(verifier)
})

/** A callback whose beginning was lost has blanks, which are refused. */
export const callbackOf = (given: HandleCallbackOptions) =>
  given && {
    callbackUrl: given.callbackUrl,
    verifier: given.verifier ?? "",
    expectedState: given.expectedState ?? ""
  }

/** The engine of an SDK with one user. */
export const makeEngine = (config: ManagementApiClientConfig) => {
  const { dispose, run } = makeRunner(build(config))
  return {
    run,
    send: authorized((exchange, signal) => run(({ session }) => withTokens(session, exchange), signal)),
    getLoginUrl: async (options: LoginUrlOptions, signal: AbortSignal | undefined): Promise<LoginResult> =>
      loginResult(await run(({ logins }) => logins.loginUrl(options), signal)),
    handleCallback: (options: HandleCallbackOptions, signal: AbortSignal | undefined): Promise<void> =>
      run(({ logins }) => Effect.asVoid(logins.handleCallback(callbackOf(options))), signal),
    logout: (signal: AbortSignal | undefined) => run(({ logins }) => logins.logout, signal),
    dispose
  }
}

export type Engine = ReturnType<typeof makeEngine>

/** Sends with the access token of a session, and once more after a refresh: `run` says of which. */
export const authorized = (
  run: (exchange: Exchange<Response, FetchError, never>, signal: AbortSignal | undefined) => Promise<Response>
): Send =>
async (request, transport, progress, signal = progress.signal) => {
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
    const response = await run(exchange, signal)
    if (refused?.answer === response) return refused.unread
    discard(refused?.unread.body)
    return response
  } catch (error) {
    discard(refused?.unread.body)
    throw error
  }
}
