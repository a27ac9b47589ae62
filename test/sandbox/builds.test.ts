/** Builds as CI reports them. SDK is the comments of `@prisma/management-api-sdk` 1.80.0. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

const start = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const wire = Wire.make(sandbox)
  const { ok } = wire
  const project = Effect.map(ok("projects.create", { body: {} }), ({ data }): {
    readonly id: string
    readonly database: { readonly id: string; readonly branchId: string }
  } => data)
  const report = { source: "cli", commitSha: "abc123", branchName: "main" }
  return {
    ...wire,
    sandbox,
    project,
    report,
    build: (body: object = {}) => Effect.map(ok("builds.create", { body: { ...report, ...body } }), ({ data }) => data),
    update: (buildId: string, body: object) =>
      Effect.map(ok("builds.update", { params: { buildId }, body }), ({ data }) => data)
  }
})

describe("a report of a build", () => {
  it.effect("project, branch, URL and topology of a build are set once: the same again is accepted, another is a conflict (SDK: updateBuild)", () =>
    Effect.gen(function*() {
      const { build, project, refused, update } = yield* start
      const [one, other] = yield* Effect.all([project, project])
      const { id } = yield* build()
      const fields = [
        ["projectId", one!.id, other!.id],
        ["branchId", one!.database.branchId, other!.database.branchId],
        ["deployedUrl", "https://a.example.com", "https://b.example.com"],
        ["applicationTopologyContentHash", "hash1", "hash2"]
      ] as const
      for (const [field, value, another] of fields) {
        yield* update(id, { [field]: value })
        assert.strictEqual((yield* update(id, { [field]: value, phase: "deploy" }))[field], value)
        // A branch of another project is none of the build's.
        const status = field === "branchId" ? 404 : 409
        const call = { params: { buildId: id }, body: { [field]: another, phase: "build" } }
        assert.include((yield* refused(status, "builds.update", call)).message, status === 409 ? field : "Branch")
      }
      const last = yield* update(id, {})
      for (const [field, value] of fields) assert.strictEqual(last[field], value)
      assert.strictEqual(last.phase, "deploy")
    }))

  it.effect("what a build was created with is set already (SDK: updateBuild)", () =>
    Effect.gen(function*() {
      const { build, project, refused } = yield* start
      const [one, other] = yield* Effect.all([project, project])
      const { id } = yield* build({ projectId: one!.id, applicationTopologyContentHash: "hash1" })
      for (const body of [{ projectId: other!.id }, { applicationTopologyContentHash: "hash2" }]) {
        yield* refused(409, "builds.update", { params: { buildId: id }, body })
      }
    }))

  it.effect("two branches of one project are two: the second is a conflict", () =>
    Effect.gen(function*() {
      const { build, ok, project, refused } = yield* start
      const { database, id } = yield* project
      const { data: branch } = yield* ok("projects.createBranch", {
        params: { projectId: id },
        body: { gitName: "next" }
      })
      const { id: buildId } = yield* build({ branchId: database.branchId })
      yield* refused(409, "builds.update", { params: { buildId }, body: { branchId: branch.id } })
    }))

  it.effect("the state of a build that has ended stays, and a late report changes the rest (SDK: updateBuild)", () =>
    Effect.gen(function*() {
      const { build, update } = yield* start
      for (const [end, late] of [["succeeded", "failed"], ["failed", "succeeded"], ["cancelled", "running"]] as const) {
        const { id } = yield* build()
        const { finishedAt } = yield* update(id, { state: end })
        const after = yield* update(id, { state: late, deployedUrl: "https://a.example.com", errorMessage: "late" })
        assert.deepInclude(after, {
          state: end,
          finishedAt,
          deployedUrl: "https://a.example.com",
          errorMessage: "late"
        })
      }
    }))

  it.effect("a build started when it first ran, and not at all where nobody said that it runs (SDK: updateBuild)", () =>
    Effect.gen(function*() {
      const { build, sandbox, update } = yield* start
      const { id } = yield* build()
      const { startedAt } = yield* update(id, { state: "running" })
      assert.isString(startedAt)
      yield* sandbox.advance("1 minute")
      assert.strictEqual((yield* update(id, { state: "running" })).startedAt, startedAt)
      const ended = yield* update(id, { state: "succeeded" })
      assert.strictEqual(Date.parse(ended.finishedAt) - Date.parse(startedAt), 60_000)
      const { id: silent } = yield* build()
      assert.isNull((yield* update(silent, { state: "failed" })).startedAt)
    }))

  it.effect("a build is of the workspace of its token: a project of another one is not found (SDK: createBuild, updateBuild)", () =>
    Effect.gen(function*() {
      const { build, ok, refused, report } = yield* start
      const { data: workspace } = yield* ok("workspaces.create", { body: {} })
      const { data: foreign } = yield* ok("projects.create", { body: { workspaceId: workspace.id } })
      const body = { projectId: foreign.id }
      yield* refused(404, "builds.create", { body: { ...report, ...body } })
      const { id } = yield* build()
      yield* refused(404, "builds.update", { params: { buildId: id }, body })
      const { data: { value: token } } = yield* ok("serviceTokens.create", {
        params: { workspaceId: workspace.id },
        body: { name: "ci" }
      })
      const { data } = yield* ok("builds.create", { token, body: { ...report, ...body } })
      assert.strictEqual(data.projectId, foreign.id)
      assert.deepStrictEqual(Wire.idsOf(yield* ok("builds.list", { token })), [data.id])
    }))
})

describe("what is known of builds", () => {
  it.effect("the newest build is listed first, also over pages (SDK: listBuilds)", () =>
    Effect.gen(function*() {
      const { build, ok } = yield* start
      const ids = (yield* Effect.all([build(), build(), build()])).map(({ id }) => id)
      const first = yield* ok("builds.list", { query: { limit: 2 } })
      const rest = yield* ok("builds.list", { query: { limit: 2, cursor: first.pagination.nextCursor } })
      assert.deepStrictEqual([...Wire.idsOf(first), ...Wire.idsOf(rest)], ids.toReversed())
    }))

  it.effect("of what a build did to a resource the strongest is kept (SDK: putBuildResource)", () =>
    Effect.gen(function*() {
      const { build, ok, project } = yield* start
      const { database } = yield* project
      const { id: buildId } = yield* build()
      const did = Effect.fnUntraced(function*(action: string) {
        const params = { buildId, resourceType: "database", resourceId: database.id }
        yield* ok("builds.putResource", { params, body: { action } })
        return (yield* ok("builds.get", { params: { buildId } })).data.resources.map((one: any) => one.action)
      })
      assert.deepStrictEqual(yield* did("acted_on"), ["acted_on"])
      assert.deepStrictEqual(yield* did("created"), ["created"])
      assert.deepStrictEqual(yield* did("acted_on"), ["created"])
      assert.deepStrictEqual(yield* did("deleted"), ["deleted"])
      assert.deepStrictEqual(yield* did("acted_on"), ["deleted"])
    }))

  it.effect("a resource of a build is there, unless the build deleted it (SDK: putBuildResource)", () =>
    Effect.gen(function*() {
      const { build, ok, refused } = yield* start
      const { id: buildId } = yield* build()
      for (const resourceType of ["project", "branch", "database", "app", "deployment", "bucket", "config_variable"]) {
        const params = { buildId, resourceType, resourceId: "cgone12345" }
        yield* refused(404, "builds.putResource", { params, body: { action: "created" } })
        yield* ok("builds.putResource", { params, body: { action: "deleted" } })
      }
      const params = { buildId, resourceType: "service_key", resourceId: "key" }
      yield* ok("builds.putResource", { params, body: { action: "created" } })
    }))
})
