/** What an answer of the API says of authorization in `WWW-Authenticate` (RFC 6750 section 3). */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"

const challenge = (parameters: { readonly [name: string]: string }): string =>
  `Bearer ${Object.entries(parameters).map(([name, value]) => `${name}="${value}"`).join(", ")}`

const realm = "Prisma Management API"

/** Section 3.1: a client that sent no token is told of no error, since it may not have known that it needs one. */
const missing = challenge({ realm })

const invalid = challenge({
  realm,
  error: "invalid_token",
  error_description: "The access token is unknown, expired or revoked"
})

const insufficient = (scope: string): string =>
  challenge({ realm, error: "insufficient_scope", error_description: `The access token lacks ${scope}`, scope })

/** The bearer token of a request, good or not. */
export const tokenOf = ({ headers }: HttpServerRequest.HttpServerRequest): string | undefined =>
  /^bearer +(\S+) *$/i.exec(headers["authorization"] ?? "")?.[1]

/** A 401 says what it asks for, whoever answered it. */
export const withChallenge = (
  request: HttpServerRequest.HttpServerRequest,
  response: HttpServerResponse.HttpServerResponse
): HttpServerResponse.HttpServerResponse =>
  response.status !== 401 || response.headers["www-authenticate"] !== undefined
    ? response
    : HttpServerResponse.setHeader(response, "www-authenticate", tokenOf(request) === undefined ? missing : invalid)

/** A 403 for a token that is good, and not for this. */
export const withScope = (
  response: HttpServerResponse.HttpServerResponse,
  scope: string
): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.setHeader(response, "www-authenticate", insufficient(scope))
