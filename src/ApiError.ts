/**
 * The errors that the Management API answers with: one class per HTTP status, all with the same fields.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import { type AuthError, isAuthError } from "./AuthError.ts"
import { type FetchError, isFetchError } from "./FetchError.ts"
import { mayEnd } from "./internal/failure/authErrors.ts"
import { isRefusal, RefusalError } from "./internal/failure/refusal.ts"
import { mayPass } from "./internal/failure/transient.ts"
import { isPermanent } from "./internal/failure/transportCause.ts"

export type {
  /**
   * `notProcessed`: the API certainly did not carry out the request. `unknown`: it may have.
   *
   * @since 0.1.0
   * @category models
   */
  Outcome
} from "./internal/failure/transient.ts"

/**
 * The error codes of the API that this package knows. Others are possible.
 *
 * @since 0.1.0
 * @category models
 */
export type ApiErrorCode =
  | "app:already_exists"
  | "authentication-failed"
  | "client-error"
  | "internal-server-error"
  | "permission-denied"
  | "planLimitReached"
  | "rate-limit-exceeded"
  | "rateLimitReached"
  | "resource-not-found"
  | "spendLimitReached"
  | "unauthorized"
  | "validation-error"
  | (string & {})

/**
 * The fields that every API error has.
 *
 * **Details**
 *
 * Error messages fit on one line: control characters in `code`, `message` and `hint` are replaced.
 *
 * @since 0.1.0
 * @category models
 */
export interface ApiErrorFields {
  /** The API's message. If the body is not an API error, a sentence about the status, with what the gateway wrote. */
  readonly message: string
  /** The operation that failed, for example `projects.get`. */
  readonly operation?: string | undefined
  /** The API's error code. Empty if the body has none (a proxy's page, an empty body). */
  readonly code: ApiErrorCode
  readonly hint: string | undefined
  /** How long to wait, from `Retry-After` (seconds or a date). */
  readonly retryAfter: Duration.Duration | undefined
  /** The id to give to Prisma support: `x-request-id`, or `cf-ray`. */
  readonly requestId: string | undefined
  /** The other members of the API's error object, for example `existingAppId`. */
  readonly details: { readonly [name: string]: unknown }
  /**
   * The first 2 KiB of the body, on one line, with the secrets of the request removed. A gateway's own page shows up
   * only here. Empty for a status below 400: such a body may hold secrets.
   */
  readonly body: string
  /** The number of attempts, if there was more than one. */
  readonly attempts?: number
  /** What the API answered to the attempt before the last, if it did. */
  readonly previousStatus?: number | undefined
  /**
   * Whether the operation is idempotent: making the call twice has the same effect as making it once. Absent if the
   * error does not come from a client.
   */
  readonly isIdempotent?: boolean | undefined
}

/**
 * 400: the request is invalid. `planLimitReached` is also used with this status.
 *
 * @since 0.1.0
 * @category errors
 */
export class BadRequest extends RefusalError("BadRequest")<ApiErrorFields> {
  static readonly usualCode = "client-error"
  readonly status = 400
}

/**
 * 401: the token is missing, expired or revoked, even after a refresh.
 *
 * @since 0.1.0
 * @category errors
 */
export class Unauthorized extends RefusalError("Unauthorized")<ApiErrorFields> {
  static readonly usualCode = "authentication-failed"
  readonly status = 401
}

/**
 * 403: the token is not allowed to do this, or not in this workspace.
 *
 * @since 0.1.0
 * @category errors
 */
export class Forbidden extends RefusalError("Forbidden")<ApiErrorFields> {
  static readonly usualCode = "permission-denied"
  readonly status = 403
}

/**
 * 404: the resource does not exist, or the token cannot see it.
 *
 * @since 0.1.0
 * @category errors
 */
export class NotFound extends RefusalError("NotFound")<ApiErrorFields> {
  static readonly usualCode = "resource-not-found"
  readonly status = 404
}

/**
 * 409: the resource already exists, or its state does not allow the operation.
 *
 * @since 0.1.0
 * @category errors
 */
export class Conflict extends RefusalError("Conflict")<ApiErrorFields> {
  static readonly usualCode = "client-error"
  readonly status = 409
}

/**
 * 413: the request body is too large.
 *
 * @since 0.1.0
 * @category errors
 */
export class PayloadTooLarge extends RefusalError("PayloadTooLarge")<ApiErrorFields> {
  static readonly usualCode = "client-error"
  readonly status = 413
}

/**
 * 422: a field is invalid in a way that only the server can check.
 *
 * @since 0.1.0
 * @category errors
 */
export class UnprocessableEntity extends RefusalError("UnprocessableEntity")<ApiErrorFields> {
  static readonly usualCode = "validation-error"
  readonly status = 422
}

/**
 * 429: too many requests, or a permanent quota. `code` tells them apart.
 *
 * @since 0.1.0
 * @category errors
 */
export class TooManyRequests extends RefusalError("TooManyRequests")<ApiErrorFields> {
  static readonly usualCode = "rate-limit-exceeded"
  readonly status = 429
}

/**
 * 500: the API failed.
 *
 * @since 0.1.0
 * @category errors
 */
export class InternalServerError extends RefusalError("InternalServerError")<ApiErrorFields> {
  static readonly usualCode = "internal-server-error"
  readonly status = 500
}

/**
 * 503: the API is unavailable. `retryAfter` says how long to wait.
 *
 * @since 0.1.0
 * @category errors
 */
export class ServiceUnavailable extends RefusalError("ServiceUnavailable")<ApiErrorFields> {
  static readonly usualCode = "internal-server-error"
  readonly status = 503
}

/**
 * The API answered with a status that the contract does not declare for the operation.
 *
 * @since 0.1.0
 * @category errors
 */
export class UnexpectedStatus extends RefusalError("UnexpectedStatus")<ApiErrorFields & { readonly status: number }> {}

/**
 * The error class of each status, with the code that the API usually sends with it (`usualCode`).
 *
 * **Details**
 *
 * The endpoints, codecs, client and sandbox all read the mapping from here.
 *
 * @since 0.1.0
 * @category models
 */
export const byStatus = {
  400: BadRequest,
  401: Unauthorized,
  403: Forbidden,
  404: NotFound,
  409: Conflict,
  413: PayloadTooLarge,
  422: UnprocessableEntity,
  429: TooManyRequests,
  500: InternalServerError,
  503: ServiceUnavailable
} as const

/**
 * A status that has its own error class.
 *
 * @since 0.1.0
 * @category models
 */
export type DeclaredStatus = keyof typeof byStatus

/**
 * Any error that the API answers with.
 *
 * @since 0.1.0
 * @category models
 */
export type ApiError = InstanceType<(typeof byStatus)[DeclaredStatus]> | UnexpectedStatus

/**
 * Every way an operation can fail: the error classes that the contract declares for it, an undeclared status, a failed
 * authorization, or no usable answer.
 *
 * @since 0.1.0
 * @category models
 */
export type Failure<Declared extends ApiError = never> = Declared | UnexpectedStatus | AuthError | FetchError

/**
 * Checks whether a value is an `ApiError`.
 *
 * @since 0.1.0
 * @category guards
 */
export const isApiError = <E>(error: E): error is unknown extends E ? E & ApiError : Extract<E, ApiError> =>
  isRefusal(error)

const mayPassLater = (failure: ApiError | FetchError): boolean => {
  if (isApiError(failure)) return mayPass(failure.status, failure.code)
  const { reason } = failure
  if (reason._tag === "Transport") return !isPermanent(reason.code)
  return reason._tag === "Timeout"
}

/**
 * Checks whether it is safe and useful to retry a failed call.
 *
 * **Details**
 *
 * `true` if the failure is transient (an overloaded or failing API, a broken connection, a timeout), and the call is
 * idempotent or was certainly not processed (see `outcome`).
 *
 * `false` for a create that failed with a 500: check whether the resource exists before you create it again. Also
 * `false` for quotas and plan limits, and for every failure that waiting does not fix.
 *
 * Clients already retry by their `RetryPolicy`. Use this for your own retries around them.
 *
 * **Example** (Retrying three more times)
 *
 * ```ts
 * import * as ApiError from "effect-prisma-management/ApiError"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Effect from "effect/Effect"
 *
 * export const project = (id: string) =>
 *   Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.get({ params: { id } })).pipe(
 *     Effect.retry({ while: ApiError.isRetryable, times: 3 })
 *   )
 * ```
 *
 * @since 0.1.0
 * @category guards
 */
export const isRetryable = (failure: unknown): boolean => {
  if (isAuthError(failure)) return mayEnd(failure)
  if (!isApiError(failure) && !isFetchError(failure)) return false
  return mayPassLater(failure) && (failure.isIdempotent === true || failure.outcome === "notProcessed")
}

/**
 * Narrows an error to the API errors with one of these codes, whatever their status.
 *
 * **When to use**
 *
 * Use to handle a specific problem. The code says more than the status: `planLimitReached`, for example, is sent with
 * 400, 404, 409 and 422.
 *
 * **Example** (Handling a plan limit)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as ApiError from "effect-prisma-management/ApiError"
 *
 * const withoutLimit = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
 *   effect.pipe(Effect.catchIf(ApiError.hasCode("planLimitReached"), () => Effect.succeed("upgrade your plan")))
 * ```
 *
 * @since 0.1.0
 * @category guards
 */
export const hasCode = <const Codes extends ReadonlyArray<ApiErrorCode>>(...codes: Codes) =>
<E>(error: E): error is
  & (unknown extends E ? E & ApiError : Extract<E, ApiError>)
  & { readonly code: Codes[number] } => isApiError(error) && codes.includes(error.code)

/**
 * Narrows an error to the API errors with one of these statuses, whatever their class.
 *
 * **When to use**
 *
 * Use to handle a status for every operation. The contract does not declare every status for every operation: a 429 that
 * it does not declare is an `UnexpectedStatus`, which `Effect.catchTag("TooManyRequests", ...)` does not catch.
 *
 * **Example** (Handling any 429)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as ApiError from "effect-prisma-management/ApiError"
 *
 * const orLater = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
 *   effect.pipe(Effect.catchIf(ApiError.hasStatus(429), () => Effect.succeed("try later")))
 * ```
 *
 * @since 0.2.0
 * @category guards
 */
export const hasStatus =
  <const Statuses extends ReadonlyArray<number>>(...statuses: Statuses) =>
  <E>(error: E): error is
    & (unknown extends E ? E & ApiError : Extract<E, ApiError>)
    & { readonly status: Statuses[number] } => isApiError(error) && statuses.includes(error.status)
