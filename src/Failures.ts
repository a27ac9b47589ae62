/**
 * Schemas of the errors, to pass them through RPC, Workflow or Cluster. They arrive as the same classes with the same
 * fields.
 *
 * To get the schema of everything that one operation fails with, use `Operation.failure`.
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
 * The type of `byTag`: a schema for each class of `ApiError`.
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
 * The schema of each class of `ApiError`, by its tag: `Failures.byTag.NotFound`.
 *
 * **Gotchas**
 *
 * The error schemas of the endpoints of `ManagementApi` are different: they describe what the API sends, which names
 * the class only by the status.
 *
 * @since 0.1.0
 * @category schemas
 */
export const byTag: ByTag = /*#__PURE__*/ makeByTag()

/**
 * The schema of `ApiError`: any error that the API answers with.
 *
 * **Example** (Sending an error as JSON)
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
 * The schema of `FetchError`. It keeps the name and code of each error in the chain of `cause`.
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
 * The schema of `AuthError`. It keeps the name and code of each error in the chain of `cause`. A `Redacted` cause stays
 * `Redacted`.
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
