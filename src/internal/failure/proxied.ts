/**
 * How a proxy answers a failure of its own calls: what the API said, and of what happened to the proxy itself no more than the caller can use.
 */
import type * as Duration from "effect/Duration"
import * as ApiError from "../../ApiError.ts"
import { type AuthError, needsLogin } from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import { mayEnd } from "./authErrors.ts"

export type Passes = "message" | "hint" | "details" | "requestId" | "retryAfter"

export interface Refusal {
  readonly status: number
  readonly code: ApiError.ApiErrorCode
  readonly message: string
  readonly hint: string | undefined
  readonly details: { readonly [name: string]: unknown }
  readonly requestId: string | undefined
  readonly retryAfter: Duration.Duration | undefined
}

/** A caller whom the proxy does not know. */
interface Unknown {
  readonly _tag: "Unknown"
}

const sentences: { readonly [status: number]: string } = {
  400: "The request is invalid",
  401: "Log in to make this call",
  500: "The server is not configured for this call",
  502: "The Management API gave no usable answer",
  503: "The login could not be refreshed now: try again later",
  504: "The Management API did not answer in time"
}

const codes: { readonly [status: number]: ApiError.ApiErrorCode } = {
  400: "client-error",
  401: "authentication-failed"
}

const plain = (status: number, more?: Partial<Refusal>): Refusal => ({
  status,
  code: codes[status] ?? "internal-server-error",
  message: sentences[status] ?? `The Management API answered ${status}`,
  hint: undefined,
  details: {},
  requestId: undefined,
  retryAfter: undefined,
  ...more
})

const ofAuthError = (error: AuthError): Refusal => {
  const { reason } = error
  if (needsLogin(error)) return plain(401)
  if (!mayEnd(error)) return plain(500)
  return plain(503, { retryAfter: reason._tag === "AuthServerUnavailable" ? reason.retryAfter : undefined })
}

const ofFetchError = ({ reason }: FetchError): Refusal => {
  switch (reason._tag) {
    case "Timeout":
      return plain(504)
    case "Transport":
      return plain(502)
    case "InvalidResponse":
      return plain(502, { requestId: reason.requestId })
    case "InvalidRequest":
      return plain(400, { message: reason.issues.map(({ message, path }) => `${path}: ${message}`).join("; ") })
  }
}

export const refusalOf = (failure: ApiError.Failure<ApiError.ApiError> | Unknown): Refusal => {
  if (failure._tag === "Unknown") return plain(401)
  if (failure._tag === "AuthError") return ofAuthError(failure)
  if (failure._tag === "FetchError") return ofFetchError(failure)
  const { code, details, hint, message, requestId, retryAfter, status } = failure
  return status < 400
    ? plain(502, { requestId, retryAfter })
    : { status, code, message, hint, details, requestId, retryAfter }
}

/** What of it may pass. */
export const passed = (refusal: Refusal, passes: ReadonlyArray<Passes> | undefined): Refusal => {
  if (passes === undefined) return refusal
  const may = (name: Passes): boolean => passes.includes(name)
  return {
    ...plain(refusal.status, { code: refusal.code }),
    ...(may("message") ? { message: refusal.message } : undefined),
    ...(may("hint") ? { hint: refusal.hint } : undefined),
    ...(may("details") ? { details: refusal.details } : undefined),
    ...(may("requestId") ? { requestId: refusal.requestId } : undefined),
    ...(may("retryAfter") ? { retryAfter: refusal.retryAfter } : undefined)
  }
}
