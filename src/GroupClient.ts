/**
 * The client of one group of operations, for programs that want to bundle nothing else.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Authorization from "./Authorization.ts"
import type { FetchError } from "./FetchError.ts"
import { makeGroup } from "./internal/call/method.ts"
import { makeShared } from "./internal/call/send.ts"
import { baseUrlOf } from "./internal/config/baseUrl.ts"
import { defaultApiUrl } from "./internal/config/serverUrl.ts"

/**
 * The options of a client.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * The URL of the API. Default: `https://api.prisma.io`. It must be https, or http on a loopback address, without user
   * name, password, query and fragment.
   */
  readonly baseUrl?: string | URL | undefined
}

/**
 * The URL of the API: `https://api.prisma.io`.
 *
 * @since 0.1.0
 * @category constants
 */
export const defaultBaseUrl = defaultApiUrl

/**
 * Makes the client of one group of operations.
 *
 * **When to use**
 *
 * Use if bundle size matters and the program needs one group. `ManagementClient` has all groups.
 *
 * **Details**
 *
 * Fails with a `FetchError` (`InvalidRequest`) if `baseUrl` is invalid.
 *
 * **Example** (Bundling the regions only)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as GroupClient from "effect-prisma-management/GroupClient"
 * import { RegionsGroup } from "effect-prisma-management/api/regions"
 *
 * const program = Effect.gen(function*() {
 *   const regions = yield* GroupClient.make(RegionsGroup)
 *   return yield* regions.list()
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <Client>(
  group: HttpApiGroup.Constraint & { readonly Client: Client },
  options?: Options
): Effect.Effect<Client, FetchError, HttpClient.HttpClient | Authorization.ForClient> =>
  baseUrlOf(options).pipe(
    Effect.flatMap(makeShared),
    // What a group's client is, the group says only to the compiler.
    Effect.map((shared) => makeGroup(group, shared) as Client)
  )
