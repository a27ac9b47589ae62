/**
 * The session and the login flow, in a runtime of their own.
 */
import * as Cause from "effect/Cause"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import type * as AuthError from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import { errorLimit } from "../../internal/answer/limits.ts"
import { invalidConfiguration } from "../../internal/failure/authErrors.ts"
import { invalidOption } from "../../internal/oauth/options.ts"
import { withTokens } from "../../internal/session/authorize.ts"
import * as OAuth from "../../OAuth.ts"
import { Session } from "../../Session.ts"
import type { TokenEndpoint } from "../../TokenEndpoint.ts"
import { fromPromise, TokenStorage } from "../../TokenStorage.ts"
import { discard, lookInto } from "./beginning.ts"
import { platformFetch, type Send, sendOnce } from "./client.ts"
import { atCaller } from "./failures.ts"
import { ownStorages } from "./ownStorages.ts"
import { again, withToken } from "./requests.ts"
import type { HandleCallbackOptions, LoginResult, LoginUrlOptions, ManagementApiClientConfig } from "./types.ts"

const disposed = () => invalidConfiguration("sdk", "This SDK was disposed. Create another one.")

const layerOf = (config: ManagementApiClientConfig) => {
  const { refreshAhead, refreshTimeout, waitUntil } = config
  if (refreshTimeout !== undefined && !(typeof refreshTimeout === "number" && refreshTimeout > 0)) {
    return Layer.effectContext(Effect.fail(
      invalidOption("refreshTimeout", "Expected milliseconds, more than 0")
    ))
  }
  return OAuth.layer({ ...config, session: { refreshAhead, refreshTimeout, waitUntil } }).pipe(Layer.provide([
    Layer.sync(TokenStorage, () => ownStorages.get(config.tokenStorage) ?? fromPromise(config.tokenStorage)),
    // Below the client: what a login sends by itself has nothing of the context that this layer is built in.
    FetchHttpClient.layer.pipe(Layer.provide(Layer.succeed(FetchHttpClient.Fetch, config.fetch ?? platformFetch)))
  ]))
}

/** What the effects of an SDK use. */
export type Services = OAuth.OAuth | Session | TokenEndpoint

type Built = Exit.Exit<Context.Context<Services>, AuthError.AuthError>

/** Rejects with the failure itself, or with the reason of the signal. */
type Run = <A>(
  effect: Effect.Effect<A, AuthError.AuthError | FetchError, Services>,
  signal: AbortSignal | undefined
) => Promise<A>

/** What runs the effects of an SDK. Nothing is built before the first of them. */
export const makeEngine = (config: ManagementApiClientConfig) => {
  const scope = Scope.makeUnsafe()
  const build = Layer.buildWithScope(layerOf(config), scope)
  let building: Promise<Built> | undefined
  let built: Built | undefined
  let isDisposed = false

  const run: Run = async (effect, signal) => {
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

  return {
    run,
    send: authorized(run),
    async getLoginUrl(options: LoginUrlOptions, signal: AbortSignal | undefined): Promise<LoginResult> {
      const login = await run(Effect.flatMap(OAuth.OAuth, ({ loginUrl }) => loginUrl(options)), signal)
      return { url: login.url, state: login.state, verifier: Redacted.value(login.verifier) }
    },
    handleCallback(options: HandleCallbackOptions, signal: AbortSignal | undefined): Promise<void> {
      const { callbackUrl, expectedState, verifier } = options
      const callback = { callbackUrl, verifier: verifier ?? "", expectedState: expectedState ?? "" }
      return run(Effect.asVoid(Effect.flatMap(OAuth.OAuth, ({ handleCallback }) => handleCallback(callback))), signal)
    },
    logout: (signal: AbortSignal | undefined) => run(Effect.flatMap(OAuth.OAuth, ({ logout }) => logout), signal),
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
    const response = await run(Effect.flatMap(Session, (session) => withTokens(session, exchange)), signal)
    if (refused?.answer === response) return refused.unread
    discard(refused?.unread.body)
    return response
  } catch (error) {
    discard(refused?.unread.body)
    throw error
  }
}
