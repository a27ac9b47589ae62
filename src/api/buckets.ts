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

/** The answer of `buckets.create`, `buckets.get` and `buckets.update`. */
export interface Bucket {
  /** The id of the bucket, with its prefix `bkt_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "bucket" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the bucket. S3 clients need `providerName`. */
  readonly name: string

  /** The name of the bucket for S3 clients. It never changes. */
  readonly providerName: string

  /** The status: `provisioning` at first, then `ready`. New values may be added. */
  readonly status: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** The project that the bucket is in. */
  readonly project: ResourceReference

  /** The id of the branch that it is on. Null if it is on none. */
  readonly branchId: string | null

  /** The identifier that its creator chose, unique on its branch. Null if there is none. */
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

/** The answer of `buckets.list`. */
export interface BucketPage {
  /** The buckets of this page. */
  readonly data: ReadonlyArray<Bucket>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const BucketPage: Schema.Codec<BucketPage, unknown> = Schema.Struct({
  data: Schema.Array(Bucket),
  pagination: Pagination
})

/** The input of `buckets.create`. */
export interface CreateBucketInput {
  /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly projectId: string

  /** The display name of the bucket. Omitted: the API chooses one. 1 to 100 characters. */
  readonly name?: string | undefined

  /** The id of the branch to put it on. Cannot be combined with `branchGitName`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | undefined

  /** The git name of the branch to put it on. Cannot be combined with `branchId` and `logicalId`. Not empty. */
  readonly branchGitName?: string | undefined

  /** An identifier of your choice to find the bucket by. If it is taken on the branch, the answer is 409. Cannot be combined with `branchGitName`: use `branchId`. */
  readonly logicalId?: string | undefined
}

export const CreateBucketInput: Schema.Codec<CreateBucketInput, unknown> = Schema.Struct({
  projectId: ProjectId,
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(100))),
  branchId: codecs.optional(BranchId),
  branchGitName: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  logicalId: codecs.optional(Schema.String)
})

/** A parameter of `buckets.get`, `buckets.delete`, `buckets.update` and 3 more. */
export const BucketId = Schema.String.check(Schema.isPattern(/^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** The input of `buckets.update`. */
export interface UpdateBucketInput {
  /** The new display name. `providerName`, objects and keys do not change. Omitted: unchanged. */
  readonly displayName?: string | undefined

  /** The id of the branch to move it to. Cannot be combined with `branchGitName` and `logicalId`. */
  readonly branchId?: string | undefined

  /** The git name of the branch to move it to, which is created if it does not exist. Cannot be combined with `branchId` and `logicalId`. */
  readonly branchGitName?: string | undefined

  /** The new logical id, unique on its branch. Cannot be combined with `branchId` and `branchGitName`: move the bucket first. */
  readonly logicalId?: string | undefined
}

export const UpdateBucketInput: Schema.Codec<UpdateBucketInput, unknown> = Schema.Struct({
  displayName: codecs.optional(Schema.String),
  branchId: codecs.optional(Schema.String),
  branchGitName: codecs.optional(Schema.String),
  logicalId: codecs.optional(Schema.String)
})

/** A part of `BucketKey`, `CreatedBucketKey` and `CreateBucketKeyInput`. */
export type BucketKeyRole = "read" | "read_write" | (string & {})

export const BucketKeyRole: Schema.Codec<BucketKeyRole, string> = codecs.openEnum<"read" | "read_write">()

/** A part of `BucketKeyPage`. */
export interface BucketKey {
  /** The id of the key, with its prefix `bkey_`. For `buckets.deleteKey`, not for S3 clients. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "bucketKey" | (string & {})

  /** The display name of the key. */
  readonly name: string

  /** The last characters of its secret, to tell keys apart. */
  readonly valueHint: string

  /** What the key allows: `read` objects, or `read_write` them. */
  readonly role: BucketKeyRole

  /** When it was created. */
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

/** The answer of `buckets.listKeys`. */
export interface BucketKeyPage {
  /** The keys of this page, without their secrets. */
  readonly data: ReadonlyArray<BucketKey>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const BucketKeyPage: Schema.Codec<BucketKeyPage, unknown> = Schema.Struct({
  data: Schema.Array(BucketKey),
  pagination: Pagination
})

/** A part of `BucketKey`, `CreatedBucketKey` and `CreateBucketKeyInput`. */
export type BucketKeyRoleInput = "read" | "read_write"

export const BucketKeyRoleInput: Schema.Codec<BucketKeyRoleInput, string> = Schema.Literals(["read", "read_write"])

/** The input of `buckets.createKey`. */
export interface CreateBucketKeyInput {
  /** The display name of the key. Omitted: the API chooses one. Not empty. */
  readonly name?: string | undefined

  /** What the key allows: `read` objects, or `read_write` them. It cannot be changed later. */
  readonly role: BucketKeyRoleInput
}

export const CreateBucketKeyInput: Schema.Codec<CreateBucketKeyInput, unknown> = Schema.Struct({
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  role: BucketKeyRoleInput
})

/** A new key. Its secret is shown only here. */
export interface CreatedBucketKey {
  /** The id of the key, with its prefix `bkey_`. For `buckets.deleteKey`, not for S3 clients. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "bucketKey" | (string & {})

  /** The display name of the key. */
  readonly name: string

  /** The last characters of its secret, to tell keys apart. */
  readonly valueHint: string

  /** What the key allows: `read` objects, or `read_write` them. */
  readonly role: BucketKeyRole

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** The secret for S3 clients. Store it: it is not shown again. */
  readonly secretAccessKey: Redacted.Redacted<string>

  /** The id of the key for S3 clients. */
  readonly accessKeyId: string

  /** The URL of the storage for S3 clients. */
  readonly endpoint: string

  /** The name of the bucket for S3 clients. */
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

/** A parameter of `buckets.deleteKey`. */
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
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page. From 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId?: string | undefined

      /** Only what has exactly this logical id. Different branches may have one each. */
      readonly logicalId?: string | undefined

      /** Only what is on the branch with this id; `unassigned` for what is on none. Cannot be combined with `branchGitName`. */
      readonly branchId?: string | undefined

      /** Only what is on the branch with exactly this git name. Cannot be combined with `branchId`. Not empty. */
      readonly branchGitName?: string | undefined
    } | undefined
  }) => Effect.Effect<BucketPage, ApiError.Failure<ApiError.Unauthorized | ApiError.PayloadTooLarge>>

  /**
   * Creates a bucket in a project.
   *
   * Fails with:
   * - `BadRequest`: A field is invalid, or two cannot be combined: `message` says which.
   * - `Forbidden`: The token may not create buckets in this project.
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: Another bucket of the branch already has this `logicalId`.
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
   * Fails with:
   * - `NotFound`: The bucket does not exist, or the token cannot see it.
   *
   * `GET /v1/buckets/{bucketId}`
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly bucketId: string
    }
  }) => Effect.Effect<Bucket, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>

  /**
   * Deletes a bucket.
   *
   * Fails with:
   * - `NotFound`: The bucket does not exist, or the token cannot see it.
   *
   * `DELETE /v1/buckets/{bucketId}`
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly bucketId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>

  /**
   * Changes the name, the logical id or the branch of a bucket.
   *
   * Fails with:
   * - `NotFound`: The bucket or branch does not exist, or the token cannot see it.
   * - `Conflict`: Another bucket of the branch already has this `logicalId`, or the branch changed in the meantime.
   * - `UnprocessableEntity`: No field is given, the name is empty, or two fields cannot be combined: `message` says which.
   *
   * `PATCH /v1/buckets/{bucketId}`
   */
  readonly update: (request: {
    readonly params: {
      /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * Fails with:
   * - `NotFound`: The bucket does not exist, or the token cannot see it.
   *
   * `GET /v1/buckets/{bucketId}/keys`
   */
  readonly listKeys: (request: {
    readonly params: {
      /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly bucketId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page. From 1 to 100. Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<
    BucketKeyPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>
  >

  /**
   * Creates an access key for a bucket. Its `secretAccessKey` is shown only in this answer.
   *
   * Fails with:
   * - `BadRequest`: The name or the role is invalid.
   * - `NotFound`: The bucket does not exist, or the token cannot see it.
   *
   * `POST /v1/buckets/{bucketId}/keys`
   */
  readonly createKey: (request: {
    readonly params: {
      /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * Fails with:
   * - `NotFound`: The key does not exist in this bucket, or the token cannot see it.
   *
   * `DELETE /v1/buckets/{bucketId}/keys/{keyId}`
   */
  readonly deleteKey: (request: {
    readonly params: {
      /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly bucketId: string

      /** The id of the key, with or without its prefix `bkey_`. Matches `^(bkey_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
