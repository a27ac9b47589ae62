/** Applications that have access to a workspace. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

describe("integrations", () => {
  it.effect("an application loses its access by its client id, in the workspace that is named and in no other", () =>
    Effect.gen(function*() {
      const { ok, refused } = Wire.make(yield* Sandbox.serve())
      const { data: other } = yield* ok("workspaces.create", { body: { displayName: "Other" } })
      const { data: [{ id: workspaceId }] } = yield* ok("workspaces.list")
      const { data: [mine] } = yield* ok("workspaces.listIntegrations", { params: { workspaceId } })
      const { data: [theirs] } = yield* ok("workspaces.listIntegrations", { params: { workspaceId: other.id } })
      const elsewhere = { workspaceId, clientId: theirs.client.id }
      const refusal = yield* refused(404, "workspaces.deleteIntegration", { params: elsewhere })
      assert.include(refusal.hint, "client.id")
      yield* ok("workspaces.deleteIntegration", { params: { workspaceId, clientId: mine.client.id } })
      yield* refused(404, "integrations.get", { params: { id: mine.id } })
      yield* ok("integrations.get", { params: { id: theirs.id } })
    }))

  it.effect("an application loses its access by the id of its integration too, which is the contract's pattern", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const { ok, refused } = Wire.make(sandbox)
      const { workspaceId } = sandbox
      const { data: [{ id }] } = yield* ok("workspaces.listIntegrations", { params: { workspaceId } })
      yield* ok("workspaces.deleteIntegration", { params: { workspaceId, clientId: id } })
      yield* refused(404, "workspaces.deleteIntegration", { params: { workspaceId, clientId: id } })
    }))
})
