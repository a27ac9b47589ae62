/** The first calls of programs that nothing answers. */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as OAuth from "../../src/OAuth.ts"
import { createManagementApiClient, createManagementApiSdk } from "../../src/promise/index.ts"
import * as Session from "../../src/Session.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenSealing from "../../src/TokenSealing.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

const nowhere = "http://127.0.0.1:1"
const redirectUri = "https://app.example/callback"
const scope = "workspace:admin offline_access"
const expired = { workspaceId: "wksp_1", accessToken: "old", refreshToken: "refresh", expiresAt: 1 }

const Live = ManagementClient.layer({ baseUrl: nowhere }).pipe(
  Layer.provide(Authorization.layerToken("token")),
  Layer.merge(Layer.provide(
    OAuth.layer({ clientId: "client", redirectUri, authBaseUrl: nowhere }),
    TokenStorage.layerMemoryWith(Tokens.make(expired))
  )),
  Layer.provide(FetchHttpClient.layer)
)

const ofEffect =
  <E>(effect: Effect.Effect<unknown, E, OAuth.OAuth | Session.Session | ManagementClient.ManagementClient>) => () =>
    Effect.runPromise(Effect.provide(effect, Live))

const makeSdk = () =>
  createManagementApiSdk({
    clientId: "client",
    redirectUri,
    apiBaseUrl: nowhere,
    authBaseUrl: nowhere,
    tokenStorage: { getTokens: async () => expired, setTokens: async () => {}, clearTokens: async () => {} }
  })

/** By name: `Effect` or `Promise`, and what is called. */
export const calls: { readonly [name: string]: () => Promise<unknown> } = {
  "Effect call": ofEffect(Effect.flatMap(ManagementClient.ManagementClient, ({ workspaces }) => workspaces.list())),
  "Effect refresh": ofEffect(Effect.flatMap(Session.Session, ({ accessToken }) => accessToken)),
  "Effect login": ofEffect(Effect.flatMap(OAuth.OAuth, ({ loginUrl }) => loginUrl({ scope }))),
  "Effect key ring": () =>
    Effect.runPromise(TokenSealing.make({ keys: { a: Redacted.make("A".repeat(43)) }, current: "a" })),
  "Promise client": () => createManagementApiClient({ baseUrl: nowhere, token: "token" }).GET("/v1/workspaces"),
  "Promise call": () => makeSdk().client.GET("/v1/workspaces"),
  "Promise login": () => makeSdk().getLoginUrl({ scope }),
  "Promise logout": () => makeSdk().logout()
}
