/** Which URLs of servers are refused, wherever a program can give one: what hides where it leads, and http for another machine. */
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as OAuth from "../src/OAuth.ts"
import { createManagementApiClient, createManagementApiSdk } from "../src/promise/index.ts"
import * as TokenStorage from "../src/TokenStorage.ts"

/** An HTTP client that must not be asked. */
const noHttp = Layer.succeed(HttpClient.HttpClient, HttpClient.make(() => Effect.die("something was sent")))

const environment = (variables: { readonly [name: string]: string }) =>
  ConfigProvider.layer(ConfigProvider.fromUnknown(variables))

/** Builds a layer, and says what it fails with. */
const refusal = <A, E>(layer: Layer.Layer<A, E, HttpClient.HttpClient>, variables = {}): Promise<string> =>
  Layer.build(layer).pipe(
    Effect.provide([noHttp, environment(variables)]),
    Effect.scoped,
    Effect.flip,
    Effect.map((error) => (error as Error).message),
    Effect.runPromise
  )

const oauth = (options: object) =>
  refusal(OAuth.layer({ clientId: "client", ...options }).pipe(Layer.provide(TokenStorage.layerMemory())))

const gitHub = (options: { readonly baseUrl?: string }, requestUrl = "https://runner.example/oidc") =>
  refusal(Authorization.layerGitHubActions(options), {
    ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "token"
  })

const storage = {
  getTokens: async () => ({ workspaceId: "w", accessToken: "token" }),
  setTokens: async () => {},
  clearTokens: async () => {}
}

const rejection = (call: (config: { readonly fetch: typeof fetch }) => Promise<unknown>): Promise<string> =>
  call({ fetch: () => Promise.reject(new Error("something was sent")) }).then(
    () => "it did not reject",
    (error) => (error as Error).message
  )

const places: { readonly [place: string]: (url: string) => Promise<string> } = {
  "ManagementClient.layer": (baseUrl) =>
    refusal(ManagementClient.layer({ baseUrl }).pipe(Layer.provide(Authorization.layerToken("token")))),
  "ManagementClient.httpClient": (baseUrl) =>
    refusal(
      Layer.effectDiscard(ManagementClient.httpClient({ baseUrl })).pipe(
        Layer.provide(Authorization.layerToken("token"))
      )
    ),
  PRISMA_API_URL: (url) =>
    refusal(ManagementClient.layerConfig.pipe(Layer.provide(Authorization.layerToken("token"))), {
      PRISMA_API_URL: url
    }),
  "layerGitHubActions, baseUrl": (baseUrl) => gitHub({ baseUrl }),
  "createManagementApiClient, baseUrl": (baseUrl) =>
    rejection((config) => createManagementApiClient({ ...config, token: "token", baseUrl }).GET("/v1/projects")),
  "baseUrl of a call": (baseUrl) =>
    rejection((config) => createManagementApiClient({ ...config, token: "token" }).GET("/v1/projects", { baseUrl })),
  "createManagementApiSdk, apiBaseUrl": (apiBaseUrl) =>
    rejection((config) =>
      createManagementApiSdk({ ...config, clientId: "client", tokenStorage: storage, apiBaseUrl }).client.GET(
        "/v1/projects"
      )
    )
}

const authServers: { readonly [place: string]: (url: string) => Promise<string> } = {
  "OAuth.layer, authBaseUrl": (authBaseUrl) => oauth({ authBaseUrl }),
  "OAuth.layer, revocationEndpoint": (revocationEndpoint) => oauth({ revocationEndpoint }),
  "ACTIONS_ID_TOKEN_REQUEST_URL": (url) => gitHub({}, url),
  "createManagementApiSdk, authBaseUrl": (authBaseUrl) =>
    rejection((config) =>
      createManagementApiSdk({ ...config, clientId: "client", tokenStorage: storage, authBaseUrl }).getLoginUrl({
        scope: "a"
      })
    )
}

/** Compared, or opened by a browser: http may be right. */
const names: { readonly [place: string]: (url: string) => Promise<string> } = {
  "OAuth.layer, issuer": (issuer) => oauth({ issuer }),
  "OAuth.layer, redirectUri": (redirectUri) => oauth({ redirectUri })
}

const hidden = [
  "https://api.prisma.io\n.evil.test",
  "https://api.prisma.io\t.evil.test",
  "https://api.prisma.io\r\n.evil.test/",
  "https://evil.test\\@api.prisma.io",
  "https://evil.test\\.api.prisma.io",
  "https:\\\\evil.test",
  "https://api.prisma.io/a b"
]

const inTheClear = [
  "http://api.prisma.io",
  "http://evil.localhost",
  "http://a.b.localhost:3000",
  "http://localhost.evil.test",
  "http://127.0.0.1.evil.test",
  "http://notlocalhost"
]

describe.each(Object.entries({ ...places, ...authServers, ...names }))("%s", (place, refused) => {
  it.each(hidden)(`a URL that hides where it leads is refused: ${place}, %j`, async (url) => {
    assert.match(await refused(url), /control character|user name and password|control characters and backslashes/)
  })
})

describe.each(Object.entries({ ...places, ...authServers }))("%s", (place, refused) => {
  it.each(inTheClear)(`a URL of another machine without TLS is refused: ${place}, %j`, async (url) => {
    assert.match(await refused(url), /Expected https/)
  })
})

it.each(Object.entries(places))("a URL that ends in what all paths begin with is told: %s", async (_, refused) => {
  for (const url of ["https://api.prisma.io/v1", "https://proxy.example/prisma/v1/"]) {
    assert.match(await refused(url), /Expected the URL without \/v1/)
  }
})
