/** The sandbox's binary as a process, one for each walk. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as path from "node:path"
import * as tls from "node:tls"

export interface Sandbox extends AsyncDisposable {
  readonly url: string
  readonly token: string
  readonly workspaceId: string
  /** The file of the authority that signed its certificate, where it speaks https. */
  readonly certificate: string | undefined
}

const command = [
  "--conditions=effect-prisma-management:source",
  path.resolve(import.meta.dirname, "../../src/sandbox/bin.ts")
]

const find = (text: string, name: string): string | undefined => new RegExp(`^ *${name} +(\\S+)`, "m").exec(text)?.[1]

/** What stands after a name in its first words. */
const told = (text: string, name: string): string => {
  const found = find(text, name)
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
  const certificate = find(text, "Certificate")
  // This process asks it too.
  if (certificate !== undefined) {
    tls.setDefaultCACertificates([...tls.getCACertificates(), fs.readFileSync(certificate, "utf8")])
  }
  return {
    certificate,
    url: told(text, "API"),
    token: told(text, "Token"),
    workspaceId: told(text, "Workspace"),
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, "exit")
      if (child.exitCode === null && child.kill("SIGKILL")) await exit
    }
  }
}
