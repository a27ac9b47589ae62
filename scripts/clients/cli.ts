/** `@prisma/cli` in a repository of a person: what its commands do, one after the other. */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as path from "node:path"
import { text } from "node:stream/consumers"
import { gzipSync } from "node:zlib"
import { directory, limit, makeSteps, modules, type Step, type Walk, type World } from "./walk.ts"

const program = path.join(modules, "@prisma/cli/dist/cli.js")
const inModules = "@prisma/cli/dist/cli.js"

/** What a command told. */
interface Told {
  readonly ok: boolean
  readonly result: unknown
  readonly error: { readonly code: string; readonly summary: string; readonly why?: string } | undefined
  /** All that it told on its way, as text. */
  readonly lines: string
}

interface Envelope extends Omit<Told, "lines"> {}

const isResult = (line: string): boolean => line.startsWith("{\"kind\":\"result\"")

/** At a place of a result. */
const at = (value: unknown, place: string): unknown =>
  place.split(".").reduce<unknown>(
    (value, name) => typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined,
    value
  )

const makePrisma = ({ env, directory: cwd }: World) => {
  const run = async (args: ReadonlyArray<string>, extra: NodeJS.ProcessEnv = {}): Promise<Told> => {
    const child = spawn(process.execPath, [program, ...args, "--json", "--no-interactive"], {
      cwd: path.join(cwd, "app"),
      env: { ...env, ...extra },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 300_000
    })
    const [lines, complaints] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")])
    const last = lines.split("\n").findLast(isResult)
    if (last === undefined) {
      throw new Error(`prisma ${args.join(" ")} ended without a result: ${complaints.slice(-500)}`)
    }
    const { envelope } = JSON.parse(last) as { readonly envelope: Envelope }
    return { ...envelope, lines }
  }
  /** Runs a command that has to do what it says, and gives its result. */
  const prisma = async (...args: ReadonlyArray<string>): Promise<unknown> => {
    const { error, ok, result } = await run(args)
    if (!ok) throw new Error(`${error?.code}: ${error?.summary} ${error?.why ?? ""}`)
    return result
  }
  return { prisma, run }
}

const check = (isSo: boolean, what: string): void => {
  if (!isSo) throw new Error(what)
}

/** A call of the API, for what a push to the repository would do. */
const api = async ({ token, url }: World, method: string, place: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(url + place, {
    method,
    headers: { "authorization": `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? undefined : { body: JSON.stringify(body) })
  })
  check(response.ok, `${method} ${place} answered ${response.status}`)
  return response.json()
}

/** A version as a push makes one, running. */
const pushed = async (world: World, serviceId: string): Promise<string> => {
  const body = { portMapping: { http: 3000 } }
  const created = await api(world, "POST", `/v1/services/${serviceId}/deployments`, body)
  const id = String(at(created, "data.id"))
  await fetch(String(at(created, "data.uploadUrl")), { method: "PUT", body: new Uint8Array(gzipSync("a version")) })
  await api(world, "POST", `/v1/deployments/${id}/start`)
  await api(world, "POST", "/__sandbox/clock", { advance: 10_000 }).catch(() => {})
  return id
}

type Prisma = ReturnType<typeof makePrisma>["prisma"]
type Steps = ReturnType<typeof makeSteps>

const projects = async (prisma: Prisma, { aside, step }: Steps, workspaceId: string): Promise<string> => {
  await step("whoami", async () => {
    const who = await prisma("auth", "whoami")
    check(at(who, "authenticated") === true && at(who, "workspace.id") === workspaceId, JSON.stringify(who))
  })
  const projectId = await step(
    "project create",
    async () => String(at(await prisma("project", "create", "my-app"), "project.id"))
  )
  await aside("project show, list, rename", async () => {
    check(at(await prisma("project", "show"), "project.id") === projectId, "another project")
    await prisma("project", "rename", "my-application")
    check(at(await prisma("project", "list"), "items.0.name") === "my-application", "not renamed")
  })
  await aside("project env add, list, update, delete", async () => {
    await prisma("project", "env", "add", "GREETING=hello", "--role", "preview")
    await prisma("project", "env", "update", "GREETING=hi", "--role", "preview")
    check(
      at(await prisma("project", "env", "list", "--role", "preview"), "variables.0.key") === "GREETING",
      "not there"
    )
    await prisma("project", "env", "delete", "GREETING", "--role", "preview")
  })
  await aside("branch list", async () => {
    check(at(await prisma("branch", "list"), "branches.0.role") === "production", "no production branch")
  })
  return projectId
}

const data = async (prisma: Prisma, { aside }: Steps): Promise<void> => {
  await aside("postgres create, list, show, usage, delete", async () => {
    const created = await prisma("postgres", "create", "app-db")
    check(String(at(created, "connectionString")).startsWith("postgres"), "no connection string")
    const id = String(at(created, "database.id"))
    check(at(await prisma("postgres", "list"), "databases.0.id") === id, "not in the list")
    await prisma("postgres", "show", "app-db")
    await prisma("postgres", "usage", "app-db")
    await prisma("postgres", "delete", "app-db", "--confirm", id)
  })
  await aside("postgres connection create, list, rotate, delete; backup list", async () => {
    const database = String(at(await prisma("postgres", "create", "other-db"), "database.id"))
    const made = await prisma("postgres", "connection", "create", database, "--name", "ci-runner")
    const id = String(at(made, "connection.id"))
    await prisma("postgres", "connection", "list", database)
    await prisma("postgres", "connection", "rotate", id, "--confirm", id)
    await prisma("postgres", "connection", "delete", id, "--confirm", id)
    await prisma("postgres", "backup", "list", database)
    await prisma("postgres", "delete", database, "--confirm", database)
  })
  await aside("bucket create, list, delete; key create, list, delete", async () => {
    const id = String(at(await prisma("bucket", "create", "--name", "uploads"), "bucket.id"))
    check(JSON.stringify(await prisma("bucket", "list")).includes(id), "not in the list")
    const key = String(at(await prisma("bucket", "key", "create", id), "key.id"))
    check(JSON.stringify(await prisma("bucket", "key", "list", id)).includes(key), "not in the list")
    await prisma("bucket", "key", "delete", id, key, "--confirm", key)
    await prisma("bucket", "delete", id, "--confirm", id)
  })
}

const services = async (world: World, prisma: Prisma, { aside, step }: Steps): Promise<void> => {
  const serviceId = await step(
    "service create",
    async () => String(at(await prisma("service", "create", "web"), "service.id"))
  )
  const first = await pushed(world, serviceId)
  const second = await pushed(world, serviceId)
  const live = async () => at(await prisma("service", "show", "web"), "liveVersion.id")
  await aside("service list; version list, show", async () => {
    check(at(await prisma("service", "list"), "services.0.id") === serviceId, "not in the list")
    check(at(await prisma("service", "version", "list", "web"), "versions.0.id") === second, "not the newest first")
    await prisma("service", "version", "show", first)
  })
  await step("service version promote", async () => {
    await prisma("service", "version", "promote", first)
    await prisma("service", "version", "promote", second)
    check(await live() === second, "not live")
  })
  await aside("service version rollback", async () => {
    await prisma("service", "version", "rollback", "web", "--confirm", first)
    check(await live() === first, "not live")
  })
  await aside("service version stop, start, delete", async () => {
    await prisma("service", "version", "stop", second)
    await api(world, "POST", "/__sandbox/clock", { advance: 10_000 }).catch(() => {})
    await prisma("service", "version", "start", second)
    await prisma("service", "version", "stop", second)
    await api(world, "POST", "/__sandbox/clock", { advance: 10_000 }).catch(() => {})
    await prisma("service", "version", "delete", second, "--confirm", second)
  })
  await aside("service logs", async () => {
    await prisma("service", "logs", "web", "--tail", "3")
  })
  await aside("service domain add, show, wait, delete", async () => {
    const where = ["shop.example.com", "--service", "web", "--branch", "main"]
    await prisma("service", "domain", "add", ...where)
    await prisma("service", "domain", "show", ...where)
    await api(world, "POST", "/__sandbox/clock", { advance: 60_000 }).catch(() => {})
    await prisma("service", "domain", "wait", ...where)
    await prisma("service", "domain", "delete", ...where, "--confirm", "shop.example.com")
  })
  await aside("git connect, disconnect", async () => {
    execFileSync("git", ["remote", "add", "origin", "git@github.com:sandbox-org/web.git"], {
      cwd: path.join(world.directory, "app"),
      env: world.env
    })
    check(at(await prisma("git", "connect"), "repositoryConnection.status") === "active", "not connected")
    await prisma("git", "disconnect")
  })
  await aside("service delete", async () => {
    await prisma("service", "delete", "web", "--confirm", "web")
  })
}

/** The CLI looks for services on a branch called `production`, where nobody says another. */
const domainsWithoutBranch = async (run: ReturnType<typeof makePrisma>["run"]): Promise<string | void> => {
  const { error, ok } = await run(["service", "domain", "show", "shop.example.com", "--service", "web"])
  if (ok) return
  check(error?.code === "SERVICE.SELECTION_INVALID", `${error?.code}`)
  return limit("it looks on a branch called `production`", inModules, "options.branchName?.trim() ?? \"production\"")
}

/** A login in the browser, with the client id that the CLI has; then as a person logged in. */
const login = async (world: World, { aside, step }: Steps): Promise<void> => {
  const visited = path.join(world.directory, "visited")
  const browser = path.join(world.directory, "browser")
  const script = path.join(directory, "programs/browser.mjs")
  fs.writeFileSync(browser, `#!/bin/sh\nexec "${process.execPath}" "${script}" "${visited}" "${world.url}" "$@"\n`, {
    mode: 0o755
  })
  const { PRISMA_SERVICE_TOKEN: _, ...env } = world.env
  const led = `--import=${path.join(directory, "programs/ledToSandbox.mjs")}`
  const { prisma, run } = makePrisma({ ...world, env: { ...env, BROWSER: browser } })
  await step("login by the loopback, with its own client id", async () => {
    const { error, ok } = await run(["auth", "login"], { NODE_OPTIONS: led })
    check(ok, `${error?.code}: ${error?.summary} ${error?.why ?? ""}`)
    check(fs.readFileSync(visited, "utf8").includes("client_id=cmm3lndn701oo0uefvxzo0ivw"), "another client id")
  })
  await aside(
    "login at the server of PRISMA_AUTH_BASE_URL",
    async () =>
      new URL(fs.readFileSync(visited, "utf8")).origin === "https://auth.prisma.io"
        ? limit("it logs in at auth.prisma.io only; above, that was led to the sandbox", inModules, "await login({")
        : undefined
  )
  await aside("whoami, project list, logged in", async () => {
    check(at(await prisma("auth", "whoami"), "source") !== "environment", "not the login")
    await prisma("project", "list")
  })
  await aside("refresh", async () => {
    await api(world, "POST", "/__sandbox/faults", { tokens: "expired" }).catch(() => {})
    await prisma("project", "list")
  })
  await aside("logout", async () => {
    await prisma("auth", "logout")
    check(at(await prisma("auth", "whoami"), "authenticated") === false, "still logged in")
  })
}

const walk = async (world: World, tell: (step: Step) => void): Promise<void> => {
  const app = path.join(world.directory, "app")
  fs.mkdirSync(app)
  execFileSync("git", ["init", "--quiet"], { cwd: app, env: world.env })
  const steps = makeSteps(tell)
  const { prisma, run } = makePrisma(world)
  const projectId = await projects(prisma, steps, world.workspaceId)
  await data(prisma, steps)
  await services(world, prisma, steps)
  await steps.aside("service domain, without --branch", () => domainsWithoutBranch(run))
  await steps.aside("project delete", async () => {
    await prisma("project", "delete", projectId, "--confirm", projectId)
  })
  await login(world, steps)
}

export const cli: Walk = { client: "@prisma/cli", flags: ["--control", "--auto-approve"], walk }
