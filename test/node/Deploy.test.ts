/** Deployments over Node's own transport and over `fetch`, to real sockets: what goes to an upload URL, and what does not. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { gunzipSync, gzipSync } from "node:zlib"
import * as Authorization from "../../src/Authorization.ts"
import * as Deploy from "../../src/Deploy.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as NodeTransport from "../../src/node/NodeTransport.ts"
import { Sandbox } from "../../src/sandbox/index.ts"

// Larger than what a connection keeps.
const content = Buffer.alloc(4 * 1024 * 1024, "an application, ").map((byte, n) => byte ^ (n * 2_654_435_761 >>> 13))
const archive = gzipSync(content)

interface Received {
  readonly method: string | undefined
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

/** A store of its own, which answers an upload as told. */
const store = (status: number, headers: http.OutgoingHttpHeaders = {}) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly received: Array<Received>; readonly server: http.Server }>(
      (resume) => {
        const received: Array<Received> = []
        const server = http.createServer(async (request, response) => {
          const chunks: Array<Buffer> = []
          for await (const chunk of request) chunks.push(chunk)
          received.push({ method: request.method, headers: request.headers, body: Buffer.concat(chunks) })
          response.writeHead(status, headers).end()
        })
        server.listen(0, "127.0.0.1", () => {
          const { port } = server.address() as AddressInfo
          resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, received, server }))
        })
      }
    ),
    ({ server }) => Effect.sync(() => server.close())
  )

/** Deploys to a sandbox whose uploads go elsewhere, where that is given. */
const deployOver = (transport: Layer.Layer<HttpClient.HttpClient>, uploadUrl?: string) =>
  Effect.gen(function*() {
    const sandbox = yield* Sandbox.serve()
    const layer = ManagementClient.layer({ baseUrl: sandbox.url }).pipe(
      Layer.provide(Authorization.layerToken(sandbox.token)),
      Layer.provideMerge(transport)
    )
    const steps = Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const project = yield* client.projects.create({ payload: { name: "shop" } })
      const { id } = yield* client.services.create({ payload: { projectId: project.id, displayName: "web" } })
      const createDeployment: typeof client.services.createDeployment = (request) =>
        Effect.map(
          client.services.createDeployment(request),
          (created) => uploadUrl === undefined ? created : { ...created, uploadUrl: Redacted.make(uploadUrl) }
        )
      const elsewhere = {
        deployments: client.deployments,
        services: { ...client.services, createDeployment }
      }
      return yield* Deploy.progress(elsewhere, { serviceId: id, archive }).pipe(
        Stream.tap(({ _tag }) => _tag === "Started" ? sandbox.advance("5 seconds") : Effect.void),
        Stream.runCollect
      )
    })
    return { sandbox, result: yield* Effect.result(Effect.provide(steps, layer)) }
  })

for (
  const [name, transport] of [
    ["the Node transport", NodeTransport.layer],
    ["fetch", FetchHttpClient.layer as Layer.Layer<HttpClient.HttpClient>]
  ] as const
) {
  describe(`a deployment over ${name}`, () => {
    it.live(`an archive of megabytes arrives over ${name}, and becomes live`, () =>
      Effect.gen(function*() {
        const { result, sandbox } = yield* deployOver(transport)
        assert.strictEqual(result._tag === "Success" && result.success.at(-1)?._tag, "Deployed")
        const upload = (yield* sandbox.requests).find(({ operation }) => operation === "uploads.put")!
        assert.strictEqual(upload.headers["content-length"], String(archive.length))
        assert.notProperty(upload.headers, "authorization")
        assert.notProperty(upload.headers, "traceparent")
      }))

    it.live(`another host gets over ${name} the bytes of the archive, and nothing of the API's`, () =>
      Effect.gen(function*() {
        const { received, url } = yield* store(200)
        yield* deployOver(transport, `${url}/bucket/key?X-Amz-Signature=secret`)
        assert.lengthOf(received, 1)
        assert.strictEqual(received[0]!.method, "PUT")
        assert.deepStrictEqual(gunzipSync(received[0]!.body), content)
        assert.notProperty(received[0]!.headers, "authorization")
        assert.strictEqual(received[0]!.headers["content-type"], "application/gzip")
      }))

    it.live(`a redirect of the upload is not followed over ${name}`, () =>
      Effect.gen(function*() {
        const other = yield* store(200)
        const { url } = yield* store(307, { location: `${other.url}/elsewhere` })
        const { result } = yield* deployOver(transport, `${url}/bucket/key?X-Amz-Signature=secret`)
        const error = result._tag === "Failure" ? result.failure : assert.fail("It should have failed")
        assert.deepInclude(error.cause, { _tag: "UploadRefused", status: 307 })
        assert.lengthOf(other.received, 0)
      }))

    it.live(`an upload URL in the clear is refused over ${name}, and nothing is sent`, () =>
      Effect.gen(function*() {
        const { result } = yield* deployOver(transport, "http://store.example/key?X-Amz-Signature=secret")
        const error = result._tag === "Failure" ? result.failure : assert.fail("It should have failed")
        assert.deepInclude(error.cause, { _tag: "UploadRefused", status: 0 })
        assert.include(error.message, "https")
        assert.notInclude(error.message, "secret")
      }))
  })
}
