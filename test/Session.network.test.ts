/** A refresh whose network is away: what was certainly not sent is sent again. The network is real. */
import { assert, it } from "@effect/vitest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as http from "node:http"
import * as NodeTransport from "../src/node/NodeTransport.ts"
import * as OAuth from "../src/OAuth.ts"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as Answer from "./support/Answer.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"

const planted = Tokens.make({ workspaceId: "wksp_1", accessToken: "access-1", refreshToken: "refresh-1" })

const clients = {
  fetch: FetchHttpClient.layer,
  node: NodeTransport.layer,
  undici: NodeHttpClient.layerUndici,
  "node:http": NodeHttpClient.layerNodeHttp
}

const refresh = (authBaseUrl: string, client: Layer.Layer<HttpClient.HttpClient>) =>
  Session.Session.use((session) => session.refresh(planted)).pipe(
    Effect.provide(
      Session.layer.pipe(
        Layer.provide(TokenStorage.layerMemoryWith(planted)),
        Layer.provide(TokenEndpoint.layer({ clientId: "client", authBaseUrl })),
        Layer.provide(client)
      )
    )
  )

/** Answers at the address of a server that was closed. */
const listenAgain = (url: string) =>
  Effect.acquireRelease(
    Effect.callback<http.Server>((resume) => {
      const server = http.createServer((_, response) =>
        Answer.write(response, Answer.json(200, { access_token: "access-2", refresh_token: "refresh-2" }))
      )
      server.listen(Number(new URL(url).port), "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    (server) =>
      Effect.sync(() => {
        server.closeAllConnections()
        server.close()
      })
  )

/** A client that tells when a request of it has failed. */
const telling = (client: Layer.Layer<HttpClient.HttpClient>, onFailure: () => void) =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.map(HttpClient.HttpClient, (client) =>
      HttpClient.make((request) => Effect.tapError(client.execute(request), () => Effect.sync(onFailure))))
  ).pipe(Layer.provide(client))

for (const [name, client] of Object.entries(clients)) {
  it.live(`a refresh by ${name} that is refused while the network is away is sent again, and succeeds when it is back`, () =>
    Effect.gen(function*() {
      const url = yield* LoopbackServer.closedUrl
      let failures = 0
      let comeBack = () => {}
      const isBack = new Promise<void>((resolve) => comeBack = resolve)
      const caller = yield* Effect.forkChild(
        refresh(url, telling(client, () => ++failures === 3 && comeBack())),
        { startImmediately: true }
      )
      yield* Effect.promise(() => isBack)
      yield* listenAgain(url)
      assert.strictEqual(Redacted.value((yield* Fiber.join(caller)).accessToken), "access-2")
      assert.strictEqual(failures, 3)
    }))

  it.live(
    `a refresh by ${name} whose server has no name is sent again, and says that nothing was sent`,
    () =>
      Effect.gen(function*() {
        let failures = 0
        const error = yield* Effect.flip(
          refresh("https://nobody.invalid", telling(client, () => failures++))
        )
        assert.deepInclude(error.reason, { _tag: "AuthServerUnavailable", sent: false })
        assert.isAbove(failures, 1)
      }),
    30_000
  )
}

it.effect("a refresh whose connection fails for an unknown reason, as in browsers, is sent once more at once, and twice for the next caller a second later", () =>
  Effect.gen(function*() {
    let sent = 0
    const failing = Layer.succeed(
      HttpClient.HttpClient,
      HttpClient.make((request) =>
        Effect.suspend(() => {
          sent++
          const cause = new TypeError("Failed to fetch")
          return Effect.fail(
            new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
          )
        })
      )
    )
    yield* Effect.gen(function*() {
      const session = yield* Session.Session
      for (const sendings of [2, 4, 6]) {
        const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
        // Not longer: an answer that was lost is forgiven for ten seconds only.
        yield* TestClock.adjust("1 second")
        assert.deepInclude((yield* Fiber.join(caller)).reason, { _tag: "AuthServerUnavailable", sent: true })
        assert.strictEqual(sent, sendings)
      }
    }).pipe(
      Effect.provide(
        Session.layer.pipe(
          Layer.provide(TokenStorage.layerMemoryWith(planted)),
          Layer.provide(TokenEndpoint.layer({ clientId: "client", authBaseUrl: "https://unknown-failure.test" })),
          Layer.provide(failing)
        )
      )
    )
  }))

it.live("a login whose code could not be sent while the network was away ends with tokens when it is back", () =>
  Effect.gen(function*() {
    const url = yield* LoopbackServer.closedUrl
    let comeBack = () => {}
    const isBack = new Promise<void>((resolve) => comeBack = resolve)
    const redirectUri = "https://app.example/callback"
    const login = OAuth.OAuth.use(({ handleCallback }) =>
      handleCallback({ callbackUrl: `${redirectUri}?code=c&state=s`, verifier: "v", expectedState: "s" })
    ).pipe(
      Effect.provide(
        OAuth.layer({ clientId: "login", authBaseUrl: url, redirectUri }).pipe(
          Layer.provide(TokenStorage.layerMemory()),
          Layer.provide(telling(NodeHttpClient.layerUndici, () => comeBack()))
        )
      )
    )
    const caller = yield* Effect.forkChild(login, { startImmediately: true })
    yield* Effect.promise(() => isBack)
    yield* listenAgain(url)
    assert.strictEqual(Redacted.value((yield* Fiber.join(caller)).accessToken), "access-2")
  }))
