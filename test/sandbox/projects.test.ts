/** Projects, branches, databases and connections: what making, restoring, moving and deleting one does to the others. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

const start = Effect.map(Sandbox.serve(), Wire.make)

const secretsIn = (body: unknown): ReadonlyArray<string> =>
  JSON.stringify(body).match(/postgres:\/\/[^"]+|"pass":"[^"]+"/g) ?? []

describe("a new project", () => {
  it.effect("a new project has a default branch and, on it, a default database with a connection", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      const { data: project } = yield* ok("projects.create", { body: {} })
      const { data: [branch, ...others] } = yield* ok("projects.listBranches", { params: { projectId: project.id } })
      assert.lengthOf(others, 0)
      assert.isTrue(branch.isDefault)
      assert.strictEqual(branch.role, "production")
      const { data: [database] } = yield* ok("projects.listDatabases", { params: { projectId: project.id } })
      assert.strictEqual(database.id, project.database.id)
      assert.strictEqual(database.branchId, branch.id)
      assert.isTrue(database.isDefault)
      assert.strictEqual(database.defaultConnectionId, project.database.connections[0].id)
    }))

  it.effect("a new project has no database when createDatabase is false", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      const { data } = yield* ok("projects.create", { body: { createDatabase: false } })
      assert.isNull(data.database)
      assert.lengthOf((yield* ok("projects.listDatabases", { params: { projectId: data.id } })).data, 0)
    }))

  it.effect("connection strings are shown in the answer that creates them only", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      const created = yield* ok("projects.create", { body: {} })
      const { connections, id } = created.data.database
      assert.isNotEmpty(secretsIn(created))
      for (
        const later of [
          yield* ok("databases.get", { params: { databaseId: id } }),
          yield* ok("databases.list"),
          yield* ok("connections.list"),
          yield* ok("connections.get", { params: { id: connections[0].id } })
        ]
      ) assert.isEmpty(secretsIn(later))
      const rotated = yield* ok("connections.rotate", { params: { id: connections[0].id } })
      assert.isNotEmpty(secretsIn(rotated))
      assert.notInclude(secretsIn(created), secretsIn(rotated)[0])
    }))
})

describe("deleting", () => {
  it.effect("deleting a project deletes its branches, databases and connections", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: kept } = yield* ok("projects.create", { body: {} })
      const { data: project } = yield* ok("projects.create", { body: {} })
      const { data: [branch] } = yield* ok("projects.listBranches", { params: { projectId: project.id } })
      yield* ok("projects.delete", { params: { id: project.id } })
      yield* refused(404, "projects.get", { params: { id: project.id } })
      yield* refused(404, "branches.get", { params: { branchId: branch.id } })
      yield* refused(404, "databases.get", { params: { databaseId: project.database.id } })
      yield* refused(404, "connections.get", { params: { id: project.database.connections[0].id } })
      assert.deepStrictEqual((yield* ok("databases.list")).data.map(({ id }: { id: string }) => id), [kept.database.id])
      assert.lengthOf((yield* ok("connections.list")).data, 1)
    }))

  it.effect("a project is not deleted while it has services, and then with all that is in it (SDK, composer, alchemy: deleteProject)", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: project } = yield* ok("projects.create", { body: {} })
      const { data: branch } = yield* ok("projects.createBranch", {
        params: { projectId: project.id },
        body: { gitName: "feature" }
      })
      const on = { projectId: project.id, branchId: branch.id }
      const { data: service } = yield* ok("services.create", { body: { ...on, displayName: "web" } })
      const { data: deployment } = yield* ok("services.createDeployment", {
        params: { serviceId: service.id },
        body: {}
      })
      const { data: domain } = yield* ok("services.createDomain", {
        params: { serviceId: service.id },
        body: { hostname: "a.example.com" }
      })
      const { data: bucket } = yield* ok("buckets.create", { body: on })
      const { data: key } = yield* ok("buckets.createKey", { params: { bucketId: bucket.id }, body: { role: "read" } })
      const { data: variable } = yield* ok("environmentVariables.create", {
        body: { ...on, class: "preview", key: "A", value: "b" }
      })
      const params = { id: project.id }
      const error = yield* refused(400, "projects.delete", { params })
      assert.strictEqual(error.message, "The project still has 1 service.")
      assert.include(error.hint, "Delete its services first")
      yield* ok("deployments.get", { params: { deploymentId: deployment.id } })
      yield* ok("services.delete", { params: { serviceId: service.id } })
      yield* refused(404, "deployments.get", { params: { deploymentId: deployment.id } })
      yield* refused(404, "domains.get", { params: { domainId: domain.id } })
      yield* ok("projects.delete", { params })
      yield* refused(404, "branches.get", { params: { branchId: branch.id } })
      yield* refused(404, "buckets.get", { params: { bucketId: bucket.id } })
      yield* refused(404, "environmentVariables.get", { params: { envVarId: variable.id } })
      yield* refused(404, "buckets.deleteKey", { params: { bucketId: bucket.id, keyId: key.id } })
    }))

  it.effect("services of one project do not keep another one", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: busy } = yield* ok("projects.create", { body: {} })
      const { data: idle } = yield* ok("projects.create", { body: {} })
      yield* ok("services.create", { body: { projectId: busy.id, displayName: "web" } })
      yield* ok("projects.delete", { params: { id: idle.id } })
      yield* refused(400, "projects.delete", { params: { id: busy.id } })
    }))

  it.effect("deleting a bucket deletes its keys (SDK: deleteBucket)", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: project } = yield* ok("projects.create", { body: {} })
      const { data: bucket } = yield* ok("buckets.create", { body: { projectId: project.id } })
      const params = { bucketId: bucket.id }
      const { data: key } = yield* ok("buckets.createKey", { params, body: { role: "read" } })
      yield* ok("buckets.delete", { params })
      yield* refused(404, "buckets.listKeys", { params })
      yield* refused(404, "buckets.deleteKey", { params: { ...params, keyId: key.id } })
    }))

  it.effect("the default database of a project is not deleted, and another one is once it is not the default any more (SDK, alchemy: deleteDatabase)", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: { database: first, id } } = yield* ok("projects.create", { body: {} })
      const params = { databaseId: first.id }
      const error = yield* refused(403, "databases.delete", { params })
      assert.include(error.hint, "isDefault: true")
      yield* ok("databases.get", { params })
      const { data: second } = yield* ok("databases.create", { body: { projectId: id, isDefault: true } })
      yield* refused(403, "databases.delete", { params: { databaseId: second.id } })
      yield* ok("databases.delete", { params })
      yield* refused(404, "connections.get", { params: { id: first.connections[0].id } })
    }))
})

describe("a database", () => {
  it.effect("a database is ready once provisioned, is restored from a backup, and recovers", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: { database } } = yield* ok("projects.create", { body: {} })
      const params = { databaseId: database.id }
      const status = Effect.map(ok("databases.get", { params }), ({ data }) => data.status)
      assert.strictEqual(yield* status, "provisioning")
      yield* TestClock.adjust(Duration.days(2))
      assert.strictEqual(yield* status, "ready")
      const backups = yield* ok("databases.listBackups", { params, query: { limit: 2 } })
      assert.deepStrictEqual(backups.data.map(({ status }: { status: string }) => status), ["running", "completed"])
      assert.isTrue(backups.pagination.hasMore)
      const restore = (backupId: string) => ({
        params: { targetDatabaseId: database.id },
        body: { source: { type: "backup", databaseId: database.id, backupId } }
      })
      yield* refused(422, "databases.restore", restore(backups.data[0].id))
      yield* refused(404, "databases.restore", restore("gone"))
      const { data: restored } = yield* ok("databases.restore", restore(backups.data[1].id))
      assert.strictEqual(restored.status, "recovering")
      yield* refused(409, "databases.restore", restore(backups.data[1].id))
      yield* TestClock.adjust(Duration.seconds(5))
      assert.strictEqual(yield* status, "ready")
    }))

  it.effect("a database tells its usage for a period, and refuses a period that is none", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: { database } } = yield* ok("projects.create", { body: {} })
      const params = { databaseId: database.id }
      const usage = yield* ok("databases.usage", { params, query: { startDate: "2026-01-01", endDate: "2026-02-01" } })
      assert.strictEqual(usage.period.start, "2026-01-01T00:00:00.000Z")
      yield* refused(400, "databases.usage", { params, query: { startDate: "soon" } })
      yield* refused(400, "databases.usage", { params, query: { startDate: "2026-02-01", endDate: "2026-01-01" } })
    }))

  it.effect("a database is where it says, else in us-east-1; one that inherits is where its source is, else where its project is (SDK: createDatabase)", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      const region = (projectId: string, body: object) =>
        Effect.map(ok("databases.create", { body: { projectId, ...body } }), ({ data }) => [data.region.id, data.id])
      const { data: project } = yield* ok("projects.create", { body: { region: "eu-west-3" } })
      assert.strictEqual(project.database.region.id, "eu-west-3")
      assert.strictEqual((yield* region(project.id, {}))[0], "us-east-1")
      assert.strictEqual((yield* region(project.id, { region: "inherit" }))[0], "eu-west-3")
      const [here, databaseId] = yield* region(project.id, { region: "ap-northeast-1" })
      assert.strictEqual(here, "ap-northeast-1")
      const copy = { region: "inherit", source: { type: "database", databaseId } }
      assert.strictEqual((yield* region(project.id, copy))[0], "ap-northeast-1")
      const { data: empty } = yield* ok("projects.create", { body: { createDatabase: false } })
      assert.isNull(empty.defaultRegion)
      yield* region(empty.id, { region: "ap-southeast-1", isDefault: true })
      assert.strictEqual((yield* ok("projects.get", { params: { id: empty.id } })).data.defaultRegion, "ap-southeast-1")
      assert.strictEqual((yield* region(empty.id, { region: "inherit" }))[0], "ap-southeast-1")
    }))

  it.effect("a project has one default database", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      const { data: project } = yield* ok("projects.create", { body: {} })
      const second = yield* ok("projects.createDatabase", {
        params: { projectId: project.id },
        body: { name: "b", isDefault: true }
      })
      const { data } = yield* ok("projects.listDatabases", { params: { projectId: project.id } })
      assert.deepStrictEqual(
        data.filter(({ isDefault }: { isDefault: boolean }) => isDefault).map(({ id }: { id: string }) => id),
        [second.data.id]
      )
    }))
})

describe("transferring a project", () => {
  it.effect("transferring a project moves all that is in it to the workspace of the recipient's token", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: project } = yield* ok("projects.create", { body: { logicalId: "main" } })
      const { data: workspace } = yield* ok("workspaces.create", { body: {} })
      const { data: token } = yield* ok("serviceTokens.create", {
        params: { workspaceId: workspace.id },
        body: { name: "them" }
      })
      const transfer = { params: { id: project.id }, body: { recipientAccessToken: token.value } }
      yield* refused(404, "projects.transfer", { ...transfer, body: { recipientAccessToken: "unknown" } })
      yield* ok("projects.transfer", transfer)
      yield* refused(409, "projects.transfer", transfer)
      const { data: [database] } = yield* ok("databases.list", { token: token.value })
      assert.strictEqual(database.id, project.database.id)
      yield* ok("projects.create", { body: { logicalId: "main" } })
    }))
})
