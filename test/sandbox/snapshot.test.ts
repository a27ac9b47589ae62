/** All that a sandbox remembers, taken and put back: in the same one, in another one, over HTTP and by files. */
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { createRemoteJWKSet, jwtVerify } from "jose"
import { Sandbox } from "../../src/sandbox/index.ts"
import { start as startInProcess } from "../../src/sandbox/internal/server/sandboxes.ts"
import * as Binary from "./support/binary.ts"
import { saved, savedNow } from "./support/savedBefore.ts"
import * as Wire from "./support/wire.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

type Wire = ReturnType<typeof Wire.make>

const namesIn = ({ ok }: Wire) =>
  Effect.map(ok("projects.list"), ({ data }) => data.map(({ name }: { readonly name: string }) => name))

const start = (options: Sandbox.ServeOptions = {}) =>
  Effect.map(Sandbox.serve(options), (sandbox) => ({ sandbox, wire: Wire.make(sandbox) }))

const control = (url: string, method: string, path: string, body?: unknown) =>
  Effect.promise(async () => {
    const response = await fetch(`${url}/__sandbox/${path}`, {
      method,
      ...body === undefined ? undefined : { body: typeof body === "string" ? body : JSON.stringify(body) }
    })
    const text = await response.text()
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) }
  })

describe("a snapshot", () => {
  it.effect("a snapshot brings back resources, tokens and the clock, and forgets faults and requests; a reset still leads to the start", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start({ seed: { projects: [{ name: "seeded" }] } })
      const { data: project } = yield* wire.ok("projects.create", { body: { name: "kept" } })
      const params = { workspaceId: sandbox.workspaceId }
      const { data: service } = yield* wire.ok("serviceTokens.create", { params, body: { name: "ci" } })
      yield* sandbox.advance("1 hour")
      const snapshot = yield* sandbox.snapshot

      yield* wire.ok("projects.delete", { params: { id: project.id } })
      yield* wire.ok("serviceTokens.delete", { params: { ...params, serviceTokenId: service.id } })
      yield* wire.ok("projects.create", { body: { name: "gone" } })
      yield* sandbox.advance("1 day")
      yield* sandbox.faults.add({ operation: "projects.list", status: 503 })
      yield* sandbox.restore(snapshot)
      assert.lengthOf(yield* sandbox.requests, 0)
      assert.deepStrictEqual(yield* namesIn(wire), ["seeded", "kept"])
      assert.strictEqual((yield* wire.call("projects.list", { token: service.value })).status, 200)
      const { data: later } = yield* wire.ok("projects.create", { body: { name: "later" } })
      const ahead = Date.parse(later.createdAt) - Date.parse(project.createdAt)
      assert.isAtLeast(ahead, 3_600_000)
      assert.isBelow(ahead, 86_400_000)

      yield* sandbox.reset
      assert.deepStrictEqual(yield* namesIn(wire), ["seeded"])
    }))

  it.effect("a snapshot is a copy: what is done to it, or to the sandbox, changes nothing of the other, and it is restored again and again", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start()
      yield* wire.ok("projects.create", { body: { name: "kept" } })
      const snapshot = yield* sandbox.snapshot
      const text = JSON.stringify(snapshot)
      for (let n = 0; n < 2; n++) {
        const { data: [project] } = yield* wire.ok("projects.list")
        yield* wire.ok("projects.update", { params: { id: project.id }, body: { name: "renamed" } })
        yield* sandbox.restore(snapshot)
        assert.deepStrictEqual(yield* namesIn(wire), ["kept"])
        assert.strictEqual(JSON.stringify(snapshot), text)
      }
      const changed = snapshot as unknown as { tables: { projects: Array<{ name: string }> } }
      changed.tables.projects[0]!.name = "from outside"
      assert.deepStrictEqual(yield* namesIn(wire), ["kept"])
      yield* sandbox.restore(snapshot)
      changed.tables.projects[0]!.name = "once more"
      assert.deepStrictEqual(yield* namesIn(wire), ["from outside"])
    }))

  it.effect("a sandbox keeps the users of its options when it restores a snapshot without them", () =>
    Effect.gen(function*() {
      const { sandbox: other } = yield* start({ users: [{ email: "bob@example.com" }] })
      const { sandbox } = yield* start({ users: [{ id: "ada", email: "ada@example.com", name: "Ada" }] })
      yield* sandbox.restore(yield* other.snapshot)
      for (const user of ["ada@example.com", "usr_ada", "bob@example.com"]) {
        assert.match((yield* sandbox.logins.tokens({ user })).workspace_id, /^wksp_/)
      }
      const { workspace_id } = yield* sandbox.logins.tokens({ user: "usr_ada" })
      yield* sandbox.restore(yield* sandbox.snapshot)
      assert.strictEqual((yield* sandbox.logins.tokens({ user: "usr_ada" })).workspace_id, workspace_id)
    }))

  it.effect("a snapshot in another sandbox leaves that one its token and its workspace's id, and both sandboxes apart", () =>
    Effect.gen(function*() {
      const first = yield* start()
      const { data: project } = yield* first.wire.ok("projects.create", { body: { name: "shared" } })
      const { data: other } = yield* first.wire.ok("workspaces.create", { body: { displayName: "Other" } })
      const params = { workspaceId: first.sandbox.workspaceId }
      const { data: service } = yield* first.wire.ok("serviceTokens.create", { params, body: { name: "ci" } })
      const snapshot = yield* first.sandbox.snapshot
      const second = yield* start()
      assert.notStrictEqual(second.sandbox.workspaceId, first.sandbox.workspaceId)
      // Twice, since the keys of both are there then.
      yield* second.sandbox.restore(snapshot)
      yield* second.sandbox.restore(snapshot)
      const { data: workspaces } = yield* second.wire.ok("workspaces.list")
      assert.deepStrictEqual(Wire.idsOf({ data: workspaces }), [second.sandbox.workspaceId, other.id])
      const { data: found } = yield* second.wire.ok("projects.get", { params: { id: project.id } })
      assert.strictEqual(found.workspace.id, second.sandbox.workspaceId)
      // Tokens of the snapshot are good there, and all are signed by keys that it publishes.
      assert.strictEqual((yield* second.wire.call("projects.list", { token: service.value })).status, 200)
      const keys = createRemoteJWKSet(new URL(`${second.sandbox.url}/.well-known/jwks.json`))
      for (const token of [Redacted.value(second.sandbox.token), service.value]) {
        yield* Effect.promise(() => jwtVerify(token, keys))
      }
      assert.strictEqual(
        (yield* second.wire.call("projects.list", { token: Redacted.value(first.sandbox.token) })).status,
        401
      )
      yield* second.wire.ok("projects.create", { body: { name: "of the second" } })
      assert.deepStrictEqual(yield* namesIn(first.wire), ["shared"])
      // And back again.
      yield* first.sandbox.restore(yield* second.sandbox.snapshot)
      assert.deepStrictEqual(yield* namesIn(first.wire), ["shared", "of the second"])
      assert.deepStrictEqual(Wire.idsOf(yield* first.wire.ok("workspaces.list")), [first.sandbox.workspaceId, other.id])
    }))

  it.effect("a sandbox with a name in a database server restores an older snapshot, and what it has then can be restored", () =>
    Effect.gen(function*() {
      const { running, state } = yield* startInProcess()
      const older = yield* running.snapshot
      state.databaseOwners.put({ ...state.row(""), id: "owner0000000" })
      yield* running.restore(older)
      yield* running.restore(yield* running.snapshot)
      assert.deepStrictEqual(state.databaseOwners.all().map(({ id }) => id), ["owner0000000"])
    }))

  it.effect("what is no snapshot is refused as a whole, with the places of what is wrong", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start()
      yield* wire.ok("projects.create", { body: { name: "kept" } })
      yield* sandbox.faults.add({ operation: "domains.get", status: 503 })
      const good = yield* sandbox.snapshot
      const wrong = (change: (state: any) => void): Sandbox.Snapshot => {
        const state = structuredClone(good) as any
        change(state)
        return state
      }
      for (
        const [snapshot, says] of [
          [wrong((state) => state.format = 3), "format: Expected 1 | 2"],
          [wrong((state) => state.more = 1), "more: "],
          [wrong((state) => state.tables.projects[0].workspaceId = "wksp_none"), "tables.projects[0].workspaceId: "],
          [wrong((state) => state.tables.signingKeys[0].jwk.d = "AAAA"), "tables.signingKeys[0].jwk: "],
          [wrong((state) => state.tables.credentials = []), "tables.credentials: Expected the token"],
          [{} as Sandbox.Snapshot, "format: "],
          [null as any, "Expected the state of a sandbox"],
          ["{}" as any, "Expected the state of a sandbox"]
        ] as const
      ) {
        const error = yield* Effect.flip(sandbox.restore(snapshot))
        assert.strictEqual(error._tag, "SandboxError")
        assert.strictEqual(error.reason, "SnapshotInvalid")
        assert.include(error.message, says)
        assert.notInclude(error.message, Redacted.value(sandbox.token))
        const begun = yield* Effect.flip(Effect.scoped(Sandbox.serve({ import: snapshot })))
        assert.strictEqual(begun.reason, "SnapshotInvalid")
        assert.include(begun.message, says)
      }
      const noJson = yield* Effect.flip(sandbox.restore({ format: 2, tables: () => {} } as any))
      assert.strictEqual(noJson.reason, "SnapshotInvalid")
      assert.deepStrictEqual(yield* namesIn(wire), ["kept"])
      assert.strictEqual((yield* wire.call("domains.get", { params: { domainId: "dom_none0000" } })).status, 503)
      assert.isAbove((yield* sandbox.requests).length, 0)
    }))

  it.effect("a snapshot of an earlier sandbox is restored, and one with a row of every table", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start()
      for (const before of [saved(), savedNow()]) {
        yield* sandbox.restore(before)
        assert.deepStrictEqual(
          Wire.idsOf(yield* wire.ok("projects.list")),
          [before.tables.projects![0]!.id]
        )
      }
    }))

  it.effect("a sandbox in process starts with a snapshot, which has the token unless another one is given", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start({ token: "first" })
      yield* wire.ok("projects.create", { body: { name: "imported" } })
      const snapshot = yield* sandbox.snapshot
      for (const [token, expected] of [[undefined, "first"], ["second", "second"]] as const) {
        const layer = Sandbox.layer({ import: snapshot, token })
        const inner = Context.get(yield* Layer.build(layer), Sandbox.Sandbox)
        assert.strictEqual(Redacted.value(inner.token), expected)
        assert.strictEqual(inner.workspaceId, sandbox.workspaceId)
        const state: any = yield* inner.snapshot
        assert.deepStrictEqual(state.tables.projects.map(({ name }: any) => name), ["imported"])
        yield* inner.reset
        assert.lengthOf((yield* inner.snapshot as Effect.Effect<any>).tables.projects, 1)
      }
      const both = yield* Effect.flip(Effect.scoped(Sandbox.serve({ import: snapshot, seed: {} })))
      assert.strictEqual(both.reason, "OptionsInvalid")
    }))
})

describe("snapshots of sandboxes on one server", () => {
  it.effect("sandboxes on one server start with one snapshot, or restore it, and have tokens and states of their own", () =>
    Effect.gen(function*() {
      const { sandbox: first, wire } = yield* start({ control: true })
      yield* wire.ok("projects.create", { body: { name: "shared" } })
      const snapshot = yield* first.snapshot
      const options = [{ import: snapshot }, { import: snapshot }, {}, {}]
      const others = yield* Effect.forEach(options, (options, index) =>
        Effect.gen(function*() {
          // In the process of the server, and from elsewhere.
          const made = index % 2 === 0 ? yield* first.makeSandbox(options) : yield* Sandbox.makeOn(first.url, options)
          if (options.import === undefined) yield* made.restore(snapshot)
          return Wire.make(made)
        }))
      for (const [index, other] of others.entries()) {
        yield* other.ok("projects.create", { body: { name: `of ${index}` } })
      }
      for (const [index, other] of others.entries()) {
        assert.deepStrictEqual(yield* namesIn(other), ["shared", `of ${index}`])
      }
      assert.deepStrictEqual(yield* namesIn(wire), ["shared"])
      const wrong = { ...snapshot, format: 7 }
      const elsewhere = yield* Sandbox.makeOn(first.url)
      const refused = yield* Effect.flip(elsewhere.restore(wrong))
      assert.strictEqual(refused.reason, "SnapshotInvalid")
      assert.include(refused.message, "format: Expected")
      const begun = yield* Effect.flip(Sandbox.makeOn(first.url, { import: wrong }))
      assert.strictEqual(begun.reason, "OptionsInvalid")
      assert.include(begun.message, "format: Expected")
      assert.deepStrictEqual((yield* elsewhere.snapshot).format, snapshot.format)
    }).pipe(Effect.provide(FetchHttpClient.layer)))
})

describe("snapshots over HTTP", () => {
  it.effect("a program takes a snapshot and puts it back by HTTP, however large it is, and what is wrong is told", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start({ control: true })
      yield* wire.ok("projects.create", { body: { name: "kept" } })
      const { body: snapshot } = yield* control(sandbox.url, "GET", "snapshot")
      assert.deepStrictEqual(snapshot, yield* sandbox.snapshot)
      yield* wire.ok("projects.create", { body: { name: "gone" } })
      const put = yield* control(sandbox.url, "PUT", "snapshot", snapshot)
      assert.deepStrictEqual(put, { status: 204, body: undefined })
      assert.deepStrictEqual(yield* namesIn(wire), ["kept"])

      // More than any other body may have.
      const [branch] = snapshot.tables.branches
      const value = "x".repeat(5_000_000)
      snapshot.seq++
      snapshot.tables.stackStates = [
        {
          id: "asstate_large",
          seq: snapshot.seq,
          createdAt: 0,
          branchId: branch.id,
          stack: "s",
          stage: "p",
          fqn: null,
          value
        }
      ]
      assert.strictEqual((yield* control(sandbox.url, "PUT", "snapshot", snapshot)).status, 204)
      assert.deepStrictEqual((yield* control(sandbox.url, "GET", "snapshot")).body, snapshot)
      assert.strictEqual((yield* control(sandbox.url, "POST", "clock", JSON.stringify({ advance: value }))).status, 413)

      for (const body of [{ ...snapshot, seq: -1 }, "[", "", "null"]) {
        const { body: { error }, status } = yield* control(sandbox.url, "PUT", "snapshot", body)
        assert.strictEqual(status, 422)
        assert.strictEqual(error.code, "validation-error")
        assert.include(error.hint, "GET /__sandbox/snapshot")
      }
      assert.deepStrictEqual(yield* namesIn(wire), ["kept"])
    }))
})

describe("snapshots in files", () => {
  it.live(
    "the binary leaves a snapshot when it ends, for its user only, and starts with one that it puts back there",
    () =>
      Effect.gen(function*() {
        const home = yield* directory
        const first = path.join(home, "first.json")
        const create = (url: string, token: string, name: string) =>
          Effect.promise(() =>
            fetch(`${url}/v1/projects`, {
              method: "POST",
              headers: { "authorization": `Bearer ${token}`, "content-type": "application/json" },
              body: JSON.stringify({ name })
            }).then(({ status }) => assert.strictEqual(status, 201))
          )
        const projectsIn = (file: string) =>
          JSON.parse(fs.readFileSync(file, "utf8")).tables.projects.map(({ name }: any) => name)

        const one = yield* Binary.start("--export-on-exit", first)
        yield* create(one.url, one.token, "one")
        assert.isFalse(fs.existsSync(first))
        yield* one.stop("SIGTERM")
        assert.deepStrictEqual(projectsIn(first), ["one"])
        assert.strictEqual(fs.statSync(first).mode & 0o777, 0o600)

        // Without a file it goes back to where it came from.
        const two = yield* Binary.start("--import", first, "--export-on-exit", "--id-seed", "a")
        assert.strictEqual(two.token, one.token)
        assert.strictEqual(two.workspaceId, one.workspaceId)
        yield* create(two.url, two.token, "two")
        yield* two.stop("SIGINT")
        assert.deepStrictEqual(projectsIn(first), ["one", "two"])
      }),
    60_000
  )

  it.effect("a snapshot that cannot be written is told at the start", () =>
    Effect.gen(function*() {
      const home = yield* directory
      for (
        const [file, says] of [[home, "is a directory"], ["/proc/a.json", "cannot be written"]] as const
      ) {
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ exportOnExit: file })))
        assert.strictEqual(error.reason, "DataUnwritable")
        assert.include(error.message, says)
      }
    }))

  it("the binary asks for the file that a snapshot is to be written into", { timeout: 60_000 }, () => {
    const { status, stderr } = Binary.run("--port", "0", "--export-on-exit")
    assert.strictEqual(status, 2)
    assert.include(stderr, "--export-on-exit needs a file: give one, or use --import.")
  })
})
