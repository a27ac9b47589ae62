/**
 * Services, and what they can have. SDK is the comments of `@prisma/management-api-sdk` 1.80.0, CLI `@prisma/cli` 8.0.0-rc.17, alchemy its Prisma
 * provider 2.0.0-beta.78.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { type Made, start, upload } from "./support/service.ts"
import * as Wire from "./support/wire.ts"

describe("a deployment without an upload", () => {
  it.effect("the archive of the promoted deployment is taken, and without one it is refused (SDK: createDeployment, alchemy: Compute)", () =>
    Effect.gen(function*() {
      const { at, create, ok, promote, refused, run, service, status, stop } = yield* start
      const body = { skipCodeUpload: true }
      const running = create({ portMapping: { http: 3000 } }).pipe(Effect.tap((made) => upload(made)), Effect.tap(run))
      const fork = create(body)
      const refusal = refused(422, "services.createDeployment", { params: service, body })
      assert.include((yield* refusal).message, "skipCodeUpload")
      const one = yield* running
      assert.include((yield* refusal).hint, "promote")
      yield* promote(one)
      const other = yield* fork
      assert.isNull(other.uploadUrl)
      assert.deepStrictEqual((yield* ok("deployments.get", { params: at(other) })).data.portMapping, { http: 3000 })
      yield* run(other)
      assert.strictEqual(yield* status(other), "running")
      yield* stop(one)
      yield* ok("deployments.delete", { params: at(one) })
      yield* refusal
    }))

  it.effect("a service on no branch has no deployments: their variables come from the branch (SDK: createDeployment)", () =>
    Effect.gen(function*() {
      const { ok, project, refused } = yield* start
      const { data: service } = yield* ok("services.create", {
        body: { projectId: project.id, displayName: "worker", branchId: null }
      })
      assert.isNull(service.branchId)
      const params = { serviceId: service.id }
      assert.include((yield* refused(422, "services.createDeployment", { params, body: {} })).hint, "branchId")
      yield* ok("services.update", { params, body: { branchId: project.database.branchId } })
      yield* ok("services.createDeployment", { params, body: {} })
    }))

  it.effect("a deployment names the variables of its branch as it was made: by the role of the branch, never with a value (SDK: createDeployment)", () =>
    Effect.gen(function*() {
      const { at, create, ok, project } = yield* start
      const projectId = project.id
      const set = (key: string, variableClass: string, branchId?: string) =>
        ok("environmentVariables.create", {
          body: {
            projectId,
            key,
            value: "s3cret",
            class: variableClass,
            ...(branchId === undefined ? {} : { branchId })
          }
        })
      const { data: branch } = yield* ok("projects.createBranch", { params: { projectId }, body: { gitName: "next" } })
      const variables = (made: Made) =>
        Effect.map(ok("deployments.get", { params: at(made) }), ({ data }) => data.envVars)
      yield* set("URL", "production")
      yield* set("URL", "preview")
      yield* set("URL", "preview", branch.id)
      yield* set("FLAG", "preview", branch.id)
      const production = yield* create()
      yield* set("LATER", "production")
      assert.deepStrictEqual(yield* variables(production), { URL: "[redacted]" })
      yield* ok("branches.update", { params: { branchId: branch.id }, body: { isDefault: true } })
      const { data: preview } = yield* ok("services.create", { body: { projectId, displayName: "web" } })
      assert.strictEqual(preview.branchId, branch.id)
      const { data } = yield* ok("services.createDeployment", { params: { serviceId: preview.id }, body: {} })
      assert.deepStrictEqual(yield* variables(data), { FLAG: "[redacted]", URL: "[redacted]" })
    }))
})

describe("a service", () => {
  it.effect("a name, and then a logical id, is taken on its branch: the conflict names it (SDK: createService)", () =>
    Effect.gen(function*() {
      const { ok, project: { id: projectId }, refused, service } = yield* start
      const { data: worker } = yield* ok("services.create", {
        body: { projectId, displayName: "worker", logicalId: "worker" }
      })
      const create = (displayName: string, logicalId: string) =>
        refused(409, "services.create", { body: { projectId, displayName, logicalId } })
      assert.deepInclude(yield* create("other", "worker"), { existingAppId: worker.id, conflict: "logicalId" })
      assert.deepInclude(yield* create("web", "worker"), {
        existingAppId: service.serviceId,
        conflict: "name",
        name: "web",
        branchGitName: "main",
        logicalId: null
      })
    }))

  it.effect("a service is where it says, else where its project is, else in us-east-1 (SDK: createService)", () =>
    Effect.gen(function*() {
      const { ok, project } = yield* start
      const { data: empty } = yield* ok("projects.create", { body: { createDatabase: false } })
      const region = (projectId: string, displayName: string, regionId?: string) =>
        Effect.map(
          ok("services.create", { body: { projectId, displayName, ...(regionId === undefined ? {} : { regionId }) } }),
          ({ data }) => data.region.id
        )
      assert.strictEqual(yield* region(project.id, "one"), "eu-west-3")
      assert.strictEqual(yield* region(project.id, "two", "us-west-1"), "us-west-1")
      assert.strictEqual(yield* region(empty.id, "three"), "us-east-1")
    }))

  it.effect("a service goes with its deployments, also one that runs (SDK: deleteService, alchemy: destroyApp)", () =>
    Effect.gen(function*() {
      const { at, ok, promote, refused, running, service } = yield* start
      const made = yield* running
      yield* promote(made)
      yield* ok("services.delete", { params: service })
      yield* refused(404, "deployments.get", { params: at(made) })
    }))

  it.effect("the newest deployment is listed first, also over pages (SDK: listDeployments, CLI: version rollback)", () =>
    Effect.gen(function*() {
      const { create, ok, service } = yield* start
      const ids = (yield* Effect.all([create(), create(), create()])).map(({ id }) => id)
      const page = (query: { readonly limit: number; readonly cursor?: string }) =>
        ok("services.listDeployments", { params: service, query })
      const first = yield* page({ limit: 2 })
      yield* create()
      const rest = yield* page({ limit: 2, cursor: first.pagination.nextCursor })
      assert.deepStrictEqual([...Wire.idsOf(first), ...Wire.idsOf(rest)], ids.toReversed())
      assert.isFalse(rest.pagination.hasMore)
    }))

  it.effect("a service has three domains: a fourth is a quota, which no repetition lifts (SDK: createDomain)", () =>
    Effect.gen(function*() {
      const { call, ok, project, refused, service } = yield* start
      const domain = (n: number) => ({ params: service, body: { hostname: `d${n}.example.com` } })
      for (const n of [1, 2, 3]) yield* ok("services.createDomain", domain(n))
      const error = yield* refused(429, "services.createDomain", domain(4))
      assert.strictEqual(error.code, "planLimitReached")
      assert.include(error.hint, "waiting does not help")
      yield* refused(429, "apps.createDomain", { ...domain(4), params: { appId: service.serviceId } })
      assert.strictEqual((yield* call("services.createDomain", domain(3))).status, 200)
      const { data: other } = yield* ok("services.create", { body: { projectId: project.id, displayName: "worker" } })
      const params = { serviceId: other.id }
      yield* refused(409, "services.createDomain", { ...domain(3), params })
      yield* ok("services.createDomain", { ...domain(4), params })
      const { data: [first] } = yield* ok("services.listDomains", { params: service })
      yield* ok("domains.delete", { params: { domainId: first.id } })
      yield* ok("services.createDomain", domain(5))
    }))

  it.effect("a domain is tried again while it waits for its DNS, or once it failed (SDK: retryDomain)", () =>
    Effect.gen(function*() {
      const { ok, refused, service } = yield* start
      const add = (hostname: string) =>
        Effect.map(ok("services.createDomain", { params: service, body: { hostname } }), ({ data }) => ({
          params: { domainId: data.id as string }
        }))
      const good = yield* add("a.example.com")
      const bad = yield* add("a.invalid")
      yield* ok("domains.retry", good)
      for (const status of ["verifying", "provisioning_tls", "active"]) {
        yield* TestClock.adjust("3 seconds")
        assert.include((yield* refused(409, "domains.retry", good)).message, status)
      }
      assert.strictEqual((yield* ok("domains.retry", bad)).data.status, "pending_dns")
    }))
})
