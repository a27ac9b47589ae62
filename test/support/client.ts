/** Clients for tests, over a real socket. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Stream from "effect/Stream"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as RetryPolicy from "../../src/RetryPolicy.ts"

export const token = "test-token"

/** For tests of one attempt. */
export const layerNoRetry = Layer.succeed(RetryPolicy.RetryPolicy, RetryPolicy.none)

export const layerClient = (baseUrl: string) =>
  ManagementClient.layer({ baseUrl }).pipe(
    Layer.provide(Authorization.layerToken(token)),
    Layer.provide(NodeHttpClient.layerUndici),
    Layer.provide(layerNoRetry)
  )

/** A client of a server, for as long as the scope lives. */
export const make = (baseUrl: string) =>
  Layer.build(layerClient(baseUrl)).pipe(
    Effect.flatMap((context) => Effect.provide(ManagementClient.ManagementClient, context))
  )

type Callable = (input?: unknown) => Effect.Effect<unknown, unknown> | Stream.Stream<unknown, unknown>

/** An operation by its name, for tests that walk the contract. */
export const operation = (client: object, group: string, name: string): Callable =>
  (client as { readonly [group: string]: { readonly [name: string]: Callable } })[group]![name]!
