/**
 * Branches and what is on them. The source of each rule is named: SDK is the comments of `@prisma/management-api-sdk` 1.80.0, alchemy its Prisma
 * provider 2.0.0-beta.78, CLI `@prisma/cli` 8.0.0-rc.17.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

/** A project with its first branch, `main`, and a second one, `feature`. */
const start = Effect.gen(function*() {
  const wire = Wire.make(yield* Sandbox.serve())
  const { data: project } = yield* wire.ok("projects.create", { body: { name: "shop", region: "eu-west-3" } })
  const params = { projectId: project.id as string }
  const { data: [main] } = yield* wire.ok("projects.listBranches", { params })
  const { data: feature } = yield* wire.ok("projects.createBranch", { params, body: { gitName: "feature" } })
  return {
    ...wire,
    project,
    projectId: params.projectId,
    main: main as { readonly id: string },
    feature: feature as { readonly id: string },
    branch: (branchId: string) => Effect.map(wire.ok("branches.get", { params: { branchId } }), ({ data }) => data),
    gitNames: Effect.map(
      wire.ok("projects.listBranches", { params }),
      ({ data }) => data.map(({ gitName }: { gitName: string }) => gitName)
    )
  }
})

describe("the production branch", () => {
  it.effect("the default flag moves to another branch, and the production role stays with the first one (SDK: createBranch, alchemy: Branch)", () =>
    Effect.gen(function*() {
      const { branch, feature, main, ok, projectId } = yield* start
      const roles = Effect.map(
        Effect.all([branch(main.id), branch(feature.id)]),
        (all) => all.map(({ isDefault, role }) => [isDefault, role])
      )
      assert.deepStrictEqual(yield* roles, [[true, "production"], [false, "preview"]])
      yield* ok("branches.update", { params: { branchId: feature.id }, body: { isDefault: true } })
      assert.deepStrictEqual(yield* roles, [[false, "production"], [true, "preview"]])
      const { data: next } = yield* ok("projects.createBranch", {
        params: { projectId },
        body: { gitName: "next", isDefault: true }
      })
      assert.deepInclude(next, { isDefault: true, role: "preview" })
      assert.deepStrictEqual(yield* roles, [[false, "production"], [false, "preview"]])
    }))

  it.effect("neither the default branch nor the production branch is deleted (SDK: deleteBranch)", () =>
    Effect.gen(function*() {
      const { feature, gitNames, main, ok, refused } = yield* start
      const remove = (branchId: string) => refused(422, "branches.delete", { params: { branchId } })
      assert.include((yield* remove(main.id)).message, "production branch")
      yield* ok("branches.update", { params: { branchId: feature.id }, body: { isDefault: true } })
      assert.include((yield* remove(main.id)).message, "production branch")
      assert.include((yield* remove(feature.id)).hint, "Make another branch the default one first.")
      assert.deepStrictEqual(yield* gitNames, ["main", "feature"])
    }))

  it.effect("two projects have a production branch each", () =>
    Effect.gen(function*() {
      const { branch, main, ok } = yield* start
      const { data: { database } } = yield* ok("projects.create", { body: { name: "blog" } })
      assert.notStrictEqual(database.branchId, main.id)
      assert.strictEqual((yield* branch(main.id)).role, "production")
      assert.strictEqual((yield* branch(database.branchId)).role, "production")
    }))

  it.effect("only the default flag of a branch changes, and it is not taken away (SDK: updateBranch)", () =>
    Effect.gen(function*() {
      const { main, refused } = yield* start
      for (const body of [{ gitName: "trunk" }, { role: "preview" }, { isDefault: false }]) {
        yield* refused(422, "branches.update", { params: { branchId: main.id }, body })
      }
    }))
})

describe("a branch with members", () => {
  it.effect("a branch is deleted once no service, no database and no bucket is on it (SDK: deleteBranch)", () =>
    Effect.gen(function*() {
      const { feature, gitNames, ok, projectId, refused } = yield* start
      const on = { projectId, branchId: feature.id }
      const members = [
        ["1 service", "services", "serviceId", { ...on, displayName: "web" }],
        ["1 database", "databases", "databaseId", { ...on, name: "orders" }],
        ["1 bucket", "buckets", "bucketId", on]
      ] as const
      for (const [counted, group, parameter, body] of members) {
        const { data } = yield* ok(`${group}.create`, { body })
        const error = yield* refused(409, "branches.delete", { params: { branchId: feature.id } })
        assert.strictEqual(error.message, `The branch still has ${counted}.`)
        yield* ok(`${group}.get`, { params: { [parameter]: data.id } })
        yield* ok(`${group}.delete`, { params: { [parameter]: data.id } })
      }
      yield* ok("branches.delete", { params: { branchId: feature.id } })
      assert.deepStrictEqual(yield* gitNames, ["main"])
    }))

  it.effect("what is moved to another branch keeps its former one no longer", () =>
    Effect.gen(function*() {
      const { feature, main, ok, projectId, refused } = yield* start
      const { data } = yield* ok("databases.create", { body: { projectId, branchId: feature.id } })
      const params = { branchId: feature.id }
      yield* refused(409, "branches.delete", { params })
      yield* ok("databases.update", { params: { databaseId: data.id }, body: { branchId: main.id } })
      yield* ok("branches.delete", { params })
    }))

  it.effect("variables and builds of a branch do not keep it: the variables go with it, the builds stay", () =>
    Effect.gen(function*() {
      const { feature, ok, projectId, refused } = yield* start
      const on = { projectId, branchId: feature.id }
      const { data: variable } = yield* ok("environmentVariables.create", {
        body: { ...on, class: "preview", key: "A", value: "b" }
      })
      const { data: build } = yield* ok("builds.create", {
        body: { ...on, source: "ci", commitSha: "abc", branchName: "feature" }
      })
      yield* ok("branches.delete", { params: { branchId: feature.id } })
      yield* refused(404, "environmentVariables.get", { params: { envVarId: variable.id } })
      const { data: kept } = yield* ok("builds.get", { params: { buildId: build.id } })
      assert.isNull(kept.branchId)
      assert.strictEqual(kept.projectId, projectId)
    }))
})

describe("the branch of a database", () => {
  it.effect("a database without a branch is on the default one of its project, wherever it is created (SDK: createDatabase)", () =>
    Effect.gen(function*() {
      const { feature, main, ok, project, projectId } = yield* start
      const create = Effect.map(
        Effect.all([
          ok("databases.create", { body: { projectId } }),
          ok("projects.createDatabase", { params: { projectId }, body: {} })
        ]),
        (all) => all.map(({ data }) => data.branchId)
      )
      assert.strictEqual(project.database.branchId, main.id)
      assert.deepStrictEqual(yield* create, [main.id, main.id])
      yield* ok("branches.update", { params: { branchId: feature.id }, body: { isDefault: true } })
      assert.deepStrictEqual(yield* create, [feature.id, feature.id])
      const listed = (branchId: string) =>
        Effect.map(ok("databases.list", { query: { branchId } }), ({ data }) => data.length)
      assert.deepStrictEqual(yield* Effect.all(["unassigned", main.id, feature.id].map(listed)), [0, 3, 2])
    }))

  it.effect("a database is taken off its branch by nothing: null is refused (SDK: createDatabase, updateDatabase)", () =>
    Effect.gen(function*() {
      const { main, ok, project, projectId, refused } = yield* start
      for (const placing of [{ branchId: null }, { branchGitName: null }]) {
        const error = yield* refused(400, "databases.create", { body: { projectId, ...placing } })
        assert.include(error.message, Object.keys(placing)[0])
        assert.include(error.hint, "Every database is on a branch.")
        yield* refused(422, "databases.update", { params: { databaseId: project.database.id }, body: placing })
      }
      const { data } = yield* ok("databases.get", { params: { databaseId: project.database.id } })
      assert.strictEqual(data.branchId, main.id)
    }))

  it.effect("a database that an earlier sandbox saved on no branch is on the default one of its project", () =>
    Effect.gen(function*() {
      const data = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-branches-")), "state.json")
      yield* Effect.addFinalizer(() => Effect.sync(() => fs.rmSync(path.dirname(data), { recursive: true })))
      const during = <A>(use: (wire: Wire.Wire) => Effect.Effect<A>) =>
        Effect.scoped(Effect.flatMap(Sandbox.serve({ data }), (sandbox) => use(Wire.make(sandbox))))
      const made = yield* during(({ ok }) =>
        Effect.all([ok("projects.create", { body: {} }), ok("projects.create", { body: {} })])
      )
      // A start writes the whole state into one line, before which changes stand behind it.
      yield* during(() => Effect.void)
      const saved = JSON.parse(fs.readFileSync(data, "utf8"))
      for (const database of saved.tables.databases) database.branchId = null
      fs.writeFileSync(data, JSON.stringify(saved))
      yield* during(({ ok }) =>
        Effect.forEach(
          made,
          ({ data: { database } }) =>
            Effect.map(ok("databases.get", { params: { databaseId: database.id } }), ({ data }) =>
              assert.strictEqual(data.branchId, database.branchId))
        )
      )
    }))

  it.effect("a branch that a database names by its Git name is created when it is not there (SDK: createDatabase, updateDatabase, updateBucket)", () =>
    Effect.gen(function*() {
      const { branch, gitNames, ok, projectId } = yield* start
      const { data: database } = yield* ok("databases.create", { body: { projectId, branchGitName: "one" } })
      assert.deepInclude(yield* branch(database.branchId), { gitName: "one", isDefault: false, role: "preview" })
      const params = { databaseId: database.id }
      yield* ok("databases.update", { params, body: { branchGitName: "two" } })
      const { data: bucket } = yield* ok("buckets.create", { body: { projectId } })
      yield* ok("buckets.update", { params: { bucketId: bucket.id }, body: { branchGitName: "three" } })
      yield* ok("databases.update", { params, body: { branchGitName: "three" } })
      assert.deepStrictEqual(yield* gitNames, ["main", "feature", "one", "two", "three"])
    }))

  it.effect("a service, and a new bucket, names a branch that is there", () =>
    Effect.gen(function*() {
      const { gitNames, projectId, refused } = yield* start
      yield* refused(404, "services.create", { body: { projectId, displayName: "web", branchGitName: "one" } })
      yield* refused(404, "buckets.create", { body: { projectId, branchGitName: "one" } })
      assert.deepStrictEqual(yield* gitNames, ["main", "feature"])
    }))

  it.effect("a branch of another project is not found", () =>
    Effect.gen(function*() {
      const { feature, ok, refused } = yield* start
      const { data: { id: projectId } } = yield* ok("projects.create", { body: {} })
      const on = { projectId, branchId: feature.id }
      for (
        const [id, body] of [
          ["databases.create", on],
          ["services.create", { ...on, displayName: "web" }],
          ["buckets.create", on],
          ["environmentVariables.create", { ...on, class: "preview", key: "A", value: "b" }]
        ] as const
      ) yield* refused(404, id, { body })
    }))
})

describe("naming a branch and a logical id", () => {
  const groups = [
    ["services", "serviceId", 422, 422, { displayName: "web" }],
    ["databases", "databaseId", 400, 422, { name: "orders" }],
    ["buckets", "bucketId", 400, 422, { name: "images" }]
  ] as const

  it.effect("a branch is named by its id or its Git name, never by both (SDK)", () =>
    Effect.gen(function*() {
      const { feature, ok, projectId, refused } = yield* start
      const both = { branchId: feature.id, branchGitName: "feature" }
      for (const [group, parameter, onCreate, onUpdate, body] of groups) {
        const create = { body: { projectId, ...body, ...both } }
        assert.include((yield* refused(onCreate, `${group}.create`, create)).message, "beside a branchId")
        const { data } = yield* ok(`${group}.create`, { body: { projectId, ...body } })
        yield* refused(onUpdate, `${group}.update`, { params: { [parameter]: data.id }, body: both })
        yield* refused(422, `${group}.list`, { query: both })
      }
    }))

  it.effect("a logical id comes with no Git name when a service or a database is created (SDK)", () =>
    Effect.gen(function*() {
      const { feature, ok, projectId, refused } = yield* start
      for (const [group, , onCreate, , body] of groups.slice(0, 2)) {
        const named = { projectId, ...body, logicalId: "it" }
        const error = yield* refused(onCreate, `${group}.create`, { body: { ...named, branchGitName: "feature" } })
        assert.strictEqual(error.hint, "Pass branchId instead of branchGitName.")
        yield* ok(`${group}.create`, { body: { ...named, branchId: feature.id } })
      }
      yield* ok("buckets.create", { body: { projectId, logicalId: "it", branchGitName: "feature" } })
    }))

  it.effect("a logical id is set in a request of its own, not with a move (SDK)", () =>
    Effect.gen(function*() {
      const { feature, ok, projectId, refused } = yield* start
      for (const [group, parameter, , onUpdate, body] of groups) {
        const { data } = yield* ok(`${group}.create`, { body: { projectId, ...body } })
        const params = { [parameter]: data.id }
        for (const onto of [{ branchId: feature.id }, { branchGitName: "feature" }]) {
          const error = yield* refused(onUpdate, `${group}.update`, { params, body: { logicalId: "it", ...onto } })
          assert.include(error.message, `beside a ${Object.keys(onto)[0]}`)
          assert.include(error.hint, "Move it first")
        }
        yield* ok(`${group}.update`, { params, body: { branchId: feature.id } })
        const { data: changed } = yield* ok(`${group}.update`, { params, body: { logicalId: "it" } })
        assert.deepInclude(changed, { branchId: feature.id, logicalId: "it" })
      }
    }))

  it.effect("a logical id is taken once on a branch, also by what is moved there (SDK)", () =>
    Effect.gen(function*() {
      const { feature, main, ok, projectId, refused } = yield* start
      for (const [group, parameter, , , body] of groups) {
        const on = (branchId: string) => ({ projectId, ...body, logicalId: "it", branchId })
        const { data: first } = yield* ok(`${group}.create`, { body: on(main.id) })
        const { data: second } = yield* ok(`${group}.create`, { body: on(feature.id) })
        yield* refused(409, `${group}.create`, { body: on(feature.id) })
        yield* refused(409, `${group}.update`, { params: { [parameter]: second.id }, body: { branchId: main.id } })
        assert.lengthOf((yield* ok(`${group}.list`, { query: { projectId, logicalId: "it" } })).data, 2)
        const { data: [there] } = yield* ok(`${group}.list`, { query: { logicalId: "it", branchId: main.id } })
        assert.strictEqual(there.id, first.id)
      }
    }))

  it.effect("a list of branches is filtered by the whole Git name or by a part of it, not by both (SDK: listBranches)", () =>
    Effect.gen(function*() {
      const { projectId, refused } = yield* start
      const query = { gitName: "feature", gitNameContains: "feat" }
      yield* refused(422, "projects.listBranches", { params: { projectId }, query })
    }))
})
