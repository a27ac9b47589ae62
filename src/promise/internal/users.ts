/**
 * The sessions of many users, each with a storage of its own, in one runtime.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import { makeCodeFlow } from "../../internal/oauth/codeFlow.ts"
import { invalidOption } from "../../internal/oauth/options.ts"
import { withTokens } from "../../internal/session/authorize.ts"
import { checkKey, makeKeyed } from "../../internal/session/keyed.ts"
import { makeSession, type Quiet } from "../../internal/session/session.ts"
import { failed, fromPromise, make, type TokenStorage as Storage } from "../../TokenStorage.ts"
import { authorized, callbackOf, checkMillis, checkStorage, loginResult, makeCommon, makeRunner } from "./engine.ts"
import type {
  HandleCallbackOptions,
  LoginResult,
  LoginUrlOptions,
  ManagementApiUsersConfig,
  TokenStorage
} from "./types.ts"

/** How long a session that nobody uses stays open, in milliseconds. */
const usualIdle = 5 * 60_000

/** The storage of a user. A program that cannot give it has a storage that fails. */
const storageOf = (tokenStorages: (user: string) => TokenStorage, user: string): Storage["Service"] => {
  const failing = (failure: (operation: "read" | "write" | "clear") => AuthError.AuthError) => {
    const refused = (operation: "read" | "write" | "clear") => Effect.fail(failure(operation))
    return make({ get: refused("read"), set: () => refused("write"), clear: refused("clear") })
  }
  try {
    return Result.match(checkStorage("tokenStorages", tokenStorages(user)), {
      onFailure: (failure) => failing(() => failure),
      onSuccess: fromPromise
    })
  } catch (cause) {
    return failing((operation) => failed(operation, cause))
  }
}

const build = Effect.fnUntraced(function*(config: ManagementApiUsersConfig) {
  const { idleTimeToLive, tokenStorages } = config
  if (typeof tokenStorages !== "function") {
    return yield* Effect.fail(invalidOption("tokenStorages", "Expected a function that gives the storage of a user"))
  }
  if ("tokenStorage" in config && config.tokenStorage !== undefined) {
    return yield* Effect.fail(
      invalidOption("tokenStorage", "Is for an SDK with one user: omit it, or omit tokenStorages")
    )
  }
  yield* checkMillis("idleTimeToLive", idleTimeToLive)
  const { endpoint, options } = yield* makeCommon(config)
  const { using } = yield* makeKeyed(
    (user) => makeSession(storageOf(tokenStorages, user), endpoint, options.session),
    Duration.millis(idleTimeToLive ?? usualIdle)
  )
  return {
    flow: yield* makeCodeFlow(options, endpoint),
    using: <A, E>(
      user: string,
      use: (session: Quiet) => Effect.Effect<A, E>
    ): Effect.Effect<A, E | AuthError.AuthError> => Effect.flatMap(checkKey(user), (user) => using(user, use))
  }
})

const ofAnother = (): AuthError.AuthError =>
  AuthError.make(
    { _tag: "CallbackInvalid" },
    "This callback has just logged in another user: start a new login for this one"
  )

/** The engine of an SDK with many users. */
export const makeUsers = (config: ManagementApiUsersConfig) => {
  const { dispose, run } = makeRunner(build(config))
  return {
    sendAs: (user: string) =>
      authorized((exchange, signal) =>
        run(({ using }) => using(user, (session) => withTokens(session, exchange)), signal)
      ),

    getLoginUrl: async (
      user: string,
      options: LoginUrlOptions,
      signal: AbortSignal | undefined
    ): Promise<LoginResult> =>
      loginResult(
        await run(
          ({ flow, using }) => Effect.andThen(using(user, ({ check }) => check), flow.loginUrl(options)),
          signal
        )
      ),

    handleCallback: (user: string, options: HandleCallbackOptions, signal: AbortSignal | undefined): Promise<void> =>
      run(
        ({ flow, using }) =>
          Effect.flatMap(
            flow.handleCallback(
              callbackOf(options),
              (tokens) => Effect.as(using(user, ({ store }) => store(tokens)), user),
              using(user, ({ check }) => check)
            ),
            // It was answered with what came of the first one.
            ({ key }) => key === user ? Effect.void : Effect.fail(ofAnother())
          ),
        signal
      ),

    logout: (user: string, signal: AbortSignal | undefined): Promise<void> =>
      run(({ using }) => using(user, ({ logout }) => logout), signal),

    dispose
  }
}

export type Users = ReturnType<typeof makeUsers>
