/** Steps of the scenario: projects with their branches, databases, variables, buckets, stacks and topology. */
import { assert } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { idsOf, type Wire } from "./wire.ts"

export const branchesAndDatabases = Effect.fnUntraced(function*({ ok, refused }: Wire, workspaceId: string) {
  const { data: project } = yield* ok("workspaces.createProject", { params: { workspaceId }, body: { name: "shop" } })
  const params = { projectId: project.id }
  yield* ok("projects.update", { params: { id: project.id }, body: { name: "store", settings: {} } })
  assert.strictEqual((yield* ok("projects.get", { params: { id: project.id } })).data.name, "store")
  assert.include(idsOf(yield* ok("projects.list")), project.id)

  const { data: branch } = yield* ok("projects.createBranch", { params, body: { gitName: "preview" } })
  assert.lengthOf((yield* ok("projects.listBranches", { params, query: { gitNameContains: "rev" } })).data, 1)
  yield* ok("branches.get", { params: { branchId: branch.id } })
  const promoted = yield* ok("branches.update", { params: { branchId: branch.id }, body: { isDefault: true } })
  assert.deepInclude(promoted.data, { isDefault: true, role: "preview" })
  yield* ok("branches.update", { params: { branchId: project.database.branchId }, body: { isDefault: true } })

  const { data: database } = yield* ok("databases.create", {
    body: { ...params, name: "orders", branchId: branch.id, logicalId: "orders", source: { type: "empty" } }
  })
  const at = { databaseId: database.id }
  assert.deepStrictEqual(idsOf(yield* ok("databases.list", { query: { branchId: branch.id } })), [database.id])
  const { data: copy } = yield* ok("projects.createDatabase", {
    params,
    body: { region: "inherit", source: { type: "database", databaseId: database.id } }
  })
  assert.lengthOf((yield* ok("projects.listDatabases", { params })).data, 3)
  assert.strictEqual(copy.branchId, project.database.branchId)
  yield* refused(422, "databases.update", { params: at, body: { name: "sales", branchId: null } })
  const moved = yield* ok("databases.update", { params: at, body: { name: "sales", branchId: copy.branchId } })
  assert.strictEqual(moved.data.branchId, copy.branchId)
  assert.deepStrictEqual(idsOf(yield* ok("databases.list", { query: { branchId: "unassigned" } })), [])
  yield* refused(403, "databases.delete", { params: { databaseId: project.database.id } })

  const { data: connection } = yield* ok("databases.createConnection", { params: at, body: { name: "worker" } })
  const { data: reader } = yield* ok("connections.create", { body: { ...at, name: "reader" } })
  assert.lengthOf((yield* ok("databases.listConnections", { params: at })).data, 3)
  assert.include(idsOf(yield* ok("connections.list", { query: at })), reader.id)
  yield* ok("connections.get", { params: { id: reader.id } })
  yield* ok("connections.rotate", { params: { id: connection.id } })
  yield* ok("connections.delete", { params: { id: connection.id } })

  yield* TestClock.adjust(Duration.minutes(5))
  const { data: [backup] } = yield* ok("databases.listBackups", { params: at })
  yield* ok("databases.restore", {
    params: { targetDatabaseId: database.id },
    body: { source: { type: "backup", databaseId: database.id, backupId: backup.id } }
  })
  yield* ok("databases.usage", { params: at })
  yield* ok("databases.get", { params: at })
  yield* ok("databases.delete", { params: at })
  yield* refused(404, "databases.get", { params: at })
  return { project, branch }
})

export const variablesAndBuckets = Effect.fnUntraced(
  function*({ ok, refused }: Wire, projectId: string, branchId: string) {
    const body = { projectId, class: "preview", key: "API_KEY", value: "s3cret", branchId }
    const { data: variable } = yield* ok("environmentVariables.create", { body })
    assert.notInclude(JSON.stringify(variable), "s3cret")
    yield* refused(409, "environmentVariables.create", { body })
    const params = { envVarId: variable.id }
    const { data: changed } = yield* ok("environmentVariables.update", { params, body: { value: "n3w" } })
    assert.notStrictEqual(changed.valueKid, variable.valueKid)
    yield* ok("environmentVariables.get", { params })
    assert.lengthOf(
      (yield* ok("environmentVariables.list", { query: { projectId, class: "preview", branchId } })).data,
      1
    )
    yield* ok("environmentVariables.delete", { params })

    const { data: bucket } = yield* ok("buckets.create", { body: { projectId, name: "images", logicalId: "images" } })
    assert.strictEqual(bucket.status, "provisioning")
    yield* refused(409, "buckets.create", { body: { projectId, logicalId: "images" } })
    const at = { bucketId: bucket.id }
    yield* TestClock.adjust(Duration.seconds(5))
    assert.strictEqual((yield* ok("buckets.get", { params: at })).data.status, "ready")
    yield* ok("buckets.update", { params: at, body: { displayName: "pictures", branchId } })
    assert.deepStrictEqual(idsOf(yield* ok("buckets.list", { query: { branchId } })), [bucket.id])
    const { data: key } = yield* ok("buckets.createKey", { params: at, body: { role: "read_write" } })
    assert.notInclude(JSON.stringify(yield* ok("buckets.listKeys", { params: at })), key.secretAccessKey)
    yield* ok("buckets.deleteKey", { params: { ...at, keyId: key.id } })
    yield* ok("buckets.delete", { params: at })
  }
)

export const stacksAndTopology = Effect.fnUntraced(
  function*({ ok, refused }: Wire, projectId: string, branchId: string) {
    const branch = { projectId, branchId }
    assert.strictEqual((yield* ok("alchemyState.version", { params: branch, token: null })).version, 1)
    const wanted = { params: branch, body: { stack: "shop", stage: "dev" } }
    const { data: lease } = yield* ok("alchemyState.acquireLease", wanted)
    yield* refused(409, "alchemyState.acquireLease", wanted)
    const headers = { "alchemy-state-lease-id": lease.leaseId as string }
    const stack = { ...branch, stack: "shop" }
    const stage = { ...stack, stage: "dev" }
    const resource = { ...stage, fqn: "shop/dev/queue" }
    assert.isNull(yield* ok("alchemyState.getResource", { params: resource, headers }))
    assert.isNull(yield* ok("alchemyState.getOutput", { params: stage, headers }))
    yield* refused(422, "alchemyState.getResource", { params: resource })
    yield* ok("alchemyState.putResource", { params: resource, headers, body: { status: "created", size: 1 } })
    yield* ok("alchemyState.putResource", { params: { ...stage, fqn: "old" }, headers, body: { status: "replaced" } })
    assert.deepStrictEqual(yield* ok("alchemyState.getResource", { params: resource, headers }), {
      status: "created",
      size: 1
    })
    assert.deepStrictEqual(yield* ok("alchemyState.listResources", { params: stage, headers }), [
      "old",
      "shop/dev/queue"
    ])
    assert.lengthOf(yield* ok("alchemyState.listReplacedResources", { params: stage, headers }), 1)
    yield* ok("alchemyState.deleteResource", { params: { ...stage, fqn: "old" }, headers })
    yield* ok("alchemyState.putOutput", { params: stage, headers, body: ["url"] })
    assert.deepStrictEqual(yield* ok("alchemyState.getOutput", { params: stage, headers }), ["url"])
    assert.deepStrictEqual(yield* ok("alchemyState.listStacks", { params: branch }), ["shop"])
    assert.deepStrictEqual(yield* ok("alchemyState.listStages", { params: stack, headers }), ["dev"])
    yield* refused(409, "alchemyState.getOutput", { params: { ...stage, stage: "prod" }, headers })

    yield* TestClock.adjust(Duration.seconds(50))
    yield* ok("alchemyState.renewLease", { params: branch, headers, body: { ttlSeconds: 120 } })
    yield* TestClock.adjust(Duration.seconds(100))
    yield* ok("alchemyState.deleteStack", { params: stack, headers, query: { stage: "dev" } })
    assert.deepStrictEqual(yield* ok("alchemyState.listStacks", { params: branch }), [])
    yield* TestClock.adjust(Duration.seconds(30))
    yield* refused(404, "alchemyState.renewLease", { params: branch, headers, body: {} })
    const { data: next } = yield* ok("alchemyState.acquireLease", wanted)
    yield* ok("alchemyState.releaseLease", { params: branch, headers: { "alchemy-state-lease-id": next.leaseId } })

    assert.deepStrictEqual((yield* ok("applicationTopology.get", { params: branch })).data.nodes, [])
    const out = { logicalId: "web", direction: "out", name: "db" }
    const into = { logicalId: "orders", direction: "in", name: "db" }
    const body = {
      contentHash: "h1",
      nodes: [{ logicalId: "web", parentLogicalId: null, kind: "service" }, {
        logicalId: "orders",
        parentLogicalId: null,
        kind: "resource"
      }],
      ports: [out, into],
      edges: [{ from: out, to: into, family: "data" }]
    }
    yield* refused(422, "applicationTopology.replace", { params: branch, body: { ...body, ports: [out] } })
    yield* ok("applicationTopology.replace", { params: branch, body })
    assert.strictEqual((yield* ok("applicationTopology.get", { params: branch })).data.contentHash, "h1")
  }
)
