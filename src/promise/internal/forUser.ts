/**
 * An SDK of many users, as a program without Effect has it.
 */
import { userAgent } from "../../internal/call/userAgent.ts"
import { defaultApiUrl } from "../../internal/config/serverUrl.ts"
import { asyncDisposable } from "./asyncDisposable.ts"
import { makeClient, type Send } from "./client.ts"
import { makeLazyUsers } from "./lazyEngine.ts"
import { withTimeLimit } from "./timeLimit.ts"
import type {
  ManagementApiClient,
  ManagementApiUser,
  ManagementApiUsersConfig,
  ManagementApiUsersSdk
} from "./types.ts"

export const makeUsersSdk = (config: ManagementApiUsersConfig): ManagementApiUsersSdk => {
  const { dispose, use } = makeLazyUsers(config)

  const clientOf = (user: string): ManagementApiClient => {
    const send: Send = (request, transport, progress, signal = progress.signal) =>
      use(signal, (users) => users.sendAs(user)(request, transport, progress, signal))
    return makeClient(
      { baseUrl: config.apiBaseUrl ?? defaultApiUrl, headers: userAgent, ...(config.fetch && { fetch: config.fetch }) },
      withTimeLimit(config.timeout, send),
      config
    )
  }

  const forUser = (user: string): ManagementApiUser => {
    let client: ManagementApiClient | undefined
    return {
      // A request that only logs in or out needs none.
      get client() {
        return client ??= clientOf(user)
      },
      getLoginUrl: (options, { signal } = {}) => use(signal, (users) => users.getLoginUrl(user, options, signal)),
      handleCallback: (options, { signal } = {}) => use(signal, (users) => users.handleCallback(user, options, signal)),
      logout: ({ signal } = {}) => use(signal, (users) => users.logout(user, signal))
    }
  }

  return { forUser, dispose, ...asyncDisposable(dispose) }
}
