/**
 * Starts a program of `test/support` in a process of its own, with a line protocol on its input and output.
 */
import { build } from "esbuild"
import { type ChildProcessByStdio, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import type { Readable, Writable } from "node:stream"
import { node, script } from "../node/fixtures/processes.ts"

export type Program = ChildProcessByStdio<Writable, Readable, null>

// In one file: hundreds are started, and to load the modules one by one costs each of them a second.
const bundle = async (name: string): Promise<string> => {
  const directory = mkdtempSync(join(tmpdir(), "program-"))
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }))
  const outfile = join(directory, `${basename(name)}.mjs`)
  await build({
    entryPoints: [script(`../../support/${name}`)],
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["effect-prisma-management:source"],
    // Drivers that are CommonJS ask for Node's own modules so.
    banner: { js: "import { createRequire } from \"node:module\"; const require = createRequire(import.meta.url);" },
    outfile,
    logLevel: "silent"
  })
  return outfile
}

const bundles = new Map<string, Promise<string>>()

/** `name` is its path below `test/support`, without its ending. */
export const start = async (name: string, args: ReadonlyArray<string>): Promise<Program> => {
  const bundled = bundles.get(name) ?? bundle(name)
  bundles.set(name, bundled)
  const child = spawn(node, [await bundled, ...args], { stdio: ["pipe", "pipe", "inherit"] })
  child.stdin.on("error", () => {})
  return child
}
