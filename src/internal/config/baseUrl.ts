/**
 * Where the API is: checked before anything secret is sent there.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { checkApiUrl, defaultApiUrl } from "./serverUrl.ts"

/** What is wrong with a URL, as a failure that names where it comes from. */
export const unusable = (path: string) => (message: string): FetchError =>
  FetchErrors.invalidConfiguration({ path, message })

export const checkBaseUrl = (name: string, value: string | URL): Effect.Effect<string, FetchError> =>
  Effect.fromResult(Result.mapError(checkApiUrl(value), unusable(name)))

/** The URL of a client's options without trailing slashes; a `FetchError` (`InvalidRequest`) where it cannot be used. */
export const baseUrlOf = (options: { readonly baseUrl?: string | URL | undefined } | undefined) =>
  checkBaseUrl("baseUrl", options?.baseUrl ?? defaultApiUrl)
