/** What the environment and the program's own configuration say, and what is told of a variable that cannot be meant so. */
import { assert, describe, it } from "@effect/vitest"
import * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as OAuth from "../src/OAuth.ts"
import * as Sessions from "../src/Sessions.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const environment = (variables: { readonly [name: string]: string }) =>
  ConfigProvider.layer(ConfigProvider.fromUnknown(variables))

const good = {
  PRISMA_CLIENT_ID: "client",
  PRISMA_CLIENT_SECRET: "secret",
  PRISMA_REDIRECT_URI: "https://app.example/callback",
  PRISMA_AUTH_URL: "https://auth.example",
  PRISMA_AUTH_ISSUER: "https://issuer.example",
  PRISMA_SERVICE_TOKEN: "token",
  PRISMA_API_URL: "https://api.example"
}

const everything = Layer.mergeAll(
  ManagementClient.layerConfig.pipe(Layer.provide(Authorization.layerConfig)),
  OAuth.layerConfig().pipe(Layer.provide(TokenStorage.layerMemory())),
  Sessions.layerConfig().pipe(Layer.provide(TokenStorages.layerMemory()))
).pipe(Layer.provide(FetchHttpClient.layer))

const build = (variables: { readonly [name: string]: string }) =>
  Effect.scoped(Effect.asVoid(Layer.build(everything.pipe(Layer.provide(environment(variables))))))

describe("a variable of the environment", () => {
  it.effect("that is as it should be is taken", () => build(good))

  for (const name of Object.keys(good) as ReadonlyArray<keyof typeof good>) {
    const spoiled: ReadonlyArray<readonly [how: string, value: string, said: string]> = [
      ["is blank", "  ", "is blank"],
      ["ends with a line break", `${good[name]}\n`, "line break"],
      ["begins with a space", ` ${good[name]}`, "space"],
      ["is in quotation marks", `"${good[name]}"`, "quotation marks"],
      ["is in single quotation marks", `'${good[name]}'`, "quotation marks"]
    ]
    for (const [how, value, said] of spoiled) {
      it.effect(`${name} that ${how} is told by its name, and not repeated`, () =>
        Effect.gen(function*() {
          const error = yield* Effect.flip(build({ ...good, [name]: value }))
          assert.include(error.message, `${name} `)
          assert.include(error.message, said)
          if (name === "PRISMA_SERVICE_TOKEN" || name === "PRISMA_CLIENT_SECRET") {
            assert.notInclude(error.message, `${good[name]}"`)
          }
        }))
    }
  }

  const wrong: ReadonlyArray<readonly [name: keyof typeof good, value: string, said: string]> = [
    ["PRISMA_AUTH_URL", "auth.example", "Expected an absolute URL"],
    ["PRISMA_AUTH_URL", "http://auth.example", "Expected https"],
    ["PRISMA_AUTH_URL", "https://user:marker@auth.example", "without user name"],
    ["PRISMA_AUTH_ISSUER", "issuer", "Expected an absolute URL"],
    ["PRISMA_AUTH_ISSUER", "https://issuer.example#marker", "without query and fragment"],
    ["PRISMA_REDIRECT_URI", "/callback", "Expected an absolute URL"],
    ["PRISMA_REDIRECT_URI", "https://app.example/#marker", "without fragment"],
    ["PRISMA_API_URL", "http://api.example", "Expected https"]
  ]
  for (const [name, value, said] of wrong) {
    it.effect(`${name} that is ${value} is told by its name, not by that of an option`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(build({ ...good, [name]: value }))
        assert.include(error.message, name)
        assert.include(error.message, said)
        assert.notInclude(error.message, "marker")
        assert.notMatch(error.message, /authBaseUrl|redirectUri|issuer:/)
        if (name !== "PRISMA_API_URL") {
          assert.deepInclude(error, { _tag: "AuthError", reason: { _tag: "ConfigurationInvalid", field: name } })
        } else {
          assert.match(error.message, /^The configuration is invalid, nothing was sent: PRISMA_API_URL: Expected https/)
          assert.deepInclude(error, { _tag: "FetchError" })
        }
      }))
  }

  it.effect("PRISMA_AUTH_ISSUER is what a callback's iss is compared with", () =>
    Effect.gen(function*() {
      const handle = OAuth.OAuth.use(({ handleCallback }) =>
        handleCallback({ callbackUrl: "?code=c&state=s&iss=https://auth.example", expectedState: "s", verifier: "v" })
      )
      const error = yield* Effect.flip(handle).pipe(
        Effect.provide(
          OAuth.layerConfig().pipe(
            Layer.provide([TokenStorage.layerMemory(), FetchHttpClient.layer, environment(good)])
          )
        )
      )
      assert.deepInclude(error, { reason: { _tag: "IssuerMismatch" } })
    }))

  it.effect("PRISMA_CLIENT_ID that is missing is told by its name", () =>
    Effect.gen(function*() {
      const { PRISMA_CLIENT_ID: _, ...others } = good
      const error = yield* Effect.flip(build(others))
      assert.strictEqual(
        error.message,
        "PRISMA_CLIENT_ID is not set. Set it to the client ID of your OAuth application."
      )
    }))
})

describe("a configuration of the program's own", () => {
  it.effect("names the client ID, the URL of the API and the token", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } }))
      const own = environment({ MY_CLIENT: "my-client", MY_API: server.url, MY_TOKEN: "my-token" })
      const url = yield* Effect.flatMap(OAuth.OAuth, (oauth) => oauth.loginUrl({ scope: "a" })).pipe(
        Effect.map(({ url }) => new URL(url)),
        Effect.provide(
          OAuth.layerConfig({
            clientId: Config.String("MY_CLIENT"),
            redirectUri: "https://app.example/callback"
          }).pipe(Layer.provide([TokenStorage.layerMemory(), FetchHttpClient.layer, own]))
        )
      )
      assert.strictEqual(url.searchParams.get("client_id"), "my-client")
      const ofSessions = yield* Effect.flatMap(Sessions.Sessions, (sessions) => sessions.loginUrl({ scope: "a" })).pipe(
        Effect.provide(
          Sessions.layerConfig({ clientId: Config.String("MY_CLIENT"), redirectUri: "https://app.example/callback" })
            .pipe(Layer.provide([TokenStorages.layerMemory(), FetchHttpClient.layer, own]))
        )
      )
      assert.strictEqual(new URL(ofSessions.url).searchParams.get("client_id"), "my-client")
      yield* Effect.flatMap(ManagementClient.ManagementClient, (client) => client.workspaces.list()).pipe(
        Effect.provide(
          ManagementClient.layerConfigWith({ baseUrl: Config.String("MY_API") }).pipe(
            Layer.provide(Authorization.layerConfigWith({ token: Config.Redacted("MY_TOKEN") })),
            Layer.provide([FetchHttpClient.layer, own])
          )
        )
      )
      assert.strictEqual(server.take().headers.authorization, "Bearer my-token")
    }))

  it.effect("is refused where an option that the program gives has a line break", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Layer.build(
        OAuth.layer({ clientId: "abc\n", clientSecret: Redacted.make("x") }).pipe(
          Layer.provide([TokenStorage.layerMemory(), FetchHttpClient.layer])
        )
      ))
      assert.deepInclude(error.reason, { _tag: "ConfigurationInvalid", field: "clientId" })
    }))
})

describe("the token of a GitHub Actions job", () => {
  const runner = (url: string) => ({
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc?v=1`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-token"
  })
  const serving = Effect.gen(function*() {
    const server = yield* RecordingServer.make
    server.answerWith(({ url }) => {
      if (url.pathname === "/oidc") return RecordingServer.json(200, { value: "oidc-token" })
      return url.pathname.endsWith("/token")
        ? RecordingServer.json(200, {
          data: { value: "exchanged", expiresAt: "2100-01-01T00:00:00Z", workspaceId: "w" }
        })
        : RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } })
    })
    return server
  })
  const list = Effect.flatMap(ManagementClient.ManagementClient, (client) => client.workspaces.list())

  it.effect("is exchanged where the client calls that the environment sets up", () =>
    Effect.gen(function*() {
      const server = yield* serving
      yield* list.pipe(Effect.provide(
        ManagementClient.layerConfig.pipe(
          Layer.provide(Authorization.layerGitHubActions()),
          Layer.provide([FetchHttpClient.layer, environment({ PRISMA_API_URL: server.url, ...runner(server.url) })])
        )
      ))
      assert.deepStrictEqual(
        server.requests.map(({ url }) => url.pathname),
        ["/oidc", "/v1/auth/github-actions/token", "/v1/workspaces"]
      )
    }))

  it.effect("is neither got nor sent for a client that calls another API", () =>
    Effect.gen(function*() {
      const server = yield* serving
      const error = yield* list.pipe(
        Effect.flip,
        Effect.provide(
          ManagementClient.layer({ baseUrl: server.url }).pipe(
            Layer.provide(Authorization.layerGitHubActions()),
            Layer.provide([FetchHttpClient.layer, environment(runner(server.url))])
          )
        )
      )
      assert.strictEqual(error._tag, "AuthError")
      assert.include(error.message, "https://api.prisma.io")
      assert.lengthOf(server.requests, 0)
    }))
})
