/**
 * The client of the whole Management API.
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import { type Groups, groups } from "./api/groups.ts"
import type * as Authorization from "./Authorization.ts"
import type { FetchError } from "./FetchError.ts"
import * as GroupClient from "./GroupClient.ts"
import { checkBaseUrl } from "./internal/baseUrl.ts"
import { makeGroup } from "./internal/endpointClient.ts"
import { variable } from "./internal/environment.ts"
import { makeOptions } from "./internal/send.ts"

/**
 * Every operation of the Management API, a member a group: `client.projects.list()`.
 *
 * **Details**
 *
 * An operation takes `{ params, query, headers, payload }`, as far as it has them, and fails with exactly the error classes that
 * the contract declares for it, `UnexpectedStatus`, `AuthError` or `FetchError`. Input that breaks the contract fails as a
 * `FetchError` (`InvalidRequest`) before anything is sent. Operations that answer with lines of JSON are streams.
 *
 * **Example** (Listing projects)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as Layer from "effect/Layer"
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 *
 * const program = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   const page = yield* client.projects.list({ query: { limit: 10 } })
 *   return page.data.map((project) => project.name)
 * })
 *
 * const ManagementLive = ManagementClient.layerConfig.pipe(
 *   Layer.provide(Authorization.layerConfig),
 *   Layer.provide(FetchHttpClient.layer)
 * )
 *
 * export const main = program.pipe(Effect.provide(ManagementLive))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class ManagementClient extends Context.Service<ManagementClient, Groups>()(
  "effect-prisma-management/ManagementClient"
) {}

/**
 * How a client is set up.
 *
 * @since 0.1.0
 * @category models
 */
export type Options = GroupClient.Options

/**
 * Makes a client with the `HttpClient` and the authorization of the context.
 *
 * **Details**
 *
 * Nothing is sent. A group is built when it is first used, and kept. Fails with a `FetchError` (`InvalidRequest`) when `baseUrl`
 * cannot be used.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options?: Options
): Effect.Effect<Groups, FetchError, HttpClient.HttpClient | Authorization.ForClient> =>
  Effect.gen(function*() {
    const baseUrl = yield* checkBaseUrl("baseUrl", options?.baseUrl ?? GroupClient.defaultBaseUrl)
    const shared = yield* makeOptions(baseUrl)
    const client = {}
    for (const group of groups) {
      let built: unknown
      Object.defineProperty(client, group.identifier, {
        enumerable: true,
        get: () => built ??= makeGroup(group as unknown as HttpApiGroup.Top, shared)
      })
    }
    return client as Groups
  })

/**
 * Provides the client of the API at `https://api.prisma.io`, or at another URL.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options?: Options
): Layer.Layer<ManagementClient, FetchError, HttpClient.HttpClient | Authorization.ForClient> =>
  Layer.effect(ManagementClient, make(options))

/**
 * Provides the client of the API at the URL in `PRISMA_API_URL`, else in `PRISMA_MANAGEMENT_API_URL`, else at
 * `https://api.prisma.io`.
 *
 * **Details**
 *
 * Fails with a `FetchError` (`InvalidRequest`) that names the variable when its URL cannot be used: it has to be https, or http on
 * a loopback address, and without user name, password, query and fragment.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig: Layer.Layer<
  ManagementClient,
  FetchError | Config.ConfigError,
  HttpClient.HttpClient | Authorization.ForClient
> = Layer.effect(
  ManagementClient,
  Effect.gen(function*() {
    for (const name of ["PRISMA_API_URL", "PRISMA_MANAGEMENT_API_URL"]) {
      const value = yield* variable(name)
      if (value !== undefined) return yield* make({ baseUrl: yield* checkBaseUrl(name, value) })
    }
    return yield* make()
  })
)
