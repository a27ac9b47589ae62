/** The ways of calling the API that are measured side by side: each reads one project, and a list of a hundred. */
import type * as Effect from "effect/Effect"
import { distilled } from "./peers.ts"
import type { Subject } from "./subject.ts"

const token = "bench-token"

const undici = async (baseUrl: string): Promise<Subject> => {
  const { request } = await import("undici")
  const get = async (path: string): Promise<unknown> => {
    const response = await request(baseUrl + path, { headers: { authorization: `Bearer ${token}` } })
    return JSON.parse(await response.body.text())
  }
  return { getProject: () => get("/v1/projects/proj_abc123"), listProjects: () => get("/v1/projects?limit=100") }
}

const plainFetch = async (baseUrl: string): Promise<Subject> => {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(baseUrl + path, { headers: { authorization: `Bearer ${token}` } })
    return response.json()
  }
  return { getProject: () => get("/v1/projects/proj_abc123"), listProjects: () => get("/v1/projects?limit=100") }
}

interface PromiseClient {
  GET(path: "/v1/projects/{id}", init: { params: { path: { id: string } } }): Promise<unknown>
  GET(path: "/v1/projects", init: { params: { query: { limit: number } } }): Promise<unknown>
}

const calling = (client: PromiseClient): Subject => ({
  getProject: () => client.GET("/v1/projects/{id}", { params: { path: { id: "proj_abc123" } } }),
  listProjects: () => client.GET("/v1/projects", { params: { query: { limit: 100 } } })
})

// Two clients of 119 operations beside each other are more than the compiler can compare.
interface PromiseEntry {
  createManagementApiClient(options: object): PromiseClient
  createManagementApiSdk(config: object): { readonly client: PromiseClient }
}

const promiseEntries = {
  published: () => import("@prisma/management-api-sdk") as Promise<unknown> as Promise<PromiseEntry>,
  ours: () => import("effect-prisma-management/promise") as Promise<unknown> as Promise<PromiseEntry>
}

const withToken = (entry: keyof typeof promiseEntries) => async (baseUrl: string): Promise<Subject> =>
  calling((await promiseEntries[entry]()).createManagementApiClient({ token, baseUrl }))

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url")

/** Tokens of somebody who logged in an hour before they end. */
const tokens = () => ({
  workspaceId: "wksp_1",
  accessToken: `${base64url({ alg: "none" })}.${
    base64url({ workspace_id: "wksp_1", exp: Math.floor(Date.now() / 1000) + 3600 })
  }.signature`,
  refreshToken: "refresh-token"
})

const loggedIn = (entry: keyof typeof promiseEntries) => async (baseUrl: string): Promise<Subject> => {
  const { createManagementApiSdk } = await promiseEntries[entry]()
  const stored = tokens()
  const sdk = createManagementApiSdk({
    clientId: "bench",
    redirectUri: "https://bench.example/callback",
    apiBaseUrl: baseUrl,
    tokenStorage: { getTokens: async () => stored, setTokens: async () => {}, clearTokens: async () => {} }
  })
  return calling(sdk.client)
}

/** The layer of the `HttpClient` that ours uses. */
const transports = {
  fetch: async () => (await import("effect/http/FetchHttpClient")).layer,
  undici: async () => (await import("@effect/platform-node/NodeHttpClient")).layerUndici,
  node: async () => (await import("effect-prisma-management/node/NodeTransport")).layer
}

const ours = (transport: keyof typeof transports) => async (baseUrl: string): Promise<Subject> => {
  const Authorization = await import("effect-prisma-management/Authorization")
  const ManagementClient = await import("effect-prisma-management/ManagementClient")
  const Layer = await import("effect/Layer")
  const ManagedRuntime = await import("effect/ManagedRuntime")
  const http = await transports[transport]()
  const runtime = ManagedRuntime.make(
    ManagementClient.layer({ baseUrl }).pipe(
      Layer.provide(Authorization.layerToken(token)),
      Layer.provide(http)
    )
  )
  const client = await runtime.runPromise(ManagementClient.ManagementClient)
  const run = <A, E>(effect: Effect.Effect<A, E>): Promise<A> => runtime.runPromise(effect)
  return {
    getProject: () => run(client.projects.get({ params: { id: "proj_abc123" } })),
    listProjects: () => run(client.projects.list({ query: { limit: 100 } }))
  }
}

/** Effect's own client of the same contract, without what ours adds. */
const bare = (transport: keyof typeof transports) => async (baseUrl: string): Promise<Subject> => {
  const { ManagementApi } = await import("effect-prisma-management/ManagementApi")
  const Authorization = await import("effect-prisma-management/Authorization")
  const HttpApiClient = await import("effect/http-api/HttpApiClient")
  const Layer = await import("effect/Layer")
  const ManagedRuntime = await import("effect/ManagedRuntime")
  const runtime = ManagedRuntime.make(Layer.merge(Authorization.layerToken(token), await transports[transport]()))
  const client = await runtime.runPromise(HttpApiClient.make(ManagementApi, { baseUrl }))
  return {
    getProject: () => runtime.runPromise(client.projects.get({ params: { id: "proj_abc123" } })),
    listProjects: () => runtime.runPromise(client.projects.list({ query: { limit: 100 } }))
  }
}

/** One client for a thousand users, each of whom logged in; their calls come in turns. */
const users = async (baseUrl: string): Promise<Subject> => {
  const Authorization = await import("effect-prisma-management/Authorization")
  const ManagementClient = await import("effect-prisma-management/ManagementClient")
  const Sessions = await import("effect-prisma-management/Sessions")
  const Tokens = await import("effect-prisma-management/Tokens")
  const TokenStorages = await import("effect-prisma-management/TokenStorages")
  const Layer = await import("effect/Layer")
  const ManagedRuntime = await import("effect/ManagedRuntime")
  const runtime = ManagedRuntime.make(
    ManagementClient.layer({ baseUrl }).pipe(
      Layer.provide(Authorization.layerSessions),
      Layer.provideMerge(Sessions.layer({ clientId: "bench" })),
      Layer.provide([TokenStorages.layerMemory(), await transports.node()])
    )
  )
  const client = await runtime.runPromise(ManagementClient.ManagementClient)
  const sessions = await runtime.runPromise(Sessions.Sessions)
  const keys = Array.from({ length: 1000 }, (_, index) => `user-${index}`)
  for (const key of keys) await runtime.runPromise(sessions.store(key, Tokens.make(tokens())))
  let calls = 0
  const asNext = <A, E>(effect: Effect.Effect<A, E>): Promise<A> =>
    runtime.runPromise(Sessions.as(effect, keys[calls++ % keys.length]!))
  return {
    getProject: () => asNext(client.projects.get({ params: { id: "proj_abc123" } })),
    listProjects: () => asNext(client.projects.list({ query: { limit: 100 } }))
  }
}

export const subjects = {
  "undici.request + JSON.parse": undici,
  "fetch": plainFetch,
  "@prisma/management-api-sdk": withToken("published"),
  "@prisma/management-api-sdk, logged in": loggedIn("published"),
  "@distilled.cloud/prisma, fetch": distilled("fetch", token),
  "@distilled.cloud/prisma, undici": distilled("undici", token),
  "HttpApiClient, fetch": bare("fetch"),
  "HttpApiClient, undici": bare("undici"),
  "ours, fetch": ours("fetch"),
  "ours, undici": ours("undici"),
  "ours, node": ours("node"),
  "ours, node, 1,000 users": users,
  "ours, promise": withToken("ours"),
  "ours, promise, logged in": loggedIn("ours")
} satisfies { readonly [name: string]: (baseUrl: string) => Promise<Subject> }

export type SubjectName = keyof typeof subjects

/** What a subject is measured against: the published SDK, doing the same. */
export const referenceOf = (subject: SubjectName): SubjectName =>
  subject.endsWith("logged in") ? "@prisma/management-api-sdk, logged in" : "@prisma/management-api-sdk"
