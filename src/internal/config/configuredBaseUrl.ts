/**
 * Where the configuration says that the API is.
 */
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type { FetchError } from "../../FetchError.ts"
import { checkBaseUrl } from "./baseUrl.ts"
import { firstVariable } from "./environment.ts"

/** The URL in `PRISMA_API_URL`, else in `PRISMA_MANAGEMENT_API_URL`; `undefined` where neither is set. */
export const configuredBaseUrl: Effect.Effect<string | undefined, FetchError | Config.ConfigError> = Effect.gen(
  function*() {
    const found = yield* firstVariable("PRISMA_API_URL", "PRISMA_MANAGEMENT_API_URL")
    return found === undefined ? undefined : yield* checkBaseUrl(found.name, found.value)
  }
)
