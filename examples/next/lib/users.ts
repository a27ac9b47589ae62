/** The users of this application, and the SDK of each. Their tokens stay on the server; a browser has a cookie that says who it is. */
import { createManagementApiSdk, type Tokens } from "effect-prisma-management/promise"
import { cookies } from "next/headers"

// Of the process: Next gives pages and route handlers modules of their own. An application with several processes has a database here.
const kept = globalThis as { tokensOfUsers?: Map<string, Tokens> }
const tokensOfUsers = (kept.tokensOfUsers ??= new Map())

export const origin = process.env.APP_URL ?? "http://localhost:3000"

/** As whom the browser calls: the value of its cookie, which nobody can guess. */
export const currentUser = async (): Promise<string | undefined> => (await cookies()).get("user")?.value

export const sdkOf = (user: string) =>
  createManagementApiSdk({
    clientId: process.env.PRISMA_CLIENT_ID ?? "sandbox",
    redirectUri: `${origin}/callback`,
    apiBaseUrl: process.env.PRISMA_API_URL ?? "http://127.0.0.1:4010",
    authBaseUrl: process.env.PRISMA_AUTH_URL ?? "http://127.0.0.1:4010",
    tokenStorage: {
      getTokens: async () => tokensOfUsers.get(user) ?? null,
      setTokens: async (tokens) => void tokensOfUsers.set(user, tokens),
      clearTokens: async () => void tokensOfUsers.delete(user)
    }
  })
