/**
 * The programs of a guide as a user runs them: as modules of their own, with the hosts of the API and of its authorization server leading to a sandbox of the test.
 */
import { afterAll, assert, beforeAll } from "@effect/vitest"
import { build, type BuildOptions } from "esbuild"
import { randomUUID } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { createSandbox, type Sandbox } from "../../src/promise/sandbox.ts"
import * as Tokens from "../../src/Tokens.ts"
import { root } from "./contract.ts"
import { programsOf, withVsCode } from "./documents.ts"
import { keysOfExamples } from "./shownValues.ts"

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

/** For the tests of one file: its programs, and the sandbox that they call. */
export const useGuide = (document: string) => {
  const text = fs.readFileSync(path.join(root, document), "utf8")
  const keys = process.env["PRISMA_TOKEN_KEYS"]
  const platformFetch = globalThis.fetch
  let directory: string
  let sandbox: Sandbox

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

  /** A program, and what stands after it, in a file. */
  const write = (heading: string, entry: Entry, after = ""): string => {
    const file = path.join(directory, `${randomUUID()}.ts`)
    fs.writeFileSync(file, programsOf(text, heading)[entry] + after)
    return file
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
    /** A program with what `main` makes of it, its module being `program`, as one script. */
    bundle: async (heading: string, entry: Entry, main: string, options: BuildOptions): Promise<string> => {
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
  }
}
