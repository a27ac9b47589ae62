/** Walks that are a program of one client: it tells its steps as lines of JSON. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"
import * as readline from "node:readline"
import { text } from "node:stream/consumers"
import { freePort } from "../freePort.ts"
import { directory, limit, modules, type Step, type Walk, type World } from "./walk.ts"

interface Limit {
  readonly what: string
  readonly file: string
  readonly code: string
}

type Line = { readonly step: string } & ({ readonly answer: string } | { readonly limit: Limit })

/** How long a program may take: milliseconds. */
const patience = 600_000

const run = async (name: string, env: NodeJS.ProcessEnv, tell: (step: Step) => void): Promise<void> => {
  const child = spawn(process.execPath, [path.join(directory, "programs", `${name}.mjs`)], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: patience
  })
  const complaints = text(child.stderr)
  const closed = once(child, "close")
  let failed = false
  for await (const text of readline.createInterface({ input: child.stdout })) {
    if (!text.startsWith("{\"step\"")) continue
    const line = JSON.parse(text) as Line
    const answer = "limit" in line ? limit(line.limit.what, line.limit.file, line.limit.code) : line.answer
    failed ||= answer !== "yes" && !("limit" in line)
    tell({ step: line.step, answer })
  }
  const [code, signal] = await closed
  // A step that failed was told, and may have ended it.
  if (code !== 0 && !failed) throw new Error(`It ended with ${code ?? signal}: ${(await complaints).slice(-1000)}`)
}

const envOf = ({ env, url }: World): NodeJS.ProcessEnv => ({ ...env, SANDBOX_URL: url })

const program = (client: string, name: string, flags: ReadonlyArray<string> = []): Walk => ({
  client,
  flags,
  walk: (world, tell) => run(name, envOf(world), tell)
})

const stop = async (child: ChildProcess): Promise<void> => {
  const exit = once(child, "exit")
  if (child.exitCode === null && child.kill()) await exit
}

/** `prism proxy --errors`: each answer that breaks the contract is one that says so. */
const proxied: Walk = {
  client: "@prisma/management-api-sdk",
  flags: ["--control"],
  walk: async (world, tell) => {
    const port = await freePort()
    const document = path.resolve(directory, "../../openapi.json")
    const prism = path.join(modules, "@stoplight/prism-cli/dist/index.js")
    const args = ["proxy", document, world.url, "--errors", "--port", String(port)]
    const child = spawn(process.execPath, [prism, ...args], { env: world.env, stdio: ["ignore", "pipe", "pipe"] })
    try {
      let said = ""
      child.stderr.on("data", (chunk: Buffer) => said += chunk.toString())
      for await (const line of readline.createInterface({ input: child.stdout })) {
        said += `${line}\n`
        if (line.includes("Prism is listening")) break
      }
      if (!said.includes("Prism is listening")) throw new Error(`The proxy does not start: ${said.slice(-500)}`)
      child.stdout.resume()
      await run("management-api-sdk", { ...envOf(world), PROXY_URL: `http://127.0.0.1:${port}` }, tell)
    } finally {
      await stop(child)
    }
  }
}

export const programs: ReadonlyArray<Walk> = [
  program("@prisma/compute-sdk", "compute-sdk"),
  proxied,
  program("@distilled.cloud/prisma", "distilled", ["--control"]),
  program("oauth4webapi", "oauth4webapi"),
  program("openid-client", "openid-client")
]
