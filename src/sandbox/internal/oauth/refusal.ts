/** How the authorization server says no to a program (RFC 6749 section 5.2). */
import * as Data from "effect/Data"
import * as HttpServerResponse from "effect/http/HttpServerResponse"

export type ErrorCode =
  // RFC 6749 section 5.2
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope"
  // RFC 8628 section 3.5
  | "authorization_pending"
  | "slow_down"
  | "access_denied"
  | "expired_token"
  // RFC 6749 section 4.1.2.1, which a test may have a device told too
  | "server_error"
  | "temporarily_unavailable"

/** Descriptions are fixed texts: nothing of a request comes back in one. */
export class Refusal extends Data.TaggedError("Refusal")<{
  readonly error: ErrorCode
  readonly description: string
  /** Whether the client tried the `Authorization` header, which a 401 then answers. */
  readonly challenge?: boolean
}> {}

/** The usual code with a status; `slow_down` is said to a device only. */
export const usualCode = (status: number, isDevice: boolean): ErrorCode => {
  if (status === 401) return "invalid_client"
  if (status === 403) return "access_denied"
  if (status === 429) return isDevice ? "slow_down" : "temporarily_unavailable"
  if (status < 500) return "invalid_request"
  return status === 500 ? "server_error" : "temporarily_unavailable"
}

export const refusal = (error: ErrorCode, description: string): Refusal => new Refusal({ error, description })

// RFC 6749 section 5.1
export const noStore = { "cache-control": "no-store", "pragma": "no-cache" }

export const respond = ({ challenge, description, error }: Refusal): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.jsonUnsafe({ error, error_description: description }, {
    status: error === "invalid_client" ? 401 : 400,
    headers: { ...noStore, ...challenge === true ? { "www-authenticate": "Basic realm=\"sandbox\"" } : undefined }
  })
