/** The program as a user runs it, at a sandbox, and at a server that does not announce device logins. */
import { assert, it } from "@effect/vitest"
import { Sandbox } from "effect-prisma-management/sandbox"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { node } from "../node/fixtures/processes.ts"

const program = fileURLToPath(new URL("../../examples/headlessLogin.ts", import.meta.url))

/** Runs it; `answer` gives what the user types after a line. */
const run = async (url: string, file: string, answer: (line: string) => Promise<string | undefined>) => {
  const child = spawn(node, ["--no-warnings", "--conditions=effect-prisma-management:source", program, file], {
    env: { PATH: process.env["PATH"], PRISMA_CLIENT_ID: "sandbox", PRISMA_API_URL: url, PRISMA_AUTH_URL: url },
    stdio: "pipe"
  })
  let output = ""
  child.stdout.on("data", (chunk) => output += chunk)
  for await (const line of createInterface({ input: child.stderr })) {
    const typed = await answer(line)
    if (typed !== undefined) child.stdin.write(`${typed}\n`)
  }
  return output
}

const atSandbox = Effect.fnUntraced(function*(options: Sandbox.Options = {}) {
  const directory = yield* Effect.acquireRelease(
    Effect.sync(() => fs.mkdtempSync(path.join(tmpdir(), "headless-"))),
    (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
  )
  return { sandbox: yield* Sandbox.serve(options), file: path.join(directory, "tokens.json") }
})

it.effect(
  "the program on a headless machine logs in by a code, and shows what its user sees",
  () =>
    Effect.gen(function*() {
      const { file, sandbox } = yield* atSandbox({ autoApprove: true })
      const lines: Array<string> = []
      const output = yield* Effect.promise(() => run(sandbox.url, file, async (line) => void lines.push(line)))
      assert.strictEqual(output, "Sandbox\n")
      assert.lengthOf(lines, 1)
      assert.match(lines[0]!, /^Open http:\/\/127\.0\.0\.1:\d+\/device and enter [B-Z]{4}-[B-Z]{4}$/)
    }),
  60_000
)

it.effect(
  "the program on a headless machine takes a pasted URL where the server does not announce device logins",
  () =>
    Effect.gen(function*() {
      const { file, sandbox } = yield* atSandbox({ autoApprove: true })
      yield* sandbox.faults.add({ operation: "oauth.metadata", status: 404 })
      const output = yield* Effect.promise(() =>
        run(sandbox.url, file, async (line) => {
          const url = /^Log in at (\S+)$/.exec(line)?.[1]
          if (url === undefined) return
          const { headers } = await fetch(url, { redirect: "manual" })
          return ` ${headers.get("location")} `
        })
      )
      assert.strictEqual(output, "Sandbox\n")
      assert.include(fs.readFileSync(file, "utf8"), sandbox.workspaceId)
    }),
  60_000
)
