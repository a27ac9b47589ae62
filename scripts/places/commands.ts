/** Commands of those who run the places. */
import { spawn, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { text } from "node:stream/consumers"

/** What a command wrote; an error with all of that where it failed. */
export const runIn = (cwd: string, command: string, ...args: ReadonlyArray<string>): string => {
  const { error, status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 600_000 })
  if (status === 0) return stdout
  throw new Error(`${[command, ...args].join(" ")}: ${error?.message ?? `exit code ${status}`}\n${stdout}\n${stderr}`)
}

/** The same beside servers of this process. Whatever hangs is ended after `timeout` milliseconds. */
export const outputOf = async (
  command: string,
  args: ReadonlyArray<string>,
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly timeout?: number }
): Promise<string> => {
  const child = spawn(command, args, { timeout: 120_000, ...options, stdio: ["ignore", "pipe", "pipe"] })
  const exit = new Promise<number | string>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code, signal) => resolve(code ?? signal ?? "none"))
  })
  const [said, complaints, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  if (code === 0) return said
  throw new Error(
    `${path.basename(command)} ${args[0]}: exit ${code}\n${said.slice(-2000)}\n${complaints.slice(-4000)}`
  )
}

/** Installs what the lock file of a directory names, if it has not been. */
export const installIn = (directory: string): string => {
  const installed = path.join(directory, "node_modules/.package-lock.json")
  const lock = path.join(directory, "package-lock.json")
  if (!fs.existsSync(installed) || fs.statSync(installed).mtimeMs < fs.statSync(lock).mtimeMs) {
    runIn(directory, "npm", "ci", "--no-audit", "--no-fund")
  }
  return path.join(directory, "node_modules")
}

/** The same for a folder of the places. */
export const install = (folder: string): string => installIn(path.join(import.meta.dirname, folder))
