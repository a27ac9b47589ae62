/** A program that a document or `examples/` shows, in a process, as its user starts it: with an environment of its own, and this package from `src`. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { node } from "../node/fixtures/processes.ts"
import { root } from "./contract.ts"

export type Environment = { readonly [name: string]: string }

export interface Program {
  readonly child: ChildProcess
  /** What it has written to both outputs so far. */
  readonly said: () => string
  /** Waits until it has written this. Rejects with all that it wrote when it ends before. */
  readonly until: (pattern: RegExp) => Promise<void>
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

/** Half of the time that a program takes is for the sources of this package: they are compiled once. */
const compiled = path.join(tmpdir(), "effect-prisma-management-compiled")

/** Starts a program in its folder. */
export const startFile = (file: string, args: ReadonlyArray<string>, environment: Environment): Program => {
  const fromSource = path.join(root, "test/support/fromSource.ts")
  const child = spawn(node, ["--no-warnings", "--import", fromSource, file, ...args], {
    cwd: path.dirname(file),
    env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: compiled, ...environment },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const written = { stdout: "", stderr: "" }
  child.stdout.setEncoding("utf8").on("data", (text: string) => written.stdout += text)
  child.stderr.setEncoding("utf8").on("data", (text: string) => written.stderr += text)
  const said = () => written.stdout + written.stderr
  return {
    child,
    said,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(said()) && resolve()
        child.stdout.on("data", look)
        child.stderr.on("data", look)
        child.once("close", () => reject(new Error(said())))
        look()
      }),
    ended: once(child, "close").then(([code]) => ({ code, ...written }))
  }
}

/** Starts `main.ts` of a folder of `examples/`. */
export const start = (folder: string, args: ReadonlyArray<string>, environment: Environment): Program =>
  startFile(path.join(root, "examples", folder, "main.ts"), args, environment)

/** Runs it to its end. */
export const run = (folder: string, args: ReadonlyArray<string>, environment: Environment) =>
  start(folder, args, environment).ended

/** Ends it, if it has not ended. */
export const stop = async ({ child, ended }: Program): Promise<void> => {
  child.kill()
  await ended
}
