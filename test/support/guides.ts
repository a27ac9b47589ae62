/**
 * The programs of a guide as a user runs them: as modules of their own, with the hosts of the API and of its authorization server leading to a sandbox of the test.
 */
import { afterAll, assert, beforeAll } from "@effect/vitest"
import { build, type BuildOptions } from "esbuild"
import { spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { createInterface } from "node:readline"
import { createSandbox, type Sandbox } from "../../src/promise/sandbox.ts"
import * as Tokens from "../../src/Tokens.ts"
import { root } from "./contract.ts"
import { programOf, withVsCode } from "./documents.ts"
import { keysOfExamples } from "./shownValues.ts"
import { type Ask, Visitor } from "./Visitor.ts"

export type Entry = "effect" | "promise"

export const entries: ReadonlyArray<Entry> = ["effect", "promise"]

/** The origin of the application that the guides show. */
export const application = "https://your-app.com"

const redirectUris = [`${application}/auth/callback`, "vscode://acme.my-extension/callback"]

/** What a list answers, in either entry. */
export const namesOf = (answer: unknown): ReadonlyArray<string> => {
  const { data } = answer as { readonly data: ReadonlyArray<{ readonly name: string }> }
  return data.map(({ name }) => name)
}

/** A command of a guide prints the names of what it lists. */
const printing = `
  import * as Effect from "effect/Effect"
  const { main } = program
  const { data } = Effect.isEffect(main) ? await Effect.runPromise(main) : (await main()).data
  console.log(JSON.stringify(data.map(({ name }) => name)))`

// Drivers that are CommonJS ask for Node's own modules so.
const banner = {
  js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`
}

/**
 * Runs a command in a process of its own, and gives what it prints as JSON. `answer` is told each line that its user sees, and gives what
 * they type then.
 */
export const run = async (
  command: string,
  environment: { readonly [name: string]: string },
  answer: (line: string) => string | undefined | Promise<string | undefined> = () => undefined
): Promise<unknown> => {
  const child = spawn(process.execPath, [command], { env: { PATH: process.env["PATH"], ...environment } })
  let output = ""
  child.stdout.on("data", (chunk) => output += chunk)
  const seen: Array<string> = []
  for await (const line of createInterface({ input: child.stderr })) {
    seen.push(line)
    const typed = await answer(line)
    if (typed !== undefined) child.stdin.write(`${typed}\n`)
  }
  assert.notStrictEqual(output, "", seen.join("\n"))
  return JSON.parse(output)
}

/** For the tests of one file: its programs, and the sandbox that they call. */
export const useGuide = (document: string) => {
  const text = fs.readFileSync(path.join(root, document), "utf8")
  const keys = process.env["PRISMA_TOKEN_KEYS"]
  const platformFetch = globalThis.fetch
  let directory: string
  let sandbox: Sandbox
  const commands = new Map<string, string>()

  beforeAll(() => {
    // Inside the repository, so that a program finds its packages and ours.
    directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
    withVsCode(directory)
    process.env["PRISMA_TOKEN_KEYS"] = keysOfExamples
    globalThis.fetch = (input, init) => {
      const { hostname } = new URL(input instanceof Request ? input.url : input)
      return hostname.endsWith(".prisma.io") ? sandbox.fetch(input, init) : platformFetch(input, init)
    }
  })

  afterAll(() => {
    globalThis.fetch = platformFetch
    if (keys === undefined) delete process.env["PRISMA_TOKEN_KEYS"]
    else process.env["PRISMA_TOKEN_KEYS"] = keys
    fs.rmSync(directory, { recursive: true })
  })

  /** A program in a file. */
  const write = (heading: string, entry: Entry): string => {
    const file = path.join(directory, `${randomUUID()}.ts`)
    fs.writeFileSync(file, programOf(text, heading, entry))
    return file
  }

  /** A program with what `main` makes of it, its module being `program`, as one script. */
  const bundle = async (heading: string, entry: Entry, main: string, options: BuildOptions): Promise<string> => {
    const program = JSON.stringify(write(heading, entry))
    const { outputFiles } = await build({
      stdin: { contents: `import * as program from ${program}\n${main}`, resolveDir: directory, loader: "js" },
      bundle: true,
      write: false,
      format: "esm",
      logLevel: "silent",
      conditions: ["effect-prisma-management:source"],
      ...options
    })
    return outputFiles![0]!.text
  }

  return {
    directory: () => directory,
    /** Runs a program at a sandbox of its own, where every login is allowed and there is one project, `shop`. */
    atSandbox: async (run: (sandbox: Sandbox) => Promise<void>): Promise<void> => {
      await using own = await createSandbox({
        autoApprove: true,
        clients: [{ id: "your-oauth-client-id", redirectUris }],
        allowOrigins: [application],
        seed: { projects: [{ name: "shop" }] }
      })
      sandbox = own
      await run(own)
    },
    /** What the sandbox was asked to give tokens for. */
    grants: async (): Promise<ReadonlyArray<unknown>> =>
      (await sandbox.requests()).flatMap(({ body, method, operation }) =>
        operation === "oauth.token" && method === "POST" ? [(body as { readonly grant_type: string }).grant_type] : []
      ),
    /** The person allows the login: where the browser is sent back to. */
    allowed: async (url: string): Promise<string> => {
      const { headers } = await sandbox.fetch(url, { redirect: "manual" })
      return headers.get("location") ?? assert.fail(`no login at ${url}`)
    },
    /** Tokens of a login that is over. */
    loggedIn: async () => {
      const { access_token, expires_in, refresh_token } = await sandbox.logins.tokens({
        clientId: "your-oauth-client-id",
        scopes: ["workspace:admin", "offline_access"]
      })
      return {
        workspaceId: Tokens.claims(access_token).workspaceId!,
        accessToken: access_token,
        refreshToken: refresh_token!,
        expiresAt: Date.now() + expires_in * 1000
      }
    },
    /** A program as a module, a new one each time: that of another process. */
    load: async <Module>(heading: string, entry: Entry): Promise<Module> => await import(write(heading, entry)),
    bundle,
    /** The path of a command, in one file. */
    command: async (heading: string, entry: Entry): Promise<string> => {
      const known = commands.get(`${heading} ${entry}`)
      if (known !== undefined) return known
      const file = path.join(directory, `${randomUUID()}.mjs`)
      fs.writeFileSync(file, await bundle(heading, entry, printing, { platform: "node", banner }))
      commands.set(`${heading} ${entry}`, file)
      return file
    }
  }
}

export type Guide = ReturnType<typeof useGuide>

/**
 * Uses a web application as a person does, with cookies: it sends them to log in, lists their projects, also when their access token has ended, and
 * ends their session.
 */
export const useApplication = async (guide: Guide, sandbox: Sandbox, ask: Ask): Promise<void> => {
  const visitor = new Visitor(ask, application)
  let page = await visitor.open("/projects")
  for (let hops = 0; page.location !== undefined; hops++) {
    assert.isBelow(hops, 6, page.location)
    const next = new URL(page.location, application)
    page = await visitor.open(next.hostname === "auth.prisma.io" ? await guide.allowed(next.href) : next.href)
  }
  assert.deepStrictEqual([page.status, page.html], [200, "[\"shop\"]"])
  const names = Array.from(visitor.cookies.keys())
  assert.isNotEmpty(names)
  for (const value of visitor.cookies.values()) assert.match(value, /^(\d\.)?sealed\./)

  await sandbox.faults.expireTokens()
  const answers = await Promise.all([visitor.open("/projects"), visitor.open("/projects")])
  assert.deepStrictEqual(answers.map(({ html }) => html), ["[\"shop\"]", "[\"shop\"]"])
  assert.deepStrictEqual(await guide.grants(), ["authorization_code", "refresh_token"])

  const before = new Map(visitor.cookies)
  assert.strictEqual((await visitor.post("/auth/logout", { "sec-fetch-site": "cross-site" })).status, 403)
  assert.deepStrictEqual(visitor.cookies, before)
  await visitor.post("/auth/logout")
  assert.strictEqual(visitor.cookies.size, 0)
  assert.match((await visitor.open("/projects")).location ?? "", /auth/)

  // What nobody sealed is no login.
  const stranger = new Visitor(ask, application)
  for (const name of names) stranger.cookies.set(name, "sealed.1.2026-11.AAAA.AAAA")
  assert.notStrictEqual((await stranger.open("/projects")).status, 200)
}
