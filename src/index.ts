/**
 * The public modules, each also importable by its own path.
 *
 * @since 0.1.0
 */
export * as ApiError from "./ApiError.ts"
export * as AuthError from "./AuthError.ts"
export * as Authorization from "./Authorization.ts"
export * as CallOptions from "./CallOptions.ts"
export * as ConnectionString from "./ConnectionString.ts"
export * as FetchError from "./FetchError.ts"
export * as GroupClient from "./GroupClient.ts"
export * as Lease from "./Lease.ts"
export * as Logs from "./Logs.ts"
export * as ManagementApi from "./ManagementApi.ts"
export * as ManagementClient from "./ManagementClient.ts"
export * as Metrics from "./Metrics.ts"
export * as OAuth from "./OAuth.ts"
export * as Pagination from "./Pagination.ts"
export * as RetryPolicy from "./RetryPolicy.ts"
export * as Session from "./Session.ts"
export * as TokenEndpoint from "./TokenEndpoint.ts"
export * as Tokens from "./Tokens.ts"
export * as TokenStorage from "./TokenStorage.ts"
export * as TokenStorageKeyValue from "./TokenStorageKeyValue.ts"
export * as TokenStorageLaws from "./TokenStorageLaws.ts"
export * as Waiting from "./Waiting.ts"
