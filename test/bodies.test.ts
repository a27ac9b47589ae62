/** How much of a 401 is read, in bytes that were taken from the connection: a real server, the platform's `fetch`, each client. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import type * as http from "node:http"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { createManagementApiSdk } from "../src/promise/index.ts"
import { flood } from "./support/flood.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"
import { refreshingSession } from "./support/refreshingSession.ts"

const whole = 125 * 1024 * 1024
const mostRead = 128 * 1024

/** A `fetch` that counts, a number a body, what is taken from the bodies of 401s. Nothing is read ahead. */
const makeCountingFetch = () => {
  const taken: Array<number> = []
  const counting = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
    const place = taken.push(0) - 1
    const reader = body.getReader()
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { done, value } = await reader.read()
        if (done) return controller.close()
        taken[place] = taken[place]! + value.length
        controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason)
    }, { highWaterMark: 0 })
  }
  const countingFetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    return response.status === 401 && response.body !== null
      ? new Response(counting(response.body), { status: 401, headers: response.headers })
      : response
  }
  return { fetch: countingFetch, taken }
}

type Refuse = (response: http.ServerResponse) => void

const empty = JSON.stringify({ data: [], pagination: { nextCursor: null, hasMore: false } })

/** An API, and a token endpoint beside it, that refuses the first tokens (`access-0`) or, with `all`, any. */
const serve = (refuse: Refuse, refused: "first" | "all") =>
  LoopbackServer.make(({ headers, url }, response) => {
    if (url.pathname === "/token") {
      response.writeHead(200, { "content-type": "application/json" })
      response.end(JSON.stringify({ access_token: "access-1", refresh_token: "refresh-1", token_type: "Bearer" }))
    } else if (refused === "all" || headers.authorization === "Bearer access-0") {
      refuse(response)
    } else {
      response.writeHead(200, { "content-type": "application/json" })
      response.end(empty)
    }
  })

type Counted = ReturnType<typeof makeCountingFetch>

const effectClient = (baseUrl: string, { fetch }: Counted) =>
  ManagementClient.layer({ baseUrl }).pipe(
    Layer.provideMerge(Authorization.layerSession),
    Layer.provide(refreshingSession((refresh) => Effect.succeed(`access-${refresh}`)).layer),
    Layer.provideMerge(FetchHttpClient.layer),
    Layer.provideMerge(Layer.succeed(FetchHttpClient.Fetch, fetch))
  )

/** The status that each client ends with, for a server and a counting fetch. */
const clients: { readonly [client: string]: (baseUrl: string, counted: Counted) => Effect.Effect<number, unknown> } = {
  "the Effect client": (baseUrl, counted) =>
    Effect.flatMap(ManagementClient.ManagementClient, (client) => client.workspaces.list()).pipe(
      Effect.as(200),
      Effect.catchTag("Unauthorized", ({ status }) => Effect.succeed(status)),
      Effect.provide(effectClient(baseUrl, counted))
    ),
  "httpClient": (baseUrl, counted) =>
    Effect.flatMap(ManagementClient.httpClient({ baseUrl }), (client) => client.get("/v1/workspaces")).pipe(
      Effect.map(({ status }) => status),
      Effect.provide(effectClient(baseUrl, counted))
    ),
  "httpClient with whoever reads its answer": (baseUrl, counted) =>
    Effect.flatMap(ManagementClient.httpClient({ baseUrl }), (client) => client.get("/v1/workspaces")).pipe(
      Effect.tap((response) => Effect.exit(response.text)),
      Effect.map(({ status }) => status),
      Effect.provide(effectClient(baseUrl, counted))
    ),
  "the Promise entry": (baseUrl, { fetch }) =>
    Effect.promise(async () => {
      let tokens = { workspaceId: "wksp_1", accessToken: "access-0", refreshToken: "refresh-0" }
      await using sdk = createManagementApiSdk({
        clientId: "an-app",
        redirectUri: "https://app.example/callback",
        apiBaseUrl: baseUrl,
        authBaseUrl: baseUrl,
        fetch,
        tokenStorage: {
          getTokens: async () => tokens,
          setTokens: async (next) => void (tokens = { refreshToken: "", ...next }),
          clearTokens: async () => {}
        }
      })
      const { response } = await sdk.client.GET("/v1/workspaces")
      return response.status
    })
}

const flooding: Refuse = (response) => {
  response.writeHead(401)
  flood(response, whole)
}

describe.each(Object.entries(clients))("the body of a 401, with %s", (name, call) => {
  it.live(`of a 401 of 125 MiB, ${name} reads at most 128 KiB before it refreshes`, () =>
    Effect.gen(function*() {
      const counted = makeCountingFetch()
      const server = yield* serve(flooding, "first")
      assert.strictEqual(yield* call(server.url, counted), 200)
      assert.lengthOf(counted.taken, 1)
      assert.isAbove(counted.taken[0]!, 0)
      assert.isAtMost(counted.taken[0]!, mostRead)
    }))

  it.live(`of a second 401 of 125 MiB, ${name} reads at most 128 KiB too`, () =>
    Effect.gen(function*() {
      const counted = makeCountingFetch()
      const server = yield* serve(flooding, "all")
      assert.strictEqual(yield* call(server.url, counted), 401)
      assert.lengthOf(counted.taken, 2)
      assert.isAtMost(counted.taken[1]!, mostRead)
    }))

  // By the clock of the machine: the look at the body ends after a second, long before the limit of an attempt or of this test.
  it.live(`a 401 whose body never ends does not keep ${name} from its answer`, () =>
    Effect.gen(function*() {
      const server = yield* serve((response) => {
        response.writeHead(401)
        response.write(" ")
      }, "first")
      assert.strictEqual(yield* call(server.url, makeCountingFetch()), 200)
      assert.deepStrictEqual(
        server.requests.filter(({ url }) => url.pathname !== "/token").map(({ headers }) => headers.authorization),
        ["Bearer access-0", "Bearer access-1"]
      )
    }))
})
