/** What is measured beside the SDK and needs an effect of its own. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { pathToFileURL } from "node:url"
import type { Subject } from "./subject.ts"

const directory = path.join(import.meta.dirname, "peers")

/** As the lock file says, which has one place for each version. */
export const installPeers = (): void => {
  const installed = path.join(directory, "node_modules/.package-lock.json")
  const lock = path.join(directory, "package-lock.json")
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs > fs.statSync(lock).mtimeMs) return
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: directory, stdio: "inherit" })
}

interface Distilled {
  make(transport: "fetch" | "undici", baseUrl: string, token: string): Promise<Subject>
}

export const distilled =
  (transport: "fetch" | "undici", token: string) => async (baseUrl: string): Promise<Subject> => {
    const { make } = await import(pathToFileURL(path.join(directory, "distilled.mjs")).href) as Distilled
    return make(transport, baseUrl, token)
  }
