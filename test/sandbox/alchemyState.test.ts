/** State of Alchemy stacks. SDK is the comments of `@prisma/management-api-sdk` 1.80.0, alchemy the HTTP state store of 2.0.0-beta.78, which composer uses. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

const start = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const wire = Wire.make(sandbox)
  const { data: project } = yield* wire.ok("projects.create", { body: {} })
  const branch = { projectId: project.id as string, branchId: project.database.branchId as string }
  const take = (stack: string, stage: string, more: object = {}) =>
    wire.call("alchemyState.acquireLease", { params: branch, body: { stack, stage, ...more } })
  const lease = (stack: string, stage: string) =>
    Effect.map(take(stack, stage), ({ body }) => ({ "alchemy-state-lease-id": body.data.leaseId as string }))
  return { ...wire, sandbox, branch, take, lease }
})

describe("what is not there", () => {
  it.effect("a resource without state, and a stage without output, are null: a first deploy finds nothing (SDK: getResource, getOutput; alchemy, composer)", () =>
    Effect.gen(function*() {
      const { branch, call, lease, ok } = yield* start
      const headers = yield* lease("shop", "dev")
      const stage = { ...branch, stack: "shop", stage: "dev" }
      const resource = { ...stage, fqn: "shop/queue" }
      const read = (id: string, params: { readonly [name: string]: string }) =>
        Effect.map(call(id, { params, headers }), ({ body, headers, status }) => [
          status,
          body,
          headers.get("content-type")
        ])
      const absent = [200, null, "application/json"]
      assert.deepStrictEqual(yield* read("alchemyState.getResource", resource), absent)
      assert.deepStrictEqual(yield* read("alchemyState.getOutput", stage), absent)
      yield* ok("alchemyState.putResource", { params: resource, headers, body: { status: "created" } })
      yield* ok("alchemyState.deleteResource", { params: resource, headers })
      yield* ok("alchemyState.deleteResource", { params: resource, headers })
      assert.deepStrictEqual(yield* read("alchemyState.getResource", resource), absent)
    }))

  it.effect("our own client reads what is not there as null", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const project = yield* client.projects.create()
      const [branch] = (yield* client.projects.listBranches({ params: { projectId: project.id } })).data
      const params = { projectId: project.id, branchId: branch!.id }
      const { leaseId } = yield* client.alchemyState.acquireLease({ params, payload: { stack: "shop", stage: "dev" } })
      const headers = { "alchemy-state-lease-id": leaseId }
      const stage = { ...params, stack: "shop", stage: "dev" }
      const resource = { params: { ...stage, fqn: "queue" }, headers }
      assert.isNull(yield* client.alchemyState.getResource(resource))
      assert.isNull(yield* client.alchemyState.getOutput({ params: stage, headers }))
      yield* client.alchemyState.putResource({ ...resource, payload: { size: 1 } })
      assert.deepStrictEqual(yield* client.alchemyState.getResource(resource), { size: 1 })
    }).pipe(Effect.provide(
      ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
        Layer.provide(Authorization.layerToken("planted")),
        Layer.provide(Sandbox.layer({ token: "planted" }))
      )
    )))
})

describe("leases", () => {
  it.effect("a lease that is held is refused with the name of its holder (SDK: acquireLease)", () =>
    Effect.gen(function*() {
      const { take } = yield* start
      assert.strictEqual((yield* take("shop", "dev", { holderDescription: "CI run 7" })).status, 201)
      const { body, status } = yield* take("shop", "dev", { holderDescription: "CI run 8" })
      assert.strictEqual(status, 409)
      assert.strictEqual(body.error.message, "CI run 7 holds the lease of this stage.")
      for (const [stack, stage] of [["shop", "prod"], ["blog", "dev"]] as const) {
        assert.strictEqual((yield* take(stack, stage)).status, 201)
      }
    }))

  it.effect("a lease that was lost is neither released nor renewed, and nothing is read under it (SDK: releaseLease, renewLease, getResource)", () =>
    Effect.gen(function*() {
      const { branch, lease, ok, refused, sandbox } = yield* start
      const params = branch
      const lost = Effect.fnUntraced(function*(headers: { readonly [name: string]: string }) {
        yield* refused(404, "alchemyState.renewLease", { params, headers, body: {} })
        yield* refused(404, "alchemyState.releaseLease", { params, headers })
        const stage = { ...branch, stack: "shop", stage: "dev" }
        yield* refused(409, "alchemyState.getOutput", { params: stage, headers })
        yield* refused(409, "alchemyState.putOutput", { params: stage, headers, body: {} })
      })
      const released = yield* lease("shop", "dev")
      yield* ok("alchemyState.releaseLease", { params, headers: released })
      yield* lost(released)
      const over = yield* lease("shop", "dev")
      yield* sandbox.advance("61 seconds")
      yield* lost(over)
      const next = yield* lease("shop", "dev")
      yield* lost(over)
      yield* lost({ "alchemy-state-lease-id": "aslease_cnever12345" })
      yield* ok("alchemyState.renewLease", { params, headers: next, body: {} })
    }))

  it.effect("a stack is deleted once no other stage of it is held (SDK: deleteStack)", () =>
    Effect.gen(function*() {
      const { branch, lease, ok, refused } = yield* start
      const stack = { ...branch, stack: "shop" }
      const [dev, prod] = yield* Effect.all([lease("shop", "dev"), lease("shop", "prod")])
      yield* lease("blog", "dev")
      for (const [stage, headers] of [["dev", dev], ["prod", prod]] as const) {
        yield* ok("alchemyState.putOutput", { params: { ...stack, stage }, headers: headers!, body: { stage } })
      }
      const remove = { params: stack, headers: dev! }
      assert.include((yield* refused(409, "alchemyState.deleteStack", remove)).message, "stage prod")
      yield* refused(409, "alchemyState.deleteStack", { ...remove, query: { stage: "prod" } })
      yield* ok("alchemyState.deleteStack", { ...remove, query: { stage: "dev" } })
      assert.deepStrictEqual(yield* ok("alchemyState.listStages", { params: stack, headers: prod! }), ["prod"])
      yield* ok("alchemyState.releaseLease", { params: branch, headers: prod! })
      yield* ok("alchemyState.deleteStack", remove)
      assert.deepStrictEqual(yield* ok("alchemyState.listStacks", { params: branch }), [])
      yield* ok("alchemyState.deleteStack", remove)
    }))
})

describe("lists", () => {
  it.effect("stacks, stages and resources are listed by name; stages under the lease of any of them (SDK: listStacks, listStages, listResources)", () =>
    Effect.gen(function*() {
      const { branch, lease, ok } = yield* start
      for (const [stack, stage] of [["shop", "prod"], ["shop", "dev"], ["blog", "dev"]] as const) {
        const headers = yield* lease(stack, stage)
        for (const fqn of ["web", "queue"]) {
          yield* ok("alchemyState.putResource", {
            params: { ...branch, stack, stage, fqn },
            headers,
            body: { status: "replaced", fqn }
          })
        }
        yield* ok("alchemyState.putOutput", {
          params: { ...branch, stack, stage },
          headers,
          body: { status: "replaced" }
        })
        if (stage === "dev") {
          const params = { ...branch, stack }
          const stages = yield* ok("alchemyState.listStages", { params, headers })
          assert.deepStrictEqual(stages, stack === "shop" ? ["dev", "prod"] : ["dev"])
          const at = { params: { ...params, stage }, headers }
          assert.deepStrictEqual(yield* ok("alchemyState.listResources", at), ["queue", "web"])
          // The output of a stage is none of its resources.
          assert.lengthOf(yield* ok("alchemyState.listReplacedResources", at), 2)
        }
      }
      assert.deepStrictEqual(yield* ok("alchemyState.listStacks", { params: branch }), ["blog", "shop"])
    }))
})
