/** Which deployment of a service is live. SDK is the comments of `@prisma/management-api-sdk` 1.80.0, compute `@prisma/compute-sdk` 0.43. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { gzipSync } from "node:zlib"
import { type Made, start, upload } from "./support/service.ts"

describe("promoting", () => {
  it.effect("the live deployment is the promoted one, until it is deleted (SDK: getService, compute: deploy)", () =>
    Effect.gen(function*() {
      const { at, live, ok, promote, running, stop } = yield* start
      const one = yield* running
      const other = yield* running
      assert.isNull(yield* live)
      yield* promote(one)
      assert.strictEqual(yield* live, one.id)
      yield* promote(other)
      assert.strictEqual(yield* live, other.id)
      yield* stop(other)
      assert.strictEqual(yield* live, other.id)
      yield* ok("deployments.delete", { params: at(other) })
      assert.isNull(yield* live)
    }))

  it.effect("a deployment is promoted by its id, while it runs (SDK: promote)", () =>
    Effect.gen(function*() {
      const { at, live, ok, refused, run, service, status, uploaded } = yield* start
      const made = yield* uploaded
      const promote = (status: number, body: object) => refused(status, "services.promote", { params: service, body })
      assert.include((yield* promote(422, {})).message, "deploymentId")
      assert.include((yield* promote(409, at(made))).message, "new, not running")
      yield* ok("deployments.start", { params: at(made) })
      assert.include((yield* promote(409, at(made))).message, "provisioning, not running")
      yield* TestClock.adjust("4 seconds")
      assert.strictEqual(yield* status(made), "running")
      yield* promote(404, { deploymentId: "cpv_cunknown12345" })
      assert.isNull(yield* live)
      yield* ok("services.promote", { params: service, body: { versionId: made.id } })
      assert.strictEqual(yield* live, made.id)
      yield* refused(409, "deployments.start", { params: at(made) })
      const stopped = yield* uploaded
      yield* run(stopped)
      yield* ok("services.promote", { params: service, body: { versionId: made.id, deploymentId: stopped.id } })
      assert.strictEqual(yield* live, stopped.id)
    }))

  it.effect("a deployment of one service is not found in another one", () =>
    Effect.gen(function*() {
      const { at, ok, project, refused, running } = yield* start
      const made = yield* running
      const { data: other } = yield* ok("services.create", { body: { projectId: project.id, displayName: "worker" } })
      for (const operation of ["services.promote", "services.rollback"]) {
        yield* refused(404, operation, { params: { serviceId: other.id }, body: at(made) })
      }
    }))

  it.effect("an answer counts the domains that came from the deployment before (SDK: promote)", () =>
    Effect.gen(function*() {
      const { ok, promote, running, service } = yield* start
      const moved = (made: Made) => Effect.map(promote(made), ({ data }) => data.reassignedDomains)
      const one = yield* running
      assert.strictEqual(yield* moved(one), 0)
      for (const hostname of ["a.example.com", "b.example.com"]) {
        yield* ok("services.createDomain", { params: service, body: { hostname } })
      }
      assert.strictEqual(yield* moved(one), 0)
      assert.strictEqual(yield* moved(yield* running), 2)
    }))
})

describe("rolling back", () => {
  it.effect("a stopped deployment is started, and live once it runs: until then the other one is (SDK: rollback)", () =>
    Effect.gen(function*() {
      const { live, promote, rollback, running, status, stop } = yield* start
      const one = yield* running
      yield* promote(one)
      const other = yield* running
      yield* promote(other)
      yield* stop(one)
      const fiber = yield* Effect.forkChild(rollback(one))
      while ((yield* status(one)) !== "provisioning") assert.isUndefined(fiber.pollUnsafe())
      assert.strictEqual(yield* live, other.id)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("4 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).status, 200)
      assert.strictEqual(yield* status(one), "running")
      assert.strictEqual(yield* status(other), "running")
      assert.strictEqual(yield* live, one.id)
    }))

  it.effect("a deployment that runs is live at once, whether it was promoted before or not (SDK: rollback)", () =>
    Effect.gen(function*() {
      const { live, promote, rollback, running } = yield* start
      const one = yield* running
      yield* promote(one)
      const other = yield* running
      for (const made of [other, one, other]) {
        assert.strictEqual((yield* rollback(made)).status, 200)
        assert.strictEqual(yield* live, made.id)
      }
    }))

  it.effect("a deployment that cannot run is not live, and the other one goes on serving (SDK: rollback)", () =>
    Effect.gen(function*() {
      const { at, create, live, ok, promote, rollback, running } = yield* start
      const one = yield* running
      yield* promote(one)
      const empty = yield* create()
      assert.strictEqual((yield* rollback(empty)).status, 409)
      const stopping = yield* running
      yield* ok("deployments.stop", { params: at(stopping) })
      assert.strictEqual((yield* rollback(stopping)).status, 409)
      const broken = yield* Effect.tap(create(), (made) => upload(made, gzipSync("app").subarray(0, -4)))
      const fiber = yield* Effect.forkChild(rollback(broken))
      while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust("1 second")
      const { body, status } = yield* Fiber.join(fiber)
      assert.strictEqual(status, 409)
      assert.include(body.error.message, "failed")
      assert.strictEqual(yield* live, one.id)
    }))

  it.effect("a deployment that is stopped or deleted while it starts is not live", () =>
    Effect.gen(function*() {
      const { at, live, ok, promote, rollback, running, status, stop } = yield* start
      const one = yield* running
      const other = yield* running
      yield* promote(other)
      yield* stop(one)
      const fiber = yield* Effect.forkChild(rollback(one))
      while ((yield* status(one)) !== "provisioning") assert.isUndefined(fiber.pollUnsafe())
      yield* ok("deployments.stop", { params: at(one) })
      assert.strictEqual((yield* Fiber.join(fiber)).status, 409)
      assert.strictEqual(yield* live, other.id)
      yield* TestClock.adjust("2 seconds")
      const again = yield* Effect.forkChild(rollback(one))
      while ((yield* status(one)) !== "provisioning") assert.isUndefined(again.pollUnsafe())
      yield* ok("services.delete", { params: { serviceId: (yield* ok("services.list")).data[0].id } })
      assert.strictEqual((yield* Fiber.join(again)).status, 404)
    }))

  it.effect("two services are rolled back at the same time, each to its own deployment", () =>
    Effect.gen(function*() {
      const worlds = yield* Effect.all([start, start])
      const targets = yield* Effect.forEach(worlds, ({ promote, running, stop }) =>
        Effect.gen(function*() {
          const one = yield* running
          yield* promote(one)
          yield* promote(yield* running)
          yield* stop(one)
          return one
        }))
      const fibers = yield* Effect.forEach(worlds, ({ rollback }, n) => Effect.forkChild(rollback(targets[n]!)))
      for (const [n, { status }] of worlds.entries()) {
        while ((yield* status(targets[n]!)) !== "provisioning") assert.isUndefined(fibers[n]!.pollUnsafe())
      }
      yield* TestClock.adjust("4 seconds")
      for (const [n, fiber] of fibers.entries()) {
        assert.strictEqual((yield* Fiber.join(fiber)).status, 200)
        assert.strictEqual(yield* worlds[n]!.live, targets[n]!.id)
      }
    }))

  it.effect("without a deployment it is the one that was live before, of those that are still there", () =>
    Effect.gen(function*() {
      const { at, live, ok, promote, refused, running, service, stop } = yield* start
      const back = { params: service, body: {} }
      yield* refused(409, "services.rollback", back)
      const [one, two, three] = yield* Effect.all([running, running, running])
      yield* promote(one!)
      yield* refused(409, "services.rollback", back)
      yield* promote(two!)
      yield* promote(three!)
      yield* stop(two!)
      yield* ok("deployments.delete", { params: at(two!) })
      yield* ok("services.rollback", back)
      assert.strictEqual(yield* live, one!.id)
    }))
})
