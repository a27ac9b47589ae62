/**
 * The device authorization grant (RFC 8628): a user who has no browser here says yes in one elsewhere, while the program asks again and
 * again whether that has happened.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import { isLoopbackServer } from "../config/loopback.ts"
import { checkServerUrl, isUnusual } from "../config/serverUrl.ts"
import { pauseAfter } from "../failure/backoff.ts"
import { instant } from "../failure/instant.ts"
import { quoted } from "../failure/quoted.ts"
import { printable } from "../failure/text.ts"
import { limits } from "../session/machine.ts"
import type { TokenResponse } from "../session/merge.ts"
import { isIssuer } from "./callback.ts"
import { issuerHint } from "./options.ts"
import type { Requests } from "./tokenEndpoint.ts"
import {
  type Answer,
  failureOf,
  type Fields,
  fieldsOf,
  fromAnswer,
  invalid,
  isSuccess,
  seconds
} from "./tokenResponse.ts"
import { parseUrl } from "../failure/urls.ts"

/**
 * What to show to the user, who enters it in a browser on any machine.
 *
 * @since 0.1.0
 * @category models
 */
export interface Code {
  /** The code for the user to enter, in the form to show it. */
  readonly userCode: string
  /** The URL of the page to enter it at. */
  readonly verificationUri: string
  /** The same page with the code filled in, for a link or a QR code. Show the code too: the user compares them. */
  readonly verificationUriComplete: string | undefined
  /** When the code expires, in milliseconds since the epoch. */
  readonly expiresAt: number
}

/** A login that was begun. */
export interface Begun {
  readonly code: Code
  readonly deviceCode: string
  readonly lifetime: Duration.Duration
  /** Milliseconds between two questions. */
  readonly interval: number
}

const unsupported = () =>
  AuthError.make(
    { _tag: "DeviceLoginUnsupported" },
    "The authorization server does not support device logins. Open the login URL (loginUrl, or getLoginUrl of the Promise SDK) in a browser on any "
      + "machine, and paste the URL that it ends at into handleCallback."
  )

// RFC 8414 section 3.1
const metadataUrl = (authBaseUrl: string): string => {
  const { origin, pathname } = new URL(authBaseUrl)
  return `${origin}/.well-known/oauth-authorization-server${pathname === "/" ? "" : pathname}`
}

/** Where device logins begin (RFC 8628 section 4), as the metadata of a server says that calls itself `issuer`. */
export const readMetadata = (answer: Answer, issuer: string): Result.Result<string, AuthError.AuthError> => {
  const failure = failureOf(answer)
  if (failure?.reason._tag === "AuthServerUnavailable") return Result.fail(failure)
  const fields = isSuccess(answer) ? fieldsOf(answer.body) : undefined
  const endpoint = fields?.["device_authorization_endpoint"]
  if (!Predicate.isString(endpoint)) return Result.fail(unsupported())
  // RFC 8414 section 3.3
  const named = fields!["issuer"]
  if (!Predicate.isString(named) || !isIssuer(named, issuer)) {
    const shown = Predicate.isString(named) ? quoted(named) : "one without a name"
    return Result.fail(AuthError.make(
      { _tag: "IssuerMismatch" },
      `The metadata is that of another authorization server: ${shown} instead of ${issuer}. ${issuerHint}`
    ))
  }
  return Result.isSuccess(checkServerUrl(endpoint)) ? Result.succeed(endpoint) : Result.fail(
    invalid("Invalid authorization server metadata: device_authorization_endpoint", "device_authorization_endpoint")
  )
}

const discover = ({ authBaseUrl, get, issuer }: Requests): Effect.Effect<string, AuthError.AuthError> =>
  Effect.flatMap(get(metadataUrl(authBaseUrl)), (answer) => Effect.fromResult(readMetadata(answer, issuer)))

/** A page that a user may be sent to. */
const isPage = (value: unknown): value is string => {
  const url = Predicate.isString(value) && !isUnusual(value) ? parseUrl(value) : null
  return url !== null && url.username === "" && url.password === "" &&
    (url.protocol === "https:" || (url.protocol === "http:" && isLoopbackServer(url.hostname)))
}

// What a terminal would obey is no code.
const isUserCode = (value: unknown): value is string =>
  Predicate.isString(value) && value.trim() !== "" && value.length <= 100 && printable(value) === value

const positive = (value: unknown): number | undefined => {
  const duration = seconds(value)
  return duration === undefined || Duration.isZero(duration) ? undefined : Duration.toMillis(duration)
}

// RFC 8628 section 3.2
const defaultInterval = 5000
const shortestInterval = 1000

const readCode = (fields: Fields, now: number): Result.Result<Begun, AuthError.AuthError> => {
  const { device_code, user_code, verification_uri, verification_uri_complete } = fields
  const missing = (field: string) => Result.fail(invalid(`Invalid device authorization response: ${field}`, field))
  const lifetime = positive(fields["expires_in"]) ?? Number.NaN
  if (!Predicate.isString(device_code) || device_code === "") return missing("device_code")
  if (!isUserCode(user_code)) return missing("user_code")
  if (!isPage(verification_uri)) return missing("verification_uri")
  const expiresAt = instant(now + lifetime)
  if (expiresAt === undefined) return missing("expires_in")
  return Result.succeed({
    code: {
      userCode: user_code,
      verificationUri: verification_uri,
      verificationUriComplete: isPage(verification_uri_complete) ? verification_uri_complete : undefined,
      expiresAt
    },
    deviceCode: device_code,
    lifetime: Duration.millis(lifetime),
    interval: Math.max(positive(fields["interval"]) ?? defaultInterval, shortestInterval)
  })
}

/** RFC 8628 sections 3.1 and 3.2. */
export const begin = Effect.fnUntraced(function*(
  requests: Requests,
  scope: string
): Effect.fn.Return<Begun, AuthError.AuthError> {
  const endpoint = yield* discover(requests)
  const answer = yield* requests.post(endpoint, { scope }, [])
  const failure = isSuccess(answer) ? undefined : failureOf(answer)
  if (failure !== undefined) return yield* failure
  const now = yield* Clock.currentTimeMillis
  return yield* Effect.fromResult(readCode(fieldsOf(answer.body) ?? {}, now))
})

// RFC 8628 section 3.5
const slowDown = 5000

/** The longest pause for a server that does not answer. */
const longestPause = 60_000

type Next =
  | { readonly _tag: "Tokens"; readonly response: TokenResponse }
  | { readonly _tag: "Pending" | "SlowDown" }
  | {
    readonly _tag: "Unavailable"
    readonly error: AuthError.AuthError
    /** As much as `slow_down`, which some servers say under this status only. */
    readonly isTooMany: boolean
    readonly retryAfter: number
  }

/** RFC 8628 section 3.5: what a question came to, where it is not the end of the login. */
const nextOf = (error: AuthError.AuthError, lifetime: Duration.Duration): Effect.Effect<Next, AuthError.AuthError> => {
  const { reason } = error
  if (reason._tag === "AuthServerUnavailable") {
    const retryAfter = reason.retryAfter === undefined ? 0 : Duration.toMillis(reason.retryAfter)
    return Effect.succeed({ _tag: "Unavailable", error, isTooMany: reason.status === 429, retryAfter })
  }
  if (reason._tag !== "TokenRejected") return Effect.fail(error)
  switch (reason.error) {
    case "authorization_pending":
      return Effect.succeed({ _tag: "Pending" })
    case "slow_down":
      return Effect.succeed({ _tag: "SlowDown" })
    case "expired_token":
      return Effect.fail(overdue(lifetime, undefined))
    case "access_denied":
      return Effect.fail(AuthError.make(
        { _tag: "CallbackDenied", error: reason.error, description: reason.description },
        error.message
      ))
    default:
      return Effect.fail(error)
  }
}

const overdue = (lifetime: Duration.Duration, last: AuthError.AuthError | undefined): AuthError.AuthError =>
  AuthError.make(
    { _tag: "LoginTimeout", duration: lifetime },
    last === undefined
      ? `Nobody logged in within ${Duration.format(lifetime)}. Start another login.`
      : `The authorization server did not say within ${
        Duration.format(lifetime)
      } whether somebody logged in. Start another login.`,
    last
  )

/** Asks until the user has decided or the code is over (RFC 8628 sections 3.4 and 3.5). */
export const awaitTokens = Effect.fnUntraced(function*(
  { authBaseUrl, post }: Requests,
  { code, deviceCode, interval: given, lifetime }: Begun
): Effect.fn.Return<TokenResponse, AuthError.AuthError> {
  const ask = post(
    `${authBaseUrl}/token`,
    { grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code: deviceCode },
    [deviceCode, code.userCode],
    Duration.millis(limits.answer)
  ).pipe(
    Effect.flatMap((answer) => Effect.fromResult(fromAnswer(answer))),
    Effect.map((response): Next => ({ _tag: "Tokens", response })),
    Effect.catch((error) => nextOf(error, lifetime))
  )
  let interval = given
  let pause = given
  let failures = 0
  let last: AuthError.AuthError | undefined
  while (true) {
    const left = code.expiresAt - (yield* Clock.currentTimeMillis)
    yield* Effect.sleep(Duration.millis(Math.max(0, Math.min(pause, left))))
    if (pause >= left) return yield* overdue(lifetime, last)
    const next = yield* ask
    if (next._tag === "Tokens") return next.response
    if (next._tag === "Unavailable") {
      failures++
      last = next.error
      if (next.isTooMany) interval += slowDown
      const backoff = pauseAfter(failures + 1, { base: interval, factor: 2, cap: longestPause })
      pause = Math.max(interval, next.isTooMany ? 0 : backoff, next.retryAfter)
    } else {
      failures = 0
      last = undefined
      if (next._tag === "SlowDown") interval += slowDown
      pause = interval
    }
  }
})
