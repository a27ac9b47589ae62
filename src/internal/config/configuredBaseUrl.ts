/**
 * Where the configuration says that the API is. A module of its own: only programs that ask bring `Config` along.
 */
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type { FetchError } from "../../FetchError.ts"
import { checkBaseUrl, unusable } from "./baseUrl.ts"
import { firstVariable } from "./environment.ts"

/** The URL in `PRISMA_API_URL`, else in `PRISMA_MANAGEMENT_API_URL`; `undefined` where neither is set. */
export const configuredBaseUrl: Effect.Effect<string | undefined, FetchError | Config.ConfigError> = Effect.flatMap(
  firstVariable("PRISMA_API_URL", "PRISMA_MANAGEMENT_API_URL"),
  (found) => {
    if (found === undefined) return Effect.undefined
    const { name, problem, value } = found
    return problem === undefined ? checkBaseUrl(name, value) : Effect.fail(unusable(name)(`${name} ${problem}`))
  }
)
