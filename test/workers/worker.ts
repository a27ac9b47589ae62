/**
 * A worker with SDKs at module scope, which all its requests share: `/<entry>-<setup>/<what to do>`.
 *
 * It is bundled by the tests and runs in workerd.
 */
import { env, waitUntil } from "cloudflare:workers"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Redacted from "effect/Redacted"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as promise from "../../src/promise/index.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

interface Login {
  readonly url: string
  readonly state: string
  readonly verifier: string
}

interface Entry {
  readonly begin: () => Promise<Login>
  readonly end: (callbackUrl: string, login: Login) => Promise<unknown>
  readonly list: () => Promise<number>
}

interface Setup {
  readonly tokenStorage: promise.TokenStorage
  readonly fetch: typeof fetch
  readonly refreshAhead?: boolean
  readonly waitUntil?: (promise: Promise<unknown>) => void
  readonly refreshTimeout?: number
}

const clientId = "sandbox"
const redirectUri = "http://127.0.0.1/callback"
const scope = "workspace:admin offline_access"

const makePromise = (setup: Setup): Entry => {
  const api = promise.createManagementApiSdk({
    clientId,
    redirectUri,
    apiBaseUrl: env.API,
    authBaseUrl: env.API,
    ...setup
  })
  return {
    begin: () => api.getLoginUrl({ scope }),
    end: (callbackUrl, { state, verifier }) => api.handleCallback({ callbackUrl, verifier, expectedState: state }),
    list: async () => (await api.client.GET("/v1/workspaces")).response.status
  }
}

const makeEffect = ({ fetch, tokenStorage, ...session }: Setup): Entry => {
  const { runPromise } = ManagedRuntime.make(
    ManagementClient.layer({ baseUrl: env.API }).pipe(
      Layer.provide(Authorization.layerSession),
      Layer.provideMerge(OAuth.layer({ clientId, redirectUri, authBaseUrl: env.API, session })),
      Layer.provide([
        Layer.sync(TokenStorage.TokenStorage, () => TokenStorage.fromPromise(tokenStorage)),
        FetchHttpClient.layer,
        Layer.succeed(FetchHttpClient.Fetch, fetch)
      ])
    )
  )
  return {
    begin: () =>
      runPromise(Effect.map(
        Effect.flatMap(OAuth.OAuth, ({ loginUrl }) => loginUrl({ scope })),
        (login) => ({ ...login, verifier: Redacted.value(login.verifier) })
      )),
    end: (callbackUrl, { state, verifier }) =>
      runPromise(
        Effect.flatMap(OAuth.OAuth, ({ handleCallback }) =>
          handleCallback({ callbackUrl, verifier, expectedState: state }))
      ),
    list: () =>
      runPromise(
        Effect.as(Effect.flatMap(ManagementClient.ManagementClient, ({ workspaces }) => workspaces.list()), 200)
      )
  }
}

const inMemory = (): promise.TokenStorage => {
  let stored: promise.Tokens | null = null
  return {
    getTokens: async () => stored,
    setTokens: async (tokens) => void (stored = tokens),
    clearTokens: async () => void (stored = null)
  }
}

const timer = () => new Promise((resolve) => setTimeout(resolve, 1))

/** Elsewhere: each of its methods is a request, and waits for a timer. */
const remote = (key: string): promise.TokenStorage => {
  const url = `${env.GATE}/stored/${key}`
  const write = async (tokens: promise.Tokens | null) => {
    await timer()
    await (await fetch(url, { method: "PUT", body: JSON.stringify(tokens) })).text()
  }
  return {
    getTokens: async () => {
      await timer()
      return (await fetch(url)).json()
    },
    setTokens: write,
    clearTokens: () => write(null)
  }
}

/** The platform's, by way of the test where it goes to the token endpoint. */
const throughGate: typeof fetch = (input, init) => {
  const request = new Request(input, init)
  return fetch(request.url === `${env.API}/token` ? new Request(`${env.GATE}/token`, request) : request)
}

const throughPlatform: typeof fetch = (input, init) => fetch(input, init)

const setups: { readonly [name: string]: (key: string) => Setup } = {
  memory: () => ({ tokenStorage: inMemory(), fetch: throughPlatform }),
  remote: (key) => ({ tokenStorage: remote(key), fetch: throughGate }),
  ahead: (key) => ({ tokenStorage: remote(key), fetch: throughGate, refreshAhead: true, waitUntil }),
  aheadAlone: (key) => ({ tokenStorage: remote(key), fetch: throughGate, refreshAhead: true }),
  impatient: (key) => ({ tokenStorage: remote(key), fetch: throughGate, refreshTimeout: 100 }),
  kept: (key) => ({ tokenStorage: remote(key), fetch: throughGate, waitUntil })
}

const made = Object.entries({ promise: makePromise, effect: makeEffect }).flatMap(([entry, make]) =>
  Object.entries(setups).map(([name, setupOf]) => {
    const key = `${entry}-${name}`
    const setup = setupOf(key)
    return [key, { entry: make(setup), storage: setup.tokenStorage }] as const
  })
)

const all = new Map(made)

const login = async ({ begin, end }: Entry) => {
  const begun = await begin()
  const { headers } = await fetch(begun.url, { redirect: "manual" })
  await end(headers.get("location")!, begun)
}

const respond = async (url: URL): Promise<Response> => {
  const [, key, what] = url.pathname.split("/")
  const { entry, storage } = all.get(key!)!
  switch (what) {
    case "login":
      await login(entry)
      return new Response("in")
    case "list":
      return new Response(null, { status: await entry.list() })
    // The stored access token ends so many milliseconds from now.
    case "age": {
      const tokens = await storage.getTokens()
      await storage.setTokens({ ...tokens!, expiresAt: Date.now() + Number(url.searchParams.get("left")) })
      return new Response("aged")
    }
    default:
      return new Response(what, { status: 404 })
  }
}

export default {
  fetch: (request: Request): Promise<Response> =>
    respond(new URL(request.url)).catch((error: unknown) => new Response(String(error), { status: 500 }))
}
