/** What a token endpoint may do to the bytes of its answer: the code or the refresh token is spent, so they have to be read. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as net from "node:net"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib"
import type { AuthError } from "../src/AuthError.ts"
import type { Request } from "../src/internal/oauth/send.ts"
import { makeTokenEndpoint } from "../src/internal/oauth/tokenEndpoint.ts"
import * as NodeTransport from "../src/node/NodeTransport.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as FaultyServer from "./support/FaultyServer.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"
import * as TokenServer from "./support/TokenServer.ts"
import { without } from "./support/withoutGlobals.ts"

const clients: ReadonlyArray<readonly [name: string, layer: Layer.Layer<HttpClient.HttpClient>]> = [
  ["fetch", FetchHttpClient.layer],
  ["the Node transport", NodeTransport.layer],
  ["undici", NodeHttpClient.layerUndici],
  ["node:http", NodeHttpClient.layerNodeHttp]
]

const refresh = (
  http: Layer.Layer<HttpClient.HttpClient>,
  body: string | Uint8Array,
  headers: { readonly [name: string]: string },
  status = 200
) =>
  Effect.scoped(Effect.gen(function*() {
    const server = yield* TokenServer.make
    server.answerWith({ status, headers: { "content-type": "application/json", ...headers }, body })
    const endpoint = yield* TokenEndpoint.make({ clientId: "client", authBaseUrl: server.url })
    const result = yield* Effect.result(endpoint.refresh(Redacted.make("refresh-1")))
    return { result, requests: server.requests }
  })).pipe(Effect.provide(http))

const refreshAt = (authBaseUrl: string) =>
  Effect.flatMap(
    TokenEndpoint.make({ clientId: "client", authBaseUrl }),
    (endpoint) => endpoint.refresh(Redacted.make("refresh-1"))
  )

const tokens = JSON.stringify({ access_token: "access-2", refresh_token: "refresh-2", token_type: "Bearer" })
const deflatedAtEase = (text: string) => deflateSync(text, { level: 1 })

const forms: ReadonlyArray<readonly [form: string, body: string | Uint8Array, coding: string | undefined]> = [
  ["as it is", tokens, undefined],
  ["after a byte order mark", `\ufeff${tokens}`, undefined],
  ["in UTF-16", Buffer.from(tokens, "utf16le"), undefined],
  ["in UTF-16 after a byte order mark", Buffer.from(`\ufeff${tokens}`, "utf16le"), undefined],
  ["in UTF-16 of the other order", Buffer.from(`\ufeff${tokens}`, "utf16le").swap16(), undefined],
  ["in gzip", gzipSync(tokens), "gzip"],
  ["in gzip by its old name", gzipSync(tokens), "X-GZIP"],
  ["in gzip after a byte order mark", gzipSync(`\ufeff${tokens}`), "gzip"],
  ["in deflate", deflateSync(tokens), "deflate"],
  ["in quick deflate", deflatedAtEase(tokens), "deflate"],
  ["in deflate without its header", deflateRawSync(tokens), "deflate"],
  ["in brotli", brotliCompressSync(tokens), "br"],
  ["in gzip within brotli", brotliCompressSync(gzipSync(tokens)), "gzip, br"],
  ["in gzip, padded with spaces", gzipSync(tokens + " ".repeat(60_000)), "gzip"]
]

for (const [name, http] of clients) {
  describe(`a token endpoint asked by ${name}`, () => {
    for (const [form, body, coding] of forms) {
      it.effect(`a token endpoint asked by ${name} is understood where it answers ${form}`, () =>
        Effect.gen(function*() {
          const { requests, result } = yield* refresh(
            http,
            body,
            coding === undefined ? {} : { "content-encoding": coding }
          )
          assert.strictEqual(
            result._tag === "Success" ? Redacted.value(result.success.accessToken) : result.failure.message,
            "access-2"
          )
          assert.lengthOf(requests, 1)
          assert.deepInclude(requests[0]!.headers, { accept: "application/json", "accept-encoding": "identity" })
        }))
    }

    it.effect(`a token endpoint asked by ${name} has its refusal read, though it is compressed`, () =>
      Effect.gen(function*() {
        const body = gzipSync(JSON.stringify({ error: "invalid_grant", error_description: "Gone" }))
        const { result } = yield* refresh(http, body, { "content-encoding": "gzip" }, 400)
        assert.strictEqual(result._tag === "Failure" ? result.failure.message : "", "invalid_grant: Gone")
      }))

    it.effect(`a token endpoint asked by ${name} is read up to a limit of what comes out, however little comes in`, () =>
      Effect.gen(function*() {
        for (
          const [coding, compress] of [["gzip", gzipSync], ["br", brotliCompressSync], [
            "deflate",
            deflateRawSync
          ]] as const
        ) {
          const body = compress(Buffer.alloc(32 * 1024 * 1024, 0x20))
          assert.isBelow(body.length, 64 * 1024)
          const { result } = yield* refresh(http, body, { "content-encoding": coding })
          assert.deepInclude(result, { _tag: "Failure" })
          if (result._tag === "Success") return
          assert.deepStrictEqual(result.failure.reason, { _tag: "AuthServerUnavailable", sent: true })
          assert.strictEqual(result.failure.message, "The authorization server's answer did not end")
        }
      }))

    it.effect(`a token endpoint asked by ${name} is understood where it answers 64 KiB, and not where that is a byte more`, () =>
      Effect.gen(function*() {
        assert.strictEqual((yield* refresh(http, tokens.padEnd(65_536), {})).result._tag, "Success")
        const { result } = yield* refresh(http, tokens.padEnd(65_537), {})
        const { message, reason } = yield* Effect.flip(Effect.fromResult(result))
        assert.deepStrictEqual(reason, { _tag: "AuthServerUnavailable", sent: true })
        assert.strictEqual(message, "The authorization server's answer did not end")
      }))

    it.effect(`a token endpoint asked by ${name} has said nothing for a minute, and is waited for no longer`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        server.answerWith(() => new Promise(() => {}))
        const asking = yield* Effect.forkChild(Effect.flip(refreshAt(server.url)), { startImmediately: true })
        if (server.requests.length === 0) yield* server.nextRequest
        yield* TestClock.adjust("59999 millis")
        assert.isUndefined(asking.pollUnsafe())
        yield* TestClock.adjust("1 millis")
        const { message, reason } = yield* Fiber.join(asking)
        assert.deepStrictEqual(reason, { _tag: "AuthServerUnavailable", sent: true })
        assert.strictEqual(message, "The authorization server gave no answer within 60 s")
      }).pipe(Effect.provide(http)))

    it.live(`a token endpoint asked by ${name} was sent nothing where there is no server, and may have been where it hung up`, () =>
      Effect.gen(function*() {
        const closed = yield* LoopbackServer.closedUrl
        const resetting = yield* FaultyServer.make(FaultyServer.reset)
        const tls = yield* LoopbackServer.listen(
          net.createServer((socket) => socket.on("error", () => {}).on("data", () => socket.resetAndDestroy()))
        )
        const cases = [
          [closed, false, /^The connection failed \(ECONNREFUSED\)/],
          [tls.url.replace("http:", "https:"), false, /^The connection failed \(ECONNRESET\)/],
          [resetting.url, true, /^The connection failed \((ECONNRESET|UND_ERR_SOCKET)\)/]
        ] as const
        // node:http does not tell a reset in the handshake from one after it.
        for (const [url, sent, said] of cases.filter(([url]) => name !== "node:http" || url.startsWith("http:"))) {
          const { cause, message, reason } = yield* Effect.flip(refreshAt(url))
          assert.deepStrictEqual(reason, { _tag: "AuthServerUnavailable", sent }, url)
          assert.strictEqual(message, "Network error during token request")
          assert.match((cause as Error).message, said)
        }
      }).pipe(Effect.provide(http)))

    it.effect(`a token endpoint asked by ${name} that answers in a coding which nobody knows is told, with what to do`, () =>
      Effect.gen(function*() {
        const { result } = yield* refresh(http, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00]), {
          "content-encoding": "x-own"
        })
        assert.deepInclude(result, { _tag: "Failure" })
        if (result._tag === "Success") return
        assert.deepStrictEqual(result.failure.reason, { _tag: "TokenResponseInvalid" })
        assert.match(result.failure.message, /compressed as x-own.*HttpClient/)
      }))
  })
}

for (const [name, http] of clients.slice(1)) {
  it.effect(`an answer that says gzip and is none is taken as it is by ${name}`, () =>
    Effect.gen(function*() {
      const { result } = yield* refresh(http, tokens, { "content-encoding": "gzip" })
      assert.strictEqual(result._tag, "Success")
      const broken = yield* refresh(http, gzipSync(tokens).subarray(0, 40), { "content-encoding": "gzip" })
      const { message, reason } = yield* Effect.flip(Effect.fromResult(broken.result))
      // The Node transport unpacks by itself: for it the answer broke off.
      const isOurs = name !== "the Node transport"
      assert.strictEqual(reason._tag, isOurs ? "TokenResponseInvalid" : "AuthServerUnavailable")
      assert.strictEqual(
        message,
        isOurs
          ? "The authorization server's answer is incomplete, or not compressed as it says: gzip"
          : "Network error during token request"
      )
    }))
}

const broken: ReadonlyArray<readonly [how: string, request: Effect.Effect<never, HttpClientError.HttpClientError>]> = [
  ["dies", Effect.die("refresh-1")],
  [
    "fails with what is no error",
    Effect.fail(
      new HttpClientError.HttpClientError({
        reason: new HttpClientError.TransportError({
          request: HttpClientRequest.get("http://localhost"),
          cause: "refresh-1"
        })
      })
    )
  ]
]
for (const [how, request] of broken) {
  it.effect(`a token endpoint whose HTTP client ${how} is a network error that says nothing of what was thrown`, () =>
    Effect.gen(function*() {
      const { cause, message, reason } = yield* Effect.flip(refreshAt("http://localhost"))
      assert.deepStrictEqual(reason, { _tag: "AuthServerUnavailable", sent: true })
      assert.strictEqual(message, "Network error during token request")
      assert.strictEqual((cause as Error).message, "The connection failed")
    }).pipe(Effect.provideService(HttpClient.HttpClient, HttpClient.make(() => request))))
}

for (const part of ["fetch", "ReadableStream"]) {
  it.effect(`a token endpoint on a platform without ${part} is not asked, and says so`, () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      // As the client over `fetch` finds it where it is asked for the first time.
      const fetch = part === "fetch" ? undefined : globalThis.fetch
      const { reason } = yield* without([part], Effect.flip(refreshAt(server.url))).pipe(
        Effect.provideService(FetchHttpClient.Fetch, fetch!)
      )
      assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field: part })
      assert.isEmpty(server.requests)
    }).pipe(Effect.provide(FetchHttpClient.layer)))
}

it.effect("a token endpoint gets metadata by whatever sends its requests, and sends no form with that", () =>
  Effect.gen(function*() {
    const sent: Array<Request> = []
    const endpoint = yield* makeTokenEndpoint({ clientId: "client" }, (request) => {
      sent.push(request)
      return Effect.succeed({ status: 200, headers: {}, text: "{}" })
    })
    yield* endpoint.requests.get("https://auth.example/metadata")
    assert.deepInclude(sent[0], { method: "GET", url: "https://auth.example/metadata" })
    assert.notProperty(sent[0], "body")
  }))

describe("a revocation", () => {
  const pair = Tokens.make({ workspaceId: "w", accessToken: "access-1", refreshToken: "refresh-1" })
  const revocations = [
    [pair, { token: "refresh-1", token_type_hint: "refresh_token" }],
    [{ ...pair, refreshToken: undefined }, { token: "access-1", token_type_hint: "access_token" }]
  ] as const
  for (const [tokens, form] of revocations) {
    it.effect(`a revocation sends the ${form.token_type_hint}, and says where the server did not do it`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        const options = { clientId: "client", authBaseUrl: server.url, revocationEndpoint: "revoke" }
        const { revoke } = yield* TokenEndpoint.make(options)
        server.answerWith({ status: 200 })
        yield* revoke(tokens)
        assert.deepStrictEqual(Object.fromEntries(server.requests[0]!.form), { ...form, client_id: "client" })
        server.answerWith({ status: 503 })
        assert.strictEqual((yield* Effect.flip(revoke(tokens))).message, "Token request failed with status 503")
      }).pipe(Effect.provide(FetchHttpClient.layer)))
  }
})

for (const clientAuthentication of ["basic", "post"] as const) {
  it.effect(`a token endpoint whose server repeats what it was sent shows nothing of it (client authentication: ${clientAuthentication})`, () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(({ form, headers }) =>
        TokenServer.json(400, {
          error: "invalid_request",
          error_description: [...form.values(), headers.authorization].join(" ")
        })
      )
      const { exchange, refresh, revoke } = yield* TokenEndpoint.make({
        clientId: "client",
        clientSecret: "the-client-secret",
        clientAuthentication,
        authBaseUrl: server.url,
        revocationEndpoint: "revoke"
      })
      const calls: ReadonlyArray<Effect.Effect<unknown, AuthError>> = [
        exchange({ code: "the-code", verifier: "the-verifier", redirectUri: "https://app.example/callback" }),
        refresh(Redacted.make("the-refresh-token")),
        revoke(Tokens.make({ workspaceId: "w", accessToken: "the-access-token" }))
      ]
      for (const call of calls) {
        const { message } = yield* Effect.flip(call)
        assert.match(message, /^invalid_request: .*<redacted>/)
        assert.notMatch(message, /the-|Basic [^<]/)
      }
    }).pipe(Effect.provide(FetchHttpClient.layer)))
}

const wrong: ReadonlyArray<readonly [option: string, value: string, said: string]> = [
  ["clientAuthentication", "client_secret_post", "Expected \"basic\" or \"post\""],
  ["issuer", "the server", "Expected a URL without spaces"],
  ["issuer", "server", "Expected an absolute URL"],
  ["issuer", "https://auth.example/?tenant=1", "Expected a URL without query and fragment"],
  ["revocationEndpoint", " ", "Expected a string that is not blank"]
]
for (const [option, value, said] of wrong) {
  it.effect(`a token endpoint is not made with ${option} ${JSON.stringify(value)}, and names the option`, () =>
    Effect.gen(function*() {
      const options = { clientId: "client", clientSecret: "secret", [option]: value } as TokenEndpoint.Options
      const { message, reason } = yield* Effect.flip(TokenEndpoint.make(options))
      assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field: option })
      assert.isTrue(message.startsWith(`${option}: ${said}`), message)
    }).pipe(Effect.provide(FetchHttpClient.layer)))
}
