/** The binary of the sandbox, installed alone: without `effect` and `@effect/platform-node`, as programs in other languages have it. */
import * as fs from "node:fs"
import * as path from "node:path"
import { outputOf, runIn } from "./commands.ts"
import { nothingToDispose, type Place } from "./place.ts"
import { bun, deno, ofRuntimes } from "./processes.ts"
import type { Project } from "./project.ts"
import { call, callSecurely, end, logIn, readDocs, start } from "./sandboxProcess.ts"

/** The path of the binary, in a folder with nothing but the package. */
const installedAlone = ({ directory, tarball }: Project): string => {
  const alone = `${directory}-alone`
  const bin = path.join(alone, "node_modules/effect-prisma-management/dist/sandbox/bundled/bin.js")
  if (fs.existsSync(bin)) return bin
  fs.mkdirSync(alone)
  fs.writeFileSync(path.join(alone, "package.json"), JSON.stringify({ name: "alone", private: true }))
  runIn(alone, "npm", "install", "--no-audit", "--no-fund", "--omit=peer", "--legacy-peer-deps", tarball)
  if (fs.existsSync(path.join(alone, "node_modules/effect"))) throw new Error("npm brought effect")
  return bin
}

/** What `docs/sandbox.md` promises of the binary. Each step is made, whatever came of those before. */
const runSteps = async (command: ReadonlyArray<string>): Promise<{ readonly [step: string]: string }> => {
  const sandbox = await start(command, ["--port", "0"])
  const { port } = new URL(sandbox.url)
  const steps: { readonly [step: string]: () => Promise<unknown> } = {
    call: () => call(sandbox),
    login: () => logIn(sandbox),
    documentation: () => readDocs(sandbox),
    SIGTERM: () => end(sandbox, "SIGTERM"),
    SIGINT: async () => end(await start(command, ["--port", port]), "SIGINT"),
    tls: () => callSecurely(command)
  }
  const answers: { [step: string]: string } = { start: "yes" }
  for (const [step, make] of Object.entries(steps)) answers[step] = await make().then(() => "yes", String)
  return answers
}

const sandbox = (name: string, how: string, binary: () => string, ...args: ReadonlyArray<string>): Place => ({
  name,
  how,
  isInCi: true,
  entries: ["Sandbox"],
  start: async (project) => {
    const command = binary()
    const bin = installedAlone(project)
    const said = await outputOf(command, ["--version"], { cwd: project.directory })
    return {
      version: /\d[\w.-]*/.exec(said)![0],
      run: () => runSteps([command, ...args, bin]),
      [Symbol.asyncDispose]: nothingToDispose
    }
  }
})

const ofNode = "`npx prisma-management-sandbox`"

export const sandboxes: ReadonlyArray<Place> = [
  sandbox("Node 20", ofNode, ofRuntimes("node20/bin/node")),
  sandbox("Node 22.19", ofNode, ofRuntimes("node22/bin/node")),
  sandbox("Node 24", ofNode, () => process.execPath),
  sandbox("Node 26", ofNode, ofRuntimes("node26/bin/node")),
  sandbox("Bun", "`bunx --bun prisma-management-sandbox`", bun),
  sandbox(
    "Deno",
    "`deno run --allow-net --allow-env --allow-write npm:effect-prisma-management/prisma-management-sandbox`",
    deno,
    "run",
    "--no-prompt",
    "--allow-net",
    "--allow-env",
    // For the certificate of `--tls` alone.
    "--allow-write"
  )
]
