/** The ways of calling the API that are measured side by side: each reads one project, and a list of a hundred. */
import type * as Effect from "effect/Effect"

export interface Subject {
  readonly getProject: () => Promise<unknown>
  readonly listProjects: () => Promise<unknown>
}

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

const published = async (baseUrl: string): Promise<Subject> => {
  const { createManagementApiClient } = await import("@prisma/management-api-sdk")
  const client = createManagementApiClient({ token, baseUrl })
  return {
    getProject: () => client.GET("/v1/projects/{id}", { params: { path: { id: "proj_abc123" } } }),
    listProjects: () => client.GET("/v1/projects", { params: { query: { limit: 100 } } })
  }
}

const ours = (transport: "fetch" | "undici", jit: boolean) => async (baseUrl: string): Promise<Subject> => {
  const Authorization = await import("effect-prisma-management/Authorization")
  const ManagementClient = await import("effect-prisma-management/ManagementClient")
  const Layer = await import("effect/Layer")
  const ManagedRuntime = await import("effect/ManagedRuntime")
  const http = transport === "fetch"
    ? (await import("effect/http/FetchHttpClient")).layer
    : (await import("@effect/platform-node/NodeHttpClient")).layerUndici
  const runtime = ManagedRuntime.make(
    ManagementClient.layer({ baseUrl }).pipe(
      Layer.provide(Authorization.layerToken(token)),
      Layer.provide(http),
      Layer.provide(jit ? (await import("effect-prisma-management/jit")).layer : Layer.empty)
    )
  )
  const client = await runtime.runPromise(ManagementClient.ManagementClient)
  const run = <A, E>(effect: Effect.Effect<A, E>): Promise<A> => runtime.runPromise(effect)
  return {
    getProject: () => run(client.projects.get({ params: { id: "proj_abc123" } })),
    listProjects: () => run(client.projects.list({ query: { limit: 100 } }))
  }
}

export const subjects = {
  "undici.request + JSON.parse": undici,
  "fetch": plainFetch,
  "@prisma/management-api-sdk": published,
  "ours, fetch": ours("fetch", false),
  "ours, undici": ours("undici", false),
  "ours, undici, jit": ours("undici", true)
} satisfies { readonly [name: string]: (baseUrl: string) => Promise<Subject> }

export type SubjectName = keyof typeof subjects

/** What the others are measured against. */
export const reference: SubjectName = "@prisma/management-api-sdk"
