/**
 * The access token of a GitHub Actions job: the runner's OIDC token, exchanged at the API (operation postV1AuthGithub-actionsToken).
 */
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as SynchronizedRef from "effect/SynchronizedRef"
import * as AuthError from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import { configuredBaseUrl } from "../config/configuredBaseUrl.ts"
import { checkApiUrl, defaultApiUrl } from "../config/serverUrl.ts"
import { isBearerToken } from "../contract/bearerToken.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"
import type { Source } from "../session/authorize.ts"
import { makeFreshness, type Obtained } from "../session/freshness.ts"
import { checkServer, invalidOption } from "./options.ts"
import { overHttpClient } from "./overHttpClient.ts"
import { type Request, send } from "./send.ts"
import { type Answer, failureOf, invalid } from "./tokenResponse.ts"

const audience = "prisma-cloud"

const fromRunner = Effect.fnUntraced(function*(name: string) {
  const value = Option.map(yield* Config.option(Config.Redacted(name)), Redacted.value)
  return Option.isSome(value) && value.value !== "" ? value.value : yield* invalidOption(
    name,
    "Is not set. Give the job `permissions: id-token: write`, and run it on GitHub Actions"
  )
})

const checkRequestUrl = Effect.fnUntraced(function*(value: string) {
  // As it was given: a parsed URL has lost what hides where it leads.
  yield* checkServer("ACTIONS_ID_TOKEN_REQUEST_URL", value.replace(/\?.*/s, ""))
  const url = new URL(value.trim())
  url.searchParams.set("audience", audience)
  return url.href
})

const checkLifetime = (expiresIn: Duration.Input | undefined): Effect.Effect<number, AuthError.AuthError> => {
  const seconds = Duration.toSeconds(expiresIn ?? Duration.minutes(30))
  return Number.isInteger(seconds) && seconds >= 60 && seconds <= 3600
    ? Effect.succeed(seconds)
    : Effect.fail(invalidOption("expiresIn", "Expected whole seconds, from one minute to one hour"))
}

/** The strings of a JSON object in an answer; a typed failure where one is missing. */
const stringsOf = <const Name extends string>(
  answer: Answer,
  names: ReadonlyArray<Name>,
  at: (body: unknown) => unknown
): Effect.Effect<{ readonly [_ in Name]: string }, AuthError.AuthError> => {
  const failure = failureOf(answer)
  if (failure !== undefined) return Effect.fail(failure)
  let fields: unknown
  try {
    fields = at(JSON.parse(answer.body))
  } catch {
    fields = undefined
  }
  const missing = names.find((name) => !Predicate.hasProperty(fields, name) || !Predicate.isString(fields[name]))
  return missing === undefined
    ? Effect.succeed(fields as { readonly [_ in Name]: string })
    : Effect.fail(invalid(`Invalid token response format: ${missing}`, missing))
}

/** Where a client that is set up by the configuration calls. */
const apiUrlOfClient = Effect.map(
  Effect.catchTag(configuredBaseUrl, "FetchError", ({ message, reason }) =>
    Effect.fail(invalidConfiguration(
      reason._tag === "InvalidRequest" ? reason.issues[0]!.path : "baseUrl",
      message
    ))),
  (url) => url ?? defaultApiUrl
)

/** Exchanges on first use, and again before the token ends. */
export const makeGitHubActions = Effect.fnUntraced(function*(options: {
  readonly baseUrl: string | URL | undefined
  readonly expiresIn: Duration.Input | undefined
}): Effect.fn.Return<
  { readonly source: Source; readonly baseUrl: string },
  AuthError.AuthError | Config.ConfigError,
  HttpClient.HttpClient
> {
  const transport = overHttpClient(yield* HttpClient.HttpClient)
  const baseUrl = options.baseUrl === undefined
    ? yield* apiUrlOfClient
    : yield* checkServer("baseUrl", options.baseUrl, checkApiUrl)
  const expiresInSeconds = yield* checkLifetime(options.expiresIn)
  const requestUrl = yield* checkRequestUrl(yield* fromRunner("ACTIONS_ID_TOKEN_REQUEST_URL"))
  const requestToken = yield* fromRunner("ACTIONS_ID_TOKEN_REQUEST_TOKEN")
  const state = yield* SynchronizedRef.make<Obtained | undefined>(undefined)
  const freshness = makeFreshness()

  const obtain = Effect.fn("Authorization.gitHubActions")(function*() {
    const runner: Request = {
      method: "GET",
      url: requestUrl,
      headers: { authorization: `Bearer ${requestToken}` }
    }
    const { value: token } = yield* stringsOf(yield* send(transport, runner, [requestToken]), ["value"], (body) => body)
    const exchange: Request = {
      method: "POST",
      url: `${baseUrl}/v1/auth/github-actions/token`,
      headers: {},
      body: { text: JSON.stringify({ token, expiresInSeconds }), contentType: "application/json" }
    }
    const data = yield* stringsOf(
      yield* send(transport, exchange, [token]),
      ["value", "expiresAt", "workspaceId"],
      (body) => Predicate.hasProperty(body, "data") ? body.data : undefined
    )
    if (!isBearerToken(data.value)) return yield* invalid("Invalid token response format: value", "value")
    const at = yield* Clock.currentTimeMillis
    const end = Date.parse(data.expiresAt)
    // The server's clock may be another one; the lifetime that was asked for is known.
    const expiresAt = Math.min(end > at ? end : Infinity, at + expiresInSeconds * 1000)
    return { at, tokens: Tokens.make({ workspaceId: data.workspaceId, accessToken: data.value, expiresAt }) }
  })()

  const current = SynchronizedRef.updateAndGetEffect(
    state,
    (obtained) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        if (obtained === undefined) return obtain
        if (freshness(obtained.tokens, obtained, now) === "fresh") return Effect.succeed(obtained)
        const stillGood = now < (obtained.tokens.expiresAt ?? Infinity)
        return stillGood ? Effect.orElseSucceed(obtain, () => obtained) : obtain
      })
  )

  const source: Source = {
    tokens: Effect.map(current, (obtained) => obtained!.tokens),
    refresh: (failed) =>
      Effect.map(
        SynchronizedRef.updateAndGetEffect(state, (obtained) =>
          obtained !== undefined && !Tokens.same(obtained.tokens, failed) ? Effect.succeed(obtained) : obtain),
        (obtained) =>
          obtained!.tokens
      )
  }
  return { source, baseUrl }
})
