/** How the sandbox says no: the error classes of the API with its codes, and the same as an answer on the wire. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as ApiError from "../../../ApiError.ts"

interface Said {
  readonly code?: ApiError.ApiErrorCode
  readonly message: string
  readonly hint?: string
  readonly details?: { readonly [name: string]: unknown }
}

/** An error class with its usual code, which `ApiError` keeps. */
interface ErrorClass<E> {
  new(fields: ApiError.ApiErrorFields): E
  readonly usualCode: ApiError.ApiErrorCode
}

const fieldsOf = (usualCode: ApiError.ApiErrorCode, said: Said): ApiError.ApiErrorFields => ({
  code: said.code ?? usualCode,
  message: said.message,
  hint: said.hint,
  details: said.details ?? {},
  retryAfter: undefined,
  requestId: undefined,
  body: ""
})

const refusal = <E>(Class: ErrorClass<E>) => (said: Said): E => new Class(fieldsOf(Class.usualCode, said))

export const badRequest = refusal(ApiError.BadRequest)
export const unauthorized = refusal(ApiError.Unauthorized)
export const forbidden = refusal(ApiError.Forbidden)
export const notFound = refusal(ApiError.NotFound)
export const conflict = refusal(ApiError.Conflict)
export const tooLarge = refusal(ApiError.PayloadTooLarge)
export const tooMany = refusal(ApiError.TooManyRequests)
export const invalid = refusal(ApiError.UnprocessableEntity)
export const internal = refusal(ApiError.InternalServerError)
export const unavailable = refusal(ApiError.ServiceUnavailable)

/** 501: the contract has it, and the sandbox has not. The real API never answers so, and has no class for it. */
export const notImplemented = (said: Said) => ({ ...fieldsOf("not-implemented", said), status: 501 })

export const bodyOf = (error: ApiError.ApiErrorFields) => ({
  error: {
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? undefined : { hint: error.hint }),
    ...error.details
  }
})

export const respond = (error: ApiError.ApiErrorFields & { readonly status: number }) =>
  HttpServerResponse.jsonUnsafe(bodyOf(error), { status: error.status })

/**
 * Refuses where the contract does not declare the status for the operation, which the real API does too: the answer goes past
 * the endpoint's error schema.
 */
export const undeclared = <A, E extends ApiError.ApiError, R>(
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, never, R> => Effect.catch(effect, (error) => Effect.die(respond(error)))

/** Says the time of the sandbox (RFC 9110 section 6.6.1), where nothing else was to be said: whatever serves it would say its own. */
export const dated =
  (clock: { readonly now: () => number }) =>
  (response: HttpServerResponse.HttpServerResponse): HttpServerResponse.HttpServerResponse =>
    response.headers["date"] === undefined
      ? HttpServerResponse.setHeader(response, "date", new Date(clock.now()).toUTCString())
      : response
