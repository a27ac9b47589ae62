/** The one layer of a first program. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { Agent } from "@effect/platform-node/Undici"
import { assert, describe, it } from "@effect/vitest"
import { AuthError } from "effect-prisma-management/AuthError"
import * as CallOptions from "effect-prisma-management/CallOptions"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import { Management } from "effect-prisma-management/node"
import * as RetryPolicy from "effect-prisma-management/RetryPolicy"
import { Sandbox } from "effect-prisma-management/sandbox"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const configured = (env: { readonly [name: string]: string }) =>
  Layer.provide(Management.layerConfig, ConfigProvider.layer(ConfigProvider.fromEnv({ env })))

const workspaces = Effect.flatMap(ManagementClient.ManagementClient, (client) => client.workspaces.list())

describe("the layer for programs on Node", () => {
  it.live("a program calls the API with the URL and the token of its environment", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ token: "a-token" })
      const layer = configured({ PRISMA_API_URL: url, PRISMA_SERVICE_TOKEN: "a-token" })
      const { data } = yield* Effect.provide(workspaces, layer)
      assert.isAbove(data.length, 0)
    }))

  it.live("two programs of one process have the token of their configuration each", () =>
    Effect.gen(function*() {
      const sandboxes = [yield* Sandbox.serve({ token: "one" }), yield* Sandbox.serve({ token: "two" })]
      const tokens = ["one", "two"]
      const all = yield* Effect.forEach(sandboxes, ({ url }, index) =>
        Effect.provide(workspaces, configured({ PRISMA_API_URL: url, PRISMA_SERVICE_TOKEN: tokens[index]! })))
      assert.lengthOf(all, 2)
    }))

  it.effect.each([
    { what: "a dispatcher that was closed", words: "the dispatcher was closed" },
    { what: "an agent without dispatch", words: "FetchHttpClient.layer" }
  ])("a create over $what fails once, says so, and was not sent", ({ what, words }) =>
    Effect.gen(function*() {
      const dispatcher = what.includes("closed") ? new Agent() : {} as Agent
      if (what.includes("closed")) yield* Effect.promise(() => dispatcher.close())
      const create = Effect.flatMap(
        ManagementClient.ManagementClient,
        (client) => client.projects.create({ payload: { name: "blog" } })
      )
      const error = yield* create.pipe(
        CallOptions.provide({ retry: RetryPolicy.none }),
        Effect.flip,
        Effect.provide(
          configured({ PRISMA_API_URL: "http://127.0.0.1:1", PRISMA_SERVICE_TOKEN: "a-token" }).pipe(
            Layer.provide(Layer.succeed(NodeHttpClient.Dispatcher, dispatcher))
          )
        )
      )
      assert(error._tag === "FetchError" && error.reason._tag === "Transport")
      assert.include(error.message, words)
      assert.isFalse(error.reason.sent)
      assert.strictEqual(error.outcome, "notProcessed")
    }))

  it.effect("a program without a token is told the variable to set", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Effect.provide(workspaces, configured({})))
      assert.instanceOf(error, AuthError)
      assert.include(error.message, "PRISMA_SERVICE_TOKEN")
    }))
})
