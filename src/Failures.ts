/**
 * The schemas of failures: with them they cross RPC, Workflow and Cluster, and are the same classes with the same fields on the other side.
 *
 * A module of its own, because who only fails needs no `Schema`. The schema of all that one operation fails with is `Operation.failure`.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as ApiErrors from "./ApiError.ts"
import * as AuthErrors from "./AuthError.ts"
import * as FetchErrors from "./FetchError.ts"
import { errorCodec } from "./internal/failure/crossing.ts"
import { ofAuthError, ofFetchError, ofRefusals, ofUnexpectedStatus } from "./internal/failure/crossingFields.ts"

/**
 * A schema for each class of errors that the API answers with, by its `_tag`.
 *
 * @since 0.1.0
 * @category models
 */
export type ByTag = {
  readonly [Tag in ApiErrors.ApiError["_tag"]]: Schema.Codec<
    Extract<ApiErrors.ApiError, { readonly _tag: Tag }>,
    Schema.Json
  >
}

const makeByTag = (): ByTag =>
  Object.fromEntries([
    ...Object.values(ApiErrors.byStatus).map((Class) => {
      // A bundler may rename the class.
      const tag = Class.prototype.name as ApiErrors.ApiError["_tag"]
      return [
        tag,
        errorCodec<ApiErrors.ApiError, typeof ofRefusals>(tag, ApiErrors.isApiError, Class, ofRefusals)
      ]
    }),
    [
      "UnexpectedStatus",
      errorCodec("UnexpectedStatus", ApiErrors.isApiError, ApiErrors.UnexpectedStatus, ofUnexpectedStatus)
    ]
  ]) as ByTag

/**
 * The schema of each class of `ApiError`: `Failures.byTag.NotFound`.
 *
 * **Gotchas**
 *
 * The errors of an endpoint of `ManagementApi` are others: those describe what the API writes, which says the class by the status alone.
 *
 * @since 0.1.0
 * @category schemas
 */
export const byTag: ByTag = /*#__PURE__*/ makeByTag()

/**
 * The schema of any error that the API answers with.
 *
 * **Example** (An error through JSON)
 *
 * ```ts
 * import type * as ApiError from "effect-prisma-management/ApiError"
 * import * as Failures from "effect-prisma-management/Failures"
 * import * as Schema from "effect/Schema"
 *
 * const Text = Schema.fromJsonString(Failures.ApiError)
 *
 * export const through = (error: ApiError.ApiError): ApiError.ApiError =>
 *   Schema.decodeSync(Text)(Schema.encodeSync(Text)(error))
 * ```
 *
 * @since 0.1.0
 * @category schemas
 */
export const ApiError: Schema.Codec<ApiErrors.ApiError, Schema.Json> = /*#__PURE__*/ Schema.Union(Object.values(byTag))

/**
 * The schema of `FetchError`. Of `cause` the names and codes cross, of each in the chain.
 *
 * @since 0.1.0
 * @category schemas
 */
export const FetchError: Schema.Codec<FetchErrors.FetchError, Schema.Json> = /*#__PURE__*/ errorCodec(
  "FetchError",
  FetchErrors.isFetchError,
  FetchErrors.FetchError,
  ofFetchError
)

/**
 * The schema of `AuthError`. Of `cause` the names and codes cross, of each in the chain; one that was `Redacted` is `Redacted` again.
 *
 * @since 0.1.0
 * @category schemas
 */
export const AuthError: Schema.Codec<AuthErrors.AuthError, Schema.Json> = /*#__PURE__*/ errorCodec(
  "AuthError",
  AuthErrors.isAuthError,
  AuthErrors.AuthError,
  ofAuthError
)
