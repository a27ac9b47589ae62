/** The test that the README shows. */
import { assert, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Authorization, ManagementClient } from "effect-prisma-management"
import { Sandbox } from "effect-prisma-management/sandbox"

const ManagementTest = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
)

it.effect("creates a project although the API is unavailable at first", () =>
  Effect.gen(function*() {
    const client = yield* ManagementClient.ManagementClient
    const { faults } = yield* Sandbox.Sandbox
    yield* faults.add({ operation: "projects.create", count: 1, status: 503, retryAfter: 0 })
    yield* client.projects.create({ payload: { name: "blog" } })
    const { data } = yield* client.projects.list()
    assert.deepStrictEqual(data.map(({ name }) => name), ["blog"])
  }).pipe(Effect.provide(ManagementTest)))
