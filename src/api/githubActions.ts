// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"

/** The input of `githubActions.exchangeToken`. */
export interface ExchangeTokenInput {
  /** The OIDC token of the GitHub run, requested with the audience `prisma-cloud`. A secret. Not empty. */
  readonly token: string | Redacted.Redacted<string>

  /** How long the new token is valid, in seconds. From 60 to 3600. Default: `1800`. */
  readonly expiresInSeconds?: number | undefined
}

export const ExchangeTokenInput: Schema.Codec<ExchangeTokenInput, unknown> = Schema.Struct({
  token: codecs.secretInput(Schema.String.check(Schema.isMinLength(1))),
  expiresInSeconds: codecs.optional(
    Schema.Int.check(Schema.isGreaterThanOrEqualTo(60), Schema.isLessThanOrEqualTo(3600))
  )
})

/** A short-lived service token for one run of a GitHub workflow. */
export interface ExchangedToken {
  /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "serviceToken" | (string & {})

  /** The token, for calls to send as `Bearer`. A secret. It is not shown again. */
  readonly value: Redacted.Redacted<string>

  /** When it expires. */
  readonly expiresAt: DateTime.Utc

  /** The id of the workspace that it is for, with its prefix `wksp_`. */
  readonly workspaceId: string
}

export const ExchangedToken: Schema.Codec<ExchangedToken, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"serviceToken">(),
  value: codecs.Sensitive,
  expiresAt: codecs.Instant,
  workspaceId: Schema.String
})

/** The answer to every rejected exchange. */
export interface ExchangeRefusedBody {
  /** Always the same, whatever the reason. */
  readonly error: "unauthorized" | (string & {})

  /** The reason as text, always the same: it does not reveal whether a repository is connected. */
  readonly errorDescription: string
}

export const ExchangeRefusedBody: Schema.Codec<ExchangeRefusedBody, unknown> = Schema.Struct({
  error: codecs.openEnum<"unauthorized">(),
  errorDescription: Schema.String
})

/** Short-lived tokens for GitHub workflows. */
export interface GithubActions {
  /**
   * Exchanges the OIDC token of a GitHub workflow run for a short-lived service token.
   *
   * Needs no access token; the OIDC token must have the audience `prisma-cloud`. It lasts `expiresInSeconds`: 1800 by default, from 60 to 3600. Every rejection is the same 401.
   *
   * Fails with:
   * - `Unauthorized`: The OIDC token is missing, expired, not for `prisma-cloud`, or from a repository that is not connected. All get the same answer.
   *
   * `POST /v1/auth/github-actions/token`, experimental
   */
  readonly exchangeToken: (
    request: { readonly payload: ExchangeTokenInput }
  ) => Effect.Effect<ExchangedToken, ApiError.Failure<ApiError.Unauthorized | ApiError.TooManyRequests>>
}

/** Short-lived tokens for GitHub workflows. */
export class GithubActionsGroup extends HttpApiGroup.make("githubActions").add(
  HttpApiEndpoint.post("exchangeToken", "/v1/auth/github-actions/token", {
    disableCodecs: true,
    payload: ExchangeTokenInput,
    success: codecs.data(ExchangedToken).pipe(HttpApiSchema.status(201)),
    error: [errors.flat(401, ExchangeRefusedBody), errors.usual(429)]
  })
) {
  declare static readonly Client: GithubActions
}
