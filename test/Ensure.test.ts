/** Create or adopt: what is there afterwards, in a sandbox that loses answers and with two programs at once. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Authorization from "../src/Authorization.ts"
import * as ConnectionString from "../src/ConnectionString.ts"
import * as Ensure from "../src/Ensure.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import { inTime } from "./support/inTime.ts"

const layer = () =>
  ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
    Layer.provide(Authorization.layerToken("planted")),
    Layer.provideMerge(Sandbox.layer({ token: "planted" }))
  )

const start = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const sandbox = yield* Sandbox.Sandbox
  return {
    client,
    sandbox,
    project: Effect.map(client.projects.create({ payload: { name: "shop" } }), ({ id }) => id),
    asked: (operation: Sandbox.OperationId) =>
      Effect.map(sandbox.requests, (all) => all.filter((request) => request.operation === operation).length)
  }
})

const run = <A, E>(
  use: (world: Effect.Success<typeof start>) => Effect.Effect<A, E, ManagementClient.ManagementClient | Sandbox.Sandbox>
) => inTime(Effect.provide(Effect.flatMap(start, use), layer()))

const textOf = (connection: Ensure.Connected) =>
  connection._tag === "None"
    ? Effect.succeed(undefined)
    : Effect.map(ConnectionString.pick(connection.value), ({ value }) => Redacted.value(value))

const reasonOf = (error: unknown) => error instanceof Ensure.EnsureError ? error.reason : assert.fail(String(error))

const lost = { count: 1, carriedOut: true, cut: true } as const

describe("a project", () => {
  it.effect("a project is created with the connection string of its database, and adopted by the next run", () =>
    run(Effect.fnUntraced(function*({ asked, client }) {
      const wanted = { logicalId: "blog", name: "Blog", region: "eu-west-3" } as const
      const first = yield* Ensure.project(client, wanted)
      assert.strictEqual(first._tag, "Created")
      assert.match((yield* textOf(first.connection))!, /^postgres/)
      const second = yield* Ensure.project(client, wanted)
      assert.strictEqual(second._tag, "Adopted")
      assert.strictEqual(second.resource.id, first.resource.id)
      assert.deepStrictEqual(second.connection, { _tag: "None" })
      assert.strictEqual(yield* asked("databases.createConnection"), 0)
      assert.lengthOf((yield* client.projects.list()).data, 1)
    })))

  it.effect("there is one project, and a connection string, when the answer is lost after the create was carried out", () =>
    run(Effect.fnUntraced(function*({ client, sandbox }) {
      yield* sandbox.faults.add({ ...lost, operation: "projects.create" })
      const ensure = Ensure.project(client, { logicalId: "blog", name: "Blog" }, { connection: "create" })
      for (const time of ["first", "again"]) {
        const { _tag, connection } = yield* ensure
        assert.strictEqual(_tag, "Adopted", time)
        assert.strictEqual(connection._tag, "Created")
        assert.match((yield* textOf(connection))!, /^postgres/)
      }
      assert.lengthOf((yield* client.projects.list()).data, 1)
    })))

  for (
    const [what, fault] of [
      ["a 503 that was carried out", { count: 1, carriedOut: true, status: 503 }],
      ["a page of a gateway", { count: 1, carriedOut: true, status: 502, body: "<h1>Bad gateway</h1>" }],
      ["an answer that breaks the contract", { count: 1, carriedOut: true, status: 201, body: { data: {} } }],
      ["a 503 that was not", { count: 1, status: 503 }],
      ["three cut connections", { count: 3, cut: true }]
    ] as const
  ) {
    it.effect(`there is one project after ${what}, by its logical id and by its name`, () =>
      run(Effect.fnUntraced(function*({ client, sandbox }) {
        yield* sandbox.faults.add({ ...fault, operation: "projects.create" })
        yield* Ensure.project(client, { logicalId: "blog", name: "Blog" })
        yield* sandbox.faults.clear
        yield* sandbox.faults.add({ ...fault, operation: "projects.create" })
        const byName = Ensure.project(client, { name: "Other" })
        if ("carriedOut" in fault) assert.strictEqual((yield* byName)._tag, "Adopted")
        // Nothing keeps a second one away from a name: where nobody knows, it is looked for and not created again.
        else assert.deepInclude(yield* Effect.flip(byName), { outcome: "unknown" })
        yield* sandbox.faults.clear
        yield* Ensure.project(client, { name: "Other" })
        assert.sameMembers((yield* client.projects.list()).data.map(({ name }) => name), ["Blog", "Other"])
      })))
  }

  it.effect("a connection string is in hand when the answer that has it is lost too", () =>
    run(Effect.fnUntraced(function*({ client, sandbox }) {
      yield* sandbox.faults.add({ ...lost, operation: "projects.create" })
      yield* sandbox.faults.add({ ...lost, operation: "databases.createConnection" })
      yield* sandbox.faults.add({ ...lost, operation: "connections.rotate" })
      const { connection } = yield* Ensure.project(client, { logicalId: "blog" }, { connection: "create" })
      assert.match((yield* textOf(connection))!, /^postgres/)
      const [database] = (yield* client.databases.list()).data
      // The one that the project was made with, and the one that was made for this answer.
      assert.lengthOf(database!.connections, 2)
    })))

  it.effect("the default connection is rotated where that is asked for, and the answer says so", () =>
    run(Effect.fnUntraced(function*({ client }) {
      const wanted = { logicalId: "blog" }
      const before = yield* textOf((yield* Ensure.project(client, wanted, { connection: "rotate" })).connection)
      const { connection } = yield* Ensure.project(client, wanted, { connection: "rotate" })
      assert.strictEqual(connection._tag, "Rotated")
      assert.notStrictEqual(yield* textOf(connection), before)
      assert.lengthOf((yield* client.connections.list()).data, 1)
    })))

  it.effect("a project without a database has no connection to ask for", () =>
    run(Effect.fnUntraced(function*({ client }) {
      const wanted = { logicalId: "blog", createDatabase: false }
      for (let n = 0; n < 2; n++) {
        const { connection } = yield* Ensure.project(client, wanted, { connection: "create" })
        assert.deepStrictEqual(connection, { _tag: "None" })
      }
    })))

  it.effect("two programs at once end with one project, by a logical id and by a name", () =>
    run(Effect.fnUntraced(function*({ asked, client, sandbox }) {
      for (const wanted of [{ logicalId: "blog" }, { name: "Shop" }]) {
        yield* sandbox.faults.add({ operation: "projects.create", latency: "1 second", count: 2 })
        const ensure = Ensure.project(client, wanted)
        const both = yield* Effect.all([ensure, ensure], { concurrency: 2 })
        assert.strictEqual(both[0].resource.id, both[1].resource.id)
        assert.sameMembers(both.map(({ _tag }) => _tag), ["Created", "Adopted"])
      }
      assert.lengthOf((yield* client.projects.list()).data, 2)
      assert.strictEqual(yield* asked("projects.create"), 4)
      assert.strictEqual(yield* asked("projects.delete"), 1)
    })))

  it.effect("ten programs at once end with one project of a name", () =>
    run(Effect.fnUntraced(function*({ client, sandbox }) {
      yield* sandbox.faults.add({ operation: "projects.create", latency: "1 second" })
      const all = yield* Effect.all(Array.from({ length: 10 }, () => Ensure.project(client, { name: "Shop" })), {
        concurrency: 10
      })
      const [project, ...others] = (yield* client.projects.list()).data
      assert.lengthOf(others, 0)
      assert.deepStrictEqual(new Set(all.map(({ resource }) => resource.id)), new Set([project!.id]))
    })))

  it.effect("a project that is found with other properties is a difference, field by field", () =>
    run(Effect.fnUntraced(function*({ client }) {
      const { resource } = yield* Ensure.project(client, { logicalId: "blog", name: "Blog", region: "us-east-1" })
      const error = yield* Effect.flip(
        Ensure.project(client, { logicalId: "blog", name: "Blog 2", region: "eu-west-3" })
      )
      const reason = reasonOf(error)
      assert.deepInclude(reason, {
        _tag: "Different",
        differences: [
          { field: "name", wanted: "Blog 2", found: "Blog" },
          { field: "region", wanted: "eu-west-3", found: "us-east-1" }
        ]
      })
      assert.include(error.message, resource.id)
      assert.include(error.message, "name is \"Blog\", wanted is \"Blog 2\"")
    })))

  it.effect("several projects of one name are an ambiguity, and none is created", () =>
    run(Effect.fnUntraced(function*({ client }) {
      for (let n = 0; n < 2; n++) yield* client.projects.create({ payload: { name: "Blog" } })
      const error = yield* Effect.flip(Ensure.project(client, { name: "Blog" }))
      const reason = reasonOf(error)
      const projects = (yield* client.projects.list()).data
      assert.strictEqual(reason._tag === "Ambiguous" ? reason.resources.length : 0, 2)
      for (const { id } of projects) assert.include(error.message, id)
      assert.lengthOf(projects, 2)
    })))

  it.effect("a project is found behind many pages", () =>
    run(Effect.fnUntraced(function*({ asked, client }) {
      for (let n = 0; n < 250; n++) {
        yield* client.projects.create({ payload: { name: `p${n}`, createDatabase: false } })
      }
      const { _tag, resource } = yield* Ensure.project(client, { name: "p249" })
      assert.deepStrictEqual([_tag, resource.name], ["Adopted", "p249"])
      assert.strictEqual(yield* asked("projects.list"), 3)
    })))

  it.effect("a project of another workspace with the same key is not this one", () =>
    run(Effect.fnUntraced(function*({ client, sandbox }) {
      const other = yield* client.workspaces.create({ payload: { displayName: "Other" } })
      for (const wanted of [{ logicalId: "blog" }, { name: "Shop" }]) {
        const { resource } = yield* Ensure.project(client, { ...wanted, workspaceId: other.id })
        assert.strictEqual(resource.workspace.id, other.id)
        yield* sandbox.faults.add({ ...lost, operation: "projects.create" })
        const own = yield* Ensure.project(client, wanted)
        assert.notStrictEqual(own.resource.id, resource.id)
        assert.strictEqual(
          (yield* Ensure.project(client, { ...wanted, workspaceId: other.id })).resource.id,
          resource.id
        )
      }
    })))

  it.effect("what the API refuses is refused as it is, and nothing is looked for", () =>
    run(Effect.fnUntraced(function*({ asked, client, sandbox }) {
      const limit = { error: { code: "planLimitReached", message: "Upgrade." } }
      yield* sandbox.faults.add({
        operation: "projects.create",
        status: 422,
        body: { error: { code: "x", message: "No." } }
      })
      assert.strictEqual((yield* Effect.flip(Ensure.project(client, { logicalId: "blog" })))._tag, "UnexpectedStatus")
      assert.strictEqual(yield* asked("projects.list"), 0)
      yield* sandbox.faults.clear
      const { resource } = yield* Ensure.project(client, { logicalId: "blog" })
      // A limit may be told before it is looked whether the thing is there.
      yield* sandbox.faults.add({ operation: "projects.create", status: 409, body: limit })
      assert.strictEqual((yield* Ensure.project(client, { logicalId: "blog" })).resource.id, resource.id)
      assert.deepInclude(yield* Effect.flip(Ensure.project(client, { logicalId: "new" })), {
        _tag: "Conflict",
        code: "planLimitReached"
      })
    })))

  it.effect("a connection that is neither created nor rotated is told, and nothing is created or rotated", () =>
    run(Effect.fnUntraced(function*({ asked, client }) {
      // As a program without types may have it.
      const options = JSON.parse(`{ "connection": "creat" }`)
      const { resource } = yield* Ensure.project(client, { logicalId: "blog" })
      for (
        const ensured of [
          Effect.asVoid(Ensure.project(client, { logicalId: "blog" }, options)),
          Effect.asVoid(Ensure.project(client, { logicalId: "new" }, options)),
          Effect.asVoid(Ensure.database(client, { projectId: resource.id, name: "main" }, options))
        ]
      ) {
        const error = yield* Effect.flip(
          ensured as Effect.Effect<void, { readonly _tag: string; readonly message: string }>
        )
        assert.strictEqual(error._tag, "FetchError")
        assert.match(error.message, /connection: Expected "create" or "rotate"/)
      }
      assert.strictEqual(yield* asked("projects.create"), 1)
      assert.strictEqual(yield* asked("connections.rotate"), 0)
    })))

  it.effect("without a logical id and a name there is nothing to look for", () =>
    run(Effect.fnUntraced(function*({ asked, client }) {
      // As a program without types may have it.
      const nothing = JSON.parse("{}")
      assert.strictEqual(reasonOf(yield* Effect.flip(Ensure.project(client, nothing)))._tag, "NoKey")
      const inProject = { projectId: "proj_cunknown12345" }
      assert.strictEqual(
        reasonOf(yield* Effect.flip(Ensure.database(client, { ...inProject, ...nothing })))._tag,
        "NoKey"
      )
      assert.strictEqual(
        reasonOf(yield* Effect.flip(Ensure.bucket(client, { ...inProject, ...nothing })))._tag,
        "NoKey"
      )
      assert.strictEqual(yield* asked("projects.create"), 0)
    })))
})

describe("what is on a branch", () => {
  it.effect("a database, a service and a bucket are created once, by logical id and by name on a branch", () =>
    run(Effect.fnUntraced(function*({ client, project }) {
      const projectId = yield* project
      const branch = yield* client.projects.createBranch({ params: { projectId }, payload: { gitName: "feature" } })
      for (const key of [{ logicalId: "it" }, { branchGitName: "feature" }, { branchId: branch.id }, {}]) {
        // The same name on the same branch is the same thing, and one with a logical id is another.
        const name = "branchGitName" in key || "branchId" in key ? "there" : "logicalId" in key ? "named" : "plain"
        const ensures = [
          Ensure.database(client, { projectId, name, ...key }),
          Ensure.service(client, { projectId, displayName: name, ...key }),
          Ensure.bucket(client, { projectId, name, ...key })
        ]
        for (const ensure of ensures) {
          const first = yield* ensure
          const second = yield* ensure
          assert.strictEqual(first._tag, "branchId" in key ? "Adopted" : "Created")
          assert.strictEqual(second._tag, "Adopted")
          assert.strictEqual(second.resource.id, first.resource.id)
        }
      }
      assert.lengthOf((yield* client.services.list({ query: { projectId } })).data, 3)
      assert.lengthOf((yield* client.buckets.list({ query: { projectId } })).data, 3)
      assert.lengthOf((yield* client.databases.list({ query: { projectId } })).data, 4)
    })))

  it.effect("the same name on two branches is two things", () =>
    run(Effect.fnUntraced(function*({ client, project }) {
      const projectId = yield* project
      yield* client.projects.createBranch({ params: { projectId }, payload: { gitName: "feature" } })
      const on = (branchGitName?: string) =>
        Effect.all([
          Ensure.database(client, { projectId, name: "data", branchGitName }),
          Ensure.service(client, { projectId, displayName: "web", branchGitName }),
          Ensure.bucket(client, { projectId, name: "files", branchGitName })
        ])
      const main = yield* on("main")
      const feature = yield* on("feature")
      const standard = yield* on()
      for (let n = 0; n < 3; n++) {
        assert.notStrictEqual(feature[n]!.resource.id, main[n]!.resource.id)
        // Without a branch it is the default one.
        assert.strictEqual(standard[n]!.resource.id, main[n]!.resource.id)
      }
    })))

  it.effect("the same logical id on two branches is two things", () =>
    run(Effect.fnUntraced(function*({ client, project }) {
      const projectId = yield* project
      const { id: branchId } = yield* client.projects.createBranch({
        params: { projectId },
        payload: { gitName: "feature" }
      })
      const on = (where: { readonly branchId?: string; readonly branchGitName?: string }) =>
        Effect.all([
          Ensure.database(client, { projectId, logicalId: "data", ...where }),
          Ensure.service(client, { projectId, displayName: "web", logicalId: "web", ...where }),
          Ensure.bucket(client, { projectId, logicalId: "files", ...where })
        ])
      const standard = yield* on({})
      const feature = yield* on({ branchGitName: "feature" })
      const again = yield* Effect.all([on({}), on({ branchId })])
      for (let n = 0; n < 3; n++) {
        assert.strictEqual(feature[n]!._tag, "Created")
        assert.notStrictEqual(feature[n]!.resource.id, standard[n]!.resource.id)
        assert.deepStrictEqual(again.map((all) => all[n]!._tag), ["Adopted", "Adopted"])
        assert.deepStrictEqual(again.map((all) => all[n]!.resource.id), [
          standard[n]!.resource.id,
          feature[n]!.resource.id
        ])
      }
    })))

  it.effect("there is one of each when the answer is lost after it was carried out", () =>
    run(Effect.fnUntraced(function*({ client, project, sandbox }) {
      const projectId = yield* project
      for (const operation of ["databases.create", "services.create", "buckets.create"] as const) {
        yield* sandbox.faults.add({ ...lost, operation })
      }
      const database = yield* Ensure.database(client, { projectId, logicalId: "data" }, { connection: "create" })
      assert.match((yield* textOf(database.connection))!, /^postgres/)
      yield* Ensure.service(client, { projectId, displayName: "web" })
      yield* Ensure.bucket(client, { projectId, name: "files" })
      assert.lengthOf((yield* client.databases.list({ query: { projectId } })).data, 2)
      assert.lengthOf((yield* client.services.list({ query: { projectId } })).data, 1)
      assert.lengthOf((yield* client.buckets.list({ query: { projectId } })).data, 1)
    })))

  it.effect("two programs at once end with one of each", () =>
    run(Effect.fnUntraced(function*({ client, project, sandbox }) {
      const projectId = yield* project
      for (const operation of ["databases.create", "services.create", "buckets.create"] as const) {
        yield* sandbox.faults.add({ operation, latency: "1 second" })
      }
      for (
        const ensure of [
          Ensure.database(client, { projectId, logicalId: "data" }),
          Ensure.database(client, { projectId, name: "other" }),
          Ensure.service(client, { projectId, displayName: "web" }),
          Ensure.bucket(client, { projectId, name: "files" })
        ]
      ) {
        const both = yield* Effect.all([ensure, ensure], { concurrency: 2 })
        assert.strictEqual(both[0].resource.id, both[1].resource.id)
        assert.sameMembers(both.map(({ _tag }) => _tag), ["Created", "Adopted"])
      }
      assert.lengthOf((yield* client.databases.list({ query: { projectId } })).data, 3)
      assert.lengthOf((yield* client.services.list({ query: { projectId } })).data, 1)
      assert.lengthOf((yield* client.buckets.list({ query: { projectId } })).data, 1)
    })))

  it.effect("a logical id goes with the Git name of a branch, which is looked up", () =>
    run(Effect.fnUntraced(function*({ client, project, sandbox }) {
      const projectId = yield* project
      const { id } = yield* client.projects.createBranch({ params: { projectId }, payload: { gitName: "feature" } })
      const wanted = { projectId, logicalId: "data", branchGitName: "feature" }
      assert.strictEqual((yield* Ensure.database(client, wanted)).resource.branchId, id)
      assert.strictEqual((yield* Ensure.database(client, wanted))._tag, "Adopted")
      for (const { body } of (yield* sandbox.requests).filter(({ operation }) => operation === "databases.create")) {
        assert.deepStrictEqual(body, { projectId, logicalId: "data", branchId: id })
      }
      const reason = reasonOf(
        yield* Effect.flip(Ensure.service(client, { ...wanted, displayName: "web", branchGitName: "gone" }))
      )
      assert.deepStrictEqual(reason, { _tag: "BranchMissing", branchGitName: "gone" })
    })))

  it.effect("every property that was given is compared, and ids with and without their prefix are the same", () =>
    run(Effect.fnUntraced(function*({ client, project }) {
      const projectId = yield* project
      const branch = yield* client.projects.createBranch({ params: { projectId }, payload: { gitName: "feature" } })
      const [standard] = (yield* client.databases.list({ query: { projectId } })).data
      const source = { type: "database", databaseId: standard!.id } as const
      const made = {
        projectId,
        logicalId: "data",
        name: "data",
        region: "eu-west-3",
        branchId: branch.id,
        source
      } as const
      yield* Ensure.database(client, made)
      const bare = {
        ...made,
        branchId: branch.id.replace("br_", ""),
        source: { ...source, databaseId: standard!.id.replace("db_", "") }
      }
      assert.strictEqual((yield* Ensure.database(client, bare))._tag, "Adopted")
      const differing = (wanted: Ensure.WantedDatabase) =>
        Effect.map(Effect.flip(Ensure.database(client, wanted)), (error) => {
          const reason = reasonOf(error)
          return reason._tag === "Different" ? reason.differences.map(({ field }) => field) : []
        })
      assert.deepStrictEqual(yield* differing({ ...made, name: "other" }), ["name"])
      assert.deepStrictEqual(yield* differing({ ...made, region: "us-east-1" }), ["region"])
      assert.deepStrictEqual(yield* differing({ ...made, isDefault: true }), ["isDefault"])
      assert.deepStrictEqual(yield* differing({ ...made, source: { type: "empty" } }), ["source"])
      // What is inherited is whatever the source has.
      yield* Ensure.database(client, { ...made, region: "inherit" })
    })))

  it.effect("a service that has the name, and not the logical id, is a difference", () =>
    run(Effect.fnUntraced(function*({ client, project }) {
      const projectId = yield* project
      const { resource } = yield* Ensure.service(client, { projectId, displayName: "web" })
      const error = yield* Effect.flip(
        Ensure.service(client, { projectId, displayName: "web", logicalId: "web", regionId: "eu-west-3" })
      )
      const reason = reasonOf(error)
      assert.deepInclude(reason, {
        _tag: "Different",
        differences: [
          { field: "logicalId", wanted: "web", found: null },
          { field: "regionId", wanted: "eu-west-3", found: "us-east-1" }
        ]
      })
      assert.strictEqual(reason._tag === "Different" && reason.resource.id, resource.id)
    })))
})
