/**
 * A local Management API: every answer as the contract says, with state in memory and no account, no network and no mock.
 *
 * **Details**
 *
 * A sandbox starts with a workspace, a token for it, an application that has access to it, and the GitHub App of an organization
 * with three repositories. The approvals `approval_approved` and `approval_denied` are decided five seconds after they were first
 * asked for. Slow things move by the clock: a database is ready after three seconds, a deployment runs four seconds after its
 * start, a domain is active after nine, and one under `.invalid` fails. Hosts in its answers never resolve: there is no Postgres,
 * no compute and no storage behind it.
 *
 * A token of a service sees its own workspace, the token of the sandbox also those that it creates.
 *
 * This module runs wherever Effect does; `SandboxServer` serves a sandbox on a socket.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { start } from "./internal/start.ts"

/**
 * How a sandbox is set up.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The token that it accepts; made up when left away. */
  readonly token?: string | undefined
}

/**
 * A sandbox that runs: where it is, and what to say to it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Running {
  /** The base URL for a client, without a slash at its end. */
  readonly url: string
  readonly token: Redacted.Redacted<string>
  /** The workspace that is there from the start. */
  readonly workspaceId: string
}

/**
 * The sandbox that `layer` provides.
 *
 * @since 0.1.0
 * @category services
 */
export class Sandbox extends Context.Service<Sandbox, Running>()("effect-prisma-management/sandbox/Sandbox") {}

/**
 * Provides an `HttpClient` that leads into a sandbox of its own: no socket, no port, whatever the host of a request is.
 *
 * **Details**
 *
 * Two of these layers share nothing. Time in the sandbox is the `Clock` it is built with, so a `TestClock` moves it.
 *
 * **Example** (A test without a network)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * const ManagementTest = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
 *   Layer.provide(Authorization.layerToken("test-token")),
 *   Layer.provide(Sandbox.layer({ token: "test-token" }))
 * )
 *
 * export const main = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   return yield* client.projects.create({ payload: { name: "my-project" } })
 * }).pipe(Effect.provide(ManagementTest))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options?: Options): Layer.Layer<HttpClient.HttpClient | Sandbox> =>
  Layer.effectContext(Effect.gen(function*() {
    const { respond, token, workspaceId } = yield* start(options)
    const client = HttpClient.make((request) =>
      respond.pipe(
        Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
        Effect.scoped,
        // In a fiber of its own, as a server would: a caller that must not be interrupted gets its answer.
        Effect.forkChild,
        Effect.flatMap((fiber) => Effect.onInterrupt(Fiber.join(fiber), () => Fiber.interrupt(fiber))),
        Effect.map((response) => HttpServerResponse.toClientResponse(response, { request }))
      )
    )
    return Context.make(HttpClient.HttpClient, client).pipe(
      Context.add(Sandbox, { url: "http://localhost", token, workspaceId })
    )
  }))
