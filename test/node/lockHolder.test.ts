/** Who holds a lock file, as it says itself; and whether that process still runs, as the system says. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { hostname, tmpdir } from "node:os"
import { join } from "node:path"
import { until } from "../support/inTime.ts"
import * as LockHolder from "../../src/node/internal/lockHolder.ts"

const isLinux = process.platform === "linux"

/** A process for the scope, and what it has said first. */
const processOf = (program: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const child = spawn("sh", ["-c", program], { stdio: ["ignore", "pipe", "ignore"] })
      const [said] = await once(child.stdout, "data")
      return { child, said: String(said).trim() }
    }),
    ({ child }) =>
      Effect.promise(async () => {
        if (child.signalCode !== null) return
        const exit = once(child, "exit")
        child.kill("SIGKILL")
        await exit
      })
  )

const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, "latin1")

describe("the holder of a lock", () => {
  it("is this process, by another id each time", () => {
    const [one, other] = [LockHolder.self(), LockHolder.self()]
    assert.notStrictEqual(one.id, other.id)
    assert.deepStrictEqual({ ...one, id: "" }, { ...other, id: "" })
    assert.strictEqual(one.pid, process.pid)
    assert.strictEqual(one.place.split(" ")[0], hostname())
    assert.strictEqual(LockHolder.nameOf(one), `process ${process.pid} on ${hostname()}`)
    if (isLinux) {
      assert.match(one.started, /^\d+$/)
      assert.match(one.place, /^\S+ [0-9a-f-]{36} pid:\[\d+\]$/)
    }
  })

  it("is read as it was written", () => {
    const self = LockHolder.self()
    assert.deepStrictEqual(LockHolder.parse(JSON.stringify(self), "x"), self)
  })

  const self = LockHolder.self()
  const wrong: ReadonlyArray<readonly [what: string, text: string]> = [
    ["nothing", ""],
    ["half of it", JSON.stringify(self).slice(0, 20)],
    ["null", "null"],
    ["a text", "\"a\""],
    ["no id", JSON.stringify({ ...self, id: undefined })],
    ["an id that is a number", JSON.stringify({ ...self, id: 7 })],
    ["an id in a list", JSON.stringify({ ...self, id: [self.id] })],
    ["an id that leads elsewhere", JSON.stringify({ ...self, id: "../../../../../../../../../../../tmp" })],
    ["an id with more behind it", JSON.stringify({ ...self, id: `${self.id}0` })],
    ["an id with more before it", JSON.stringify({ ...self, id: `0${self.id}` })],
    ["no place", JSON.stringify({ ...self, place: null })],
    ["no start", JSON.stringify({ ...self, started: 1 })],
    ["a process id that is a text", JSON.stringify({ ...self, pid: "1" })],
    ["a process id that is none", JSON.stringify({ ...self, pid: 1.5 })],
    ["the process id of a group", JSON.stringify({ ...self, pid: 0 })],
    ["the process id of all", JSON.stringify({ ...self, pid: -1 })]
  ]
  it.each(wrong)("is nobody that is known where a lock says %s, and may live", (_, text) => {
    const holder = LockHolder.parse(text, "unknown-1")
    assert.deepStrictEqual(holder, { id: "unknown-1", pid: 0, place: "", started: "" })
    assert.strictEqual(LockHolder.nameOf(holder), "an unknown process")
    assert.strictEqual(LockHolder.lifeOf(holder), "unknown")
  })

  it.effect.skipIf(!isLinux)(
    "lives while its process runs, and is dead once that has ended",
    () =>
      Effect.gen(function*() {
        const { child } = yield* processOf("echo on; exec sleep 100")
        // The time of its start, behind the name of its command.
        const holder = { ...LockHolder.self(), pid: child.pid!, started: statOf(child.pid!).split(" ")[21]! }
        assert.strictEqual(LockHolder.lifeOf(holder), "alive")
        assert.strictEqual(LockHolder.lifeOf({ ...holder, started: "" }), "unknown")
        assert.strictEqual(LockHolder.lifeOf({ ...holder, started: "1" }), "dead")
        assert.strictEqual(LockHolder.lifeOf({ ...holder, place: "another-host" }), "unknown")
        const exit = once(child, "exit")
        child.kill("SIGKILL")
        yield* Effect.promise(() => exit)
        assert.strictEqual(LockHolder.lifeOf(holder), "dead")
        assert.strictEqual(LockHolder.lifeOf({ ...holder, started: "" }), "dead")
      })
  )

  it.effect.skipIf(!isLinux)(
    "is dead where its process has ended and nobody has asked for how",
    () =>
      Effect.gen(function*() {
        const { child, said } = yield* processOf("sleep 100 & echo $!; exec sleep 100")
        const pid = Number(said)
        // A shell would ask; what it becomes does not.
        yield* until(() => statOf(child.pid!).includes("(sleep)"))
        process.kill(pid, "SIGKILL")
        yield* until(() => /\) Z /.test(statOf(pid)))
        const holder = { ...LockHolder.self(), pid, started: statOf(pid).split(" ")[21]! }
        assert.strictEqual(LockHolder.lifeOf(holder), "dead")
      })
  )

  it.effect.skipIf(!isLinux)("lives whatever its command is called", () =>
    Effect.gen(function*() {
      const directory = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "holder-"))),
        (directory) => Effect.sync(() => rmSync(directory, { recursive: true }))
      )
      const command = `'${join(directory, "a) Z 1 (b")}'`
      const { child } = yield* processOf(`cp "$(command -v sleep)" ${command} && echo on && exec ${command} 100`)
      const fields = statOf(child.pid!)
      const holder = {
        ...LockHolder.self(),
        pid: child.pid!,
        started: fields.slice(fields.lastIndexOf(")") + 2).split(" ")[19]!
      }
      assert.strictEqual(LockHolder.lifeOf(holder), "alive")
    }))
})
