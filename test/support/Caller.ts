/** A `sessionProcess` as the tests use it. */
import { build } from "esbuild"
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { ended, node, script } from "../node/fixtures/processes.ts"
import type { Round, Said } from "./sessionProcess.ts"

export interface Caller {
  readonly name: string
  readonly child: ChildProcess
  readonly send: (round: Round) => void
  /** What it says next; undefined: it ended. */
  readonly next: () => Promise<Said | undefined>
  /** Until it is gone. */
  readonly ended: () => Promise<unknown>
  readonly end: () => Promise<unknown>
}

// In one file: hundreds are started, and to load the modules one by one costs each of them a second.
const bundle = async (): Promise<string> => {
  const directory = mkdtempSync(join(tmpdir(), "session-process-"))
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }))
  const outfile = join(directory, "sessionProcess.mjs")
  await build({
    entryPoints: [script("../../support/sessionProcess")],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "silent"
  })
  return outfile
}

let bundled: Promise<string> | undefined
let names = 0

/** Starts one, and waits until it is ready. Its name tells it apart at the server. */
export const startCaller = async (directory: string, url: string): Promise<Caller> => {
  const program = await (bundled ??= bundle())
  const name = `process-${names++}`
  const child = spawn(node, [program, directory, url, name], { stdio: ["pipe", "pipe", "inherit"] })
  child.stdin.on("error", () => {})
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const caller: Caller = {
    name,
    child,
    send: (round) => void child.stdin.write(`${JSON.stringify(round)}\n`),
    next: async () => {
      const { done, value } = await lines.next()
      return done === true ? undefined : JSON.parse(value) as Said
    },
    ended: () => ended(child),
    end: () => {
      child.kill("SIGKILL")
      return ended(child)
    }
  }
  await caller.next()
  return caller
}
