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
import { quoted } from "../failure/quoted.ts"
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

const jsonFieldsOf = (body: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(body)
    return Predicate.isObject(value) ? value as Fields : undefined
  } catch {
    return undefined
  }
}

// Some servers answer as the request was written, whatever was asked for.
const isForm = /^\s*[\w.]+=[^\s<>"{}]*\s*$/

const formFieldsOf = (body: string): Fields | undefined =>
  isForm.test(body) ? Object.fromEntries(new URLSearchParams(body.trim())) : undefined

export const fieldsOf = (body: string): Fields | undefined => jsonFieldsOf(body) ?? formFieldsOf(body)

/** An answer that is not what the RFCs say. */
export const invalid = (message: string, field?: string): AuthError.AuthError =>
  AuthError.make(
    field === undefined ? { _tag: "TokenResponseInvalid" } : { _tag: "TokenResponseInvalid", field },
    message
  )

const isText = (u: unknown): u is string => Predicate.isString(u) && u.trim() !== ""

/** A time in seconds, as a number or as text. */
export const seconds = (value: unknown): Duration.Duration | undefined => {
  const count = typeof value === "string" && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value
  return Predicate.isNumber(count) && Number.isFinite(count) && count >= 0 ? Duration.seconds(count) : undefined
}

const success = (fields: Fields | undefined): Result.Result<TokenResponse, AuthError.AuthError> => {
  if (fields === undefined) return Result.fail(invalid("Invalid token response format"))
  const { access_token, expires_in, refresh_token, token_type } = fields
  if (!Predicate.isString(access_token) || !isBearerToken(access_token)) {
    // What no call could send is told now, not at the next call.
    return Result.fail(invalid("Invalid token response format: access_token", "access_token"))
  }
  // Required by RFC 6749 section 5.1. Where it says nothing, the access token is what was asked for; of another type, no call could use it.
  if (isText(token_type) && token_type.trim().toLowerCase() !== "bearer") {
    return Result.fail(invalid("Invalid token response format: token_type is not Bearer", "token_type"))
  }
  return Result.succeed({
    accessToken: Redacted.make(access_token),
    refreshToken: isText(refresh_token) ? Redacted.make(refresh_token) : undefined,
    expiresIn: seconds(expires_in)
  })
}

/** What a refusal says, in words that may be shown. */
interface Refusal {
  readonly error: string
  readonly description: string | undefined
}

/** The refusal in an answer of whatever status: RFC 6749 section 5.2, or as the API itself and its exchange write one. */
const refusalOf = ({ secrets }: Answer, fields: Fields | undefined): Refusal | undefined => {
  const { code, message } = Predicate.isObject(fields?.["error"])
    ? fields["error"] as Fields
    : { code: fields?.["error"], message: fields?.["error_description"] ?? fields?.["errorDescription"] }
  return isText(code)
    ? { error: quoted(code.trim(), secrets), description: isText(message) ? quoted(message, secrets) : undefined }
    : undefined
}

const wordsOf = ({ description, error }: Refusal): string =>
  description === undefined ? error : `${error}: ${description}`

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300

/** The failure that an answer says; `undefined` where it is a success. A refusal is one under every status. */
export const failureOf = (answer: Answer, fields = fieldsOf(answer.body)): AuthError.AuthError | undefined => {
  const { retryAfter, status } = answer
  const refusal = refusalOf(answer, fields)
  if (status === 429 || status >= 500) {
    return AuthError.make(
      { _tag: "AuthServerUnavailable", status, retryAfter },
      `Token request failed with status ${status}${refusal === undefined ? "" : `: ${wordsOf(refusal)}`}`
    )
  }
  if (refusal !== undefined) return AuthError.make({ _tag: "TokenRejected", ...refusal, status }, wordsOf(refusal))
  if (isSuccess(answer)) return undefined
  return invalid(
    status < 400 ? `Token request failed with status ${status}` : `Failed to parse token response (status ${status})`
  )
}

/** The tokens of an answer. */
export const fromAnswer = (answer: Answer): Result.Result<TokenResponse, AuthError.AuthError> => {
  const fields = fieldsOf(answer.body)
  // Beside an access token an error says nothing.
  const failure = isSuccess(answer) && isText(fields?.["access_token"]) ? undefined : failureOf(answer, fields)
  return failure === undefined ? success(fields) : Result.fail(failure)
}
