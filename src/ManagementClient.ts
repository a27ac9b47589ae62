/**
 * The client of the whole Management API.
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import { type Groups, groups } from "./api/groups.ts"
import type { AuthError } from "./AuthError.ts"
import type * as Authorization from "./Authorization.ts"
import type { FetchError } from "./FetchError.ts"
import type * as GroupClient from "./GroupClient.ts"
import { told } from "./internal/call/builds.ts"
import { makeHttpClient } from "./internal/call/httpClient.ts"
import { makeGroup } from "./internal/call/method.ts"
import { makeMock } from "./internal/call/mock.ts"
import { makeShared } from "./internal/call/send.ts"
import { baseUrlOf } from "./internal/config/baseUrl.ts"
import { configuredBaseUrl } from "./internal/config/configuredBaseUrl.ts"

/**
 * Every operation of the Management API, one member per group: `client.projects.list()`.
 *
 * **When to use**
 *
 * Use to call the API. Provide it with `layer` or `layerConfig`, a layer of `Authorization`, and an `HttpClient`.
 *
 * **Details**
 *
 * An operation takes `{ params, query, headers, payload }`, whichever of them it defines. It fails with the error
 * classes that the contract declares for it, `UnexpectedStatus`, `AuthError` or `FetchError`. Invalid input fails with
 * a `FetchError` (`InvalidRequest`) before anything is sent. Operations that answer with lines of JSON are streams.
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
 * The options of a client.
 *
 * @since 0.1.0
 * @category models
 */
export type Options = GroupClient.Options

/**
 * Makes a client from the `HttpClient` and the authorization of the context.
 *
 * **Details**
 *
 * Sends nothing. A group is built when it is first used. Fails with a `FetchError` (`InvalidRequest`) if `baseUrl` is
 * invalid.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options?: Options
): Effect.Effect<Groups, FetchError, HttpClient.HttpClient | Authorization.ForClient> =>
  baseUrlOf(options).pipe(
    Effect.flatMap(makeShared),
    Effect.map((shared) => {
      const client = {}
      for (const group of groups) {
        let built: unknown
        Object.defineProperty(client, group.identifier, {
          enumerable: true,
          get: () => built ??= makeGroup(group, shared)
        })
      }
      return client as Groups
    })
  )

const layerOf = <E, R>(client: Effect.Effect<Groups, E, R>): Layer.Layer<ManagementClient, E, R> =>
  Layer.fresh(Layer.effect(ManagementClient, Effect.andThen(told, client)))

/**
 * Provides the client of the API at `https://api.prisma.io`, or at another URL.
 *
 * **Gotchas**
 *
 * Build it once and use it for all requests of a server. With `Effect.provide` around each request, each request gets
 * its own connections and session. A layer that is built more than a hundred times within a second logs a warning, once
 * per process.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options?: Options
): Layer.Layer<ManagementClient, FetchError, HttpClient.HttpClient | Authorization.ForClient> => layerOf(make(options))

/**
 * Provides the client of the API at the URL in `PRISMA_API_URL` or `PRISMA_MANAGEMENT_API_URL`. Default:
 * `https://api.prisma.io`.
 *
 * **Details**
 *
 * Fails with a `FetchError` (`InvalidRequest`) that names the variable if its URL is invalid. The URL must be https, or
 * http on a loopback address, without user name, password, query and fragment.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig: Layer.Layer<
  ManagementClient,
  FetchError | Config.ConfigError,
  HttpClient.HttpClient | Authorization.ForClient
> = layerOf(Effect.flatMap(configuredBaseUrl, (baseUrl) => make({ baseUrl })))

/**
 * Operations by group and name: those that a program under test calls.
 *
 * @since 0.2.0
 * @category models
 */
export type MockedOperations = {
  readonly [Group in keyof Groups]?: { readonly [Name in keyof Groups[Group]]?: Groups[Group][Name] }
}

/**
 * Provides a client with the operations that a test defines. Every other operation dies with a defect that names it.
 *
 * **When to use**
 *
 * Use to unit test code that calls one or two operations. `Sandbox.layer` of `effect-prisma-management/sandbox`
 * implements all operations as the API does.
 *
 * **Example** (Mocking one operation)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 *
 * const names = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   return (yield* client.regions.listPostgres()).map(({ name }) => name) // => ["US East"]
 * })
 *
 * const ManagementTest = ManagementClient.mock({
 *   regions: {
 *     listPostgres: () => Effect.succeed([{ id: "us-east-1", type: "region", name: "US East", status: "available" }])
 *   }
 * })
 *
 * export const test = names.pipe(Effect.provide(ManagementTest))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const mock = (operations: MockedOperations): Layer.Layer<ManagementClient> =>
  // Each group of the contract is there, with each of its operations.
  Layer.sync(ManagementClient, () => makeMock(groups, operations) as unknown as Groups)

/**
 * Provides the client of the API at a URL from a `Config` of your choice.
 *
 * **Example** (Reading your own variable)
 *
 * ```ts
 * import * as Config from "effect/Config"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 *
 * const ManagementLive = ManagementClient.layerConfigWith({ baseUrl: Config.String("MY_PRISMA_API") })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfigWith = (options: {
  readonly baseUrl: Config.Config<string | URL>
}): Layer.Layer<
  ManagementClient,
  FetchError | Config.ConfigError,
  HttpClient.HttpClient | Authorization.ForClient
> => layerOf(Effect.flatMap(options.baseUrl, (baseUrl) => make({ baseUrl })))

/**
 * Makes an `HttpClient` for operations that this package does not know, with the policies of the generated calls.
 *
 * **When to use**
 *
 * Use to call an operation that is newer than this package. Every known operation has a method.
 *
 * **Details**
 *
 * Paths start after `baseUrl`: `/v1/new-thing`. Requests are authorized like all calls, with a refresh after a 401.
 * They have the same user agent, trace context, `CallOptions`, retries and redirect policy. A POST is retried only if
 * it was certainly not processed, and a streamed body is sent once. The time limit of an attempt covers the time until
 * headers arrive. The span is `ManagementClient.httpClient`.
 *
 * Every status is an answer, not a failure. If a transient one (429, 503, ...) remains after the last attempt, it is
 * the answer. A body is limited to 64 MiB, or to `HttpIncomingMessage.MaxBodySize`; the body of an error to 64 KiB.
 * `stream` has no limit.
 *
 * Never sends the token to another origin than that of `baseUrl`, even on redirect: a URL elsewhere fails with a
 * `FetchError` (`InvalidRequest`). Other failures are `FetchError` (no answer) and `AuthError`.
 *
 * **Example** (Calling an operation that is newer than the contract)
 *
 * ```ts
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Effect from "effect/Effect"
 * import * as HttpClientResponse from "effect/http/HttpClientResponse"
 * import * as Schema from "effect/Schema"
 *
 * const NewThing = Schema.Struct({ data: Schema.Struct({ id: Schema.String }) })
 *
 * export const newThing = Effect.gen(function*() {
 *   const client = yield* ManagementClient.httpClient()
 *   const response = yield* client.get("/v1/new-thing", { urlParams: { limit: 10 } })
 *   return yield* HttpClientResponse.schemaBodyJson(NewThing)(response)
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const httpClient = (options?: Options): Effect.Effect<
  HttpClient.HttpClient.With<AuthError | FetchError>,
  FetchError,
  HttpClient.HttpClient | Authorization.ForClient
> => baseUrlOf(options).pipe(Effect.flatMap(makeShared), Effect.map(makeHttpClient))
