/**
 * What an answer of the token endpoint means (RFC 6749 sections 5.1 and 5.2). It is the one place where token answers are
 * checked, and by hand: the session needs no schema at run time.
 */
import * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import { isBearerToken } from "../contract/bearerToken.ts"
import { quoted } from "../failure/text.ts"
import type { TokenResponse } from "../session/merge.ts"

/** An answer of the authorization server, read to its end. */
export interface Answer {
  readonly status: number
  readonly body: string
  readonly retryAfter: Duration.Duration | undefined
  /** What was sent and must not come back in a message. */
  readonly secrets: ReadonlyArray<string>
}

/** What is in a JSON object of the authorization server, not yet checked. */
export type Fields = { readonly [name: string]: unknown }

export const fieldsOf = (body: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(body)
    return Predicate.isObject(value) ? value as Fields : undefined
  } catch {
    return undefined
  }
}

/** An answer that is not what the RFCs say. */
export const invalid = (message: string, field?: string): AuthError.AuthError =>
  AuthError.make(
    field === undefined ? { _tag: "TokenResponseInvalid" } : { _tag: "TokenResponseInvalid", field },
    message
  )

/** A time in seconds, as a number or as text. */
export const seconds = (value: unknown): Duration.Duration | undefined => {
  const count = typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value
  return Predicate.isNumber(count) && Number.isFinite(count) && count >= 0 ? Duration.seconds(count) : undefined
}

const success = (fields: Fields | undefined): Result.Result<TokenResponse, AuthError.AuthError> => {
  if (fields === undefined) return Result.fail(invalid("Invalid token response format"))
  const { access_token, expires_in, refresh_token, token_type } = fields
  if (!Predicate.isString(access_token) || !isBearerToken(access_token)) {
    // What no call could send is told now, not at the next call.
    return Result.fail(invalid("Invalid token response format: access_token", "access_token"))
  }
  // Required by the RFC and always "Bearer"; a server that leaves it away is understood, another type is not.
  if (token_type !== undefined && String(token_type).toLowerCase() !== "bearer") {
    return Result.fail(invalid("Invalid token response format: token_type is not Bearer", "token_type"))
  }
  return Result.succeed({
    accessToken: Redacted.make(access_token),
    refreshToken: Predicate.isString(refresh_token) && refresh_token !== "" ? Redacted.make(refresh_token) : undefined,
    expiresIn: seconds(expires_in)
  })
}

const unavailable = ({ retryAfter, status }: Answer): AuthError.AuthError =>
  AuthError.make(
    { _tag: "AuthServerUnavailable", status, retryAfter },
    `Token request failed with status ${status}`
  )

/** The failure that an answer other than a success says. */
export const failureOf = (answer: Answer): AuthError.AuthError => {
  const { secrets, status } = answer
  if (status === 429 || status >= 500) return unavailable(answer)
  if (status < 400) return invalid(`Token request failed with status ${status}`)
  const fields = fieldsOf(answer.body)
  if (!Predicate.isString(fields?.["error"])) return invalid(`Failed to parse token response (status ${status})`)
  const error = quoted(fields["error"], secrets)
  // The API's own exchange writes the description in its way.
  const text = fields["error_description"] ?? fields["errorDescription"]
  const description = Predicate.isString(text) ? quoted(text, secrets) : undefined
  return AuthError.make(
    { _tag: "TokenRejected", error, description, status },
    description === undefined ? error : `${error}: ${description}`
  )
}

export const fromAnswer = (answer: Answer): Result.Result<TokenResponse, AuthError.AuthError> =>
  answer.status >= 200 && answer.status < 300 ? success(fieldsOf(answer.body)) : Result.fail(failureOf(answer))
