/** `@prisma/composer`: an application of a service and a database, deployed, deployed again and destroyed. */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as path from "node:path"
import { text } from "node:stream/consumers"
import { makeSteps, modules, type Step, type Walk, type World } from "./walk.ts"

const files: { readonly [name: string]: string } = {
  "package.json": JSON.stringify({ name: "shop", private: true, type: "module" }),
  ".gitignore": "node_modules\n.alchemy\n.prisma-composer\n",
  "module.ts": `import { module } from "@prisma/composer"
import { rawPostgres } from "@prisma/composer-prisma-cloud"
import web from "./service.ts"

export default module("shop", ({ provision }) => {
  const database = provision(rawPostgres({ name: "database" }))
  provision(web, { deps: { database } })
})
`,
  "service.ts": `import node from "@prisma/composer/node"
import { compute, rawPostgres } from "@prisma/composer-prisma-cloud"

export default compute({
  name: "web",
  deps: { database: rawPostgres() },
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
  "dist/server.mjs": "Bun.serve({ port: 3000, fetch: () => new Response(\"one\") })\n"
}

const makeApp = ({ directory, env }: World): string => {
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
    timeout: 170_000
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [code, signal] = await once(child, "close")
  if (code !== 0) {
    throw new Error(`${args[0]} ended with ${code ?? signal}: ${(await said).join(" ").replaceAll(/\s+/g, " ").slice(-1500)}`)
  }
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly latestDeploymentId?: string | null
}

const list = async ({ token, url }: World, place: string): Promise<ReadonlyArray<Entry>> => {
  const response = await fetch(url + place, { headers: { authorization: `Bearer ${token}` } })
  return (await response.json() as { readonly data: ReadonlyArray<Entry> }).data
}

const walk = async (world: World, tell: (step: Step) => void): Promise<void> => {
  const { step } = makeSteps(tell)
  const app = makeApp(world)
  const live = async (): Promise<string> => {
    const [service] = await list(world, "/v1/services")
    if (typeof service?.latestDeploymentId !== "string") throw new Error("nothing is live")
    return service.latestDeploymentId
  }
  const first = await step("deploy", async () => {
    await run(app, world.env, "deploy", "module.ts")
    const databases = await list(world, "/v1/databases")
    if (databases.length === 0) throw new Error("there is no database")
    return live()
  })
  await step("redeploy, of a changed application", async () => {
    fs.writeFileSync(path.join(app, "dist/server.mjs"), files["dist/server.mjs"]!.replace("one", "two"))
    await run(app, world.env, "deploy", "module.ts")
    if (await live() === first) throw new Error("the first deployment is live still")
  })
  await step("destroy", async () => {
    await run(app, world.env, "destroy", "module.ts", "--production", "--yes")
    const left = [...await list(world, "/v1/services"), ...await list(world, "/v1/databases")]
    if (left.length > 0) throw new Error(`left: ${left.map(({ name }) => name).join(" ")}`)
  })
}

export const composer: Walk = { client: "@prisma/composer", walk }
