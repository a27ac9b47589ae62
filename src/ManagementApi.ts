/**
 * The Prisma Management API as an Effect `HttpApi`: what the client calls and the sandbox serves.
 *
 * @since 0.1.0
 */
import * as HttpApi from "effect/http-api/HttpApi"
import { groups } from "./api/groups.ts"

/**
 * All operations of the contract, a group a resource.
 *
 * **When to use**
 *
 * To serve the API, or to build a client of your own with Effect's `HttpApiClient`. To call the
 * API, use `ManagementClient`.
 *
 * **Gotchas**
 *
 * A document for readers, or for generators of other languages, is `effect-prisma-management/openapi.json`. `OpenApi.fromApi(ManagementApi)` describes the
 * same operations, parameters, statuses and shapes. It has no named components, summaries, formats, and deprecations: these would be in the bundle of every
 * client, which has no use for them.
 *
 * Effect marks its `http-api` modules unstable: what is derived from this value may change with a minor version of Effect.
 *
 * @since 0.1.0
 * @category models
 */
export class ManagementApi extends HttpApi.make("ManagementApi").add(...groups) {}
