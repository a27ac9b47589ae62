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

const fields = (code: ApiError.ApiErrorCode, said: Said): ApiError.ApiErrorFields => ({
  code: said.code ?? code,
  message: said.message,
  hint: said.hint,
  details: said.details ?? {},
  retryAfter: undefined,
  requestId: undefined
})

export const badRequest = (said: Said) => new ApiError.BadRequest(fields("client-error", said))
export const unauthorized = (said: Said) => new ApiError.Unauthorized(fields("authentication-failed", said))
export const forbidden = (said: Said) => new ApiError.Forbidden(fields("permission-denied", said))
export const notFound = (said: Said) => new ApiError.NotFound(fields("resource-not-found", said))
export const conflict = (said: Said) => new ApiError.Conflict(fields("client-error", said))
export const tooLarge = (said: Said) => new ApiError.PayloadTooLarge(fields("client-error", said))
export const invalid = (said: Said) => new ApiError.UnprocessableEntity(fields("validation-error", said))
export const internal = (said: Said) => new ApiError.InternalServerError(fields("internal-server-error", said))

export const respond = (error: ApiError.ApiErrorFields & { readonly status: number }) =>
  HttpServerResponse.jsonUnsafe({
    error: {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? undefined : { hint: error.hint }),
      ...error.details
    }
  }, { status: error.status })

/**
 * Refuses where the contract does not declare the status for the operation, which the real API does too: the answer goes past
 * the endpoint's error schema.
 */
export const undeclared = <A, E extends ApiError.ApiError, R>(
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, never, R> => Effect.catch(effect, (error) => Effect.die(respond(error)))
