// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { Domain } from "./schemas.ts"

/** A parameter of `domains.get`, `domains.delete` and `domains.retry`. */
export const DomainId = Schema.String.check(Schema.isPattern(/^(dom_)?[A-Za-z0-9]+$/))

/** Custom domains of services. */
export interface Domains {
  /**
   * Gets a custom domain with the DNS records that it needs.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this domain.
   * - `NotFound`: The domain does not exist, or the token cannot see it.
   *
   * `GET /v1/domains/{domainId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
      readonly domainId: string
    }
  }) => Effect.Effect<
    Domain,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Removes a custom domain.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this domain.
   * - `NotFound`: The domain does not exist, or the token cannot see it.
   *
   * `DELETE /v1/domains/{domainId}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
      readonly domainId: string
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Starts the verification of a custom domain again.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this domain.
   * - `NotFound`: The domain does not exist, or the token cannot see it.
   * - `Conflict`: The verification is still running. Wait until the domain is `failed` or pending.
   *
   * `POST /v1/domains/{domainId}/retry`, experimental
   */
  readonly retry: (request: {
    readonly params: {
      /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
      readonly domainId: string
    }
  }) => Effect.Effect<
    Domain,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.TooManyRequests
    >
  >
}

/** Custom domains of services. */
export class DomainsGroup extends HttpApiGroup.make("domains").add(
  HttpApiEndpoint.get("get", "/v1/domains/:domainId", {
    disableCodecs: true,
    params: { domainId: DomainId },
    success: codecs.data(Domain),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/domains/:domainId", {
    disableCodecs: true,
    params: { domainId: DomainId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.post("retry", "/v1/domains/:domainId/retry", {
    disableCodecs: true,
    params: { domainId: DomainId },
    success: codecs.data(Domain),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(409), errors.usual(429)]
  })
).middleware(Authorization) {
  declare static readonly Client: Domains
}
