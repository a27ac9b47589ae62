/** Ids by a seed: the same in every run with the same requests, and nothing else is. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

type Wire = ReturnType<typeof Wire.make>

const start = (options: Sandbox.ServeOptions) =>
  Effect.map(Sandbox.serve(options), (sandbox) => ({ sandbox, wire: Wire.make(sandbox) }))

/** Creates one of several kinds, and gives their ids. */
const createSome = Effect.fnUntraced(function*({ ok }: Wire) {
  const { data: project } = yield* ok("projects.create", { body: { name: "shop" } })
  const { data: service } = yield* ok("services.create", { body: { projectId: project.id, displayName: "web" } })
  const { data: deployment } = yield* ok("services.createDeployment", {
    params: { serviceId: service.id },
    body: {}
  })
  const { data: bucket } = yield* ok("buckets.create", { body: { projectId: project.id } })
  return [project.id, project.database.id, project.database.connections[0].id, service.id, deployment.id, bucket.id]
})

/** The same with questions between: they are requests too. */
const createAndAsk = Effect.fnUntraced(function*(wire: Wire) {
  yield* wire.ok("projects.list")
  const ids = yield* createSome(wire)
  yield* wire.ok("databases.list")
  return ids
})

describe("ids by a seed", () => {
  it.effect("two sandboxes with one seed give the same ids, however often somebody asks; another seed, or none, gives others", () =>
    Effect.gen(function*() {
      const [one, two] = [yield* start({ idSeed: "a" }), yield* start({ idSeed: "a", token: "mine" })]
      assert.strictEqual(one.sandbox.workspaceId, two.sandbox.workspaceId)
      const ids = yield* createSome(one.wire)
      assert.deepStrictEqual(yield* createAndAsk(two.wire), ids)
      for (const id of ids) assert.match(id, /^[a-z]+_c[a-z0-9]{24}$/)
      assert.strictEqual(new Set(ids.map((id: string) => id.split("_")[1])).size, ids.length)
      const next = yield* createSome(one.wire)
      for (const id of next) assert.notInclude(ids, id)
      for (const options of [{ idSeed: "b" }, {}, {}]) {
        for (const id of yield* createSome((yield* start(options)).wire)) assert.notInclude([...ids, ...next], id)
      }
    }))

  it.effect("a reset rewinds the ids, and a snapshot goes back to those that came after it, in another sandbox too", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start({ idSeed: "a", seed: { projects: [{ name: "seeded" }] } })
      const first = yield* createSome(wire)
      const snapshot = yield* sandbox.snapshot
      const second = yield* createSome(wire)
      yield* sandbox.restore(snapshot)
      assert.deepStrictEqual(yield* createSome(wire), second)
      yield* sandbox.reset
      assert.deepStrictEqual(yield* createSome(wire), first)
      const other = yield* start({ idSeed: "a" })
      yield* other.sandbox.restore(snapshot)
      assert.deepStrictEqual(yield* createSome(other.wire), second)
    }))

  it.effect("a restart goes on with the next ids, and an id that is there already is passed over", () =>
    Effect.gen(function*() {
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))
      yield* Effect.addFinalizer(() => Effect.sync(() => fs.rmSync(directory, { recursive: true })))
      const data = path.join(directory, "state.json")
      const during = (options: Sandbox.ServeOptions) =>
        Effect.scoped(Effect.flatMap(start(options), ({ wire }) => createSome(wire)))
      const whole = yield* start({ idSeed: "a" })
      const [first, second] = [yield* createSome(whole.wire), yield* createSome(whole.wire)]
      assert.deepStrictEqual(yield* during({ idSeed: "a", data }), first)
      assert.deepStrictEqual(yield* during({ idSeed: "a", data }), second)
      const taken = yield* start({ idSeed: "a", seed: { projects: [{ id: first[0], createDatabase: false }] } })
      assert.strictEqual((yield* createSome(taken.wire))[0], second[0])
    }))

  it.effect("tokens, codes and keys are as secret with a seed as without", () =>
    Effect.gen(function*() {
      const tokens: Array<string> = []
      for (let n = 0; n < 2; n++) {
        const { sandbox, wire } = yield* start({ idSeed: "a" })
        const { data: service } = yield* wire.ok("serviceTokens.create", {
          params: { workspaceId: sandbox.workspaceId },
          body: { name: "ci" }
        })
        const { data: { connectionString } } = yield* wire.ok("connections.create", {
          body: { databaseId: (yield* wire.ok("projects.create", { body: {} })).data.database.id, name: "app" }
        })
        const signature = (token: string) => token.split(".")[2]!
        tokens.push(signature(Redacted.value(sandbox.token)), signature(service.value), connectionString)
        const { keys } = yield* Effect.promise(() =>
          fetch(`${sandbox.url}/.well-known/jwks.json`).then((response) => response.json() as Promise<any>)
        )
        tokens.push(keys[0].kid, keys[0].x)
      }
      assert.strictEqual(new Set(tokens).size, 10)
    }))
})
