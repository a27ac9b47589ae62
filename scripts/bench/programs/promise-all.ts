import {
  connectionString,
  createManagementApiSdk,
  isApiError,
  logs,
  paginate,
  waitFor
} from "effect-prisma-management/promise"

export const sdk = createManagementApiSdk({
  clientId: "client",
  redirectUri: "https://app.example/callback",
  tokenStorage: { getTokens: async () => null, setTokens: async () => {}, clearTokens: async () => {} },
  retries: true
})

for await (const project of paginate(sdk.client, "/v1/projects")) console.log(project)

console.log(connectionString, isApiError, logs, waitFor)
