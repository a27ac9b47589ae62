/** A test of an application's service: the API is in this process, the tokens are planted, and one answer is a failure. */
import { assert, it } from "@effect/vitest"
import * as Authorization from "effect-prisma-management/Authorization"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import * as OAuth from "effect-prisma-management/OAuth"
import { Sandbox } from "effect-prisma-management/sandbox"
import * as Tokens from "effect-prisma-management/Tokens"
import * as TokenStorage from "effect-prisma-management/TokenStorage"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Customers } from "./Customers.ts"

const CustomersTest = Customers.layer.pipe(
  Layer.provide(ManagementClient.layer({ baseUrl: "http://localhost" })),
  Layer.provide(Authorization.layerSession),
  Layer.provide(OAuth.layer({ clientId: "test" })),
  Layer.provide(TokenStorage.layerMemoryWith(Tokens.make({ workspaceId: "wksp_1", accessToken: "planted" }))),
  Layer.provideMerge(Sandbox.layer({ token: "planted" }))
)

it.effect("opens a customer once, although the API is unavailable at first", () =>
  Effect.gen(function*() {
    const customers = yield* Customers
    const { faults } = yield* Sandbox.Sandbox
    yield* faults.add({ operation: "projects.create", count: 1, status: 503, retryAfter: 0 })
    yield* customers.open("acme")
    assert.deepStrictEqual(yield* customers.names, ["acme"])
  }).pipe(Effect.provide(CustomersTest)))
