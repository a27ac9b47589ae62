// Runs blocks of the guide as its reader would, in a process of its own: `node guideProgram.ts DIRECTORY SPECIFIER PROGRAM`, with
// the address of a sandbox in SANDBOX. What a person, a browser, an editor or an operating system gives the blocks is here; the
// last line of the output is what came of it, and the lines before are what the blocks say.
import cookieParser from "cookie-parser"
import * as Effect from "effect/Effect"
import express from "express"
import * as http from "node:http"
import * as path from "node:path"
import type * as Published from "@prisma/management-api-sdk"
import * as LoopbackServer from "../../support/LoopbackServer.ts"

const [directory, specifier, program] = process.argv.slice(2) as [string, string, string]
const sandbox = process.env["SANDBOX"]!
const authorizationServer = "https://auth.prisma.io"

// At these addresses is the sandbox, so that the blocks need no other.
const addresses = new Set(["https://api.prisma.io", authorizationServer, "https://api.example.com"])
const realFetch = globalThis.fetch
globalThis.fetch = (input, init) => {
  const request = new Request(input, init)
  const url = new URL(request.url)
  return realFetch(addresses.has(url.origin) ? new Request(`${sandbox}${url.pathname}${url.search}`, request) : request)
}

const given: Record<string, unknown> = {}
Object.assign(globalThis, { given })

const run = (block: string): Promise<any> => import(path.join(directory, `${process.env[block]}.ts`))

const sdk: Pick<typeof Published, "createManagementApiClient" | "createManagementApiSdk"> = await import(specifier)

/** A browser at the login page of a sandbox that approves: where it is sent. */
const approve = async (url: string): Promise<string> => {
  const response = await fetch(url, { redirect: "manual" })
  return response.headers.get("location")!.replace(encodeURIComponent(sandbox), encodeURIComponent(authorizationServer))
}

const failure = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.message } : { thrown: String(error) }

const outcome = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => "done", failure)

/** Logs in with a storage of the guide, calls, and logs out. */
const loginWith = async (tokenStorage: Published.TokenStorage) => {
  const api = sdk.createManagementApiSdk({
    clientId: "your-oauth-client-id",
    redirectUri: "https://your-app.com/auth/callback",
    tokenStorage
  })
  const { state, url, verifier } = await api.getLoginUrl({ scope: "workspace:admin offline_access" })
  const login = await outcome(
    approve(url).then((callbackUrl) => api.handleCallback({ callbackUrl, verifier, expectedState: state }))
  )
  if (login !== "done") return { login }
  const stored = await tokenStorage.getTokens()
  const { data } = await api.client.GET("/v1/workspaces")
  await api.logout()
  return {
    login,
    stored: stored === null ? null : Object.keys(stored).filter((name) => name !== "expiresAt").sort(),
    workspaces: data?.data.length,
    left: await tokenStorage.getTokens()
  }
}

const secretStorage = () => {
  const secrets = new Map<string, string>()
  return {
    get: async (key: string) => secrets.get(key),
    store: async (key: string, value: string) => void secrets.set(key, value),
    delete: async (key: string) => void secrets.delete(key)
  }
}

const calls = ({ deleteError, error, newDatabase, newProject, project, workspaces }: any) => ({
  workspaces: workspaces?.data.length,
  project: project?.data.name,
  newProject: newProject?.data.name,
  newDatabase: newDatabase?.data.name,
  errors: [error, deleteError]
})

/** The guide's web server, with a browser that logs in and one that forges the state. */
const loginByBrowser = async (server: http.Server, origin: string) => {
  let tokens: Published.Tokens | null = null
  const api = sdk.createManagementApiSdk({
    clientId: "your-oauth-client-id",
    redirectUri: `${origin}/callback`,
    tokenStorage: {
      getTokens: async () => tokens,
      setTokens: async (given) => {
        tokens = given
      },
      clearTokens: async () => {
        tokens = null
      }
    }
  })
  const app = express()
  app.set("env", "test")
  app.use(cookieParser("a secret of the server"))
  Object.assign(given, { app, api })
  await run("WEB_SERVER")
  app.use((error: unknown, _: express.Request, response: express.Response, _next: express.NextFunction) => {
    response.status(500).json(failure(error))
  })
  server.on("request", app)
  const login = await realFetch(`${origin}/login`, { redirect: "manual" })
  const cookie = login.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ")
  const callback = await approve(login.headers.get("location")!)
  const answer = await realFetch(callback, { headers: { cookie } })
  const said = await answer.text()
  const isLoggedIn = tokens !== null
  const forged = await realFetch(callback.replace(/state=[^&]+/, "state=x"), { headers: { cookie } })
  return { status: answer.status, said, isLoggedIn, forged: [forged.status, await forged.text()] }
}

const programs: { readonly [name: string]: () => Promise<unknown> } = {
  simple: async () => calls(await run("SIMPLE")),

  customized: async () => {
    const { client } = await run("CUSTOMIZED")
    return { status: (await client.GET("/v1/workspaces")).response.status }
  },

  // Two pages of a web site, with what Node has of a browser: `localStorage` and `sessionStorage`.
  browser: async () => {
    const window = { location: { href: "https://your-app.com/login" } }
    Object.assign(globalThis, { window })
    given["api"] = (await run("CREATE")).api
    const { url } = await run("LOGIN")
    const isSent = window.location.href === url
    window.location.href = await approve(window.location.href)
    await run("CALLBACK")
    const stored = JSON.parse(localStorage.getItem("prisma-tokens")!)
    return {
      isSent,
      stored: stored.workspaceId,
      left: sessionStorage.length,
      canCancel: (await run("CANCEL")).url.length > 0
    }
  },

  // The same web site another day.
  returning: async () => {
    given["api"] = (await run("CREATE")).api
    const called = calls(await run("CALLS"))
    await run("LOGOUT")
    return { ...called, left: localStorage.getItem("prisma-tokens") }
  },

  editor: async () => {
    given["context"] = { secrets: secretStorage() }
    return loginWith((await run("EDITOR")).tokenStorage)
  },

  commandLine: async () => {
    const { tokenPath, tokenStorage } = await run("COMMAND_LINE")
    return { ...await loginWith(tokenStorage), tokenPath }
  },

  webServer: () => {
    const server = http.createServer()
    return Effect.runPromise(Effect.scoped(
      Effect.flatMap(LoopbackServer.listen(server), ({ url }) => Effect.promise(() => loginByBrowser(server, url)))
    ))
  },

  authError: async () => {
    let page = ""
    const api = sdk.createManagementApiSdk({
      clientId: "your-oauth-client-id",
      redirectUri: "https://your-app.com/auth/callback",
      tokenStorage: { getTokens: async () => null, setTokens: async () => {}, clearTokens: async () => {} }
    })
    given["api"] = {
      handleCallback: api.handleCallback,
      getLoginUrl: async (...args: Parameters<typeof api.getLoginUrl>) => {
        page = "login"
        return api.getLoginUrl(...args)
      }
    }
    const { state, verifier } = await api.getLoginUrl({ scope: "workspace:admin" })
    const query = new URLSearchParams({ state, error: "access_denied", error_description: "User cancelled" })
    Object.assign(given, {
      callbackUrl: `https://your-app.com/auth/callback?${query}`,
      verifier,
      expectedState: state
    })
    await run("AUTH_ERROR")
    return { page }
  },

  // The whole SDK's client, then the simple one: nothing listens there.
  fetchError: async () => {
    const nowhere = await Effect.runPromise(LoopbackServer.closedUrl)
    given["client"] = process.env["CLIENT"] === "simple"
      ? sdk.createManagementApiClient({ token: "a-token", baseUrl: nowhere })
      : sdk.createManagementApiSdk({
        clientId: "your-oauth-client-id",
        redirectUri: "https://your-app.com/auth/callback",
        apiBaseUrl: nowhere,
        tokenStorage: {
          getTokens: async () => ({ workspaceId: "wksp_1", accessToken: "a", refreshToken: "r" }),
          setTokens: async () => {},
          clearTokens: async () => {}
        }
      }).client
    return { result: await outcome(run("FETCH_ERROR")) }
  }
}

console.log(JSON.stringify(await programs[program]!()))
