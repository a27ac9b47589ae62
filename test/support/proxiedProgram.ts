/**
 * A program that logs in, calls, refreshes and logs out at the sandbox of its second argument, over the HTTP client that its first one
 * names. What it uses of a proxy, it takes from its environment.
 */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Undici from "undici"
import * as Authorization from "../../src/Authorization.ts"
import * as DeviceLogin from "../../src/DeviceLogin.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as NodeTransport from "../../src/node/NodeTransport.ts"
import * as OAuth from "../../src/OAuth.ts"
import { deviceLogin } from "../../src/promise/device.ts"
import { createManagementApiSdk, type Tokens } from "../../src/promise/index.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

const [transport, url] = process.argv.slice(2) as [string, string]
const scope = "workspace:admin offline_access"

const withEffect = (HttpLive: Layer.Layer<HttpClient.HttpClient>) => {
  const SessionLive = OAuth.layer({ clientId: "sandbox", authBaseUrl: url, revocationEndpoint: "revoke" }).pipe(
    Layer.provide(TokenStorage.layerMemory()),
    Layer.provideMerge(HttpLive)
  )
  const ManagementLive = ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provideMerge(SessionLive)
  )
  return Effect.gen(function*() {
    yield* DeviceLogin.login({ scope, show: () => Effect.void })
    const client = yield* ManagementClient.ManagementClient
    const { data } = yield* client.workspaces.list()
    yield* (yield* OAuth.OAuth).logout
    yield* Console.log(data[0]!.name)
  }).pipe(Effect.provide(ManagementLive), Effect.runPromise)
}

const withPromises = async (fetch?: typeof globalThis.fetch) => {
  let stored: Tokens | null = null
  const tokenStorage = {
    getTokens: async () => stored,
    setTokens: async (tokens: Tokens) => void (stored = tokens),
    clearTokens: async () => void (stored = null)
  }
  const config = {
    clientId: "sandbox",
    tokenStorage,
    apiBaseUrl: url,
    authBaseUrl: url,
    revocationEndpoint: "revoke",
    ...(fetch && { fetch })
  }
  await using api = createManagementApiSdk(config)
  await deviceLogin(config, { scope, onCode: () => {} })
  const { data } = await api.client.GET("/v1/workspaces")
  await api.logout()
  console.log(data!.data[0]!.name)
}

const proxyAgent = new Undici.EnvHttpProxyAgent()

/** The fetch of the package undici takes no `Request` of the platform's. */
const fetchOfUndici: typeof globalThis.fetch = async (input, init) => {
  const { body, headers, method, redirect, signal, url } = new Request(input, init)
  const response = await Undici.fetch(url, {
    method,
    headers: Array.from(headers),
    body: body as never,
    duplex: "half",
    redirect,
    signal,
    dispatcher: proxyAgent
  })
  return response as unknown as Response
}

const programs: { readonly [transport: string]: () => Promise<void> } = {
  node: () => withEffect(NodeTransport.layer),
  fetch: () => withEffect(FetchHttpClient.layer),
  promise: () => withPromises(),
  "promise-undici": () => withPromises(fetchOfUndici),
  "promise-global": () => {
    Undici.setGlobalDispatcher(proxyAgent)
    return withPromises()
  }
}

await programs[transport]!()
