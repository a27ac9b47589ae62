import {
  connectionString,
  createManagementApiSdk,
  isApiError,
  logs,
  paginate,
  waitFor
} from "effect-prisma-management/promise"

const { client } = createManagementApiSdk({
  clientId: "client",
  redirectUri: "https://app.example/callback",
  tokenStorage: { getTokens: async () => null, setTokens: async () => {}, clearTokens: async () => {} },
  retries: true
})

try {
  for await (const project of paginate(client, "/v1/projects")) {
    const { data } = await client.POST("/v1/databases", { body: { projectId: project.id, name: "main" } })
    if (data !== undefined) console.log(connectionString(data).kind, await waitFor.database(client, data.data.id))
  }
  for await (const { text } of logs.build(client, "build")) console.log(text)
  for await (const { text } of logs.deployment(client, "deployment", { follow: true })) console.log(text)
} catch (error) {
  if (isApiError(error)) console.error(error.status)
}
