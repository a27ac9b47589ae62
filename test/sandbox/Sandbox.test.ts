/** What a sandbox is: served on a socket or in process, alone in its state, and shut when its scope is. */
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Scheduler from "effect/Scheduler"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import * as esbuild from "esbuild"
import * as path from "node:path"
import type { Groups } from "../../src/api/groups.ts"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Client from "../support/client.ts"
import * as Chromium from "../support/Chromium.ts"
import { root } from "../support/contract.ts"
import * as RecordingServer from "../support/RecordingServer.ts"
import * as Wire from "./support/wire.ts"

const inProcess = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
)

describe("Sandbox.serve", () => {
  it.effect("a served sandbox answers the client of this package over a socket", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ token: Client.token })
      const client = yield* Client.make(sandbox.url)
      const created = yield* client.projects.create({ payload: { name: "my-project", region: "eu-west-3" } })
      assert.strictEqual(created.workspace.id, sandbox.workspaceId)
      assert.strictEqual(created.database?.region.id, "eu-west-3")
      assert.match(
        Redacted.value(created.database!.connections[0]!.endpoints.direct!.connectionString!),
        /^postgres:\/\//
      )
      const read = yield* client.projects.get({ params: { id: created.id } })
      assert.strictEqual(read.name, "my-project")
      const failure = yield* Effect.flip(client.projects.get({ params: { id: "proj_gone" } }))
      assert.strictEqual(failure._tag, "NotFound")
    }))

  it.effect("a served sandbox tells its token and its workspace", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const wire = Wire.make(sandbox)
      const me = yield* wire.ok("me.get")
      assert.strictEqual(me.data.workspace.id, sandbox.workspaceId)
      assert.match(sandbox.url, /^http:\/\/127\.0\.0\.1:\d+$/)
    }))

  it.effect("serving a sandbox fails with a typed error when the port is taken", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const port = Number(new URL(sandbox.url).port)
      const error = yield* Effect.flip(Sandbox.serve({ port }))
      assert.strictEqual(error.reason, "AddressInUse")
      assert.include(error.message, String(port))
    }))

  it.effect("a served sandbox stops listening when its scope closes", () =>
    Effect.gen(function*() {
      const scope = yield* Scope.make()
      const { url } = yield* Scope.provide(Sandbox.serve(), scope)
      yield* Scope.close(scope, Exit.void)
      const exit = yield* Effect.exit(Effect.tryPromise(() => fetch(url)))
      assert.isTrue(Exit.isFailure(exit))
    }))

  it.effect("the URLs in the answers of a served sandbox lead back to it", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const wire = Wire.make(sandbox)
      const { data } = yield* wire.ok("projects.create", { body: {} })
      const response = yield* Effect.promise(() =>
        fetch(data.database.url, { headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}` } })
      )
      assert.strictEqual(response.status, 200)
      yield* Effect.promise(() => response.text())
    }))
})

describe("Sandbox.layer", () => {
  it.effect("a sandbox layer answers without a socket", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const sandbox = yield* Sandbox.Sandbox
      const created = yield* client.projects.create({ payload: { name: "a" } })
      assert.strictEqual(created.workspace.id, sandbox.workspaceId)
      const { data } = yield* client.projects.list()
      assert.deepStrictEqual(data.map(({ name }) => name), ["a"])
      const failure = yield* Effect.flip(client.databases.get({ params: { databaseId: "db_gone" } }))
      assert.strictEqual(failure._tag, "NotFound")
    }).pipe(Effect.provide(inProcess)))

  it.effect("a sandbox layer refuses a body that is too large, as a served sandbox does", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const failure = yield* Effect.flip(client.projects.create({ payload: { name: "a".repeat(5 * 1024 * 1024) } }))
      assert.strictEqual(failure._tag, "PayloadTooLarge")
    }).pipe(Effect.provide(inProcess)))

  it.effect("a sandbox layer takes its time from the clock of the test", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const { database } = yield* client.projects.create()
      const status = Effect.map(client.databases.get({ params: { databaseId: database!.id } }), ({ status }) => status)
      assert.strictEqual(yield* status, "provisioning")
      yield* TestClock.adjust(Duration.seconds(5))
      assert.strictEqual(yield* status, "ready")
    }).pipe(Effect.provide(inProcess)))
})

describe("two sandboxes in one process", () => {
  it.effect("two sandboxes in one process share nothing", () =>
    Effect.gen(function*() {
      const [one, two] = yield* Effect.all([Sandbox.serve({ token: "one" }), Sandbox.serve({ token: "two" })])
      const [first, second] = [Wire.make(one), Wire.make(two)]
      const { data } = yield* first.ok("projects.create", { body: {} })
      yield* second.refused(404, "projects.get", { params: { id: data.id } })
      yield* second.refused(401, "projects.list", { token: "one" })
      assert.lengthOf((yield* second.ok("projects.list")).data, 0)
    }))

  it.effect("two sandboxes share nothing when one layer graph holds both", () =>
    Effect.gen(function*() {
      const sandboxOf = (token: string) =>
        Layer.effect(
          Context.Service<string, Groups>(token),
          ManagementClient.make({ baseUrl: "http://localhost" })
        ).pipe(Layer.provide(Authorization.layerToken(token)), Layer.provide(Sandbox.layer({ token })))
      const context = yield* Layer.build(Layer.merge(sandboxOf("one"), sandboxOf("two")))
      const one = Context.getUnsafe(context, Context.Service<string, Groups>("one"))
      const two = Context.getUnsafe(context, Context.Service<string, Groups>("two"))
      yield* one.projects.create()
      assert.lengthOf((yield* one.projects.list()).data, 1)
      assert.lengthOf((yield* two.projects.list()).data, 0)
    }))
})

describe("the in-process client", () => {
  it.effect("a caller of a sandbox in process can give up while others call it", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      yield* Effect.raceFirst(Effect.void, client.projects.create())
      const { data } = yield* client.workspaces.list()
      assert.lengthOf(data, 1)
    }).pipe(Effect.provide(inProcess)))

  it.effect("a sandbox in process answers a caller that is uninterruptible, even when its interruption is pending", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const begun = yield* Deferred.make<void>()
      const answered = yield* Deferred.make<string>()
      const fiber = yield* Effect.forkChild(Effect.uninterruptible(Effect.gen(function*() {
        yield* Deferred.succeed(begun, undefined)
        yield* Effect.yieldNow
        yield* Deferred.succeed(answered, (yield* client.me.get()).credential.type)
      })))
      yield* Deferred.await(begun)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(yield* Deferred.await(answered), "management_token")
    }).pipe(Effect.provide(inProcess)))

  it.effect("of many concurrent creates with one logicalId, a sandbox carries out one", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const exits = yield* Effect.all(
        Array.from({ length: 20 }, () => Effect.exit(client.projects.create({ payload: { logicalId: "main" } }))),
        { concurrency: "unbounded" }
      )
      assert.lengthOf(exits.filter(Exit.isSuccess), 1)
      assert.lengthOf((yield* client.databases.list()).data, 1)
    }).pipe(Effect.provide(inProcess)))

  it.effect("a sandbox answers one request after the other, however often fibers take turns", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      for (let n = 0; n < 10; n++) {
        const { id } = yield* client.projects.create()
        const create = client.databases.create({
          payload: { projectId: id, source: { type: "empty" }, branchGitName: "main" }
        })
        yield* Effect.all([Effect.exit(create), Effect.exit(client.projects.delete({ params: { id } }))], {
          concurrency: "unbounded"
        }).pipe(Effect.provideService(Scheduler.MaxOpsBeforeYield, 16 + 4 * n))
      }
      assert.lengthOf((yield* client.databases.list()).data, 0)
    }).pipe(Effect.provide(inProcess)))

  it.effect("a sandbox layer does not touch the router of the application around it", () =>
    Effect.gen(function*() {
      const own = HttpRouter.add("GET", "/v1/me", HttpServerResponse.text("mine"))
      const context = yield* Layer.build(Layer.provideMerge(Layer.merge(own, inProcess), HttpRouter.layer))
      const client = Context.get(context, ManagementClient.ManagementClient)
      assert.strictEqual((yield* client.me.get()).credential.type, "management_token")
    }))
})

describe("effect-prisma-management/sandbox/Sandbox", () => {
  it("effect-prisma-management/sandbox/Sandbox and promise/sandbox can be bundled for a browser", async () => {
    const { metafile } = await esbuild.build({
      entryPoints: [path.join(root, "src/sandbox/Sandbox.ts"), path.join(root, "src/promise/sandbox.ts")],
      outdir: "dist",
      bundle: true,
      platform: "browser",
      format: "esm",
      write: false,
      metafile: true
    })
    assert.deepStrictEqual(Object.keys(metafile.inputs).filter((file) => /platform-node|node:/.test(file)), [])
  })

  Chromium.effect(
    "a sandbox runs in a page, with a client of this package and with the platform's requests",
    () =>
      Effect.gen(function*() {
        const { outputFiles } = yield* Effect.promise(() =>
          esbuild.build({
            stdin: {
              contents: `
              import * as Authorization from "./Authorization.ts"
              import * as ManagementClient from "./ManagementClient.ts"
              import { createSandbox } from "./promise/sandbox.ts"
              import * as Sandbox from "./sandbox/Sandbox.ts"
              import * as Effect from "effect/Effect"
              import * as Layer from "effect/Layer"

              const layer = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
                Layer.provide(Authorization.layerToken("test-token")),
                Layer.provide(Sandbox.layer({ token: "test-token" }))
              )
              globalThis.names = Effect.gen(function*() {
                const client = yield* ManagementClient.ManagementClient
                yield* client.projects.create({ payload: { name: "in a page" } })
                return (yield* client.projects.list()).data.map(({ name }) => name)
              }).pipe(Effect.provide(layer), Effect.runPromise)
              globalThis.statuses = (async () => {
                const sandbox = await createSandbox()
                const headers = { authorization: "Bearer " + sandbox.token, "content-type": "application/json" }
                const ask = (init) => sandbox.fetch("https://api.prisma.io/v1/projects", { headers, ...init })
                const created = await ask({ method: "POST", body: "{}" })
                await sandbox.faults.add({ operation: "projects.list", count: 1, cut: true })
                const cut = await ask().catch((error) => error.name)
                await sandbox.close()
                return [created.status, cut, (await ask().catch((error) => error.cause.reason))]
              })()`,
              resolveDir: path.join(root, "src"),
              loader: "ts"
            },
            bundle: true,
            platform: "browser",
            format: "esm",
            write: false
          })
        )
        const server = yield* RecordingServer.make
        server.answerWith(({ url }) =>
          url.pathname === "/main.js"
            ? { status: 200, headers: { "content-type": "text/javascript" }, body: outputFiles[0]!.text }
            : {
              status: 200,
              headers: { "content-type": "text/html" },
              body: "<!doctype html><meta charset=utf-8><script type=module src=main.js></script>"
            }
        )
        const { errors, page } = yield* Chromium.make()
        yield* Effect.promise(async () => {
          await page.goto(server.url)
          assert.deepStrictEqual(await page.evaluate("names"), ["in a page"])
          assert.deepStrictEqual(await page.evaluate("statuses"), [201, "TypeError", "Closed"])
        })
        assert.deepStrictEqual(errors.filter((text) => !text.includes("404")), [])
      })
  )
})
