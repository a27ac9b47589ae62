/** What a token endpoint may do to the bytes of its answer: the code or the refresh token is spent, so they have to be read. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib"
import * as NodeTransport from "../src/node/NodeTransport.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as TokenServer from "./support/TokenServer.ts"

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
          assert.strictEqual(requests[0]!.headers["accept-encoding"], "identity")
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
      assert.deepInclude(broken.result, { _tag: "Failure" })
    }))
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
