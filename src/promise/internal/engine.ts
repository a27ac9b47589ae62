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
import * as AuthError from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import * as Issues from "../../internal/issues.ts"
import { withTokens } from "../../internal/session/authorize.ts"
import * as OAuth from "../../OAuth.ts"
import { Session } from "../../Session.ts"
import { fromPromise, TokenStorage } from "../../TokenStorage.ts"
import type { ManagementApiClientConfig } from "../index.ts"
import { type Send, sendOnce } from "./client.ts"
import { atCaller } from "./failures.ts"

const disposed = () =>
  AuthError.make({ _tag: "ConfigurationInvalid", field: "sdk" }, "This SDK was disposed. Create another one.")

const layerOf = (config: ManagementApiClientConfig) =>
  OAuth.layer(config).pipe(Layer.provide([
    Layer.sync(TokenStorage, () => fromPromise(config.tokenStorage)),
    FetchHttpClient.layer,
    Layer.succeed(FetchHttpClient.Fetch, config.fetch ?? ((input, init) => globalThis.fetch(input, init)))
  ]))

/** What runs the effects of an SDK. Nothing is built before the first of them. */
export const makeEngine = (config: ManagementApiClientConfig) => {
  const scope = Scope.makeUnsafe()
  let built: Promise<Exit.Exit<Context.Context<OAuth.OAuth | Session>, AuthError.AuthError>> | undefined
  let isDisposed = false

  /** Rejects with the failure itself, or with the reason of the signal. */
  const run = async <A>(
    effect: Effect.Effect<A, AuthError.AuthError | FetchError, OAuth.OAuth | Session>,
    signal: AbortSignal | undefined
  ): Promise<A> => {
    signal?.throwIfAborted()
    if (isDisposed) throw disposed()
    const context = await (built ??= Effect.runPromiseExit(Layer.buildWithScope(layerOf(config), scope)))
    const exit = Exit.isFailure(context)
      ? Exit.failCause(context.cause)
      : await Effect.runPromiseExitWith(context.value)(effect, { signal })
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
const withinTime = (request: Request, timeout: number | undefined) => {
  if (timeout === undefined) return { signal: request.signal, overtime: () => undefined }
  if (!(timeout > 0)) {
    throw Issues.invalidRequest(request, [{ path: "timeout", message: "Expected milliseconds, more than 0" }])
  }
  const end = AbortSignal.timeout(Math.min(Math.ceil(timeout), longest))
  return {
    signal: AbortSignal.any([request.signal, end]),
    overtime: () => end.aborted ? Issues.timeout(request, Duration.millis(timeout), true) : undefined
  }
}

const withToken = (request: Request, accessToken: string): Request => {
  request.headers.set("authorization", `Bearer ${accessToken}`)
  return request
}

/** Sends with the access token of the session, and once more after a refresh. */
export const authorized =
  ({ run }: ReturnType<typeof makeEngine>, timeout: number | undefined): Send => async (given, transport, progress) => {
    const { overtime, signal } = withinTime(given, timeout)
    progress.overtime = overtime
    const request = timeout === undefined ? given : new Request(given, { signal })
    const failure = (error: unknown) => overtime() ?? error as FetchError
    // A body is read when it is sent: another one for the second time.
    const copies = request.body === null ? [request, request] : [request.clone(), request]
    const exchange = {
      send: (accessToken: string) =>
        Effect.tryPromise({
          try: () => sendOnce(withToken(copies.shift()!, accessToken), transport, progress),
          catch: failure
        }),
      status: ({ status }: Response) => status,
      challenge: ({ headers }: Response) => headers.get("www-authenticate"),
      text: (response: Response) => Effect.tryPromise(() => response.clone().text()),
      canBeSentAgain: true
    }
    try {
      return await run(Effect.flatMap(Session, (session) => withTokens(session, exchange)), signal)
    } catch (error) {
      given.signal.throwIfAborted()
      throw failure(error)
    }
  }
