/** What a behaviour is tried in: a server that answers what it is told to, a storage that remembers, and one of the two SDKs. */
import type * as Published from "@prisma/management-api-sdk"
import * as Effect from "effect/Effect"
import * as FaultyServer from "../../support/FaultyServer.ts"
import { jwt } from "../../support/jwt.ts"
import * as RecordingServer from "../../support/RecordingServer.ts"

/** What both entries have in common, as a user of either sees it. */
export interface Sdk {
  readonly createManagementApiClient: typeof Published.createManagementApiClient
  readonly createManagementApiSdk: typeof Published.createManagementApiSdk
  readonly AuthError: abstract new(...args: never) => Error & { readonly refreshTokenInvalid: boolean }
  readonly FetchError: abstract new(...args: never) => Error & { readonly cause?: unknown }
}

export interface Behaviour {
  readonly name: string
  readonly run: (world: World) => Promise<unknown>
  /** What comes of it with both SDKs. */
  readonly both?: unknown
  /** Or what comes of it with each, and why it differs. */
  readonly published?: unknown
  readonly ours?: unknown
  readonly because?: string
}

/** The nth access token of a login, without an end that it tells. */
export const access = (n: number | string, more?: object): string =>
  jwt({ workspace_id: "wksp_1", jti: `${n}`, ...more })

const numberOf = (authorization: string | undefined): string | undefined => {
  const claims = authorization?.split(".")[1]
  return claims === undefined ? undefined : JSON.parse(Buffer.from(claims, "base64url").toString()).jti
}

export const tokens = (n: number | string): Published.Tokens => ({
  workspaceId: "wksp_1",
  accessToken: access(n),
  refreshToken: `refresh-${n}`
})

/** What the token endpoint answers with. */
export const granted = (n: number | string, more?: object): RecordingServer.Answer =>
  RecordingServer.json(200, {
    access_token: access(n),
    refresh_token: `refresh-${n}`,
    token_type: "Bearer",
    ...more
  })

export const denied = RecordingServer.json(401, { error: { code: "authentication-failed", message: "No." } })

export const found = RecordingServer.json(200, { data: [] })

const makeStorage = (initial: Published.Tokens | null) => {
  const state = { tokens: initial }
  const log: Array<string> = []
  const storage: Published.TokenStorage = {
    getTokens: async () => state.tokens,
    setTokens: async (tokens) => {
      log.push(`set ${tokens.refreshToken}`)
      state.tokens = tokens
    },
    clearTokens: async () => {
      log.push("clear")
      state.tokens = null
    }
  }
  return {
    ...storage,
    log,
    current: () => state.tokens,
    plant: (tokens: Published.Tokens | null) => (state.tokens = tokens)
  }
}

/** Something that a test waits for, and what ends the waiting. */
export const gate = () => Promise.withResolvers<void>()

/** Some turns of the event loop from now, long after an aborted promise is settled; no measure of time. */
export const later = async (turns = 1000): Promise<string> => {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
  return "later"
}

export const makeWorld = Effect.fnUntraced(function*(sdk: Sdk) {
  const server = yield* RecordingServer.make
  const { url: dead } = yield* FaultyServer.make(FaultyServer.reset)
  const { url: cut } = yield* FaultyServer.make(FaultyServer.resetInBody)
  const { url: endless } = yield* FaultyServer.make(FaultyServer.stallInBody)
  const storage = makeStorage(tokens(1))
  const made: Array<Partial<AsyncDisposable>> = []
  yield* Effect.addFinalizer(() =>
    Effect.promise(() => Promise.all(made.map(async (api) => api[Symbol.asyncDispose]?.())))
  )

  /** An error as a program tells it from others. */
  const failure = (error: unknown): unknown => {
    if (error instanceof sdk.AuthError) {
      return error.refreshTokenInvalid ? "AuthError, refreshTokenInvalid" : "AuthError"
    }
    if (error instanceof sdk.FetchError) return "FetchError"
    return error instanceof Error ? error.name : error
  }

  const outcome = <A>(promise: Promise<A>): Promise<unknown> =>
    promise.then((value) => value === undefined ? "done" : value, failure)

  return {
    sdk,
    server,
    /** Where no request is answered. */
    dead,
    /** Where answers break off. */
    cut,
    /** Where answers begin and do not end. */
    endless,
    storage,
    failure,
    outcome,
    /** The message of what a promise is rejected with. */
    message: (promise: Promise<unknown>): Promise<unknown> =>
      promise.then(() => "done", (error: unknown) => [failure(error), error instanceof Error ? error.message : error]),
    /** What a program gets of a call. */
    answer: (
      call: Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>
    ): Promise<unknown> =>
      outcome(call.then(({ data, error, response }) => ({
        status: response.status,
        ...(data === undefined ? undefined : { data }),
        ...(error === undefined ? undefined : { error })
      }))),
    /** The simple client. */
    client: (options: Parameters<Sdk["createManagementApiClient"]>[0] = {}) =>
      sdk.createManagementApiClient({ token: "a-token", baseUrl: server.url, ...options }),
    /** The client with a login. */
    full: (config: Partial<Published.ManagementApiClientConfig> = {}) => {
      const api = sdk.createManagementApiSdk({
        clientId: "an-app",
        redirectUri: "https://app.example/callback?tenant=1",
        tokenStorage: storage,
        apiBaseUrl: server.url,
        authBaseUrl: server.url,
        ...config
      })
      made.push(api as Partial<AsyncDisposable>)
      return api
    },
    /** How often the token endpoint was asked. */
    exchanges: () => server.requests.filter(({ url }) => url.pathname === "/token").length,
    /** The requests so far: method and path, of the API with the number of the access token. */
    requests: () =>
      server.requests.map(({ headers, method, url }) => {
        const number = numberOf(headers.authorization)
        return [method, url.pathname, ...(number === undefined ? [] : [number])].join(" ")
      })
  }
})

export type World = Effect.Success<ReturnType<typeof makeWorld>>

/**
 * The API takes the access tokens with these numbers; the token endpoint answers with this. As many refusals as `together` wait
 * for each other, so that all those calls ask for a refresh.
 */
export const serve = (
  { server }: World,
  good: ReadonlyArray<number | string>,
  token: RecordingServer.Answer | (() => RecordingServer.Answer | Promise<RecordingServer.Answer>),
  together = 1
): void => {
  const all = gate()
  let refused = 0
  server.answerWith(async ({ headers, url }) => {
    if (url.pathname === "/token") return typeof token === "function" ? token() : token
    if (good.some((n) => numberOf(headers.authorization) === `${n}`)) return found
    if (++refused === together) all.resolve()
    await all.promise
    return denied
  })
}

/** What a program gets of `found`. */
export const ok = { status: 200, data: { data: [] } }
