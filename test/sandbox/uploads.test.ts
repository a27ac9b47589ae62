/** The archives of deployments: presigned URLs that are good for one upload, and what starts after it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as http from "node:http"
import { gzipSync } from "node:zlib"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

const archive = gzipSync("an application")

interface Made {
  readonly id: string
  readonly uploadUrl: string
}

const start = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const wire = Wire.make(sandbox)
  const { data: project } = yield* wire.ok("projects.create", { body: { name: "shop" } })
  const { data: service } = yield* wire.ok("services.create", { body: { projectId: project.id, displayName: "web" } })
  const params = { serviceId: service.id as string }
  return {
    ...wire,
    sandbox,
    service: params,
    deployment: Effect.map(wire.ok("services.createDeployment", { params, body: {} }), ({ data }): Made => data),
    status: ({ id }: Made) =>
      Effect.map(wire.ok("deployments.get", { params: { deploymentId: id } }), ({ data }): string => data.status)
  }
})

const send = (url: string, init: RequestInit = {}) =>
  Effect.promise(async (signal) => {
    const response = await fetch(url, {
      method: "PUT",
      headers: { "content-type": "application/gzip" },
      body: archive,
      signal,
      ...init
    })
    return { status: response.status, code: /<Code>(\w+)</.exec(await response.text())?.[1] }
  })

/** Sends the first half of an archive, and closes the connection. */
const cutShort = (url: string) =>
  Effect.callback<void>((resume) => {
    const request = http.request(url, { method: "PUT", headers: { "content-length": archive.length * 2 } })
    request.on("error", () => resume(Effect.void))
    request.write(archive, () => request.destroy())
  })

describe("an upload", () => {
  it.effect("a deployment starts once its archive is uploaded, without a token, at the sandbox's own origin (SDK: startDeployment)", () =>
    Effect.gen(function*() {
      const { deployment, ok, refused, sandbox, status } = yield* start
      const made = yield* deployment
      assert.strictEqual(new URL(made.uploadUrl).origin, sandbox.url)
      const params = { deploymentId: made.id }
      assert.include((yield* refused(409, "deployments.start", { params })).hint, "uploadUrl")
      assert.strictEqual((yield* send(made.uploadUrl)).status, 200)
      yield* ok("deployments.start", { params })
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual(yield* status(made), "running")
      const upload = (yield* sandbox.requests).find(({ operation }) => operation === "uploads.put")
      assert.deepInclude(upload, { method: "PUT", status: 200 })
      assert.match(upload!.url, /signature=<redacted>$/)
    }))

  it.effect("two deployments have a URL each, and the one does not open the other", () =>
    Effect.gen(function*() {
      const { deployment, ok, refused } = yield* start
      const [one, other] = yield* Effect.all([deployment, deployment])
      const mixed = one!.uploadUrl.replace(one!.id, other!.id)
      assert.deepStrictEqual(yield* send(mixed), { status: 403, code: "SignatureDoesNotMatch" })
      assert.strictEqual((yield* send(other!.uploadUrl)).status, 200)
      yield* refused(409, "deployments.start", { params: { deploymentId: one!.id } })
      yield* ok("deployments.start", { params: { deploymentId: other!.id } })
    }))

  it.effect("a changed URL, another method and an unknown deployment are refused", () =>
    Effect.gen(function*() {
      const { deployment } = yield* start
      const { id, uploadUrl } = yield* deployment
      const wrong = { status: 403, code: "SignatureDoesNotMatch" }
      assert.deepStrictEqual(yield* send(`${uploadUrl}x`), wrong)
      assert.deepStrictEqual(yield* send(uploadUrl.replace(/expires=\d+/, "expires=9999999999999")), wrong)
      assert.deepStrictEqual(yield* send(uploadUrl.replace(/\?.*/, "")), wrong)
      assert.deepStrictEqual(yield* send(uploadUrl.replace(id, "cpv_cunknown12345")), wrong)
      assert.deepStrictEqual(yield* send(uploadUrl, { method: "POST" }), wrong)
      assert.deepStrictEqual(yield* send(uploadUrl, { method: "GET", body: null }), wrong)
      assert.strictEqual((yield* send(uploadUrl, { method: "HEAD", body: null })).status, 403)
      assert.strictEqual((yield* send(uploadUrl)).status, 200)
    }))

  it.effect("a second upload is refused, and the first one stays", () =>
    Effect.gen(function*() {
      const { deployment, ok } = yield* start
      const { id, uploadUrl } = yield* deployment
      yield* send(uploadUrl)
      assert.deepStrictEqual(yield* send(uploadUrl), { status: 412, code: "PreconditionFailed" })
      yield* ok("deployments.start", { params: { deploymentId: id } })
    }))

  it.effect("a URL is good for fifteen minutes", () =>
    Effect.gen(function*() {
      const { deployment, sandbox } = yield* start
      const { uploadUrl } = yield* deployment
      yield* sandbox.advance("15 minutes")
      assert.deepStrictEqual(yield* send(uploadUrl), { status: 403, code: "AccessDenied" })
    }))

  it.effect("an upload that is cut in the middle stores nothing, and the URL is still good", () =>
    Effect.gen(function*() {
      const { deployment, refused } = yield* start
      const { id, uploadUrl } = yield* deployment
      yield* cutShort(uploadUrl)
      yield* refused(409, "deployments.start", { params: { deploymentId: id } })
      assert.strictEqual((yield* send(uploadUrl)).status, 200)
    }))

  it.effect("an archive that says it is larger than 256 MiB is refused before it is read", () =>
    Effect.gen(function*() {
      const { deployment } = yield* start
      const { uploadUrl } = yield* deployment
      const status = yield* Effect.callback<number | undefined>((resume) => {
        const headers = { "content-length": 256 * 1024 * 1024 + 1 }
        const request = http.request(uploadUrl, { method: "PUT", headers }, (response) => {
          request.destroy()
          resume(Effect.succeed(response.statusCode))
        })
        request.on("error", () => {})
        request.flushHeaders()
      })
      assert.strictEqual(status, 400)
    }))

  it.effect("an archive that comes in chunks, and one that is announced first, are taken as any other", () =>
    Effect.gen(function*() {
      const { deployment, ok, status } = yield* start
      const [chunked, announced] = yield* Effect.all([deployment, deployment])
      const body = new Blob([archive]).stream()
      assert.strictEqual((yield* send(chunked!.uploadUrl, { body, duplex: "half" } as RequestInit)).status, 200)
      const answer = yield* Effect.callback<number | undefined>((resume) => {
        const headers = { "content-type": "application/gzip", "content-length": archive.length, expect: "100-continue" }
        const request = http.request(
          announced!.uploadUrl,
          { method: "PUT", headers },
          (response) => resume(Effect.succeed(response.statusCode))
        )
        request.on("error", (error) => resume(Effect.die(error)))
        request.on("continue", () => request.end(archive))
        request.flushHeaders()
      })
      assert.strictEqual(answer, 200)
      for (const made of [chunked!, announced!]) {
        yield* ok("deployments.start", { params: { deploymentId: made.id } })
        yield* TestClock.adjust("5 seconds")
        assert.strictEqual(yield* status(made), "running")
      }
    }))

  it.effect("an archive that does not say how large it is is refused once it is larger than 256 MiB, and stores nothing", () =>
    Effect.gen(function*() {
      const { deployment, refused } = yield* start
      const { id, uploadUrl } = yield* deployment
      const status = yield* Effect.callback<number | undefined>((resume) => {
        const chunk = Buffer.alloc(1024 * 1024)
        const request = http.request(uploadUrl, { method: "PUT" }, (response) => {
          request.destroy()
          resume(Effect.succeed(response.statusCode))
        })
        request.on("error", () => {})
        const send = () => {
          while (!request.destroyed && request.write(chunk));
        }
        request.on("drain", send)
        send()
      })
      assert.strictEqual(status, 400)
      yield* refused(409, "deployments.start", { params: { deploymentId: id } })
    }))

  it.effect("what is no whole gzip stream fails to start, and the log says why", () =>
    Effect.gen(function*() {
      const { deployment, ok, status } = yield* start
      for (const body of ["no gzip", archive.subarray(0, -4)]) {
        const made = yield* deployment
        const params = { deploymentId: made.id }
        assert.strictEqual((yield* send(made.uploadUrl, { body })).status, 200)
        yield* ok("deployments.start", { params })
        yield* TestClock.adjust("5 seconds")
        assert.strictEqual(yield* status(made), "failed")
        const log = yield* ok("deployments.logs", { params })
        assert.match(log.at(-2).text, /deployment failed: the archive is not a complete gzip stream$/)
      }
    }))
})

describe("the life of a deployment", () => {
  it.effect("a deployment is removed before its start and after its stop, and never while it runs (SDK: deleteDeployment)", () =>
    Effect.gen(function*() {
      const { deployment, ok, refused } = yield* start
      const { id, uploadUrl } = yield* deployment
      const params = { deploymentId: id }
      yield* send(uploadUrl)
      yield* ok("deployments.start", { params })
      yield* refused(409, "deployments.delete", { params })
      yield* TestClock.adjust("5 seconds")
      yield* refused(409, "deployments.delete", { params })
      yield* ok("deployments.stop", { params })
      yield* refused(409, "deployments.delete", { params })
      yield* TestClock.adjust("3 seconds")
      yield* ok("deployments.delete", { params })
      const { id: unstarted } = yield* deployment
      yield* ok("deployments.delete", { params: { deploymentId: unstarted } })
    }))

  it.effect("a deployment is stopped while it runs or is on its way, and not twice (SDK: stopDeployment, alchemy: stopDeploymentIdempotent)", () =>
    Effect.gen(function*() {
      const { deployment, ok, refused, status } = yield* start
      const made = yield* deployment
      const params = { deploymentId: made.id }
      yield* refused(409, "deployments.stop", { params })
      yield* send(made.uploadUrl)
      for (const wait of ["0 seconds", "5 seconds"] as const) {
        yield* ok("deployments.start", { params })
        yield* refused(409, "deployments.start", { params })
        yield* TestClock.adjust(wait)
        yield* ok("deployments.stop", { params })
        yield* refused(409, "deployments.stop", { params })
        yield* TestClock.adjust("2 seconds")
        assert.strictEqual(yield* status(made), "stopped")
        yield* refused(409, "deployments.stop", { params })
      }
    }))
})
