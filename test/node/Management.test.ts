/** The one layer of a first program. */
import { assert, describe, it } from "@effect/vitest"
import { AuthError } from "effect-prisma-management/AuthError"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import { Management } from "effect-prisma-management/node"
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

  it.effect("a program without a token is told the variable to set", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Effect.provide(workspaces, configured({})))
      assert.instanceOf(error, AuthError)
      assert.include(error.message, "PRISMA_SERVICE_TOKEN")
    }))
})
