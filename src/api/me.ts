// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { NullableNamedReference } from "./schemas.ts"

/** A part of `Identity`. */
export interface Credential {
  /** The kind of token: `oauth` from a login, `service_token` for a machine, `management_token`, or `agent_token`. */
  readonly type: "oauth" | "service_token" | "management_token" | "agent_token" | (string & {})

  /** The id of the token in the API. Null if it has none. */
  readonly id: string | null

  /** The display name of the token. Null if it has none. */
  readonly name: string | null
}

export const Credential: Schema.Codec<Credential, unknown> = Schema.Struct({
  type: codecs.openEnum<"oauth" | "service_token" | "management_token" | "agent_token">(),
  id: Schema.NullOr(Schema.String),
  name: Schema.NullOr(Schema.String)
})

/** The owner of a token. */
export interface Identity {
  /** The person who logged in. Null for the token of a machine. */
  readonly user: {
    /** The id of the person, with its prefix `usr_`. */
    readonly id: string

    /** The email address of the person. */
    readonly email: string

    /** The name of the person. Null if there is none. */
    readonly name: string | null
  } | null

  /** The workspace of the token. Null if it has no single workspace. */
  readonly workspace: NullableNamedReference

  /** The kind of token. */
  readonly credential: Credential
}

export const Identity: Schema.Codec<Identity, unknown> = Schema.Struct({
  user: Schema.NullOr(Schema.Struct({ id: Schema.String, email: Schema.String, name: Schema.NullOr(Schema.String) })),
  workspace: NullableNamedReference,
  credential: Credential
})

/** The owner of the token. */
export interface Me {
  /**
   * Gets the owner of the token: a user, a workspace, a credential.
   *
   * `GET /v1/me`
   */
  readonly get: () => Effect.Effect<Identity, ApiError.Failure<ApiError.Unauthorized>>
}

/** The owner of the token. */
export class MeGroup extends HttpApiGroup.make("me").add(
  HttpApiEndpoint.get("get", "/v1/me", {
    disableCodecs: true,
    success: codecs.data(Identity),
    error: errors.usual(401)
  })
).middleware(Authorization) {
  declare static readonly Client: Me
}
