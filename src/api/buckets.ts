// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { BranchFilter, BranchId, Pagination, ProjectId, ResourceReference } from "./schemas.ts"

export interface Bucket {
  readonly id: string
  readonly type: "bucket" | (string & {})
  readonly url: string
  readonly name: string
  readonly providerName: string
  readonly status: string
  readonly createdAt: DateTime.Utc
  readonly project: ResourceReference
  readonly branchId: string | null
  readonly logicalId: string | null
}

export const Bucket: Schema.Codec<Bucket, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"bucket">(),
  url: Schema.String,
  name: Schema.String,
  providerName: Schema.String,
  status: Schema.String,
  createdAt: codecs.Instant,
  project: ResourceReference,
  branchId: Schema.NullOr(Schema.String),
  logicalId: Schema.NullOr(Schema.String)
})

export interface BucketPage {
  readonly data: ReadonlyArray<Bucket>
  readonly pagination: Pagination
}

export const BucketPage: Schema.Codec<BucketPage, unknown> = Schema.Struct({
  data: Schema.Array(Bucket),
  pagination: Pagination
})

export interface CreateBucketInput {
  readonly projectId: string
  readonly name?: string | undefined
  readonly branchId?: string | undefined
  readonly branchGitName?: string | undefined
  readonly logicalId?: string | undefined
}

export const CreateBucketInput: Schema.Codec<CreateBucketInput, unknown> = Schema.Struct({
  projectId: ProjectId,
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(100))),
  branchId: codecs.optional(BranchId),
  branchGitName: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  logicalId: codecs.optional(Schema.String)
})

export const BucketId = Schema.String.check(Schema.isPattern(/^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export interface UpdateBucketInput {
  readonly displayName?: string | undefined
  readonly branchId?: string | undefined
  readonly branchGitName?: string | undefined
  readonly logicalId?: string | undefined
}

export const UpdateBucketInput: Schema.Codec<UpdateBucketInput, unknown> = Schema.Struct({
  displayName: codecs.optional(Schema.String),
  branchId: codecs.optional(Schema.String),
  branchGitName: codecs.optional(Schema.String),
  logicalId: codecs.optional(Schema.String)
})

export type BucketKeyRole = "read" | "read_write" | (string & {})

export const BucketKeyRole: Schema.Codec<BucketKeyRole, string> = codecs.openEnum<"read" | "read_write">()

export interface BucketKey {
  readonly id: string
  readonly type: "bucketKey" | (string & {})
  readonly name: string
  readonly valueHint: string
  readonly role: BucketKeyRole
  readonly createdAt: DateTime.Utc
}

export const BucketKey: Schema.Codec<BucketKey, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"bucketKey">(),
  name: Schema.String,
  valueHint: Schema.String,
  role: BucketKeyRole,
  createdAt: codecs.Instant
})

export interface BucketKeyPage {
  readonly data: ReadonlyArray<BucketKey>
  readonly pagination: Pagination
}

export const BucketKeyPage: Schema.Codec<BucketKeyPage, unknown> = Schema.Struct({
  data: Schema.Array(BucketKey),
  pagination: Pagination
})

export type BucketKeyRoleInput = "read" | "read_write"

export const BucketKeyRoleInput: Schema.Codec<BucketKeyRoleInput, string> = Schema.Literals(["read", "read_write"])

export interface CreateBucketKeyInput {
  readonly name?: string | undefined
  readonly role: BucketKeyRoleInput
}

export const CreateBucketKeyInput: Schema.Codec<CreateBucketKeyInput, unknown> = Schema.Struct({
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  role: BucketKeyRoleInput
})

/** A new key: the only time it carries its secret. */
export interface CreatedBucketKey {
  readonly id: string
  readonly type: "bucketKey" | (string & {})
  readonly name: string
  readonly valueHint: string
  readonly role: BucketKeyRole
  readonly createdAt: DateTime.Utc
  readonly secretAccessKey: Redacted.Redacted<string>
  readonly accessKeyId: string
  readonly endpoint: string
  readonly bucketName: string
}

export const CreatedBucketKey: Schema.Codec<CreatedBucketKey, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"bucketKey">(),
  name: Schema.String,
  valueHint: Schema.String,
  role: BucketKeyRole,
  createdAt: codecs.Instant,
  secretAccessKey: codecs.Sensitive,
  accessKeyId: Schema.String,
  endpoint: Schema.String,
  bucketName: Schema.String
})

export const BucketKeyId = Schema.String.check(Schema.isPattern(/^(bkey_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** Object storage and its access keys. */
export interface Buckets {
  /**
   * Lists the buckets that the token can see.
   *
   * `GET /v1/buckets`
   */
  readonly list: (request?: {
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly projectId?: string | undefined
      readonly logicalId?: string | undefined
      readonly branchId?: string | undefined
      readonly branchGitName?: string | undefined
    } | undefined
  }) => Effect.Effect<BucketPage, ApiError.Failure<ApiError.Unauthorized | ApiError.PayloadTooLarge>>

  /**
   * Creates a bucket in a project.
   *
   * `POST /v1/buckets`
   */
  readonly create: (
    request: { readonly payload: CreateBucketInput }
  ) => Effect.Effect<
    Bucket,
    ApiError.Failure<
      | ApiError.BadRequest
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
    >
  >

  /**
   * Gets a bucket.
   *
   * `GET /v1/buckets/{bucketId}`
   */
  readonly get: (request: {
    readonly params: {
      readonly bucketId: string
    }
  }) => Effect.Effect<Bucket, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>

  /**
   * Deletes a bucket.
   *
   * `DELETE /v1/buckets/{bucketId}`
   */
  readonly delete: (request: {
    readonly params: {
      readonly bucketId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>

  /**
   * Changes the name, the logical id or the branch of a bucket.
   *
   * `PATCH /v1/buckets/{bucketId}`
   */
  readonly update: (request: {
    readonly params: {
      readonly bucketId: string
    }
    readonly payload?: UpdateBucketInput | undefined
  }) => Effect.Effect<
    Bucket,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
    >
  >

  /**
   * Lists the access keys of a bucket, without their secrets.
   *
   * `GET /v1/buckets/{bucketId}/keys`
   */
  readonly listKeys: (request: {
    readonly params: {
      readonly bucketId: string
    }
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<
    BucketKeyPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>
  >

  /**
   * Creates an access key for a bucket. Its `secretAccessKey` is shown only in this answer.
   *
   * `POST /v1/buckets/{bucketId}/keys`
   */
  readonly createKey: (request: {
    readonly params: {
      readonly bucketId: string
    }
    readonly payload: CreateBucketKeyInput
  }) => Effect.Effect<
    CreatedBucketKey,
    ApiError.Failure<ApiError.BadRequest | ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>
  >

  /**
   * Revokes an access key of a bucket.
   *
   * `DELETE /v1/buckets/{bucketId}/keys/{keyId}`
   */
  readonly deleteKey: (request: {
    readonly params: {
      readonly bucketId: string
      readonly keyId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>
}

/** Object storage and its access keys. */
export class BucketsGroup extends HttpApiGroup.make("buckets").add(
  HttpApiEndpoint.get("list", "/v1/buckets", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isGreaterThanOrEqualTo(1), Schema.isLessThanOrEqualTo(100))
      ),
      projectId: codecs.optional(ProjectId),
      logicalId: codecs.optional(Schema.String),
      branchId: codecs.optional(BranchFilter),
      branchGitName: codecs.optional(Schema.String.check(Schema.isMinLength(1)))
    },
    success: BucketPage,
    error: [errors.usual(401), errors.usual(413)]
  }),
  HttpApiEndpoint.post("create", "/v1/buckets", {
    disableCodecs: true,
    payload: CreateBucketInput,
    success: codecs.data(Bucket).pipe(HttpApiSchema.status(201)),
    error: [
      errors.usual(400),
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.usual(409),
      errors.usual(413)
    ]
  }),
  HttpApiEndpoint.get("get", "/v1/buckets/:bucketId", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    success: codecs.data(Bucket),
    error: [errors.usual(401), errors.usual(404), errors.usual(413)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/buckets/:bucketId", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404), errors.usual(413)]
  }),
  HttpApiEndpoint.patch("update", "/v1/buckets/:bucketId", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    payload: UpdateBucketInput,
    success: codecs.data(Bucket),
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413), errors.usual(422)]
  }),
  HttpApiEndpoint.get("listKeys", "/v1/buckets/:bucketId/keys", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isGreaterThanOrEqualTo(1), Schema.isLessThanOrEqualTo(100))
      )
    },
    success: BucketKeyPage,
    error: [errors.usual(401), errors.usual(404), errors.usual(413)]
  }),
  HttpApiEndpoint.post("createKey", "/v1/buckets/:bucketId/keys", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    payload: CreateBucketKeyInput,
    success: codecs.data(CreatedBucketKey).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(400), errors.usual(401), errors.usual(404), errors.usual(413)]
  }),
  HttpApiEndpoint.delete("deleteKey", "/v1/buckets/:bucketId/keys/:keyId", {
    disableCodecs: true,
    params: { bucketId: BucketId, keyId: BucketKeyId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404), errors.usual(413)]
  })
).middleware(Authorization) {
  declare static readonly Client: Buckets
}
