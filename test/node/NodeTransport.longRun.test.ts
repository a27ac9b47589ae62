/**
 * A long run over the Node transport, of requests that end well, that break and that are left: nothing of them stays. The client and the server are
 * processes of their own. Prints its figures. `TRANSPORT_RUN` is another number of requests (100,000 for the full run).
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Processes from "./fixtures/processes.ts"

const total = Number(process.env["TRANSPORT_RUN"] ?? 3_000)

const start = (program: string, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const file = fileURLToPath(new URL(`../support/longRuns/${program}.ts`, import.meta.url))
      return spawn(Processes.node, ["--no-warnings", "--expose-gc", file, ...args], {
        stdio: ["ignore", "pipe", "inherit"]
      })
    }),
    (child) =>
      Effect.promise(() => {
        child.kill("SIGKILL")
        return Processes.ended(child)
      })
  )

describe("a long run over the Node transport", () => {
  it.live(
    "a long run over the Node transport leaves no memory, listener, timer or socket behind",
    () =>
      Effect.gen(function*() {
        const server = yield* start("transportServer")
        const url = String(yield* Effect.promise(() => Processes.said(server))).trim()
        const began = performance.now()
        const client = yield* start("transportClient", url, String(total))
        const result = JSON.parse(yield* Effect.promise(() => Processes.outputOf(client)))
        console.log(JSON.stringify({ total, seconds: Math.round((performance.now() - began) / 100) / 10, ...result }))
        assert.deepStrictEqual(result.warnings, [])
        assert.deepStrictEqual(result.left, result.idle)
        assert.strictEqual(result.after.listeners, result.before.listeners)
        assert.isBelow(result.after.heap - result.before.heap, 2)
        assert.isBelow(result.after.buffers - result.before.buffers, 4)
        // The one that asks is there, and no other.
        const connections = Effect.promise(async (): Promise<number> => {
          const answer = await fetch(`${url}/counts`)
          return JSON.parse(await answer.text()).connections
        })
        yield* Effect.repeat(connections, { until: (open) => open === 1 })
      }),
    Math.max(300_000, total * 20)
  )
})
