/**
 * The session and the login flow, in a runtime of their own.
 */
import * as Cause from "effect/Cause"
import type * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import type * as AuthError from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import { errorLimit } from "../../internal/answer/body.ts"
import { invalidConfiguration } from "../../internal/failure/authErrors.ts"
import { invalidOption } from "../../internal/oauth/options.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import { withTokens } from "../../internal/session/authorize.ts"
import * as OAuth from "../../OAuth.ts"
import { Session } from "../../Session.ts"
import { fromPromise, TokenStorage } from "../../TokenStorage.ts"
import type { ManagementApiClientConfig } from "./types.ts"
import { discard, lookInto } from "./beginning.ts"
import { platformFetch, type Send, sendOnce } from "./client.ts"
import { atCaller } from "./failures.ts"

const disposed = () => invalidConfiguration("sdk", "This SDK was disposed. Create another one.")

const layerOf = (config: ManagementApiClientConfig) => {
  const { refreshAhead, refreshTimeout, waitUntil } = config
  if (refreshTimeout !== undefined && !(refreshTimeout > 0)) {
    return Layer.effectContext(Effect.fail(
      invalidOption("refreshTimeout", "Expected milliseconds, more than 0")
    ))
  }
  return OAuth.layer({ ...config, session: { refreshAhead, refreshTimeout, waitUntil } }).pipe(Layer.provide([
    Layer.sync(TokenStorage, () => fromPromise(config.tokenStorage)),
    FetchHttpClient.layer,
    Layer.succeed(FetchHttpClient.Fetch, config.fetch ?? platformFetch)
  ]))
}

type Built = Exit.Exit<Context.Context<OAuth.OAuth | Session>, AuthError.AuthError>

/** What runs the effects of an SDK. Nothing is built before the first of them. */
export const makeEngine = (config: ManagementApiClientConfig) => {
  const scope = Scope.makeUnsafe()
  const build = Layer.buildWithScope(layerOf(config), scope)
  let building: Promise<Built> | undefined
  let built: Built | undefined
  let isDisposed = false

  /** Rejects with the failure itself, or with the reason of the signal. */
  const run = async <A>(
    effect: Effect.Effect<A, AuthError.AuthError | FetchError, OAuth.OAuth | Session>,
    signal: AbortSignal | undefined
  ): Promise<A> => {
    signal?.throwIfAborted()
    if (isDisposed) throw disposed()
    built ??= await (building ??= Effect.runPromiseExit(build))
    const exit = Exit.isFailure(built)
      ? Exit.failCause(built.cause)
      : await Effect.runPromiseExitWith(built.value)(effect, { signal })
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

/** The longest time that platforms' timers know, in milliseconds. */
const longest = 2 ** 31 - 1

/** The signal of a request, which also aborts when the time is over. */
const withinTime = (request: Request, signal: AbortSignal | undefined, timeout: number | undefined) => {
  if (timeout === undefined) return { signal, overtime: () => undefined }
  if (!(timeout > 0)) {
    throw FetchErrors.invalidRequest(request, [{ path: "timeout", message: "Expected milliseconds, more than 0" }])
  }
  const end = AbortSignal.timeout(Math.min(Math.ceil(timeout), longest))
  return {
    signal: signal === undefined ? end : AbortSignal.any([signal, end]),
    overtime: () => end.aborted ? FetchErrors.timeout(request, Duration.millis(timeout), true) : undefined
  }
}

// What openapi-fetch gives a request for one platform's `fetch`, as `next` for that of Next.js, is not in a copy.
const carried = (copy: Request, given: Request): Request => {
  for (const key in given) if (!(key in copy)) Object.assign(copy, { [key]: given[key as keyof Request] })
  return copy
}

// Another signal makes a request forget where it came from.
const withSignal = (given: Request, signal: AbortSignal): Request => {
  const { referrer, referrerPolicy } = given
  return carried(new Request(given, { referrer, referrerPolicy, signal }), given)
}

const withToken = (request: Request, accessToken: string): Request => {
  request.headers.set("authorization", `Bearer ${accessToken}`)
  return request
}

/** Sends with the access token of the session, and once more after a refresh. */
export const authorized =
  ({ run }: ReturnType<typeof makeEngine>, timeout: number | undefined): Send => async (given, transport, progress) => {
    const { overtime, signal } = withinTime(given, progress.signal, timeout)
    progress.overtime = overtime
    const request = timeout === undefined || signal === undefined ? given : withSignal(given, signal)
    // A body is read when it is sent: another one for the second time.
    const copies = request.body === null ? [request, request] : [request, carried(request.clone(), request)]
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
      const response = await run(Effect.flatMap(Session, (session) => withTokens(session, exchange)), signal)
      if (refused?.answer === response) return refused.unread
      discard(refused?.unread.body)
      return response
    } catch (error) {
      discard(refused?.unread.body)
      progress.signal?.throwIfAborted()
      throw overtime() ?? error
    }
  }
