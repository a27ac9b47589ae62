/**
 * The Prisma Management API as an Effect `HttpApi`: what the client calls and the sandbox serves.
 *
 * @since 0.1.0
 */
import * as HttpApi from "effect/http-api/HttpApi"
import { groups } from "./api/groups.ts"

/**
 * All operations of the contract as an Effect `HttpApi`, one group per resource.
 *
 * **When to use**
 *
 * Use to serve the API, or to build your own client with Effect's `HttpApiClient`. To call the API, use
 * `ManagementClient`.
 *
 * **Gotchas**
 *
 * For documentation, or to generate clients in other languages, use `effect-prisma-management/openapi.json`.
 * `OpenApi.fromApi(ManagementApi)` describes the same operations, parameters, statuses and shapes, but has no named
 * components, summaries, formats and deprecations: this keeps them out of every client's bundle.
 *
 * Effect marks its `http-api` modules as unstable: what is derived from this value may change with a minor version of
 * Effect.
 *
 * **Example** (Listing the operations)
 *
 * ```ts
 * import * as HttpApi from "effect/http-api/HttpApi"
 * import { ManagementApi } from "effect-prisma-management/ManagementApi"
 *
 * const operations: Array<string> = []
 * HttpApi.reflect(ManagementApi, {
 *   onGroup: () => {},
 *   onEndpoint: ({ endpoint, group }) => {
 *     operations.push(`${group.identifier}.${endpoint.identifier}: ${endpoint.method} ${endpoint.path}`)
 *   }
 * })
 *
 * operations.includes("projects.list: GET /v1/projects") // => true
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export class ManagementApi extends HttpApi.make("ManagementApi").add(...groups) {}
