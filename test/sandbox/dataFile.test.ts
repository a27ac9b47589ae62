/** The file that keeps the state of a sandbox: one sandbox's at a time, checked before it is served, written whole. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { execFileSync, spawnSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import * as fs from "node:fs"
import * as net from "node:net"
import * as os from "node:os"
import * as path from "node:path"
import * as FileLock from "../../src/node/internal/fileLock.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { node } from "../node/fixtures/processes.ts"
import * as Binary from "./support/binary.ts"
import { saved } from "./support/savedBefore.ts"
import * as Wire from "./support/wire.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const dataFile = Effect.map(directory, (directory) => path.join(directory, "state.json"))

const refused = (data: string) => Effect.flip(Effect.scoped(Sandbox.serve({ data })))

const elsewhere = (id: string) => JSON.stringify({ id, pid: 1, place: "elsewhere boot pid", started: "1" })

describe("two sandboxes with one file", () => {
  it.effect("the second of two sandboxes with one file does not start, by whichever name of the file, and the first goes on", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const scope = yield* Scope.make()
      const first = Wire.make(yield* Scope.provide(Sandbox.serve({ data }), scope))
      const link = path.join(path.dirname(data), "link.json")
      fs.symlinkSync(data, link)
      const folder = `${path.dirname(data)}-link`
      fs.symlinkSync(path.dirname(data), folder)
      yield* Effect.addFinalizer(() => Effect.sync(() => fs.rmSync(folder)))
      const before = fs.readFileSync(data, "utf8")
      for (const name of [data, link, path.join(folder, "state.json")]) {
        const error = yield* refused(name)
        assert.strictEqual(error.reason, "DataInUse")
        assert.match(
          error.message,
          /^Another sandbox keeps its state in .+: process \d+ on .+ Stop that one, or choose another file\.$/
        )
        assert.include(error.message, name)
      }
      assert.strictEqual(fs.readFileSync(data, "utf8"), before)
      yield* first.ok("projects.create", { body: { name: "kept" } })
      yield* Scope.close(scope, Exit.void)
      const second = Wire.make(yield* Sandbox.serve({ data: link }))
      assert.deepStrictEqual((yield* second.ok("projects.list")).data.map(({ name }: any) => name), ["kept"])
      assert.isTrue(fs.lstatSync(link).isSymbolicLink())
    }))

  it.effect("two sandboxes with a file each share nothing", () =>
    Effect.gen(function*() {
      const [one, two] = [yield* dataFile, yield* dataFile]
      const first = Wire.make(yield* Sandbox.serve({ data: one }))
      const second = Wire.make(yield* Sandbox.serve({ data: two }))
      yield* first.ok("projects.create", { body: { name: "first" } })
      assert.lengthOf((yield* second.ok("projects.list")).data, 0)
      assert.notInclude(fs.readFileSync(two, "utf8"), "\"first\"")
    }))

  it.live("a sandbox that was killed keeps its file from nobody, one that is stopped does, and what a kill left is swept", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const binary = yield* Binary.start("--data", data)
      binary.child.kill("SIGSTOP")
      const error = yield* refused(data)
      assert.include(error.message, `process ${binary.child.pid} on`)
      const second = Binary.run("--port", "0", "--data", data)
      assert.strictEqual(second.status, 1)
      assert.match(second.stderr, /Another sandbox keeps its state in/)
      yield* binary.stop("SIGKILL")
      fs.writeFileSync(`${data}.${randomUUID()}.new`, "{\"format\":1,\"se")
      const { token } = yield* Sandbox.serve({ data })
      assert.strictEqual(Redacted.value(token), binary.token)
      assert.deepStrictEqual(fs.readdirSync(path.dirname(data)), ["state.json", "state.json.lock"])
    }))

  it.effect("a file whose holder is on another host is taken over after three seconds of silence, and not from one that lives", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const lock = `${data}.lock`
      fs.writeFileSync(lock, elsewhere(randomUUID()))
      const living = yield* Effect.forkChild(Effect.flip(FileLock.hold(lock)))
      yield* TestClock.adjust("1 second")
      fs.utimesSync(lock, 1, 1)
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(living)).holder, "process 1 on elsewhere")
      const silent = yield* Effect.forkChild(FileLock.hold(lock))
      yield* TestClock.adjust("2900 millis")
      assert.isUndefined(silent.pollUnsafe())
      yield* TestClock.adjust("200 millis")
      assert.isTrue((yield* Fiber.join(silent)).renew())
    }))

  it.effect("a sandbox that lost its file writes it no more, and says so in its answers", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const { call } = Wire.make(yield* Sandbox.serve({ data }))
      const before = fs.readFileSync(data, "utf8")
      fs.writeFileSync(`${data}.lock`, elsewhere(randomUUID()))
      const { body, status } = yield* call("projects.create", { body: {} })
      assert.strictEqual(status, 500)
      assert.match(body.error.message, /Another sandbox took over /)
      assert.match(body.error.hint, /not saved/)
      assert.strictEqual(fs.readFileSync(data, "utf8"), before)
    }))
})

describe("what is no file of a sandbox", () => {
  it.live("a sandbox refuses to keep its state in what is no file, and does not wait for the other end of a pipe", () =>
    Effect.gen(function*() {
      const home = yield* directory
      const at = (name: string) => path.join(home, name)
      execFileSync("mkfifo", [at("pipe")])
      fs.symlinkSync(at("pipe"), at("link to a pipe"))
      fs.symlinkSync(at("nothing"), at("dangling"))
      const server = net.createServer().listen(at("socket"))
      yield* Effect.addFinalizer(() => Effect.sync(() => server.close()))
      yield* Effect.promise(() => once(server, "listening"))
      for (
        const [data, reason, says] of [
          [at("pipe"), "DataUnreadable", /is a named pipe, not a file/],
          [at("link to a pipe"), "DataUnreadable", /is a named pipe, not a file/],
          [home, "DataUnreadable", /is a directory, not a file/],
          [at("socket"), "DataUnreadable", /is a socket, not a file/],
          ["/dev/zero", "DataUnreadable", /is a device, not a file/],
          [at("dangling"), "DataUnwritable", /cannot be written/],
          [at("link to a pipe/state.json"), "DataUnwritable", /cannot be written/],
          // A directory that takes no files.
          ["/proc/state.json", "DataUnwritable", /cannot be written/]
        ] as const
      ) {
        const error = yield* refused(data)
        assert.strictEqual(error.reason, reason, data)
        assert.match(error.message, says)
        assert.include(error.message, data)
      }
      assert.sameMembers(fs.readdirSync(home), ["pipe", "link to a pipe", "dangling", "socket"])
    }))

  it.effect("a sandbox refuses a file that is wrong in a row, says where, and leaves it as it was", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const wrong = (change: (tables: ReturnType<typeof saved>["tables"]) => void): string => {
        const state = saved()
        change(state.tables)
        return JSON.stringify(state)
      }
      for (
        const [text, says] of [
          [
            wrong(({ projects }) => projects![0]!.workspaceId = "wksp_none"),
            "state.json is wrong at tables.projects[0].workspaceId: "
          ],
          [
            wrong(({ domains }) => domains![0]!.createdAt = 1e20),
            "state.json is wrong at tables.domains[0].createdAt: "
          ],
          [
            wrong(({ signingKeys }) => signingKeys![0]!.jwk.d = "AAAA"),
            "state.json is wrong at tables.signingKeys[0].jwk: Expected a private key"
          ],
          [
            wrong(({ signingKeys }) => signingKeys![0]!.jwk = {}),
            "state.json is wrong at tables.signingKeys[0].jwk: Expected a private key"
          ],
          ["[]", "Expected the state of a sandbox"]
        ] as const
      ) {
        fs.writeFileSync(data, text)
        const error = yield* refused(data)
        assert.strictEqual(error.reason, "DataUnreadable")
        assert.include(error.message, says)
        assert.include(error.message, "Nothing was changed: repair the file, or choose another.")
        assert.strictEqual(fs.readFileSync(data, "utf8"), text)
        assert.deepStrictEqual(fs.readdirSync(path.dirname(data)), ["state.json"])
      }
    }))

  it.effect("a sandbox goes on with what an earlier one saved, and saves what the next one reads", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const before = saved()
      fs.writeFileSync(data, JSON.stringify(before))
      const look = Effect.scoped(Effect.gen(function*() {
        const { ok } = Wire.make(yield* Sandbox.serve({ data }))
        const { data: projects } = yield* ok("projects.list")
        assert.deepStrictEqual(Wire.idsOf({ data: projects }), [before.tables.projects![0]!.id])
        yield* ok("environmentVariables.list")
        yield* ok("services.list")
      }))
      yield* look
      yield* look
      // Tables that came later are there too, and logins say no more that they are not revoked.
      for (const grant of before.tables.grants!) delete grant.revoked
      assert.deepInclude(JSON.parse(fs.readFileSync(data, "utf8")).tables, before.tables)
    }))
})

/** Mounts of one's own are for who may make them. */
const canMount = spawnSync("unshare", ["-m", "true"]).status === 0

describe("a file that a container has", () => {
  it.effect("a sandbox makes the folder of its file, and takes an empty file for none", () =>
    Effect.gen(function*() {
      const home = yield* directory
      const data = path.join(home, "missing/too/state.json")
      const empty = path.join(home, "empty.json")
      fs.writeFileSync(empty, "\n")
      for (const file of [data, empty]) {
        yield* Effect.scoped(Effect.gen(function*() {
          yield* Wire.make(yield* Sandbox.serve({ data: file })).ok("projects.create", { body: { name: "kept" } })
        }))
        const { ok } = Wire.make(yield* Sandbox.serve({ data: file }))
        assert.deepStrictEqual((yield* ok("projects.list")).data.map(({ name }: any) => name), ["kept"])
      }
      assert.strictEqual(fs.statSync(data).mode & 0o777, 0o600)
    }))

  it.effect("a sandbox that was killed while it wrote over its file finds what it wrote there", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const whole = JSON.stringify(saved())
      fs.writeFileSync(data, `${whole.slice(0, 100)}${whole}`)
      fs.writeFileSync(`${data}.${randomUUID()}.whole`, whole)
      const { token } = yield* Sandbox.serve({ data })
      const other = yield* dataFile
      fs.writeFileSync(`${other}.${randomUUID()}.whole`, whole)
      assert.strictEqual(
        Redacted.value((yield* Sandbox.serve({ data: other })).token),
        Redacted.value(token)
      )
      assert.deepStrictEqual(fs.readdirSync(path.dirname(data)), ["state.json", "state.json.lock"])
    }))

  it.live.skipIf(!canMount)(
    "a sandbox keeps its state in a file that is mounted on its own, also in a folder for reading only (needs unshare and mount)",
    () =>
      Effect.gen(function*() {
        const home = yield* directory
        const script = `cd ${home}
          mkdir open closed
          for name in first second open/state.json closed/state.json; do : > $name; done
          mount --bind first open/state.json
          mount --bind closed closed
          mount -o remount,ro,bind closed
          mount --bind second closed/state.json
          exec ${node} --conditions=effect-prisma-management:source ${
          path.join(import.meta.dirname, "support/mountedProgram.ts")
        } open/state.json closed/state.json`
        const stdout = execFileSync("unshare", ["-m", "sh", "-euc", script], { encoding: "utf8" })
        const kept = { refused: "DataInUse", names: ["first", "a much longer name than the first one", "3"] }
        assert.deepStrictEqual(JSON.parse(stdout), [kept, kept])
        assert.sameMembers(fs.readdirSync(home), ["open", "closed", "first", "second"])
        for (const file of ["first", "second"]) {
          assert.include(fs.readFileSync(path.join(home, file), "utf8"), "a much longer name")
        }
        assert.deepStrictEqual(fs.readdirSync(path.join(home, "closed")), ["state.json"])
      })
  )
})
