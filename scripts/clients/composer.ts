/**
 * `@prisma/composer`: an application of a service and a bucket, deployed, deployed again and destroyed. It has a database too where `DATABASE_URL` names a
 * PostgreSQL: a deploy connects to it.
 */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as path from "node:path"
import { text } from "node:stream/consumers"
import { isLoopbackServer } from "../../src/internal/config/loopback.ts"
import { makeSteps, modules, type Step, type Walk, type World } from "./walk.ts"

const filesOf = (withDatabase: boolean): { readonly [name: string]: string } => {
  const only = (text: string): string => withDatabase ? text : ""
  return {
    "package.json": JSON.stringify({ name: "shop", private: true, type: "module" }),
    ".gitignore": "node_modules\n.alchemy\n.prisma-composer\n",
    "module.ts": `import { module } from "@prisma/composer"
import { bucket${only(", rawPostgres")} } from "@prisma/composer-prisma-cloud"
import web from "./service.ts"

export default module("shop", ({ provision }) => {
  const store = provision(bucket({ name: "files" }))
  ${only("const database = provision(rawPostgres({ name: \"database\" }))")}
  provision(web, { deps: { store${only(", database")} } })
})
`,
    "service.ts": `import node from "@prisma/composer/node"
import { bucket, compute${only(", rawPostgres")} } from "@prisma/composer-prisma-cloud"

export default compute({
  name: "web",
  deps: { store: bucket()${only(", database: rawPostgres()")} },
  build: node({ module: import.meta.url, entry: "./dist/server.mjs" })
})
`,
    "prisma-composer.config.ts": `import { defineConfig } from "@prisma/composer/config"
import { nodeBuild } from "@prisma/composer/node/control"
import { prismaCloud, prismaState } from "@prisma/composer-prisma-cloud/control"

export default defineConfig({
  extensions: [prismaCloud({ region: "us-east-1" }), nodeBuild()],
  state: prismaState()
})
`,
    "dist/server.mjs": program("one")
  }
}

const program = (says: string): string => `Bun.serve({ port: 3000, fetch: () => new Response("${says}") })\n`

const makeApp = ({ directory, env }: World, files: ReturnType<typeof filesOf>): string => {
  const app = path.join(directory, "app")
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(app, name)), { recursive: true })
    fs.writeFileSync(path.join(app, name), content)
  }
  fs.symlinkSync(modules, path.join(app, "node_modules"))
  const git = (...args: ReadonlyArray<string>) => execFileSync("git", args, { cwd: app, env })
  git("init", "--quiet", "--initial-branch", "main")
  git("add", ".")
  git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "commit", "--quiet", "--message", "Begin")
  return app
}

const run = async (app: string, env: NodeJS.ProcessEnv, ...args: ReadonlyArray<string>): Promise<void> => {
  const program = path.join(modules, "@prisma/composer-cli/dist/bin.mjs")
  const child = spawn(process.execPath, [program, ...args, "--no-interactive"], {
    cwd: app,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 600_000
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [code, signal] = await once(child, "close")
  if (code !== 0) throw new Error(`${args[0]} ended with ${code ?? signal}: ${reasonOf((await said).join("\n"))}`)
}

/** What went wrong, of all that was said: the stack of an error is of its own code. */
const reasonOf = (text: string): string =>
  (/\bERROR\b[^]*?(?=\n\s+at )/.exec(text)?.[0] ?? text.slice(-1500)).replaceAll(/\s+/g, " ")

interface Entry {
  readonly id: string
  readonly name: string
  readonly latestDeploymentId?: string | null
}

const list = async ({ token, url }: World, place: string): Promise<ReadonlyArray<Entry>> => {
  const response = await fetch(url + place, { headers: { authorization: `Bearer ${token}` } })
  return (await response.json() as { readonly data: ReadonlyArray<Entry> }).data
}

const template = (text: string): string | undefined => {
  // Databases are made there: in none that others may use.
  return isLoopbackServer(new URL(text).hostname) ? text.replace(/\/[^/?]*(?=\?|$)/, "/{database}") : undefined
}

/** Where the sandbox makes databases that can be connected to; `{database}` stands for their names. */
const databaseUrl = process.env["DATABASE_URL"] ? template(process.env["DATABASE_URL"]) : undefined

const walk = async (world: World, tell: (step: Step) => void): Promise<void> => {
  const { step } = makeSteps(tell)
  const app = makeApp(world, filesOf(databaseUrl !== undefined))
  const live = async (): Promise<string> => {
    const [service] = await list(world, "/v1/services")
    if (typeof service?.latestDeploymentId !== "string") throw new Error("nothing is live")
    return service.latestDeploymentId
  }
  const first = await step("deploy", async () => {
    await run(app, world.env, "deploy", "module.ts")
    const resources = [...await list(world, "/v1/buckets"), ...await list(world, "/v1/databases")]
    if (resources.length !== (databaseUrl === undefined ? 1 : 2)) {
      throw new Error(`there are ${resources.length} resources`)
    }
    return live()
  })
  await step("redeploy, of a changed application", async () => {
    fs.writeFileSync(path.join(app, "dist/server.mjs"), program("two"))
    await run(app, world.env, "deploy", "module.ts")
    if (await live() === first) throw new Error("the first deployment is live still")
  })
  await step("destroy", async () => {
    await run(app, world.env, "destroy", "module.ts", "--production", "--yes")
    const left = []
    for (const kind of ["services", "databases", "buckets"]) left.push(...await list(world, `/v1/${kind}`))
    if (left.length > 0) throw new Error(`left: ${left.map(({ name }) => name).join(" ")}`)
  })
}

export const composer: Walk = {
  client: "@prisma/composer",
  // Its engine uploads to https only.
  flags: ["--tls", ...databaseUrl === undefined ? [] : ["--database-url", databaseUrl]],
  walk
}
