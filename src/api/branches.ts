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
import { Branch, BranchId } from "./schemas.ts"

/** The input of `branches.update`. */
export interface UpdateBranchInput {
  /** `true` makes it the default branch of its project. To undo that, make another branch the default. Its role does not change. */
  readonly isDefault?: boolean | null | undefined
}

export const UpdateBranchInput: Schema.Codec<UpdateBranchInput, unknown> = Schema.Struct({
  isDefault: codecs.optional(Schema.NullOr(Schema.Boolean))
})

/** Branches of a project, each a git branch with its own databases and services. */
export interface Branches {
  /**
   * Gets a branch.
   *
   * Fails with:
   * - `NotFound`: The branch does not exist, or the token cannot see it.
   *
   * `GET /v1/branches/{branchId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
  }) => Effect.Effect<Branch, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Deletes a branch.
   *
   * Rejected for the default branch of a project, for its production branch, and while it has services, databases or buckets.
   *
   * Fails with:
   * - `NotFound`: The branch does not exist, or the token cannot see it.
   * - `Conflict`: The branch still has services, databases or buckets. Delete or move them first.
   * - `UnprocessableEntity`: It is the default or the production branch of its project, which cannot be deleted.
   *
   * `DELETE /v1/branches/{branchId}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.UnprocessableEntity>
  >

  /**
   * Makes a branch the default one of its project.
   *
   * Its role does not change: the first branch of a project is its production branch.
   *
   * Fails with:
   * - `NotFound`: The branch does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: Only `isDefault: true` can be set: the git name and the role are fixed, and the default moves only when another branch becomes the default.
   *
   * `PATCH /v1/branches/{branchId}`, experimental
   */
  readonly update: (request: {
    readonly params: {
      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
    readonly payload?: UpdateBranchInput | undefined
  }) => Effect.Effect<
    Branch,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >
}

/** Branches of a project, each a git branch with its own databases and services. */
export class BranchesGroup extends HttpApiGroup.make("branches").add(
  HttpApiEndpoint.get("get", "/v1/branches/:branchId", {
    disableCodecs: true,
    params: { branchId: BranchId },
    success: codecs.data(Branch),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/branches/:branchId", {
    disableCodecs: true,
    params: { branchId: BranchId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(422)]
  }),
  HttpApiEndpoint.patch("update", "/v1/branches/:branchId", {
    disableCodecs: true,
    params: { branchId: BranchId },
    payload: UpdateBranchInput,
    success: codecs.data(Branch),
    error: [errors.usual(401), errors.usual(404), errors.usual(422)]
  })
).middleware(Authorization) {
  declare static readonly Client: Branches
}
