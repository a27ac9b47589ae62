/** The file of `--data` gets a line for each change: whatever of the last one is there, it can be read; what is broken before is told. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import * as issues from "../../src/internal/failure/issues.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { openAt } from "../../src/sandbox/internal/node/journalFile.ts"
import * as journal from "../../src/sandbox/internal/state/journal.ts"
import { check } from "../../src/sandbox/internal/state/saved.ts"
import { saved } from "./support/savedBefore.ts"
import * as Wire from "./support/wire.ts"

const dataFile: Effect.Effect<string, never, Scope.Scope> = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))),
    (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
  ),
  (directory) => path.join(directory, "state.json")
)

type Wire = ReturnType<typeof Wire.make>

/** A sandbox that has ended when this has. */
const during = <A, E>(data: string, use: (wire: Wire, sandbox: Sandbox.Served) => Effect.Effect<A, E>) =>
  Effect.scoped(Effect.flatMap(Sandbox.serve({ data }), (sandbox) => use(Wire.make(sandbox), sandbox)))

const create = ({ ok }: Wire, name: string) => ok("projects.create", { body: { name } })

const namesIn = ({ ok }: Wire) =>
  Effect.map(ok("projects.list"), ({ data }) => data.map(({ name }: { readonly name: string }) => name))

/** The whole state, and the changes, without the end of the last one. */
const linesOf = (data: string): ReadonlyArray<string> => fs.readFileSync(data, "utf8").split("\n")

/** The names of the projects that a text remembers; what is wrong with it where something is. */
const projectsOf = (text: string): ReadonlyArray<unknown> | string => {
  const read = journal.read(text)
  if (read === undefined) return "no JSON"
  const checked = Result.flatMap(read, check)
  return Result.match(checked, {
    onFailure: issues.describe,
    onSuccess: ({ tables }) => (tables["projects"] as ReadonlyArray<any>).map(({ name }) => name)
  })
}

/** A file with the changes of three projects, of which the last has another name by now and the second is gone. */
const written = Effect.gen(function*() {
  const data = yield* dataFile
  // Directly after the last answer, as where a process is killed then.
  const text = yield* during(data, (wire) =>
    Effect.gen(function*() {
      yield* create(wire, "first")
      const { data: second } = yield* create(wire, "second")
      const { data: third } = yield* create(wire, "third")
      yield* wire.ok("projects.delete", { params: { id: second.id } })
      yield* wire.ok("projects.update", { params: { id: third.id }, body: { name: "renamed" } })
      return fs.readFileSync(data, "utf8")
    }))
  return { data, text }
})

describe("the file of a sandbox", () => {
  it.effect("a change is one line more, and a restart has all of them and writes one line again", () =>
    Effect.gen(function*() {
      const { data, text } = yield* written
      const lines = text.split("\n")
      assert.lengthOf(lines, 7)
      assert.strictEqual(lines.at(-1), "")
      // The whole state is in none of the changes.
      for (const line of lines.slice(1, -1)) assert.notInclude(line, "signingKeys")
      yield* during(data, (wire) =>
        Effect.gen(function*() {
          assert.lengthOf(linesOf(data), 2)
          assert.deepStrictEqual(yield* namesIn(wire), ["first", "renamed"])
        }))
    }))

  it.effect("a file that ends anywhere in its last change is the state before it or after it, for each of its bytes", () =>
    Effect.gen(function*() {
      const { data, text } = yield* written
      const before = text.lastIndexOf("\n", text.length - 2) + 1
      for (let end = before; end <= text.length; end++) {
        // Without the newline all of the change is there.
        const last = end >= text.length - 1 ? "renamed" : "third"
        assert.deepStrictEqual(projectsOf(text.slice(0, end)), ["first", last], `${end} of ${text.length}`)
      }
      for (const end of [before + 1, text.length - 2, text.length - 1]) {
        fs.writeFileSync(data, text.slice(0, end))
        yield* during(data, (wire) =>
          Effect.gen(function*() {
            assert.deepStrictEqual(yield* namesIn(wire), ["first", end === text.length - 1 ? "renamed" : "third"])
            // What comes next does not stand behind half a change.
            yield* create(wire, "next")
          }))
        yield* during(data, (wire) => Effect.map(namesIn(wire), (names) => assert.strictEqual(names.at(-1), "next")))
      }
    }))

  it.effect("a file that is broken before its last change is an error with the line, and stays as it was", () =>
    Effect.gen(function*() {
      const { data, text } = yield* written
      const lines = text.split("\n")
      const change = (line: string) => [...lines.slice(0, 3), line, ...lines.slice(4)].join("\n")
      for (
        const [broken, says] of [
          [change(lines[3]!.slice(0, -5)), "wrong at line 4: Expected a change, as JSON"],
          [change("{}"), "wrong at line 4 at put: Missing key"],
          [change("{\"put\":{\"projects\":[{}]},\"remove\":{}}"), "wrong at line 4 at put.projects.0.id: Missing key"],
          [
            change("{\"seq\":99,\"moved\":0,\"put\":{\"nothing\":[{\"id\":\"a\",\"seq\":1}]},\"remove\":{}}"),
            "tables.nothing"
          ],
          [[...lines.slice(0, 3), ...lines.slice(4)].join("\n"), "tables."],
          // An unfinished line is the last one: this one has its newline.
          [`${text}{"seq":1`.concat("\n"), `wrong at line ${lines.length}: Expected a change`],
          [lines[0]!.slice(0, 100) + "\n" + lines.slice(1).join("\n"), "is not JSON"]
        ] as const
      ) {
        fs.writeFileSync(data, broken)
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ data })))
        assert.strictEqual(error.reason, "DataUnreadable")
        assert.include(error.message, says)
        assert.include(error.message, data)
        assert.strictEqual(fs.readFileSync(data, "utf8"), broken)
      }
    }))

  it.effect("a file that somebody removed or changed is written anew as a whole", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      yield* during(data, (wire) =>
        Effect.gen(function*() {
          yield* create(wire, "first")
          fs.rmSync(data)
          yield* create(wire, "second")
          assert.deepStrictEqual(projectsOf(fs.readFileSync(data, "utf8")), ["first", "second"])
          fs.appendFileSync(data, "\n\n// a note\n")
          yield* create(wire, "third")
          assert.deepStrictEqual(projectsOf(fs.readFileSync(data, "utf8")), ["first", "second", "third"])
          fs.writeFileSync(`${data}.edited`, "{}")
          fs.renameSync(`${data}.edited`, data)
          yield* create(wire, "fourth")
          assert.lengthOf(projectsOf(fs.readFileSync(data, "utf8")) as ReadonlyArray<unknown>, 4)
        }))
    }))

  it.effect("a file that cannot be looked at for a while lacks no change afterwards", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      yield* during(data, (wire) =>
        Effect.gen(function*() {
          yield* create(wire, "first")
          fs.renameSync(data, `${data}.aside`)
          // A link to itself: ELOOP.
          fs.symlinkSync(data, data)
          yield* Effect.ignore(wire.call("projects.create", { body: { name: "second" } }))
          fs.rmSync(data)
          fs.renameSync(`${data}.aside`, data)
          yield* create(wire, "third")
          assert.deepStrictEqual(projectsOf(fs.readFileSync(data, "utf8")), ["first", "second", "third"])
        }))
    }))

  it.effect("changes that have become more than the state are written together, and a reset leaves nothing of them", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      yield* during(data, (wire, sandbox) =>
        Effect.gen(function*() {
          const { data: project } = yield* create(wire, "first")
          const { data: [branch] } = yield* wire.ok("projects.listBranches", { params: { projectId: project.id } })
          const params = { projectId: project.id, branchId: branch.id }
          const { data: lease } = yield* wire.ok("alchemyState.acquireLease", {
            params,
            body: { stack: "s", stage: "prod" }
          })
          let longest = 0
          for (let n = 0; n < 12; n++) {
            yield* wire.ok("alchemyState.putResource", {
              params: { ...params, stack: "s", stage: "prod", fqn: "one" },
              headers: { "alchemy-state-lease-id": lease.leaseId },
              body: { text: String(n).repeat(300_000) }
            })
            longest = Math.max(longest, linesOf(data).length)
          }
          // Each is larger than the state was, and there were never all of them.
          assert.isAbove(longest, 3)
          assert.isBelow(longest, 10)
          assert.isBelow(fs.statSync(data).size, 3_000_000)
          yield* sandbox.reset
          assert.deepStrictEqual(projectsOf(fs.readFileSync(data, "utf8")), [])
          assert.lengthOf(linesOf(data), 2)
          yield* create(wire, "after")
          assert.deepStrictEqual(projectsOf(fs.readFileSync(data, "utf8")), ["after"])
          assert.lengthOf(linesOf(data), 3)
        }))
      yield* during(data, (wire) => Effect.map(namesIn(wire), (names) => assert.deepStrictEqual(names, ["after"])))
    }))

  it.effect("requests at the same time are all in the file, whichever of them were written together", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      const names = Array.from({ length: 40 }, (_, n) => `p${n}`)
      yield* during(data, (wire) =>
        Effect.gen(function*() {
          yield* Effect.forEach(names, (name) =>
            Effect.tap(create(wire, name), () =>
              Effect.sync(() => {
                // Before its answer.
                assert.include(projectsOf(fs.readFileSync(data, "utf8")), name)
              })), { concurrency: 8 })
        }))
      yield* during(data, (wire) =>
        Effect.gen(function*() {
          assert.lengthOf((yield* wire.ok("databases.list", { query: { limit: 100 } })).data, 40)
          assert.sameMembers(yield* namesIn(wire), names)
        }))
    }))

  it.effect("a file of an earlier sandbox is read, on one line and on many, and changes follow it", () =>
    Effect.gen(function*() {
      const data = yield* dataFile
      for (const indent of [undefined, 2]) {
        fs.writeFileSync(data, JSON.stringify(saved(), undefined, indent))
        yield* during(data, (wire) => create(wire, "later"))
        yield* during(data, (wire, { token }) =>
          Effect.gen(function*() {
            assert.strictEqual((yield* namesIn(wire)).at(-1), "later")
            assert.isNotEmpty(Redacted.value(token))
          }))
      }
    }))

  it("a file that is not the one that was opened any more is not added to", async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))
    const file = path.join(directory, "lines")
    fs.writeFileSync(file, "one\n")
    const opened = await openAt(file)
    await opened.append("twö\n", () => {})
    assert.isTrue(opened.isIntact())
    assert.strictEqual(opened.size(), fs.statSync(file).size)
    let refused: unknown
    await opened.append("never\n", () => {
      throw new Error("not ours")
    }).catch((error: unknown) => {
      refused = error
    })
    assert.instanceOf(refused, Error)
    assert.strictEqual(fs.readFileSync(file, "utf8"), "one\ntwö\n")
    fs.appendFileSync(file, "x")
    assert.isFalse(opened.isIntact())
    fs.rmSync(file)
    assert.isFalse(opened.isIntact())
    await opened.close()
    fs.rmSync(directory, { recursive: true })
  })
})
