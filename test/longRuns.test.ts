/**
 * Runs as long as those of a service: nothing is lost, and nothing is left behind. The client and the server are processes of their own.
 * Prints its figures. `LONG_RUN` is another number of calls.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Processes from "./node/fixtures/processes.ts"

const items = 100_000

const calls = Number(process.env["LONG_RUN"] ?? 100_000)

const start = (program: "client" | "server", flags: ReadonlyArray<string>, args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const file = fileURLToPath(new URL(`./support/longRuns/${program}.ts`, import.meta.url))
      return spawn(Processes.node, ["--no-warnings", ...flags, file, ...args], { stdio: ["ignore", "pipe", "inherit"] })
    }),
    (child) =>
      Effect.promise(() => {
        child.kill("SIGKILL")
        return Processes.ended(child)
      })
  )

const longRun = Effect.fnUntraced(function*(kind: "items" | "calls", total: number) {
  const server = yield* start("server", [], [String(total)])
  const url = String(yield* Effect.promise(() => Processes.said(server))).trim()
  const began = performance.now()
  // With little room, the process holds what the program holds, and not what nobody had to collect yet.
  const flags = ["--expose-gc", "--max-semi-space-size=1", "--max-old-space-size=48"]
  const client = yield* start("client", flags, [kind, url, String(total)])
  const result = JSON.parse(yield* Effect.promise(() => Processes.outputOf(client)))
  const counts = yield* Effect.promise(() => fetch(`${url}/counts`).then((response) => response.json()))
  const seconds = Math.round((performance.now() - began) / 100) / 10
  console.log(JSON.stringify({ kind, total, seconds, ...result, counts }))
  // Node's own answer to leaks of listeners.
  assert.deepStrictEqual(result.warnings, [])
  assert.deepStrictEqual(result.left, result.idle)
  // The one that asks for the counts is there, and no other.
  assert.strictEqual(counts.connections, 1)
  return { result, counts }
})

describe("a long run", () => {
  it.live(
    "a long run of 100,000 items over pages of 100, with a page that is retried and tokens that end, has each once, in order, in the same memory",
    () =>
      Effect.gen(function*() {
        const { counts, result } = yield* longRun("items", items)
        assert.deepInclude(result, { seen: items, inOrder: true })
        assert.isAtLeast(counts.refreshes, 1)
        assert.deepInclude(counts, { failures: 1, refusals: counts.refreshes })
        assert.isBelow(result.atEnd.peak - result.atTenth.peak, 24)
        assert.isBelow(result.atEnd.heap - result.atTenth.heap, 4)
      }),
    300_000
  )

  it.live(
    "a long run of calls in a row, with a refresh every 1,000, leaves no memory, listener or socket behind",
    () =>
      Effect.gen(function*() {
        const { counts, result } = yield* longRun("calls", calls)
        assert.strictEqual(result.seen, calls)
        assert.strictEqual(counts.refreshes, Math.ceil((calls - 300) / 1000))
        assert.strictEqual(counts.refusals, counts.refreshes)
        assert.isBelow(result.after.heap - result.before.heap, 2)
        assert.strictEqual(result.after.listeners, result.before.listeners)
        assert.deepStrictEqual(result.after.resources, result.before.resources)
        // One of the API, one of the authorization server.
        assert.isAtMost(counts.mostConnections, 3)
      }),
    300_000
  )
})
