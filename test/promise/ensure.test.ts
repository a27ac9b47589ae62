/** Create or adopt without Effect, over a socket: lost answers, two programs at once, differences, and a signal. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { ensureBucket, ensureDatabase, EnsureError, ensureProject, ensureService } from "../../src/promise/ensure.ts"
import { createManagementApiClient } from "../../src/promise/index.ts"
import { Sandbox } from "../../src/sandbox/index.ts"

const start = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const client = createManagementApiClient({ token: Redacted.value(sandbox.token), baseUrl: sandbox.url })
  return {
    sandbox,
    client,
    projects: Effect.promise(async () => (await client.GET("/v1/projects")).data!.data),
    project: Effect.promise(async () => (await client.POST("/v1/projects", { body: { name: "shop" } })).data!.data.id),
    asked: (operation: Sandbox.OperationId) =>
      Effect.map(sandbox.requests, (all) => all.filter((request) => request.operation === operation).length)
  }
})

const rejection = (promise: Promise<unknown>) =>
  Effect.promise(() => promise.then(() => assert.fail("It should have rejected"), (error: unknown) => error))

const lost = { count: 1, carriedOut: true, cut: true } as const

describe("ensure", () => {
  it.live("there is one project, and a connection string, when the answer is lost after the create was carried out", () =>
    Effect.gen(function*() {
      const { client, projects, sandbox } = yield* start
      yield* sandbox.faults.add({ ...lost, operation: "projects.create" })
      yield* sandbox.faults.add({ ...lost, operation: "databases.createConnection" })
      for (let n = 0; n < 2; n++) {
        const { _tag, connection } = yield* Effect.promise(() =>
          ensureProject(client, { logicalId: "blog", name: "Blog" }, { connection: "create" })
        )
        assert.strictEqual(_tag, "Adopted")
        assert.match(
          connection._tag === "Created" ? connection.value.endpoints.pooled!.connectionString! : "",
          /^postgres/
        )
      }
      assert.lengthOf(yield* projects, 1)
    }))

  it.live("a new project has its connection string, and an adopted one where it is asked for", () =>
    Effect.gen(function*() {
      const { client } = yield* start
      const ensure = (connection?: "rotate") =>
        Effect.promise(() => ensureProject(client, { logicalId: "blog" }, { connection }))
      const first = yield* ensure()
      assert.deepStrictEqual([first._tag, first.connection._tag], ["Created", "Created"])
      const second = yield* ensure()
      assert.deepStrictEqual([second._tag, second.connection._tag], ["Adopted", "None"])
      assert.strictEqual((yield* ensure("rotate")).connection._tag, "Rotated")
    }))

  it.live("two programs at once end with one of each", () =>
    Effect.gen(function*() {
      const { asked, client, project, projects, sandbox } = yield* start
      const projectId = yield* project
      const operations = ["projects.create", "databases.create", "services.create", "buckets.create"] as const
      for (const operation of operations) yield* sandbox.faults.add({ operation, latency: 100 })
      for (
        const ensure of [
          () => ensureProject(client, { logicalId: "blog" }),
          () => ensureProject(client, { name: "Other" }),
          () => ensureDatabase(client, { projectId, logicalId: "data", branchGitName: "main" }),
          () => ensureService(client, { projectId, displayName: "web" }),
          () => ensureBucket(client, { projectId, name: "files" })
        ]
      ) {
        const both = yield* Effect.promise(() => Promise.all([ensure(), ensure()]))
        assert.strictEqual(both[0].resource.id, both[1].resource.id)
        assert.sameMembers(both.map(({ _tag }) => _tag), ["Created", "Adopted"])
      }
      assert.lengthOf(yield* projects, 3)
      assert.strictEqual(yield* asked("projects.delete"), 1)
    }))

  it.live("what is there with other properties rejects with the differences, and a refusal with its class", () =>
    Effect.gen(function*() {
      const { client, project, sandbox } = yield* start
      const projectId = yield* project
      yield* Effect.promise(() => ensureService(client, { projectId, displayName: "web", regionId: "us-east-1" }))
      const error = yield* rejection(ensureService(client, { projectId, displayName: "web", regionId: "eu-west-3" }))
      assert.instanceOf(error, EnsureError)
      assert.deepInclude(error.reason, {
        _tag: "Different",
        differences: [{ field: "regionId", wanted: "eu-west-3", found: "us-east-1" }]
      })
      assert.deepInclude(yield* rejection(ensureBucket(client, { projectId: "proj_cunknown12345", name: "x" })), {
        _tag: "NotFound",
        status: 404,
        code: "resource-not-found",
        operation: "buckets.create"
      })
      yield* sandbox.faults.add({ operation: "projects.create", status: 402, body: "Pay" })
      assert.deepInclude(yield* rejection(ensureProject(client, { logicalId: "new" })), {
        _tag: "UnexpectedStatus",
        status: 402,
        outcome: "notProcessed"
      })
    }))

  it.live("the stack of a rejection leads to the line of the caller", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* start
      const ofTheProgram = async (wanted: Parameters<typeof ensureProject>[1]) => {
        await ensureProject(client, wanted)
      }
      yield* Effect.promise(() => ofTheProgram({ logicalId: "blog", name: "Blog" }))
      for (const [name, status] of [["EnsureError", 201], ["Forbidden", 403]] as const) {
        if (status !== 201) yield* sandbox.faults.add({ operation: "projects.create", count: 1, status })
        const error = (yield* rejection(ofTheProgram({ logicalId: "blog", name: "Other" }))) as Error
        const { message, stack } = error
        assert.strictEqual(error.name, name)
        assert.include(stack!, message)
        assert.match(stack!, /at (async )?ofTheProgram .*ensure\.test\.ts:\d+/)
      }
    }))

  it.live("a project is found behind many pages", () =>
    Effect.gen(function*() {
      const { asked, client } = yield* start
      yield* Effect.all(
        Array.from({ length: 201 }, (_, n) =>
          Effect.promise(() => client.POST("/v1/projects", { body: { name: `p${n}`, createDatabase: false } }))),
        { concurrency: 4 }
      )
      assert.strictEqual(
        (yield* Effect.promise(() =>
          ensureProject(client, { name: "p200" })
        ))._tag,
        "Adopted"
      )
      assert.strictEqual(yield* asked("projects.list"), 3)
    }))

  it.live("an aborted signal rejects with its reason", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* start
      yield* sandbox.faults.add({ operation: "projects.create", latency: "1 minute" })
      const controller = new AbortController()
      const ensuring = rejection(ensureProject(client, { logicalId: "blog" }, { signal: controller.signal }))
      const reason = new Error("enough")
      controller.abort(reason)
      assert.strictEqual(yield* ensuring, reason)
      assert.strictEqual(yield* rejection(ensureProject(client, { logicalId: "blog" }, controller)), reason)
    }))
})
