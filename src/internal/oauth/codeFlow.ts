/**
 * The authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636): a login is begun, and its callback is exchanged for tokens, once.
 */
import * as Clock from "effect/Clock"
import { WebCrypto } from "effect/crypto/WebCrypto"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import { storageSilent } from "../failure/authErrors.ts"
import { lacking } from "../failure/platform.ts"
import { heed, shared, untilSent } from "../session/exchange.ts"
import { exchangesOf } from "../session/exchanges.ts"
import { type Late, makeFlights, noAnswer } from "../session/flights.ts"
import { type Event, limits } from "../session/machine.ts"
import { merge, type TokenResponse } from "../session/merge.ts"
import type { Options } from "../session/session.ts"
import { readCallback } from "./callback.ts"
import { makeLoginUrl } from "./loginUrl.ts"
import {
  checkGiven,
  checkPresent,
  checkRedirectUri,
  checkServer,
  defaultAuthBaseUrl,
  invalidOption,
  issuerOf
} from "./options.ts"

/**
 * The options of a login.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginUrlOptions {
  /**
   * The scopes, separated by spaces, for example `workspace:admin offline_access`. Without `offline_access` there is no
   * refresh token.
   */
  readonly scope: string
  /** More parameters for the login page. They cannot replace those of the protocol. */
  readonly additionalParams?: { readonly [name: string]: string | undefined } | undefined
  /** The redirect URI of this login, instead of the layer's. Pass the same one to `handleCallback`. */
  readonly redirectUri?: string | URL | undefined
}

/**
 * A login that has started. Keep `state` and `verifier` until the callback, where only this user can read them.
 *
 * @since 0.1.0
 * @category models
 */
export interface Login {
  /** The URL to send the user to. */
  readonly url: string
  readonly state: string
  readonly verifier: Redacted.Redacted<string>
}

/**
 * The callback of a login, and what `loginUrl` returned for it.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallbackOptions {
  /** The URL that the user returned to: absolute, or relative to the redirect URI, like a server's `req.url`. */
  readonly callbackUrl: string | URL
  readonly verifier: string | Redacted.Redacted<string>
  readonly expectedState: string
  /** The `redirectUri` that was passed to `loginUrl`, if any. */
  readonly redirectUri?: string | URL | undefined
}

/** What an authorization code is exchanged with (RFC 6749 section 4.1.3). */
export interface Grant {
  readonly code: string
  readonly verifier: string
  readonly redirectUri: string
}

const randomBytes = 32
const encoder = new TextEncoder()

/** What the flow is told about the program, its authorization server, and where users come back to. */
export interface FlowOptions {
  readonly clientId: string
  readonly authBaseUrl?: string | URL | undefined
  readonly issuer?: string | URL | undefined
  readonly redirectUri?: string | URL | undefined
  /** How long callers wait, and what keeps their requests alive. */
  readonly session?: Options | undefined
}

/** The code is spent, and its tokens are not lost. */
const notStored: Late = (limit) =>
  storageSilent(
    "write",
    Duration.toMillis(limit),
    " The user is logged in when it answers; the same callback can be handled again, without another login, to wait for it."
  )

/** The token endpoint, as far as the flow needs it. */
export interface CodeEndpoint {
  readonly identity?: string | undefined
  readonly exchange: (grant: Grant) => Effect.Effect<TokenResponse, AuthError>
}

/** The tokens of a login, and the key under which they are kept, where there is one. */
export interface Kept {
  readonly tokens: Tokens
  readonly key: string | undefined
}

/** Keeps the tokens of a login, and tells under which key. */
export interface Keep {
  (tokens: Tokens): Effect.Effect<string | undefined, AuthError>
}

export const makeCodeFlow = Effect.fnUntraced(function*(
  options: FlowOptions,
  endpoint: CodeEndpoint
): Effect.fn.Return<
  {
    readonly loginUrl: (options: LoginUrlOptions) => Effect.Effect<Login, AuthError>
    /** `check` fails where `keep` would: before the code is spent. */
    readonly handleCallback: (
      options: CallbackOptions,
      keep: Keep,
      check: Effect.Effect<void, AuthError>
    ) => Effect.Effect<Kept, AuthError>
  },
  AuthError,
  Scope.Scope
> {
  // The services of `effect/crypto` on it would bring UUIDs and more hashes into every bundle.
  const crypto: Crypto | undefined = yield* WebCrypto
  const scope = yield* Effect.scope
  const context = yield* Effect.context<never>()
  const clientId = yield* checkPresent("clientId", options.clientId)
  const authBaseUrl = yield* checkServer("authBaseUrl", options.authBaseUrl ?? defaultAuthBaseUrl)
  const issuer = yield* issuerOf(options.issuer, authBaseUrl)
  const registered = options.redirectUri === undefined ? undefined : yield* checkRedirectUri(options.redirectUri)

  const redirectUriOf = (given: string | URL | undefined): Effect.Effect<string, AuthError> => {
    if (given !== undefined) return checkRedirectUri(given)
    return registered === undefined
      ? Effect.fail(invalidOption("redirectUri", "Is missing: pass it to the layer or to this login"))
      : Effect.succeed(registered)
  }

  const secretOf = (crypto: Crypto): string => Base64Url.encode(crypto.getRandomValues(new Uint8Array(randomBytes)))

  // RFC 7636 section 4.2
  const challengeOf = ({ subtle }: Crypto, verifier: string): Effect.Effect<string, AuthError> =>
    Effect.tryPromise({
      try: async () => Base64Url.encode(new Uint8Array(await subtle.digest("SHA-256", encoder.encode(verifier)))),
      catch: (cause) => invalidOption("crypto", "Web Crypto does not hash with SHA-256", cause)
    })

  const exchanges = exchangesOf(endpoint.identity)
  const flights = makeFlights<Kept>(
    scope,
    Duration.fromInputUnsafe(options.session?.refreshTimeout ?? Duration.millis(limits.caller)),
    options.session?.waitUntil
  )
  /** Codes whose tokens are there, and on their way into the storage. */
  const keeping = new Set<string>()
  const ended = new Map<string, { readonly kept: Kept; readonly until: number }>()

  const forgetOld = (now: number): void => {
    for (const [id, { until }] of ended) if (until <= now) ended.delete(id)
  }

  const exchange = Effect.fnUntraced(
    function*(id: string, grant: Grant, keep: Keep): Effect.fn.Return<Kept, AuthError> {
      const event = yield* shared(
        exchanges,
        "authorization_code",
        id,
        Effect.matchEffect(untilSent(endpoint.exchange(grant)), {
          onFailure: (error) => Effect.as(heed(exchanges, error), { _tag: "Unanswered", error } as const),
          onSuccess: (response) =>
            Effect.map(Clock.currentTimeMillis, (now): Event => ({ _tag: "Answered", response, now }))
        })
      )
      if (event._tag === "Unanswered" || event._tag === "Refused") return yield* Effect.fail(event.error)
      if (event._tag !== "Answered") return yield* Effect.fail(invalidOption("code", "Its exchange was abandoned"))
      const tokens = yield* Effect.fromResult(merge(undefined, event.response, event.now))
      keeping.add(id)
      const kept = { tokens, key: yield* Effect.ensuring(keep(tokens), Effect.sync(() => keeping.delete(id))) }
      ended.set(id, { kept, until: (yield* Clock.currentTimeMillis) + limits.shared })
      return kept
    }
  )

  /** The tokens of a code: of the exchange that is under way, or was a moment ago, or of a new one. */
  const exchangeOnce = Effect.fnUntraced(function*(grant: Grant, keep: Keep): Effect.fn.Return<Kept, AuthError> {
    const now = yield* Clock.currentTimeMillis
    forgetOld(now)
    // Whoever has the code alone is not the one who began the login.
    const id = `code ${JSON.stringify([grant.code, grant.verifier, grant.redirectUri])}`
    const earlier = ended.get(id)
    // After a logout it is refused.
    if (earlier !== undefined && exchanges.find(id, now) !== "ended") return earlier.kept
    return yield* flights.take(
      id,
      Effect.setContext(Effect.uninterruptible(exchange(id, grant, keep)), context),
      (limit) => keeping.has(id) ? notStored(limit) : noAnswer(limit)
    )
  })

  return {
    loginUrl: Effect.fn("OAuth.loginUrl")(function*(options) {
      const { additionalParams, redirectUri, scope } = yield* checkGiven(options, "a scope")
      if (crypto?.subtle === undefined) return yield* Effect.fail(lacking("crypto"))
      const state = secretOf(crypto)
      const verifier = secretOf(crypto)
      const url = yield* Effect.fromResult(makeLoginUrl({
        authBaseUrl,
        clientId,
        redirectUri: yield* redirectUriOf(redirectUri),
        scope: yield* checkPresent("scope", scope),
        state,
        challenge: yield* challengeOf(crypto, verifier),
        additionalParams
      }))
      return { url, state, verifier: Redacted.make(verifier) }
    }),
    handleCallback: Effect.fn("OAuth.handleCallback")(function*(given, keep, check) {
      const options = yield* checkGiven(given, "the callbackUrl, and the verifier and the expectedState of the login")
      const verifier = yield* checkPresent("verifier", options.verifier)
      const expectedState = yield* checkPresent("expectedState", options.expectedState)
      const redirectUri = yield* redirectUriOf(options.redirectUri)
      const code = yield* Effect.fromResult(
        readCallback({ callbackUrl: options.callbackUrl, redirectUri, expectedState, issuer })
      )
      yield* check
      return yield* exchangeOnce({ code, verifier, redirectUri }, keep)
    })
  }
})
