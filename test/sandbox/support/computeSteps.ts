/** Steps of the scenario: services with their deployments and domains, repositories with their builds. */
import { assert } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { gzipSync } from "node:zlib"
import { idsOf, type Wire } from "./wire.ts"

/** Services and apps are the same things by two names: each step of this is done by one of them and seen by the other. */
export const servicesAndDeployments = Effect.fnUntraced(function*({ call, ok, refused }: Wire, projectId: string) {
  const { data: service } = yield* ok("services.create", { body: { projectId, displayName: "web", logicalId: "web" } })
  const taken = yield* refused(409, "apps.create", { body: { projectId, displayName: "web" } })
  assert.strictEqual(taken.code, "app:already_exists")
  assert.strictEqual(taken.existingAppId, service.id)
  const { data: worker } = yield* ok("apps.create", { body: { projectId, displayName: "worker" } })
  for (const list of ["services.list", "apps.list"]) {
    assert.deepStrictEqual(idsOf(yield* ok(list, { query: { projectId } })), [service.id, worker.id])
  }
  const params = { serviceId: service.id }
  const app = { appId: service.id }
  yield* ok("services.update", { params, body: { displayName: "site" } })
  assert.strictEqual((yield* ok("apps.get", { params: app })).data.name, "site")
  yield* ok("apps.update", { params: app, body: { displayName: "web" } })
  const placeholder = (yield* ok("services.get", { params })).data.appEndpointDomain

  const { data: first } = yield* ok("services.createDeployment", { params, body: { portMapping: { http: 3000 } } })
  yield* refused(422, "apps.createDeployment", { params: app, body: { skipCodeUpload: true } })
  yield* refused(409, "deployments.start", { params: { deploymentId: first.id } })
  const uploaded = yield* Effect.promise(() => fetch(first.uploadUrl, { method: "PUT", body: gzipSync("app") }))
  assert.strictEqual(uploaded.status, 200)
  const status = (deploymentId: string) =>
    Effect.map(ok("deployments.get", { params: { deploymentId } }), ({ data }) => data.status)
  yield* refused(409, "services.promote", { params, body: { deploymentId: first.id } })
  yield* ok("deployments.start", { params: { deploymentId: first.id } })
  assert.strictEqual(yield* status(first.id), "provisioning")
  yield* TestClock.adjust(Duration.seconds(10))
  assert.strictEqual(yield* status(first.id), "running")

  assert.isNull((yield* ok("services.get", { params })).data.latestDeploymentId)
  const live = yield* ok("services.promote", { params, body: { deploymentId: first.id } })
  assert.notStrictEqual(live.data.appEndpointDomain, placeholder)
  assert.strictEqual((yield* ok("services.get", { params })).data.latestDeploymentId, first.id)

  const { data: second } = yield* ok("apps.createDeployment", { params: app, body: { skipCodeUpload: true } })
  assert.isNull(second.uploadUrl)
  for (const [id, at] of [["services.listDeployments", params], ["apps.listDeployments", app]] as const) {
    assert.deepStrictEqual(idsOf(yield* ok(id, { params: at })), [second.id, first.id])
  }
  yield* ok("deployments.start", { params: { deploymentId: second.id } })
  yield* TestClock.adjust(Duration.seconds(10))
  yield* refused(422, "apps.promote", { params: app, body: {} })
  yield* ok("apps.promote", { params: app, body: { deploymentId: second.id } })
  yield* refused(409, "deployments.delete", { params: { deploymentId: second.id } })
  yield* ok("services.rollback", { params, body: {} })
  yield* ok("apps.rollback", { params: app, body: { deploymentId: second.id } })

  const log = yield* ok("deployments.logs", { params: { deploymentId: second.id } })
  const { cursor } = log.at(-1)
  yield* ok("deployments.stop", { params: { deploymentId: second.id } })
  yield* TestClock.adjust(Duration.seconds(10))
  assert.strictEqual(yield* status(second.id), "stopped")
  const rest = yield* ok("deployments.logs", { params: { deploymentId: second.id }, query: { cursor } })
  assert.deepStrictEqual(rest.map(({ text }: { text?: string }) => text?.split(" ").at(-1)), [
    "stopping",
    "stopped",
    undefined
  ])
  assert.strictEqual(rest[0].byteStart, Number(cursor))
  yield* ok("deployments.delete", { params: { deploymentId: second.id } })

  const added = yield* call("services.createDomain", { params, body: { hostname: "shop.example.com" } })
  assert.strictEqual(added.status, 201)
  const again = yield* call("apps.createDomain", { params: app, body: { hostname: "shop.example.com" } })
  assert.strictEqual(again.status, 200)
  yield* refused(409, "services.createDomain", {
    params: { serviceId: worker.id },
    body: { hostname: "shop.example.com" }
  })
  yield* ok("services.createDomain", { params, body: { hostname: "shop.invalid" } })
  const domains = (yield* ok("services.listDomains", { params })).data
  assert.deepStrictEqual((yield* ok("apps.listDomains", { params: app })).data, domains)
  const [good, bad] = domains
  const step = (domain: { readonly id: string }) =>
    Effect.map(ok("domains.get", { params: { domainId: domain.id } }), ({ data }) => data.status)
  assert.strictEqual(yield* step(good), "pending_dns")
  yield* TestClock.adjust(Duration.seconds(3))
  assert.strictEqual(yield* step(good), "verifying")
  yield* TestClock.adjust(Duration.seconds(30))
  assert.strictEqual(yield* step(good), "active")
  assert.strictEqual(yield* step(bad), "failed")
  yield* refused(409, "domains.retry", { params: { domainId: good.id } })
  assert.strictEqual((yield* ok("domains.retry", { params: { domainId: bad.id } })).data.status, "pending_dns")
  yield* ok("domains.delete", { params: { domainId: bad.id } })

  yield* ok("services.delete", { params })
  yield* refused(404, "domains.get", { params: { domainId: good.id } })
  yield* refused(404, "deployments.get", { params: { deploymentId: first.id } })
  yield* ok("apps.delete", { params: { appId: worker.id } })
})

export const repositoriesAndBuilds = Effect.fnUntraced(
  function*({ ok, refused }: Wire, workspaceId: string, projectId: string) {
    const { data: [installation] } = yield* ok("scmInstallations.list", { query: { workspaceId } })
    assert.isString((yield* ok("scmInstallations.list", { query: { workspaceId, repository: "nobody/nothing" } })).hint)
    yield* ok("scmInstallations.createInstallIntent", {
      body: { provider: "github", workspaceId, repository: "sandbox-org/web" }
    })
    const repositories = yield* ok("scmInstallations.listRepositories", {
      params: { installationId: installation.id },
      query: { limit: 2 }
    })
    assert.isTrue(repositories.pagination.hasMore)
    const body = { projectId, provider: "github", providerRepositoryId: repositories.data[0].id }
    const { data: repository } = yield* ok("sourceRepositories.create", { body })
    yield* refused(409, "sourceRepositories.create", { body })
    yield* refused(409, "sourceRepositories.create", {
      body: { ...body, providerRepositoryId: repositories.data[1].id }
    })
    yield* refused(422, "sourceRepositories.create", { body: { ...body, providerRepositoryId: 999_999 } })
    yield* ok("sourceRepositories.get", { params: { id: repository.id } })
    assert.deepStrictEqual(idsOf(yield* ok("sourceRepositories.list", { query: { projectId } })), [repository.id])

    const report = {
      source: "ci",
      commitSha: "abc123",
      branchName: "main",
      projectId,
      runIdentity: { provider: "github", repositoryId: String(repository.repoId), runId: "1", runAttempt: 1 }
    }
    const { data: build } = yield* ok("builds.create", { body: report })
    assert.strictEqual((yield* ok("builds.create", { body: report })).data.id, build.id)
    assert.strictEqual(build.gitRepoId, repository.id)
    const params = { buildId: build.id }
    yield* ok("builds.update", { params, body: { state: "running", phase: "build" } })
    const touched = { ...params, resourceType: "project", resourceId: projectId }
    yield* ok("builds.putResource", { params: touched, body: { action: "created" } })
    yield* ok("builds.putResource", { params: touched, body: { action: "acted_on" } })
    assert.lengthOf((yield* ok("builds.get", { params })).data.resources, 1)
    const soFar = yield* ok("builds.logs", { params })
    assert.isTrue(soFar.at(-1).retryable)
    const [followed] = yield* Effect.all([
      ok("builds.logs", { params, query: { follow: "true", cursor: soFar.at(-1).cursor } }),
      ok("builds.update", { params, body: { state: "failed", errorMessage: "no tests", failingStep: "test" } })
    ], { concurrency: 2 })
    assert.deepStrictEqual(followed.map(({ level, type }: any) => level ?? type), ["error", "info", "terminal"])
    assert.strictEqual(followed.at(-1).kind, "error")
    const late = yield* ok("builds.update", {
      params,
      body: { state: "succeeded", deployedUrl: "https://shop.invalid" }
    })
    assert.deepInclude(late.data, { state: "failed", deployedUrl: "https://shop.invalid" })
    yield* refused(409, "builds.update", { params, body: { deployedUrl: "https://other.invalid" } })
    assert.lengthOf((yield* ok("builds.list", { query: { projectId, state: "failed" } })).data, 1)
    yield* ok("sourceRepositories.delete", { params: { id: repository.id } })
  }
)
