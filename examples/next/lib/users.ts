/** The users of this application. Their tokens stay on the server; a browser has a cookie that says who it is. */
import { createManagementApiSdk, type Tokens } from "effect-prisma-management/promise"
import { cookies } from "next/headers"

export const origin = process.env.APP_URL ?? "http://localhost:3000"

/** As whom the browser calls: the value of its cookie, which nobody can guess. */
export const currentUser = async (): Promise<string | undefined> => (await cookies()).get("user")?.value

const makeApi = () => {
  // A second process needs a database here: a row for each user.
  const tokensOfUsers = new Map<string, Tokens>()
  return createManagementApiSdk({
    clientId: process.env.PRISMA_CLIENT_ID ?? "sandbox",
    redirectUri: `${origin}/callback`,
    apiBaseUrl: process.env.PRISMA_API_URL ?? "http://127.0.0.1:4010",
    authBaseUrl: process.env.PRISMA_AUTH_URL ?? "http://127.0.0.1:4010",
    tokenStorages: (user) => ({
      getTokens: async () => tokensOfUsers.get(user) ?? null,
      setTokens: async (tokens) => void tokensOfUsers.set(user, tokens),
      clearTokens: async () => void tokensOfUsers.delete(user)
    })
  })
}

// One for the process: Next gives pages and route handlers modules of their own.
const kept = globalThis as { api?: ReturnType<typeof makeApi> }
const api = (kept.api ??= makeApi())

/** What one user does. Nobody's call is sent with the tokens of another. */
export const sdkOf = (user: string) => api.forUser(user)
