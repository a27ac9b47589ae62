/**
 * What the Management API answers when it refuses: a class a status, all with the same fields.
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

/**
 * The API's machine-readable error codes that are known; others are possible.
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
 * What every API error carries.
 *
 * **Details**
 *
 * Printed, as a string, in a log or by a process that dies of it, an error says all of this on lines of its own making: control
 * characters in its `code`, `message` and `hint` are replaced.
 *
 * @since 0.1.0
 * @category models
 */
export interface ApiErrorFields {
  /** What the API says; where the body is not its own, a sentence about the status with what a gateway says. */
  readonly message: string
  /** The call: group and method, for example `projects.get`. */
  readonly operation?: string | undefined
  /** Empty where the body has no code (a proxy's page, an empty answer). */
  readonly code: ApiErrorCode
  readonly hint: string | undefined
  /** From `Retry-After`, seconds or date. */
  readonly retryAfter: Duration.Duration | undefined
  /** From `x-request-id`, else `cf-ray`: what support asks for. */
  readonly requestId: string | undefined
  /** The members of the API's error object besides code, message and hint, for example `existingAppId`. */
  readonly details: { readonly [name: string]: unknown }
  /**
   * The first 2 KiB of the body, as one line and without what was sent of secrets: what a gateway says is nowhere else whole. Empty below 400: what such a
   * body holds is not known, so it may be a secret.
   */
  readonly body: string
  /** How many attempts there were, where there was more than one. */
  readonly attempts?: number
  /** What the API answered to the attempt before the last, where it did. */
  readonly previousStatus?: number | undefined
  /** Whether doing the call twice is as good as doing it once; not there where no client made the call. */
  readonly isIdempotent?: boolean | undefined
}

/**
 * 400: the request is wrong as a whole; `planLimitReached` comes under this status too.
 *
 * @since 0.1.0
 * @category errors
 */
export class BadRequest extends RefusalError("BadRequest")<ApiErrorFields> {
  static readonly usualCode = "client-error"
  readonly status = 400
}

/**
 * 401: the token is missing, expired or revoked, also after a refresh.
 *
 * @since 0.1.0
 * @category errors
 */
export class Unauthorized extends RefusalError("Unauthorized")<ApiErrorFields> {
  static readonly usualCode = "authentication-failed"
  readonly status = 401
}

/**
 * 403: the token may not do this, or not in this workspace.
 *
 * @since 0.1.0
 * @category errors
 */
export class Forbidden extends RefusalError("Forbidden")<ApiErrorFields> {
  static readonly usualCode = "permission-denied"
  readonly status = 403
}

/**
 * 404: there is no such resource, or the token cannot see it.
 *
 * @since 0.1.0
 * @category errors
 */
export class NotFound extends RefusalError("NotFound")<ApiErrorFields> {
  static readonly usualCode = "resource-not-found"
  readonly status = 404
}

/**
 * 409: the resource exists already, or its state does not allow this.
 *
 * @since 0.1.0
 * @category errors
 */
export class Conflict extends RefusalError("Conflict")<ApiErrorFields> {
  static readonly usualCode = "client-error"
  readonly status = 409
}

/**
 * 413: the body is too large.
 *
 * @since 0.1.0
 * @category errors
 */
export class PayloadTooLarge extends RefusalError("PayloadTooLarge")<ApiErrorFields> {
  static readonly usualCode = "client-error"
  readonly status = 413
}

/**
 * 422: a field is wrong in a way that only the server can tell.
 *
 * @since 0.1.0
 * @category errors
 */
export class UnprocessableEntity extends RefusalError("UnprocessableEntity")<ApiErrorFields> {
  static readonly usualCode = "validation-error"
  readonly status = 422
}

/**
 * 429: too many requests, or a permanent quota; the `code` tells which.
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
 * 503: the API cannot answer now; `retryAfter` says when it may.
 *
 * @since 0.1.0
 * @category errors
 */
export class ServiceUnavailable extends RefusalError("ServiceUnavailable")<ApiErrorFields> {
  static readonly usualCode = "internal-server-error"
  readonly status = 503
}

/**
 * A status that the contract does not declare for the operation.
 *
 * @since 0.1.0
 * @category errors
 */
export class UnexpectedStatus extends RefusalError("UnexpectedStatus")<ApiErrorFields & { readonly status: number }> {}

/**
 * The class of each status, with the code that the API usually gives with it (`usualCode`).
 *
 * **Details**
 *
 * A class and its entry here are all that a status needs: generated endpoints, codecs, the client and the sandbox read them from here.
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
 * A status that has a class of its own.
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
 * Every way in which an operation can fail: the error classes that the contract declares for it, a status that it does not
 * declare, no authorization, no usable answer.
 *
 * @since 0.1.0
 * @category models
 */
export type Failure<Declared extends ApiError = never> = Declared | UnexpectedStatus | AuthError | FetchError

/**
 * Whether a value is an error that the API answered with.
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
 * Whether a program may retry the call: it may succeed then, and cannot do something twice.
 *
 * **Details**
 *
 * `true` for transient failures (an overloaded or failing API, a broken connection, a timeout), and only if the call is idempotent or
 * certainly did nothing (`outcome`). So a create that was answered with a 503 is not retried: look first whether it is there. `false` for a
 * quota or a plan's limit, and for anything else that waiting does not change.
 *
 * A client has retried before it fails: this is for a program's own retries around it.
 *
 * **Example** (Three more tries)
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
 * Narrows to the API errors with a code, whatever their status: a code matters more than a status, `planLimitReached` for
 * example comes under 400, 404, 409 and 422.
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
