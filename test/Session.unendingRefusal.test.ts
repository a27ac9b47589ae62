/** A 401 whose body never ends: the refresh does not wait for it, and neither does whoever gets the answer. */
import { assert, it } from "@effect/vitest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as http from "node:http"
import { gzipSync } from "node:zlib"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as OAuth from "../src/OAuth.ts"
import { createManagementApiSdk } from "../src/promise/index.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as Answer from "./support/Answer.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"

const beginning = "{\"error\":{\"code\":\"authentication-failed\""

const begin = (response: http.ServerResponse, headers: http.OutgoingHttpHeaders = {}) =>
  response.writeHead(401, { "content-type": "application/json", ...headers })

const bodies: { readonly [what: string]: (response: http.ServerResponse) => unknown } = {
  "says nothing": (response) => begin(response).flushHeaders(),
  "stops in the middle": (response) => begin(response).write(beginning),
  "trickles, a byte each 100 ms": (response) => {
    begin(response)
    const drops = setInterval(() => response.write(" "), 100)
    response.once("close", () => clearInterval(drops))
  },
  "is announced as a gigabyte": (response) => begin(response, { "content-length": 1_000_000_000 }).write(beginning),
  "is announced as 100 bytes and stops before": (response) =>
    begin(response, { "content-length": 100 }).write(beginning),
  "is compressed and stops": (response) =>
    begin(response, { "content-encoding": "gzip" }).write(gzipSync(beginning).subarray(0, 12))
}

const page = { data: [], pagination: { hasMore: false, nextCursor: null } }

/** An API beside its token endpoint: the access token `new` is good, every other has a 401 without end. */
const serve = Effect.fnUntraced(function*(refuse: (response: http.ServerResponse) => unknown, isNewGood = true) {
  const asked = { tokens: 0, api: 0 }
  const server = yield* LoopbackServer.make(({ headers, url }, response) => {
    if (url.pathname === "/token") {
      asked.tokens++
      return Answer.write(
        response,
        Answer.json(200, { access_token: "new", refresh_token: "refresh-2", token_type: "Bearer" })
      )
    }
    asked.api++
    return isNewGood && headers.authorization === "Bearer new"
      ? Answer.write(response, Answer.json(200, page))
      : refuse(response)
  })
  return { ...server, asked }
})

let logins = 0
/** A login of its own each time: the exchanges of a process are shared by endpoint and refresh token, and ports come back. */
const plant = () => ({ workspaceId: "wksp_1", accessToken: "old", refreshToken: `refresh-old-${++logins}` })

const layerOf = (url: string, client: Layer.Layer<HttpClient.HttpClient>) =>
  Authorization.layerSession.pipe(
    Layer.provide(OAuth.layer({ clientId: "client", authBaseUrl: url })),
    Layer.provide(TokenStorage.layerMemoryWith(Tokens.make(plant()))),
    Layer.provideMerge(client)
  )

type Use = (url: string) => Effect.Effect<unknown, unknown>

const viaCall = (client: Layer.Layer<HttpClient.HttpClient>): Use => (url) =>
  ManagementClient.ManagementClient.use((client) => client.workspaces.list()).pipe(
    Effect.provide(ManagementClient.layer({ baseUrl: url }).pipe(Layer.provide(layerOf(url, client))))
  )

const viaHttpClient = (client: Layer.Layer<HttpClient.HttpClient>): Use => (url) =>
  ManagementClient.httpClient({ baseUrl: url }).pipe(
    Effect.flatMap((client) => client.get("/v1/workspaces")),
    Effect.flatMap((response) => response.json),
    Effect.provide(layerOf(url, client))
  )

const viaPromise: Use = (url) =>
  Effect.promise(async () => {
    let stored: ReturnType<typeof plant> | null = plant()
    const api = createManagementApiSdk({
      clientId: "client",
      redirectUri: "http://localhost/callback",
      authBaseUrl: url,
      apiBaseUrl: url,
      tokenStorage: {
        getTokens: async () => stored,
        setTokens: async (tokens) => void (stored = { refreshToken: "", ...tokens }),
        clearTokens: async () => void (stored = null)
      }
    })
    const { data, response } = await api.client.GET("/v1/workspaces")
    return data ?? response.status
  })

const ways: { readonly [name: string]: Use } = {
  "a call by fetch": viaCall(FetchHttpClient.layer),
  "a call by undici": viaCall(NodeHttpClient.layerUndici),
  "a call by node:http": viaCall(NodeHttpClient.layerNodeHttp),
  "httpClient by fetch": viaHttpClient(FetchHttpClient.layer),
  "httpClient by undici": viaHttpClient(NodeHttpClient.layerUndici),
  "the Promise entry": viaPromise
}

for (const [name, use] of Object.entries(ways)) {
  it.live(`${name} refreshes after a 401 whose body never ends, whichever way it does not`, () =>
    Effect.forEach(
      Object.entries(bodies),
      Effect.fnUntraced(function*([what, refuse]) {
        const server = yield* serve(refuse)
        const answer = yield* Effect.timeout(use(server.url), "15 seconds")
        assert.deepNestedInclude(answer, page, what)
        assert.deepStrictEqual(server.asked, { tokens: 1, api: 2 }, what)
      }, Effect.scoped),
      { concurrency: "unbounded" }
    ), 30_000)
}

for (const [name, client] of [["fetch", FetchHttpClient.layer], ["undici", NodeHttpClient.layerUndici]] as const) {
  it.live(
    `a call by ${name} whose second 401 never ends either is Unauthorized after one refresh`,
    () =>
      Effect.forEach(
        Object.entries(bodies),
        Effect.fnUntraced(function*([what, refuse]) {
          const server = yield* serve(refuse, false)
          const error = yield* Effect.timeout(Effect.flip(viaCall(client)(server.url)), "15 seconds")
          assert.propertyVal(error, "_tag", "Unauthorized", what)
          assert.deepStrictEqual(server.asked, { tokens: 1, api: 2 }, what)
        }, Effect.scoped),
        { concurrency: "unbounded" }
      ),
    30_000
  )
}

it.live(
  "a call of the Promise entry whose second 401 never ends either has it after one refresh",
  () =>
    Effect.forEach(
      Object.entries(bodies),
      Effect.fnUntraced(function*([what, refuse]) {
        const server = yield* serve(refuse, false)
        assert.strictEqual(yield* Effect.timeout(viaPromise(server.url), "15 seconds"), 401, what)
        assert.deepStrictEqual(server.asked, { tokens: 1, api: 2 }, what)
      }, Effect.scoped),
      { concurrency: "unbounded" }
    ),
  30_000
)
