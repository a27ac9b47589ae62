/** Deployments without Effect, over a socket. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { inspect } from "node:util"
import { gzipSync } from "node:zlib"
import { deploy, DeployError, type DeployOptions, type Progress } from "../../src/promise/deploy.ts"
import { createManagementApiClient } from "../../src/promise/index.ts"
import { archiveDirectory } from "../../src/promise/node.ts"
import { createSandbox } from "../../src/promise/sandbox.ts"
import { Sandbox } from "../../src/sandbox/index.ts"

const archive = gzipSync("an application")

const start = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const client = createManagementApiClient({ token: Redacted.value(sandbox.token), baseUrl: sandbox.url })
  const makeService = (projectId: string, displayName: string) =>
    client.POST("/v1/services", { body: { projectId, displayName } }).then(({ data }) => data!.data.id)
  const [serviceId, otherId] = yield* Effect.promise(async () => {
    const { data } = await client.POST("/v1/projects", { body: { name: "shop" } })
    return [await makeService(data!.data.id, "web"), await makeService(data!.data.id, "worker")] as const
  })
  const status = (deploymentId: string) =>
    client.GET("/v1/deployments/{deploymentId}", { params: { path: { deploymentId } } }).then(({ data }) =>
      data?.data.status
    )
  /** The clock of the sandbox goes on as soon as something is started or stopped. */
  const hurry = (step: Progress) =>
    step._tag === "Started" || (step._tag === "StatusChanged" && step.status !== "running")
      ? Effect.runPromise(sandbox.advance("5 seconds"))
      : undefined
  return {
    sandbox,
    client,
    serviceId,
    otherId,
    status,
    release: (options: Partial<DeployOptions> = {}) =>
      deploy(client, { serviceId, archive, onProgress: hurry, ...options }),
    live: Effect.promise(async () =>
      (await client.GET("/v1/services/{serviceId}", { params: { path: { serviceId } } })).data!.data.latestDeploymentId
    )
  }
})

const rejection = (promise: Promise<unknown>) =>
  Effect.promise(() => promise.then(() => assert.fail("It should have rejected"), (error: unknown) => error))

const failure = (promise: Promise<unknown>) =>
  Effect.map(rejection(promise), (error) => error instanceof DeployError ? error : assert.fail(inspect(error)))

describe("deploy", () => {
  it.live("the stack of a rejection leads to the line of the caller", () =>
    Effect.gen(function*() {
      const { release } = yield* start
      const ofTheProgram = async () => {
        await release({ archive: new Uint8Array() })
      }
      const { message, stack } = yield* failure(ofTheProgram())
      assert.include(stack!, message)
      assert.match(stack!, /at (async )?ofTheProgram .*deploy\.test\.ts:\d+/)
    }))

  it("an archive is uploaded by the client's fetch, without its token or middleware", async () => {
    const sandbox = await createSandbox()
    const sent: Array<Request> = []
    const client = createManagementApiClient({
      token: sandbox.token,
      fetch: (request) => {
        sent.push(request)
        return sandbox.fetch(request)
      }
    })
    client.use({ onRequest: ({ request }) => void request.headers.set("x-of-the-program", "yes") })
    const { data: project } = await client.POST("/v1/projects", { body: { name: "shop" } })
    const { data: service } = await client.POST("/v1/services", {
      body: { projectId: project!.data.id, displayName: "web" }
    })
    const onProgress = () => sandbox.clock.advance("5 seconds")
    const { previousDeploymentId } = await deploy(client, { serviceId: service!.data.id, archive, onProgress })
    assert.isNull(previousDeploymentId)
    const uploads = sent.filter(({ method }) => method === "PUT")
    assert.strictEqual(uploads.length, 1)
    assert.isFalse(uploads[0]!.headers.has("authorization") || uploads[0]!.headers.has("x-of-the-program"))
    assert.strictEqual(uploads[0]!.headers.get("content-type"), "application/gzip")
    await sandbox.close()
  })

  it.live("a directory becomes the live deployment, and the one before is stopped", () =>
    Effect.gen(function*() {
      const { live, release, sandbox, status } = yield* start
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), "deploy-"))
      fs.writeFileSync(path.join(directory, "server.js"), "serve()")
      const packed = yield* Effect.promise(() => archiveDirectory(directory, { entrypoint: "server.js" }))
      fs.rmSync(directory, { recursive: true })
      const one = yield* Effect.promise(() => release({ archive: packed, portMapping: { http: 3000 } }))
      const steps: Array<Progress> = []
      const other = yield* Effect.promise(() =>
        release({
          archive: "previous",
          previous: "stop",
          logs: 10,
          onProgress: async (step) => {
            steps.push(step)
            if (step._tag === "Started" || step._tag === "Promoted") {
              await Effect.runPromise(sandbox.advance("5 seconds"))
            }
          }
        })
      )
      assert.strictEqual(other.previousDeploymentId, one.deploymentId)
      assert.strictEqual(yield* live, other.deploymentId)
      assert.strictEqual(yield* Effect.promise(() => status(one.deploymentId)), "stopped")
      assert.deepStrictEqual(steps.map(({ _tag }) => _tag).filter((tag) => tag !== "Log" && tag !== "StatusChanged"), [
        "Created",
        "Started",
        "Promoted",
        "PreviousStopped",
        "Deployed"
      ])
      assert.isTrue(steps.some((step) => step._tag === "Log" && step.text.endsWith("running")))
      const upload = (yield* sandbox.requests).find(({ operation }) => operation === "uploads.put")!
      assert.notProperty(upload.headers, "authorization")
      assert.strictEqual(upload.headers["content-type"], "application/gzip")
    }), 30_000)

  it.live("two deployments at once do not see each other", () =>
    Effect.gen(function*() {
      const { otherId, release, status } = yield* start
      const [one, other] = yield* Effect.promise(() => Promise.all([release(), release({ serviceId: otherId })]))
      assert.notStrictEqual(one.deploymentId, other.deploymentId)
      for (const { deploymentId } of [one, other]) {
        assert.strictEqual(yield* Effect.promise(() => status(deploymentId)), "running")
      }
    }), 30_000)

  it.live(
    "a refused upload is a typed failure without the URL, and goes on where it was",
    () =>
      Effect.gen(function*() {
        const { release, sandbox, status } = yield* start
        yield* sandbox.faults.add({
          operation: "uploads.put",
          count: 1,
          status: 307,
          headers: { location: `${sandbox.url}/v1/me` }
        })
        const error = yield* failure(release())
        assert.deepInclude(error, { step: "upload" })
        assert.deepInclude(error.cause, { _tag: "UploadRefused", status: 307 })
        assert.deepStrictEqual(error.cleanUp, { _tag: "Deleted" })
        assert.notInclude(inspect(error, { depth: 9 }) + JSON.stringify(error), "signature=")
        assert.isFalse((yield* sandbox.requests).some(({ operation }) => operation === "me.get"))
        const { deploymentId } = yield* Effect.promise(() => release({ resume: error.resume }))
        assert.strictEqual(yield* Effect.promise(() => status(deploymentId)), "running")
      }),
    30_000
  )

  it.live("a refused promotion stops what was started, and resumes with it", () =>
    Effect.gen(function*() {
      const { live, release, sandbox, status } = yield* start
      const before = yield* Effect.promise(() => release())
      const body = { error: { code: "planLimitReached", message: "Enough runs." } }
      yield* sandbox.faults.add({ operation: "services.promote", count: 1, status: 429, body })
      const error = yield* failure(release())
      assert.deepInclude(error.cause, {
        _tag: "TooManyRequests",
        code: "planLimitReached",
        operation: "services.promote"
      })
      assert.deepStrictEqual(error.cleanUp, { _tag: "Stopped" })
      assert.strictEqual(yield* Effect.promise(() => status(error.deploymentId!)), "stopped")
      assert.strictEqual(yield* live, before.deploymentId)
      yield* Effect.promise(() => release({ resume: error.resume }))
      assert.strictEqual(yield* live, error.deploymentId)
    }), 30_000)

  it.live("a build that fails tells its log", () =>
    Effect.gen(function*() {
      const { release } = yield* start
      const error = yield* failure(release({ archive: archive.subarray(0, -4) }))
      assert.deepInclude(error, { step: "wait", resume: { step: "create" } })
      assert.deepInclude(error.cause, { _tag: "WaitFailure", state: "failed" })
      assert.match(error.log.at(-1)!, /not a complete gzip stream/)
    }), 30_000)

  it.live(
    "an aborted signal, and progress that throws, stop what was started before they reject",
    () =>
      Effect.gen(function*() {
        const { release, status } = yield* start
        const reason = new Error("enough")
        for (const how of ["signal", "throw"]) {
          const controller = new AbortController()
          let id = ""
          const error = yield* rejection(release({
            signal: controller.signal,
            onProgress: (step) => {
              if (step._tag === "Created") id = step.deploymentId
              if (step._tag !== "Started") return
              if (how === "throw") throw reason
              controller.abort(reason)
            }
          }))
          assert.strictEqual(error, reason)
          assert.strictEqual(yield* Effect.promise(() => status(id)), "stopped")
        }
      }),
    30_000
  )
})
