/** An application in a browser, with the code of the published SDK's guide: each button does one thing, and what came of it is shown. */
import { AuthError, createManagementApiSdk, type TokenStorage } from "effect-prisma-management/promise"
import { makeSharedStorage } from "./sharedStorage.ts"

interface Settings {
  /** Where the API and its authorization server are. */
  readonly url: string
  /** Whether tabs share their tokens, and take turns to refresh; the guide knows of one tab. */
  readonly isShared: boolean
}

const { isShared, url: baseUrl }: Settings = await (await fetch("/settings.json")).json()

const tokenStorage: TokenStorage = {
  async getTokens() {
    const stored = localStorage.getItem("prisma-tokens")
    return stored ? JSON.parse(stored) : null
  },
  async setTokens(tokens) {
    localStorage.setItem("prisma-tokens", JSON.stringify(tokens))
  },
  async clearTokens() {
    localStorage.removeItem("prisma-tokens")
  }
}

const api = createManagementApiSdk({
  clientId: "sandbox",
  redirectUri: `${window.location.origin}/callback`,
  tokenStorage: isShared ? await makeSharedStorage() : tokenStorage,
  apiBaseUrl: baseUrl,
  authBaseUrl: baseUrl
})

const logIn = async () => {
  const { state, url, verifier } = await api.getLoginUrl({
    scope: "workspace:admin offline_access",
    additionalParams: { utm_source: "my-app", utm_medium: "login" }
  })
  sessionStorage.setItem("oauth-state", state)
  sessionStorage.setItem("oauth-verifier", verifier)
  window.location.href = url
}

const comeBack = async () => {
  const callbackUrl = window.location.href
  const expectedState = sessionStorage.getItem("oauth-state")
  const verifier = sessionStorage.getItem("oauth-verifier")
  sessionStorage.removeItem("oauth-state")
  sessionStorage.removeItem("oauth-verifier")
  await api.handleCallback({ callbackUrl, verifier, expectedState })
  return "Logged in"
}

const listWorkspaces = async () => {
  const { data, error } = await api.client.GET("/v1/workspaces")
  return data?.data.map(({ name }) => name) ?? error
}

const listAndCancel = async () => {
  const leave = new AbortController()
  window.addEventListener("keydown", () => leave.abort("the user left"), { once: true })
  const { data } = await api.client.GET("/v1/workspaces", { signal: leave.signal })
  return data
}

const actions: { readonly [name: string]: () => Promise<unknown> } = {
  "Log in": logIn,
  "List workspaces": listWorkspaces,
  "List three times": () => Promise.all([listWorkspaces(), listWorkspaces(), listWorkspaces()]),
  "List and cancel": listAndCancel,
  "Log out": () => api.logout()
}

const described = (error: unknown) =>
  error instanceof Error
    ? {
      isAuthError: error instanceof AuthError,
      reason: error instanceof AuthError ? error.reason._tag : undefined,
      message: error.message,
      stack: error.stack
    }
    : error

const run = async (action: () => Promise<unknown>): Promise<void> => {
  const status = document.querySelector("pre")!
  status.textContent = ""
  const outcome = await action().then((value) => ({ value }), (error) => ({ error: described(error) }))
  status.textContent = JSON.stringify(outcome, undefined, 2)
}

for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", () => run(actions[button.textContent!]!))
  button.disabled = false
}
if (window.location.pathname === "/callback") await run(comeBack)
