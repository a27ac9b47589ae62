/** Deployments with a failure at every step: what was made is told, what goes on goes on there, and nothing is left running. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { inspect, promisify } from "node:util"
import { gzip, gzipSync } from "node:zlib"
import * as Authorization from "../src/Authorization.ts"
import * as Deploy from "../src/Deploy.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import { until } from "./support/inTime.ts"

const archive = gzipSync("an application")

/** Begins as gzip does, and does not end. */
const broken = archive.subarray(0, -4)

const layer = () =>
  ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
    Layer.provide(Authorization.layerToken("planted")),
    Layer.provideMerge(Sandbox.layer({ token: "planted" }))
  )

const start = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const sandbox = yield* Sandbox.Sandbox
  const { id: projectId } = yield* client.projects.create({ payload: { name: "shop" } })
  const makeService = (displayName: string) =>
    Effect.map(client.services.create({ payload: { projectId, displayName } }), ({ id }) => id)
  const serviceId = yield* makeService("web")
  const status = (deploymentId: string) =>
    Effect.map(client.deployments.get({ params: { deploymentId } }), ({ status }) => status)
  return {
    client,
    sandbox,
    serviceId,
    makeService,
    status,
    /** The deployments of the service with their status, the oldest first. */
    all: Effect.flatMap(
      client.services.listDeployments({ params: { serviceId } }),
      ({ data }) =>
        Effect.forEach(data.toReversed(), ({ id }) => Effect.map(status(id), (status) => [id, status] as const))
    ),
    live: Effect.map(client.services.get({ params: { serviceId } }), ({ latestDeploymentId }) => latestDeploymentId),
    asked: (operation: Sandbox.OperationId) =>
      Effect.map(sandbox.requests, (all) => all.filter((request) => request.operation === operation).length)
  }
})

type World = Effect.Success<typeof start>

/** Something that Node does beside its event loop, as the unpacking of an archive by the sandbox is. */
const besides = Effect.promise(() => promisify<string, Buffer>(gzip)(""))

/** Lets time pass until the effect is done: a second whenever what was unpacked by then is. */
const inTime = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    while (fiber.pollUnsafe() === undefined) {
      yield* TestClock.adjust("1 second")
      yield* besides
    }
    return yield* Fiber.join(fiber)
  })

const run = <A, E>(
  use: (world: World) => Effect.Effect<A, E, Layer.Success<ReturnType<typeof layer>>>
) => inTime(Effect.provide(Effect.flatMap(start, use), layer()))

const refused = (code: string) => ({ status: 422, body: { error: { code, message: "No." } } })

const quota = { status: 429, body: { error: { code: "planLimitReached", message: "Enough runs." } } }

/** One deployment is live, and a second one fails: what it failed with. */
const second = (
  { client, live, serviceId }: World,
  faults: Effect.Effect<void>,
  options: Partial<Deploy.Options> = {}
) =>
  Effect.gen(function*() {
    const before = yield* Deploy.run(client, { serviceId, archive })
    yield* faults
    const error = yield* Effect.flip(Deploy.run(client, { serviceId, archive, ...options }))
    return { before: before.deploymentId, error, live: yield* live }
  })

describe("a deployment", () => {
  it.effect("an archive becomes the live deployment, step by step", () =>
    run(Effect.fnUntraced(function*({ client, live, sandbox, serviceId }) {
      const steps = yield* Stream.runCollect(
        Deploy.progress(client, { serviceId, archive, portMapping: { http: 3000 }, logs: 1 })
      )
      assert.deepStrictEqual(steps.map((step) => step._tag === "StatusChanged" ? step.status : step._tag), [
        "Created",
        "Uploaded",
        "Started",
        "provisioning",
        "running",
        "Promoted",
        "Log",
        "Deployed"
      ])
      const deployed = steps.at(-1)!
      assert.strictEqual(deployed._tag === "Deployed" && deployed.deploymentId, yield* live)
      assert.strictEqual(deployed._tag === "Deployed" && deployed.previousDeploymentId, null)
      assert.match(inspect(deployed), /previewDomain: '.+\.preview\..+appEndpointDomain: '.+\.app\./s)
      const upload = (yield* sandbox.requests).find(({ operation }) => operation === "uploads.put")!
      assert.deepInclude(upload, { method: "PUT", status: 200 })
      assert.deepInclude(upload.headers, { "content-type": "application/gzip" })
      // The store is not the API: the token is nothing to it.
      assert.notProperty(upload.headers, "authorization")
    })))

  for (
    const [previous, expected] of [[undefined, "running"], ["stop", "stopped"], ["delete", undefined]] as const
  ) {
    it.effect(`the deployment that was live before is ${expected ?? "gone"} with previous: ${previous}`, () =>
      run(Effect.fnUntraced(function*({ all, client, serviceId }) {
        const one = yield* Deploy.run(client, { serviceId, archive })
        const other = yield* Deploy.run(client, { serviceId, archive, previous })
        assert.strictEqual(other.previousDeploymentId, one.deploymentId)
        const statuses = new Map(yield* all)
        assert.strictEqual(statuses.get(one.deploymentId), expected)
        assert.strictEqual(statuses.get(other.deploymentId), "running")
      })))
  }

  it.effect("a deployment that is not promoted runs beside the live one", () =>
    run(Effect.fnUntraced(function*({ client, live, serviceId, status }) {
      const one = yield* Deploy.run(client, { serviceId, archive })
      const other = yield* Deploy.run(client, { serviceId, archive, promote: false })
      assert.deepInclude(other, { appEndpointDomain: null, previousDeploymentId: null })
      assert.strictEqual(yield* status(other.deploymentId), "running")
      assert.strictEqual(yield* live, one.deploymentId)
    })))

  it.effect("what was uploaded before is deployed without an upload", () =>
    run(Effect.fnUntraced(function*({ asked, client, live, serviceId }) {
      yield* Deploy.run(client, { serviceId, archive })
      const { deploymentId } = yield* Deploy.run(client, { serviceId, archive: "previous" })
      assert.strictEqual(yield* live, deploymentId)
      assert.strictEqual(yield* asked("uploads.put"), 1)
    })))

  it.effect("a service without a live deployment has nothing to deploy once more", () =>
    run(Effect.fnUntraced(function*({ all, client, serviceId }) {
      yield* Deploy.run(client, { serviceId, archive, promote: false })
      const error = yield* Effect.flip(Deploy.run(client, { serviceId, archive: "previous" }))
      assert.strictEqual(error.step, "create")
      assert.deepStrictEqual(error.cleanUp, { _tag: "NothingMade" })
      assert.deepInclude(error.cause, { _tag: "UnprocessableEntity", status: 422 })
      assert.include(error.message, "promoted deployment")
      assert.lengthOf(yield* all, 1)
    })))

  it.effect("two deployments at once, of two services, do not see each other; of one service, both run", () =>
    run(Effect.fnUntraced(function*({ all, client, live, makeService, serviceId }) {
      const other = yield* makeService("worker")
      const [one, two, three] = yield* Effect.all([
        Deploy.run(client, { serviceId, archive }),
        Deploy.run(client, { serviceId: other, archive }),
        Deploy.run(client, { serviceId, archive })
      ], { concurrency: 3 })
      assert.include([one.deploymentId, three.deploymentId], yield* live)
      const service = yield* client.services.get({ params: { serviceId: other } })
      assert.strictEqual(service.latestDeploymentId, two.deploymentId)
      assert.sameDeepMembers(yield* all, [[one.deploymentId, "running"], [three.deploymentId, "running"]])
    })))
})

describe("a lost answer", () => {
  for (const operation of ["uploads.put", "deployments.start", "services.promote", "deployments.stop"] as const) {
    for (
      const [what, fault] of [
        ["an answer that is cut off", { cut: true }],
        ["a 503", { status: 503 }],
        ["a page of a gateway", { status: 502, body: "<h1>Bad gateway</h1>" }]
      ] as const
    ) {
      it.effect(`${what}, after ${operation} was carried out, does not end a deployment, and nothing is done twice`, () =>
        run(Effect.fnUntraced(function*({ all, client, live, sandbox, serviceId }) {
          const before = yield* Deploy.run(client, { serviceId, archive })
          yield* sandbox.faults.add({ ...fault, operation, count: 1, carriedOut: true })
          const { deploymentId } = yield* Deploy.run(client, { serviceId, archive, previous: "stop" })
          assert.strictEqual(yield* live, deploymentId)
          assert.deepStrictEqual(yield* all, [[before.deploymentId, "stopped"], [deploymentId, "running"]])
        })))
    }
  }
})

describe("a failure", () => {
  it.effect("an archive that is none is told before anything is created", () =>
    run(Effect.fnUntraced(function*({ asked, client, serviceId }) {
      const tooLarge = new Uint8Array(256 * 1024 * 1024 + 1)
      tooLarge.set([0x1f, 0x8b])
      for (
        const [archive, reason] of [
          [new Uint8Array(), "Empty"],
          [new TextEncoder().encode("tar"), "NotGzip"],
          [tooLarge, "TooLarge"]
        ] as const
      ) {
        const error = yield* Effect.flip(Deploy.run(client, { serviceId, archive }))
        assert.deepInclude(error, { step: "check", deploymentId: undefined, resume: undefined })
        assert.deepInclude(error.cause, { _tag: "ArchiveUnusable", reason, size: archive.length })
        assert.include(error.message, "Nothing was created.")
      }
      assert.strictEqual(yield* asked("services.createDeployment"), 0)
    })))

  const misspelled: ReadonlyArray<readonly [option: string, value: unknown, expected: RegExp]> = [
    ["previous", "stopp", /previous: Expected "keep" or "stop" or "delete"/],
    ["previous", null, /previous: Expected "keep"/],
    ["promote", "no", /promote: Expected true or false/],
    ["logs", "20", /logs: Expected a whole number from 1 to 10000/],
    ["archive", "dist", /archive: Expected the bytes of a tar\.gz, and not its path/],
    ["archive", undefined, /archive: Expected the bytes of a tar\.gz \(Uint8Array\) or "previous"/]
  ]

  for (const [option, value, expected] of misspelled) {
    it.effect(`an option that is none of what it may be is told, and nothing is created, stopped or deleted: ${option} ${value}`, () =>
      run(Effect.fnUntraced(function*({ asked, client, serviceId }) {
        const { deploymentId } = yield* Deploy.run(client, { serviceId, archive })
        const error = yield* Effect.flip(
          Deploy.run(client, { serviceId, archive, previous: "keep", ...{ [option]: value } as object })
        )
        assert.deepInclude(error, { step: "check", deploymentId: undefined, cleanUp: { _tag: "NothingMade" } })
        assert.match(error.message, expected)
        assert.strictEqual(yield* asked("services.createDeployment"), 1)
        assert.strictEqual((yield* client.deployments.get({ params: { deploymentId } })).status, "running")
      })))
  }

  it.effect("an option that is none of what it may be leaves what an earlier run made as it was", () =>
    run(Effect.fnUntraced(function*({ client, serviceId }) {
      const { deploymentId } = yield* Deploy.run(client, { serviceId, archive, promote: false })
      const resume = { step: "promote", deploymentId } as const
      const misspelled = { previous: "stopp" } as object
      const error = yield* Effect.flip(Deploy.run(client, { serviceId, archive, resume, ...misspelled }))
      assert.deepInclude(error, { step: "check", deploymentId, cleanUp: { _tag: "Untouched" }, resume })
      assert.include(error.message, `The deployment ${deploymentId} is unchanged.`)
      assert.strictEqual((yield* client.deployments.get({ params: { deploymentId } })).status, "running")
      const resumed = yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
      assert.strictEqual(resumed.deploymentId, deploymentId)
    })))

  it.effect("at the create: nothing is made, and it begins anew", () =>
    run(Effect.fnUntraced(function*(world) {
      const { client, live, sandbox, serviceId } = world
      const { before, error } = yield* second(
        world,
        sandbox.faults.add({ operation: "services.createDeployment", count: 1, ...refused("x") })
      )
      assert.deepInclude(error, { step: "create", deploymentId: undefined })
      assert.deepStrictEqual([error.cleanUp, error.resume], [{ _tag: "NothingMade" }, { step: "create" }])
      assert.deepInclude(error.cause, { _tag: "UnprocessableEntity", code: "x" })
      assert.strictEqual(yield* live, before)
      const { deploymentId } = yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
      assert.strictEqual(yield* live, deploymentId)
    })))

  for (
    const [what, fault] of [
      ["refused", { status: 403, body: "<Error><Code>AccessDenied</Code><StringToSign>secret</StringToSign></Error>" }],
      ["a redirect", { status: 307, headers: { location: "http://localhost/v1/me" }, body: "" }],
      // Until the request is looked at, the URL is over.
      ["over", { latency: "16 minutes" }]
    ] as const
  ) {
    it.effect(`at the upload, ${what}: the deployment is of no use and deleted, and it begins anew`, () =>
      run(Effect.fnUntraced(function*(world) {
        const { all, asked, client, live, sandbox, serviceId } = world
        const { before, error } = yield* second(
          world,
          sandbox.faults.add({ operation: "uploads.put", count: 1, ...fault }),
          { uploadTimeout: "1 hour" }
        )
        assert.strictEqual(error.step, "upload")
        assert.deepInclude(error.cause, {
          _tag: "UploadRefused",
          status: "status" in fault ? fault.status : 403,
          code: what === "a redirect" ? "" : "AccessDenied"
        })
        assert.isString(error.deploymentId)
        assert.deepStrictEqual([error.cleanUp, error.resume], [{ _tag: "Deleted" }, { step: "create" }])
        assert.deepStrictEqual(yield* all, [[before, "running"]])
        assert.strictEqual(yield* asked("me.get"), 0)
        yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
        assert.notStrictEqual(yield* live, before)
      })))
  }

  for (
    const [what, faults] of [
      ["cut", [{ cut: true }]],
      ["cut after it arrived", [{ count: 1, carriedOut: true, cut: true }, { cut: true }]],
      ["silent", [{ latency: "2 hours" }]]
    ] as const
  ) {
    it.effect(`at the upload, ${what}: the deployment is kept, and the upload goes on where it was`, () =>
      run(Effect.fnUntraced(function*(world) {
        const { all, asked, client, live, sandbox, serviceId } = world
        const { before, error } = yield* second(
          world,
          Effect.forEach(faults, (fault) => sandbox.faults.add({ operation: "uploads.put", ...fault }), {
            discard: true
          }),
          { uploadTimeout: "1 minute" }
        )
        assert.strictEqual(error.step, "upload")
        assert.strictEqual(error.cause._tag, "FetchError")
        assert.deepStrictEqual(error.cleanUp, { _tag: "Kept", status: "new" })
        assert.deepInclude(error.resume, { step: "upload", deploymentId: error.deploymentId })
        assert.deepStrictEqual(yield* all, [[before, "running"], [error.deploymentId!, "new"]])
        yield* sandbox.faults.clear
        const created = yield* asked("services.createDeployment")
        const { deploymentId } = yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
        assert.strictEqual(deploymentId, error.deploymentId)
        assert.strictEqual(yield* asked("services.createDeployment"), created)
        assert.strictEqual(yield* live, deploymentId)
      })))
  }

  it.effect("at the start: what was uploaded is kept, and the start is tried again", () =>
    run(Effect.fnUntraced(function*(world) {
      const { all, asked, client, live, sandbox, serviceId } = world
      const { before, error } = yield* second(world, sandbox.faults.add({ operation: "deployments.start", ...quota }))
      assert.strictEqual(error.step, "start")
      assert.deepInclude(error.cause, { _tag: "TooManyRequests", code: "planLimitReached" })
      assert.deepStrictEqual(error.cleanUp, { _tag: "Kept", status: "new" })
      assert.deepStrictEqual(yield* all, [[before, "running"], [error.deploymentId!, "new"]])
      yield* sandbox.faults.clear
      const uploads = yield* asked("uploads.put")
      yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
      assert.strictEqual(yield* live, error.deploymentId)
      assert.strictEqual(yield* asked("uploads.put"), uploads)
    })))

  it.effect("a build that fails: its log is told, and another archive is needed", () =>
    run(Effect.fnUntraced(function*(world) {
      const { all, client, live, serviceId } = world
      const { before, error } = yield* second(world, Effect.void, { archive: broken })
      assert.strictEqual(error.step, "wait")
      assert.deepInclude(error.cause, { _tag: "WaitFailure", state: "failed" })
      assert.match(error.log.at(-1)!, /not a complete gzip stream/)
      assert.deepStrictEqual([error.cleanUp, error.resume], [{ _tag: "Kept", status: "failed" }, { step: "create" }])
      assert.deepStrictEqual(yield* all, [[before, "running"], [error.deploymentId!, "failed"]])
      assert.strictEqual(yield* live, before)
      yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
      assert.notStrictEqual(yield* live, before)
    })))

  it.effect("a deployment that does not run in time is stopped, and can be started again", () =>
    run(Effect.fnUntraced(function*(world) {
      const { all, client, live, serviceId } = world
      const { before, error } = yield* second(world, Effect.void, { wait: { timeout: "2 seconds" } })
      assert.strictEqual(error.step, "wait")
      assert.strictEqual(error.cause._tag, "WaitTimeout")
      assert.deepStrictEqual(error.cleanUp, { _tag: "Stopped" })
      assert.deepStrictEqual(yield* all, [[before, "running"], [error.deploymentId!, "stopped"]])
      yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
      assert.strictEqual(yield* live, error.deploymentId)
    })))

  it.effect("at the promotion: the deployment is stopped, and the one before goes on serving", () =>
    run(Effect.fnUntraced(function*(world) {
      const { all, client, live, sandbox, serviceId } = world
      const { before, error } = yield* second(
        world,
        sandbox.faults.add({ operation: "services.promote", ...quota }),
        { previous: "delete" }
      )
      assert.strictEqual(error.step, "promote")
      assert.deepStrictEqual(error.cleanUp, { _tag: "Stopped" })
      assert.deepStrictEqual(yield* all, [[before, "running"], [error.deploymentId!, "stopped"]])
      assert.strictEqual(yield* live, before)
      yield* sandbox.faults.clear
      yield* Deploy.run(client, { serviceId, archive, previous: "delete", resume: error.resume })
      assert.deepStrictEqual(yield* all, [[error.deploymentId!, "running"]])
    })))

  it.effect("what may have been promoted is not stopped while nobody can say whether it was", () =>
    run(Effect.fnUntraced(function*({ asked, client, live, sandbox, serviceId, status }) {
      yield* Deploy.run(client, { serviceId, archive })
      yield* sandbox.faults.add({ operation: "services.promote", count: 1, carriedOut: true, cut: true })
      // After the first look at the service there is no other one.
      const get: typeof client.services.get = (request) =>
        Effect.tap(client.services.get(request), () => sandbox.faults.add({ operation: "services.get", status: 500 }))
      const blind = { ...client, deployments: client.deployments, services: { ...client.services, get } }
      const error = yield* Effect.flip(Deploy.run(blind, { serviceId, archive }))
      assert.deepInclude(error, { step: "promote" })
      assert.deepInclude(error.cleanUp, { _tag: "Failed" })
      yield* sandbox.faults.clear
      assert.strictEqual(yield* live, error.deploymentId)
      assert.strictEqual(yield* status(error.deploymentId!), "running")
      const deployed = yield* Deploy.run(client, { serviceId, archive, resume: error.resume })
      assert.match(deployed.appEndpointDomain!, /\.app\./)
      assert.strictEqual(yield* asked("services.promote"), 2)
    })))

  it.effect("the one before that cannot be stopped is told, and the new one is live", () =>
    run(Effect.fnUntraced(function*(world) {
      const { all, asked, client, live, sandbox, serviceId } = world
      const { before, error } = yield* second(
        world,
        sandbox.faults.add({
          operation: "deployments.stop",
          status: 403,
          body: { error: { code: "x", message: "No." } }
        }),
        { previous: "stop" }
      )
      assert.strictEqual(error.step, "retire")
      assert.deepInclude(error.cause, { _tag: "PreviousRunning", deploymentId: before })
      assert.deepStrictEqual(error.cleanUp, { _tag: "Live" })
      assert.strictEqual(yield* live, error.deploymentId)
      yield* sandbox.faults.clear
      const promotions = yield* asked("services.promote")
      const deployed = yield* Deploy.run(client, { serviceId, archive, previous: "stop", resume: error.resume })
      assert.strictEqual(deployed.previousDeploymentId, before)
      assert.match(deployed.appEndpointDomain!, /\.app\./)
      assert.deepStrictEqual(yield* all, [[before, "stopped"], [error.deploymentId!, "running"]])
      assert.strictEqual(yield* asked("services.promote"), promotions)
    })))

  it.effect("at the logs: the deployment stays live, and only they are read again", () =>
    run(Effect.fnUntraced(function*(world) {
      const { client, live, sandbox, serviceId, status } = world
      const { error } = yield* second(world, sandbox.faults.add({ operation: "deployments.logs", ...refused("x") }), {
        logs: 5
      })
      assert.strictEqual(error.step, "logs")
      assert.deepStrictEqual(error.cleanUp, { _tag: "Live" })
      assert.strictEqual(yield* live, error.deploymentId)
      assert.strictEqual(yield* status(error.deploymentId!), "running")
      yield* sandbox.faults.clear
      const steps = yield* Stream.runCollect(
        Deploy.progress(client, { serviceId, archive, logs: 1, resume: error.resume })
      )
      assert.deepStrictEqual(steps.map(({ _tag }) => _tag), ["Log", "Deployed"])
    })))

  it.effect("a clean-up that does not succeed ends after thirty seconds, and says what may still run", () =>
    run(Effect.fnUntraced(function*(world) {
      const { sandbox, status } = world
      const { error } = yield* second(
        world,
        Effect.andThen(
          sandbox.faults.add({ operation: "services.promote", ...quota }),
          sandbox.faults.add({ operation: "deployments.stop", latency: "1 hour" })
        )
      )
      assert.deepInclude(error.cleanUp, { _tag: "Failed" })
      assert.include(error.message, `${error.deploymentId} may still run`)
      assert.deepInclude(error.resume, { step: "promote" })
      assert.strictEqual(yield* status(error.deploymentId!), "running")
    })))

  it.effect("a presigned URL is in no error, however it is printed", () =>
    run(Effect.fnUntraced(function*(world) {
      const { client, sandbox, serviceId } = world
      const page = "<Code>AccessDenied</Code><StringToSign>signature=abc</StringToSign>"
      for (const fault of [{ cut: true }, { status: 403, body: page }, { latency: "2 hours" }] as const) {
        yield* sandbox.faults.add({ operation: "uploads.put", ...fault })
        const error = yield* Effect.flip(Deploy.run(client, { serviceId, archive }))
        const shown = [String(error), error.stack, JSON.stringify(error), inspect(error, { depth: 9 })].join()
        assert.notInclude(shown, "signature=")
        assert.notInclude(shown, "/uploads/")
        yield* sandbox.faults.clear
      }
    })))
})

/** Interrupts a deployment as soon as the sandbox has got its request for an operation. */
const interruptedAt = <A, E, R>(
  { requests }: World["sandbox"],
  operation: Sandbox.OperationId,
  deploying: Effect.Effect<A, E, R>
) =>
  Effect.gen(function*() {
    const asked = () => Effect.runSync(requests).filter((request) => request.operation === operation).length
    const before = asked()
    const fiber = yield* Effect.forkChild(deploying)
    yield* until(() => asked() > before)
    yield* Fiber.interrupt(fiber)
  })

describe("an interruption", () => {
  for (
    const [operation, left] of [
      ["services.createDeployment", undefined],
      ["uploads.put", undefined],
      ["deployments.start", "stopped"],
      ["deployments.get", "stopped"]
    ] as const
  ) {
    it.effect(`at ${operation}: what was made does not run when the interruption is over`, () =>
      run(Effect.fnUntraced(function*({ all, client, live, sandbox, serviceId }) {
        const before = yield* Deploy.run(client, { serviceId, archive })
        yield* sandbox.faults.add({ operation, count: 1, latency: "5 seconds" })
        yield* interruptedAt(sandbox, operation, Deploy.run(client, { serviceId, archive }))
        assert.strictEqual((yield* all)[1]?.[1], left)
        assert.strictEqual(yield* live, before.deploymentId)
      })))
  }

  it.effect("at the promotion is after it, and what is live goes on", () =>
    run(Effect.fnUntraced(function*({ client, live, sandbox, serviceId, status }) {
      const before = yield* Deploy.run(client, { serviceId, archive })
      yield* sandbox.faults.add({ operation: "services.promote", count: 1, latency: "5 seconds", carriedOut: true })
      yield* interruptedAt(sandbox, "services.promote", Deploy.run(client, { serviceId, archive, previous: "stop" }))
      const now = yield* live
      assert.notStrictEqual(now, before.deploymentId)
      assert.deepStrictEqual([yield* status(now!), yield* status(before.deploymentId)], ["running", "running"])
    })))

  it.effect("of the stream cleans up before it is over", () =>
    run(Effect.fnUntraced(function*({ all, client, serviceId }) {
      yield* Deploy.progress(client, { serviceId, archive }).pipe(
        Stream.takeUntil(({ _tag }) => _tag === "Started"),
        Stream.runDrain
      )
      assert.deepStrictEqual((yield* all).map(([, status]) => status), ["stopped"])
    })))
})
