/**
 * What this transport says of failures: Effect's errors, with undici's own as their cause.
 */
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"

type Request = HttpClientRequest.HttpClientRequest

export const interrupted = (): Error => new Error("The request was interrupted")

export const abandoned = (): Error => new Error("The body of the answer was abandoned before its end")

/** As undici says it for the transports of which it has the socket. */
export const badUpgrade = (): Error => new Error("bad upgrade")

const codeOf = (cause: unknown): unknown => cause instanceof Error && "code" in cause ? cause.code : undefined

// What undici refuses to send: no other attempt changes that.
const unsendable: ReadonlySet<unknown> = new Set([
  "UND_ERR_INVALID_ARG",
  "UND_ERR_NOT_SUPPORTED",
  "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH"
])

/** Why a request that no connection took has no answer: a dispatcher that is gone has not sent it, whether it was closed or destroyed. */
export const notTaken = (cause: unknown): unknown =>
  codeOf(cause) === "UND_ERR_DESTROYED"
    ? Object.assign(new Error("The dispatcher is closed", { cause }), { code: "UND_ERR_CLOSED" })
    : cause

const descriptionOf = (cause: unknown): string | undefined => {
  const code = codeOf(cause)
  if (code === "UND_ERR_CLOSED" || code === "UND_ERR_DESTROYED") {
    return "The dispatcher is closed: the layer that it belongs to was released, or the program closed it"
  }
  return cause instanceof Error && cause.message === "bad upgrade"
    ? "The server switched protocols (101) without being asked"
    : undefined
}

export const transportError = (
  request: Request,
  fields: { readonly cause?: unknown; readonly description?: string | undefined }
): HttpClientError.HttpClientError => {
  const { description, ...others } = fields
  return new HttpClientError.HttpClientError({
    reason: new HttpClientError.TransportError({
      request,
      ...others,
      ...(description === undefined ? undefined : { description })
    })
  })
}

const encodeError = (request: Request, cause: unknown): HttpClientError.HttpClientError =>
  new HttpClientError.HttpClientError({ reason: new HttpClientError.EncodeError({ request, cause }) })

/** Why there is no answer. `ofBody` is why the request's body ended early, where it did. */
export const dispatchFailure = (
  request: Request,
  cause: unknown,
  ofBody?: { readonly cause: unknown }
): HttpClientError.HttpClientError => {
  if (ofBody !== undefined) return encodeError(request, ofBody.cause)
  if (unsendable.has(codeOf(cause))) return encodeError(request, cause)
  return transportError(request, { cause, description: descriptionOf(cause) })
}
