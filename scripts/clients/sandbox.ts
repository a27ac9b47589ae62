/** The sandbox's binary as a process, one for each walk. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"

export interface Sandbox extends AsyncDisposable {
  readonly url: string
  readonly token: string
  readonly workspaceId: string
}

const command = [
  "--conditions=effect-prisma-management:source",
  path.resolve(import.meta.dirname, "../../src/sandbox/bin.ts")
]

/** What stands after a name in its first words. */
const told = (text: string, name: string): string => {
  const found = new RegExp(`^ *${name} +(\\S+)`, "m").exec(text)?.[1]
  if (found === undefined) throw new Error(`The sandbox did not tell its ${name}:\n${text}`)
  return found
}

export const startSandbox = async (flags: ReadonlyArray<string>): Promise<Sandbox> => {
  const child = spawn(process.execPath, [...command, "--port", "0", ...flags], { stdio: ["ignore", "pipe", "pipe"] })
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => text += chunk.toString())
  while (!text.includes("Ctrl+C")) {
    await Promise.race([once(child.stdout, "data"), once(child, "exit")])
    if (child.exitCode !== null) throw new Error(`The sandbox does not start:\n${text}`)
  }
  return {
    url: told(text, "API"),
    token: told(text, "Token"),
    workspaceId: told(text, "Workspace"),
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, "exit")
      if (child.exitCode === null && child.kill("SIGKILL")) await exit
    }
  }
}
