/**
 * The examples as users have them: copied beside the packed package, compiled as their `tsconfig.json` says, and started with `npm start`, which runs on the
 * oldest Node that the package supports. `examples/next` is a place of `npm run check:places`.
 */
import { build } from "esbuild"
import { Miniflare } from "miniflare"
import { spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as path from "node:path"
import { freePort } from "../freePort.ts"

type Run = (cwd: string, command: string, ...args: ReadonlyArray<string>) => string

const expect = (what: string, said: string, pattern: RegExp): void => {
  if (!pattern.test(said)) throw new Error(`${what} says what it should not:\n${said}`)
}

/** Starts a web application with `npm run sandbox`, follows its login to the page of the sandbox, and ends it as Ctrl+C does. */
const visit = async (folder: string, environment: Record<string, string>): Promise<void> => {
  const origin = `http://127.0.0.1:${await freePort()}`
  const child = spawn("npm", ["run", "sandbox"], {
    cwd: folder,
    // A group of its own: a terminal signals all that a command has started.
    detached: true,
    env: { ...process.env, ...environment, PRISMA_REDIRECT_URI: `${origin}/auth/callback` },
    stdio: ["ignore", "pipe", "inherit"]
  })
  const ended = once(child, "close")
  try {
    let said = ""
    for await (const text of child.stdout.setEncoding("utf8")) {
      said += text
      if (/listening/i.test(said)) break
    }
    expect(folder, await (await fetch(`${origin}/auth/login`)).text(), /ada@example\.com/)
  } finally {
    process.kill(-child.pid!, "SIGINT")
    await ended
  }
}

/** The Worker, bundled as wrangler bundles it. It needs no account, and no network, to begin a login. */
const visitWorker = async (folder: string): Promise<void> => {
  const config = JSON.parse(fs.readFileSync(path.join(folder, "wrangler.json"), "utf8"))
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, config.main)],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker"],
    external: ["cloudflare:workers"]
  })
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0]!.text,
    bindings: config.vars,
    compatibilityDate: config.compatibility_date,
    durableObjects: { USERS: { className: "User", useSQLite: true } }
  })
  try {
    const { headers, status } = await worker.dispatchFetch("http://localhost:8787/auth/login", { redirect: "manual" })
    expect(folder, `${status} ${headers.get("location")}`, /^303 http:\/\/127\.0\.0\.1:4010\/authorize\?/)
  } finally {
    await worker.dispose()
  }
}

export const checkExamples = async (
  run: Run,
  project: string,
  name: string,
  versionOf: (name: string) => string
): Promise<void> => {
  // What the examples need beside the package. Before, everything ran without it.
  const needed = ["@effect/sql-pg", "express", "cookie-parser", "@types/express", "@types/cookie-parser"]
  run(project, "npm", "install", "--no-save", "--no-audit", "--no-fund", ...needed.map(versionOf))
  const folder = (example: string): string => path.join(project, "examples", example)
  fs.cpSync(path.join(project, "node_modules", name, "examples"), folder(""), { recursive: true })

  for (const example of ["cli", "ci", "web", "express"]) {
    run(folder(example), process.execPath, path.join(project, "node_modules/typescript/bin/tsc"))
  }
  const sandbox = ["prisma-management-sandbox", "exec", "--auto-approve", "--"]
  const login = run(folder("cli"), "npx", ...sandbox, "npm", "start", "--", "login", "--device")
  expect("examples/cli", login, /sandbox@example\.com in the workspace Sandbox/)
  expect("examples/ci", run(folder("ci"), "npm", "run", "sandbox"), /Live at https:\/\//)
  await visit(folder("web"), { PRISMA_TOKEN_KEYS: "check:q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=" })
  await visit(folder("express"), { COOKIE_SECRETS: "a-secret-of-the-check-that-is-long-enough" })
  await visitWorker(folder("worker"))
}
