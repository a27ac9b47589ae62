/**
 * The client of the API for Node, in one layer. Needs the package `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import * as Layer from "effect/Layer"
import type { AuthError } from "../AuthError.ts"
import * as Authorization from "../Authorization.ts"
import type { FetchError } from "../FetchError.ts"
import * as ManagementClient from "../ManagementClient.ts"
import * as NodeTransport from "./NodeTransport.ts"

/**
 * Provides the client with the token and the URL from the environment, over `NodeTransport.layer`.
 *
 * **When to use**
 *
 * Use to get started on Node with a service token.
 *
 * **Details**
 *
 * The token is in `PRISMA_SERVICE_TOKEN` or `PRISMA_API_TOKEN`. The URL is in `PRISMA_API_URL` or
 * `PRISMA_MANAGEMENT_API_URL`; default: `https://api.prisma.io`. This layer combines `ManagementClient.layerConfig`,
 * `Authorization.layerConfig` and the transport: combine them yourself to change one. Fails like they do.
 *
 * **Example** (Listing projects)
 *
 * ```ts
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import { Management } from "effect-prisma-management/node"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   const page = yield* client.projects.list({ query: { limit: 10 } })
 *   return page.data.map((project) => project.name)
 * })
 *
 * export const main = program.pipe(Effect.provide(Management.layerConfig))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig: Layer.Layer<
  ManagementClient.ManagementClient,
  AuthError | FetchError | Config.ConfigError
> = ManagementClient.layerConfig.pipe(
  Layer.provide([Authorization.layerConfig, NodeTransport.layer]),
  Layer.fresh
)
