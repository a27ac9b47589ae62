/** A test with Vitest and Effect: the sandbox is a layer, and one answer is a failure. */
import { assert, it } from "@effect/vitest"
import * as Authorization from "effect-prisma-management/Authorization"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import * as Sandbox from "effect-prisma-management/sandbox/Sandbox"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const ManagementTest = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
)

it.effect("creates a project, although the API is unavailable at first", () =>
  Effect.gen(function*() {
    const client = yield* ManagementClient.ManagementClient
    const { faults } = yield* Sandbox.Sandbox
    yield* faults.add({ operation: "projects.create", count: 1, status: 503, retryAfter: 0 })
    yield* client.projects.create({ payload: { name: "blog" } })
    const { data } = yield* client.projects.list()
    assert.deepStrictEqual(data.map(({ name }) => name), ["blog"])
  }).pipe(Effect.provide(ManagementTest)))
