/** Environment variables. SDK is the comments of `@prisma/management-api-sdk` 1.80.0, alchemy its Prisma provider 2.0.0-beta.78. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

const start = Effect.gen(function*() {
  const wire = Wire.make(yield* Sandbox.serve())
  const { data: project } = yield* wire.ok("projects.create", { body: {} })
  const params = { projectId: project.id as string }
  const { data: branch } = yield* wire.ok("projects.createBranch", { params, body: { gitName: "feature" } })
  const variable = { ...params, key: "API_KEY", value: "s3cret" }
  return { ...wire, branchId: branch.id as string, variable }
})

describe("an environment variable", () => {
  it.effect("a key is taken once in production, in previews, and on a branch of them: it is changed with PATCH (SDK: createEnvironmentVariable)", () =>
    Effect.gen(function*() {
      const { branchId, ok, refused, variable } = yield* start
      const scopes = [{ class: "production" }, { class: "preview" }, { class: "preview", branchId }]
      for (const scope of scopes) {
        const body = { ...variable, ...scope }
        const { data } = yield* ok("environmentVariables.create", { body })
        assert.include((yield* refused(409, "environmentVariables.create", { body })).hint, "PATCH")
        const params = { envVarId: data.id }
        const { data: changed } = yield* ok("environmentVariables.update", {
          params,
          body: { value: "another s3cret" }
        })
        assert.notStrictEqual(changed.valueKid, data.valueKid)
        assert.notMatch(JSON.stringify([data, changed]), /s3cret/)
      }
      assert.lengthOf((yield* ok("environmentVariables.list", { query: { key: variable.key } })).data, 3)
      const { data: other } = yield* ok("projects.create", { body: {} })
      yield* ok("environmentVariables.create", { body: { ...variable, class: "production", projectId: other.id } })
    }))

  it.effect("an override on a branch is one of previews (alchemy: EnvironmentVariable)", () =>
    Effect.gen(function*() {
      const { branchId, ok, refused, variable } = yield* start
      const error = yield* refused(422, "environmentVariables.create", {
        body: { ...variable, class: "production", branchId }
      })
      assert.include(error.message, "branchId")
      assert.lengthOf((yield* ok("environmentVariables.list")).data, 0)
    }))

  it.effect("a variable is deleted once: a second time it is not found (SDK: deleteEnvironmentVariable)", () =>
    Effect.gen(function*() {
      const { ok, refused, variable } = yield* start
      const { data } = yield* ok("environmentVariables.create", { body: { ...variable, class: "production" } })
      const params = { envVarId: data.id }
      yield* ok("environmentVariables.delete", { params })
      yield* refused(404, "environmentVariables.delete", { params })
      yield* ok("environmentVariables.create", { body: { ...variable, class: "production" } })
    }))
})
