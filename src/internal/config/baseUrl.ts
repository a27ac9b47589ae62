/**
 * Where the API is: checked before anything secret is sent there.
 */
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { firstVariable } from "./environment.ts"
import { checkServerUrl, defaultApiUrl } from "./serverUrl.ts"

const unusable = (path: string) => (message: string): FetchError =>
  FetchErrors.invalidRequest({ method: "", url: "" }, [{ path, message }])

const check = (name: string, value: string | URL): Effect.Effect<string, FetchError> =>
  Effect.fromResult(Result.mapError(checkServerUrl(value), unusable(name)))

/** The URL of a client's options without trailing slashes; a `FetchError` (`InvalidRequest`) where it cannot be used. */
export const baseUrlOf = (options: { readonly baseUrl?: string | URL | undefined } | undefined) =>
  check("baseUrl", options?.baseUrl ?? defaultApiUrl)

/** The URL in `PRISMA_API_URL`, else in `PRISMA_MANAGEMENT_API_URL`; `undefined` where neither is set. */
export const configuredBaseUrl: Effect.Effect<string | undefined, FetchError | Config.ConfigError> = Effect.flatMap(
  firstVariable("PRISMA_API_URL", "PRISMA_MANAGEMENT_API_URL"),
  (found) => {
    if (found === undefined) return Effect.undefined
    const { name, problem, value } = found
    return problem === undefined ? check(name, value) : Effect.fail(unusable(name)(`${name} ${problem}`))
  }
)
