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
import * as wire from "../internal/contract/codecs.ts"
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

export const Bucket = Schema.Struct({
  id: Schema.String,
  type: wire.openEnum<"bucket">(),
  url: Schema.String,
  name: Schema.String,
  providerName: Schema.String,
  status: Schema.String,
  createdAt: wire.Instant,
  project: ResourceReference,
  branchId: Schema.NullOr(Schema.String),
  logicalId: Schema.NullOr(Schema.String)
})

export interface BucketPage {
  readonly data: ReadonlyArray<Bucket>
  readonly pagination: Pagination
}

export const BucketPage = Schema.Struct({ data: Schema.Array(Bucket), pagination: Pagination })

export interface CreateBucketInput {
  readonly projectId: string
  readonly name?: string | undefined
  readonly branchId?: string | undefined
  readonly branchGitName?: string | undefined
  readonly logicalId?: string | undefined
}

export const CreateBucketInput = Schema.Struct({
  projectId: ProjectId,
  name: wire.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(100))),
  branchId: wire.optional(BranchId),
  branchGitName: wire.optional(Schema.String.check(Schema.isMinLength(1))),
  logicalId: wire.optional(Schema.String)
})

export const BucketId = Schema.String.check(Schema.isPattern(/^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export interface UpdateBucketInput {
  readonly displayName?: string | undefined
  readonly branchId?: string | undefined
  readonly branchGitName?: string | undefined
  readonly logicalId?: string | undefined
}

export const UpdateBucketInput = Schema.Struct({
  displayName: wire.optional(Schema.String),
  branchId: wire.optional(Schema.String),
  branchGitName: wire.optional(Schema.String),
  logicalId: wire.optional(Schema.String)
})

export type BucketKeyRole = "read" | "read_write" | (string & {})

export const BucketKeyRole = wire.openEnum<"read" | "read_write">()

export interface BucketKey {
  readonly id: string
  readonly type: "bucketKey" | (string & {})
  readonly name: string
  readonly valueHint: string
  readonly role: BucketKeyRole
  readonly createdAt: DateTime.Utc
}

export const BucketKey = Schema.Struct({
  id: Schema.String,
  type: wire.openEnum<"bucketKey">(),
  name: Schema.String,
  valueHint: Schema.String,
  role: BucketKeyRole,
  createdAt: wire.Instant
})

export interface BucketKeyPage {
  readonly data: ReadonlyArray<BucketKey>
  readonly pagination: Pagination
}

export const BucketKeyPage = Schema.Struct({ data: Schema.Array(BucketKey), pagination: Pagination })

export type BucketKeyRoleInput = "read" | "read_write"

export const BucketKeyRoleInput = Schema.Literals(["read", "read_write"])

export interface CreateBucketKeyInput {
  readonly name?: string | undefined
  readonly role: BucketKeyRoleInput
}

export const CreateBucketKeyInput = Schema.Struct({
  name: wire.optional(Schema.String.check(Schema.isMinLength(1))),
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

export const CreatedBucketKey = Schema.Struct({
  id: Schema.String,
  type: wire.openEnum<"bucketKey">(),
  name: Schema.String,
  valueHint: Schema.String,
  role: BucketKeyRole,
  createdAt: wire.Instant,
  secretAccessKey: wire.Sensitive,
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
      cursor: wire.nullableQuery(Schema.String),
      limit: wire.optional(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isGreaterThanOrEqualTo(1), Schema.isLessThanOrEqualTo(100))
      ),
      projectId: wire.optional(ProjectId),
      logicalId: wire.optional(Schema.String),
      branchId: wire.optional(BranchFilter),
      branchGitName: wire.optional(Schema.String.check(Schema.isMinLength(1)))
    },
    success: BucketPage,
    error: [wire.Unauthorized, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.post("create", "/v1/buckets", {
    disableCodecs: true,
    payload: CreateBucketInput,
    success: wire.data(Bucket).pipe(HttpApiSchema.status(201)),
    error: [wire.BadRequest, wire.Unauthorized, wire.Forbidden, wire.NotFound, wire.Conflict, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.get("get", "/v1/buckets/:bucketId", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    success: wire.data(Bucket),
    error: [wire.Unauthorized, wire.NotFound, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.delete("delete", "/v1/buckets/:bucketId", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    success: HttpApiSchema.NoContent,
    error: [wire.Unauthorized, wire.NotFound, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.patch("update", "/v1/buckets/:bucketId", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    payload: UpdateBucketInput,
    success: wire.data(Bucket),
    error: [wire.Unauthorized, wire.NotFound, wire.Conflict, wire.PayloadTooLarge, wire.UnprocessableEntity]
  }),
  HttpApiEndpoint.get("listKeys", "/v1/buckets/:bucketId/keys", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    query: {
      cursor: wire.nullableQuery(Schema.String),
      limit: wire.optional(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isGreaterThanOrEqualTo(1), Schema.isLessThanOrEqualTo(100))
      )
    },
    success: BucketKeyPage,
    error: [wire.Unauthorized, wire.NotFound, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.post("createKey", "/v1/buckets/:bucketId/keys", {
    disableCodecs: true,
    params: { bucketId: BucketId },
    payload: CreateBucketKeyInput,
    success: wire.data(CreatedBucketKey).pipe(HttpApiSchema.status(201)),
    error: [wire.BadRequest, wire.Unauthorized, wire.NotFound, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.delete("deleteKey", "/v1/buckets/:bucketId/keys/:keyId", {
    disableCodecs: true,
    params: { bucketId: BucketId, keyId: BucketKeyId },
    success: HttpApiSchema.NoContent,
    error: [wire.Unauthorized, wire.NotFound, wire.PayloadTooLarge]
  })
).middleware(Authorization) {
  declare static readonly Client: Buckets
}
