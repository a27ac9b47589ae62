/** The Promise entry. */
import {
  createManagementApiClient,
  createManagementApiSdk,
  FetchError,
  type LoginResult,
  type ManagementApiClient,
  type Tokens
} from "effect-prisma-management/promise"
import type { Entry, Settings } from "./steps.ts"

const namesOf = async (
  client: ManagementApiClient,
  signal: AbortSignal | null = null
): Promise<ReadonlyArray<string>> => {
  const { data, error } = await client.GET("/v1/workspaces", { signal })
  if (error !== undefined) throw new Error(error.error.message)
  return data.data.map(({ name }) => name)
}

const inMemory = () => {
  let stored: Tokens | null = null
  return {
    getTokens: async () => stored,
    setTokens: async (tokens: Tokens) => void (stored = tokens),
    clearTokens: async () => void (stored = null)
  }
}

/** An error by its name and reason. */
const nameOf = (error: unknown): string =>
  error instanceof FetchError ? `${error.name} ${error.reason._tag}` : String(error)

/** The lines of a body, as they come. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ""
  while (true) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n")
    rest = lines.pop()!
    yield* lines
  }
}

export const makePromise = (settings: Settings): Entry<LoginResult> => {
  const { token, url } = settings
  const api = createManagementApiSdk({
    clientId: "sandbox",
    redirectUri: "http://127.0.0.1/callback",
    apiBaseUrl: url,
    authBaseUrl: url,
    timeout: 60_000,
    tokenStorage: inMemory()
  })
  const { client } = api
  return {
    listByToken: () => namesOf(createManagementApiClient({ token, baseUrl: url })),
    begin: () => api.getLoginUrl({ scope: "workspace:admin offline_access" }),
    end: (callbackUrl, { state, verifier }) => api.handleCallback({ callbackUrl, verifier, expectedState: state }),
    list: (signal) => namesOf(client, signal),
    createProject: (name) => client.POST("/v1/projects", { body: { name } }),
    allProjects: async () => {
      const names: Array<string> = []
      let cursor: string | undefined
      do {
        const query: { limit: number; cursor?: string } = { limit: 2 }
        if (cursor !== undefined) query.cursor = cursor
        const { data } = await client.GET("/v1/projects", { params: { query } })
        names.push(...data!.data.map(({ name }) => name))
        cursor = data!.pagination.nextCursor ?? undefined
      } while (cursor !== undefined)
      return names
    },
    createBuild: async () => {
      const body = { source: "cli", commitSha: "abc", branchName: "main" } as const
      return (await client.POST("/v1/builds", { body })).data!.data.id
    },
    setBuild: (buildId, state) =>
      client.PATCH("/v1/builds/{buildId}", { params: { path: { buildId } }, body: { state } }),
    followBuild: async (buildId, tell) => {
      const { data } = await client.GET("/v1/builds/{buildId}/logs", {
        params: { path: { buildId }, query: { follow: "true" } },
        parseAs: "stream"
      })
      for await (const line of linesOf(data as unknown as ReadableStream<Uint8Array>)) {
        const record = JSON.parse(line) as { readonly type: string; readonly text: string }
        if (record.type === "log") await tell(record.text)
      }
    },
    ofNothing: async () => {
      const { error, response } = await client.GET("/v1/projects/{id}", { params: { path: { id: "proj_none" } } })
      return `${response.status} ${error?.error.code}`
    },
    ofNobody: () =>
      namesOf(createManagementApiClient({ token, baseUrl: settings.refused })).then(
        () => "answered",
        nameOf
      ),
    createAtCut: async (between) => {
      const client = createManagementApiClient({ token, baseUrl: settings.cutting })
      await namesOf(client)
      await between()
      return client.POST("/v1/projects", { body: { name: "one" } }).then(() => "created", nameOf)
    },
    logout: () => api.logout()
  }
}
