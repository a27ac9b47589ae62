/** An application without Effect, with several users in one browser, in IndexedDB: each page is that of one. */
import { createManagementApiSdk, type LoginResult } from "../../src/promise/index.ts"
import * as TokenStorageIndexedDb from "../../src/promise/TokenStorageIndexedDb.ts"
import { announce, callback, key, settings, tell } from "./application.ts"

const tokenStorage = TokenStorageIndexedDb.make({ key })

const api = createManagementApiSdk({
  clientId: "sandbox",
  redirectUri: callback,
  tokenStorage,
  apiBaseUrl: settings.url,
  authBaseUrl: settings.url,
  timeout: 30_000
})

let known: string | undefined
tokenStorage.onChange(async () => {
  const tokens = await tokenStorage.getTokens()
  const before = known
  known = tokens?.accessToken
  tell(tokens === null ? "LoggedOut" : before === undefined ? "LoggedIn" : "Refreshed")
})

let login: LoginResult

announce({
  begin: async () => (login = await api.getLoginUrl({ scope: "workspace:admin offline_access" })).url,
  end: async (callbackUrl) => {
    await api.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
  },
  list: async () => {
    const { data, error } = await api.client.GET("/v1/workspaces", { signal: new AbortController().signal })
    return data?.data.map(({ name }) => name) ?? error
  },
  logout: () => api.logout(),
  keys: () => TokenStorageIndexedDb.keys()
})
