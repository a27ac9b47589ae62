import { createManagementApiSdk } from "effect-prisma-management/promise"

export const sdk = createManagementApiSdk({
  clientId: "client",
  redirectUri: "https://app.example/callback",
  tokenStorage: { getTokens: async () => null, setTokens: async () => {}, clearTokens: async () => {} }
})

console.log((await sdk.client.GET("/v1/projects")).data)
