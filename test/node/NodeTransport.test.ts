/** What a program gets of the transport, against real servers: answers, bodies in every form, and what cannot be sent or read. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { until, ways } from "../support/transport.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A server that says what it was sent. */
const echo = LoopbackServer.make(({ body, headers, method, url }, response) => {
  response.setHeader("content-type", "application/json")
  response.end(JSON.stringify({ method, path: url.pathname + url.search, headers, body }))
})

interface Echoed {
  readonly method: string
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

const echoed = (request: HttpClientRequest.HttpClientRequest) =>
  HttpClient.execute(request).pipe(
    Effect.flatMap(({ json }) => json),
    Effect.map((json) => json as unknown as Echoed)
  )

/** A server that answers everybody alike. */
const answering = (body: string | Uint8Array, headers: { readonly [name: string]: string } = {}, status = 200) =>
  LoopbackServer.make((_, response) => {
    response.writeHead(status, headers)
    response.end(body)
  })

describe.each(ways)("a request over the Node transport, %s", (_, over) => {
  it.effect("a request has its method, path, query and headers, and no other", () =>
    Effect.gen(function*() {
      const { url } = yield* echo
      const request = HttpClientRequest.put(`${url}/a%20b/c?x=1`, { headers: { "x-own": "yes" } }).pipe(
        HttpClientRequest.setUrlParam("y", "ü&"),
        HttpClientRequest.setHash("part")
      )
      const { headers, method, path } = yield* echoed(request)
      assert.deepStrictEqual([method, path, headers["x-own"]], ["PUT", "/a%20b/c?x=1&y=%C3%BC%26", "yes"])
      assert.notProperty(headers, "accept-encoding")
    }).pipe(over))

  const form = () => {
    const data = new FormData()
    data.append("name", "blog")
    data.append("file", new File(["hello, file"], "a.txt", { type: "text/plain" }))
    return data
  }
  const chunks = ["one ", "two ", "thr", "ee"]

  const bodies: ReadonlyArray<readonly [name: string, body: HttpBody.HttpBody, sent: string]> = [
    ["text", HttpBody.text("grüße"), "grüße"],
    ["JSON", HttpBody.jsonUnsafe({ a: 1 }), "{\"a\":1}"],
    ["bytes", HttpBody.uint8Array(bytesOf("bytes")), "bytes"],
    ["a part of a buffer", HttpBody.uint8Array(bytesOf("no yes no").subarray(3, 6)), "yes"],
    ["raw text", HttpBody.raw("raw"), "raw"],
    ["a raw buffer", HttpBody.raw(bytesOf("raw").buffer), "raw"],
    ["a Readable", HttpBody.raw(Readable.from(chunks.map(bytesOf))), "one two three"],
    ["a ReadableStream", HttpBody.raw(new Blob(chunks).stream()), "one two three"],
    [
      "an async iterable",
      HttpBody.raw((async function*() {
        for (const chunk of chunks) yield bytesOf(chunk)
      })()),
      "one two three"
    ],
    ["a Blob", HttpBody.raw(new Blob(chunks, { type: "text/plain" })), "one two three"],
    ["URLSearchParams", HttpBody.raw(new URLSearchParams({ a: "1 2" })), "a=1+2"],
    ["a Stream", HttpBody.stream(Stream.fromIterable(chunks.map(bytesOf))), "one two three"],
    ["an empty Stream", HttpBody.stream(Stream.empty), ""],
    ["nothing", HttpBody.empty, ""],
    ["raw nothing", HttpBody.raw(undefined), ""]
  ]

  it.effect.each(bodies)("a request with %s as its body sends all of it", ([, body, sent]) =>
    Effect.gen(function*() {
      const { url } = yield* echo
      const received = yield* echoed(HttpClientRequest.post(url, { body }))
      assert.strictEqual(received.body, sent)
    }).pipe(over))

  it.effect.each(["FormData", "raw FormData"])(
    "a request with %s sends its fields and its files",
    (kind) =>
      Effect.gen(function*() {
        const { url } = yield* echo
        const body = kind === "FormData" ? HttpBody.formData(form()) : HttpBody.raw(form())
        const { body: sent, headers } = yield* echoed(HttpClientRequest.post(url, { body }))
        const received = yield* Effect.promise(() =>
          new Response(sent, { headers: { "content-type": headers["content-type"]! } }).formData()
        )
        assert.strictEqual(received.get("name"), "blog")
        const file = received.get("file") as File
        assert.deepStrictEqual([file.name, file.type], ["a.txt", "text/plain"])
        assert.strictEqual(yield* Effect.promise(() => file.text()), "hello, file")
        assert.strictEqual(Number(headers["content-length"]), Buffer.byteLength(sent))
      }).pipe(over)
  )

  it.effect("a form has the content type that its body has, whatever the request says; parameters have their own, or the request's", () =>
    Effect.gen(function*() {
      const { url } = yield* echo
      for (const body of [HttpBody.formData(form()), HttpBody.raw(form())]) {
        const request = HttpClientRequest.post(url, { body, headers: { "x-own": "yes" } }).pipe(
          HttpClientRequest.setHeader("content-type", "multipart/form-data; boundary=other")
        )
        const { headers } = yield* echoed(request)
        assert.match(headers["content-type"]!, /^multipart\/form-data; boundary=/)
        assert.notInclude(headers["content-type"], "other")
        assert.strictEqual(headers["x-own"], "yes")
      }
      const parameters = HttpBody.raw(new URLSearchParams({ a: "1" }))
      const usual = yield* echoed(HttpClientRequest.post(url, { body: parameters, headers: { "x-own": "yes" } }))
      assert.deepInclude(usual.headers, {
        "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
        "x-own": "yes"
      })
      const own = HttpClientRequest.post(url, { body: parameters }).pipe(
        HttpClientRequest.setHeader("content-type", "application/x-own")
      )
      assert.strictEqual((yield* echoed(own)).headers["content-type"], "application/x-own")
    }).pipe(over))

  it.effect("a stream of known length is sent with it", () =>
    Effect.gen(function*() {
      const { url } = yield* echo
      const stream = Stream.fromIterable(chunks.map(bytesOf))
      const known = yield* echoed(HttpClientRequest.post(url, { body: HttpBody.stream(stream, "text/plain", 13) }))
      assert.deepInclude(known.headers, { "content-length": "13", "content-type": "text/plain" })
    }).pipe(over))

  it.effect("a stream that fails ends the request with its failure, and its connection", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(() => {})
      const body = Stream.concat(Stream.succeed(bytesOf("one")), Stream.fail("no more"))
      const error = yield* Effect.flip(HttpClient.post(server.url, { body: HttpBody.stream(body) }))
      assert.strictEqual(error.reason._tag, "EncodeError")
      assert.strictEqual(error.cause, "no more")
      yield* until(() => server.connections() === 0)
      assert.lengthOf(server.requests, 0)
    }).pipe(over))

  it.effect("a Readable that breaks ends the request with its failure", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(() => {})
      const broken = new Error("the disk is gone")
      const body = new Readable({
        read() {
          this.destroy(broken)
        }
      })
      const error = yield* Effect.flip(HttpClient.post(server.url, { body: HttpBody.raw(body) }))
      assert.strictEqual(error.reason._tag, "EncodeError")
      assert.strictEqual(error.cause, broken)
    }).pipe(over))

  it.effect("a body that does not arrive is ended: nobody reads it on", () =>
    Effect.gen(function*() {
      const url = yield* LoopbackServer.closedUrl
      const body = new Readable({ read() {} })
      const error = yield* Effect.flip(HttpClient.post(url, { body: HttpBody.raw(body) }))
      assert.strictEqual(error.reason._tag, "TransportError")
      assert.isTrue(body.destroyed)
    }).pipe(over))

  it.effect.each(
    [
      ["a body that is none", HttpClientRequest.post, { body: HttpBody.raw({ a: 1 }) }],
      ["a header that breaks its line", HttpClientRequest.get, { headers: { "x-a": "1\r\nx-b: 2" } }],
      ["a length that is not the body's", HttpClientRequest.post, {
        body: HttpBody.text("four"),
        headers: { "content-length": "7" }
      }]
    ] as const
  )(
    "a request with %s is not sent, and is not told as a failure of the connection",
    ([, make, options]) =>
      Effect.gen(function*() {
        const server = yield* echo
        const request = make(server.url, options as never).pipe(
          HttpClientRequest.setHeaders("headers" in options ? options.headers : {})
        )
        const error = yield* Effect.flip(HttpClient.execute(request))
        assert.strictEqual(error.reason._tag, "EncodeError")
        assert.lengthOf(server.requests, 0)
      }).pipe(over)
  )

  it.effect("a request to what is no URL fails as such", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(HttpClient.get("http://[nowhere"))
      assert.strictEqual(error.reason._tag, "InvalidUrlError")
      assert.strictEqual(error.request.url, "http://[nowhere")
      assert.isDefined(error.cause)
    }).pipe(over))
})

describe.each(ways)("an answer over the Node transport, %s", (_, over) => {
  it.effect("an answer has its status, headers, cookies and URL", () =>
    Effect.gen(function*() {
      const { url } = yield* LoopbackServer.make((_, response) => {
        response.writeHead(
          418,
          [["X-One", "1"], ["x-two", "a"], ["X-Two", "b"], ["set-cookie", "a=1"], [
            "set-cookie",
            "b=2; Path=/"
          ]].flat()
        )
        response.end()
      })
      const response = yield* HttpClient.get(`${url}/path?query#hash`)
      assert.strictEqual(response.status, 418)
      assert.deepInclude(response.headers, { "x-one": "1", "x-two": "a, b" })
      assert.deepStrictEqual(Object.keys(response.cookies.cookies), ["a", "b"])
      assert.strictEqual(response.url, `${url}/path?query`)
    }).pipe(over))

  it.effect("an answer can be printed and piped, has no cookies where none came, and is no upgrade", () =>
    Effect.gen(function*() {
      const { url } = yield* answering("no", { "content-type": "text/plain" }, 404)
      const response = yield* HttpClient.get(url)
      assert.deepInclude(response.toJSON() as object, { _id: "effect/http/HttpClientResponse", status: 404 })
      assert.include(JSON.stringify(response), `"method":"GET"`)
      assert.deepStrictEqual(response.cookies.cookies, {})
      assert.isTrue(Option.isNone(response.remoteAddress))
      assert.strictEqual(response.url, `${url}/`)
      const error = yield* Effect.flip(response.pipe(HttpClientResponse.filterStatusOk))
      assert.strictEqual(error.reason._tag, "StatusCodeError")
      const noUpgrade = yield* Effect.flip(response.upgrade)
      assert.include(noUpgrade.message, "expected 101 Switching Protocols")
      assert.strictEqual(noUpgrade.response?.status, 404)
    }).pipe(over))

  it.effect("bytes are the reader's own: what is done to them changes nothing for the next", () =>
    Effect.gen(function*() {
      const { url } = yield* answering("abc")
      const response = yield* HttpClient.get(url)
      const bytes = new Uint8Array(yield* response.arrayBuffer)
      assert.lengthOf(bytes, 3)
      bytes.fill(0)
      assert.strictEqual(yield* response.text, "abc")
    }).pipe(over))

  it.effect("a body is read in every form, and again in any other", () =>
    Effect.gen(function*() {
      const text = "{\"a\":\"grüße\"}"
      const { url } = yield* answering(`\ufeff${text}`)
      const response = yield* HttpClient.get(url)
      assert.strictEqual(yield* response.text, text)
      assert.deepStrictEqual(yield* response.json, { a: "grüße" })
      assert.strictEqual(textOf(new Uint8Array(yield* response.arrayBuffer)), text)
      const streamed = yield* Stream.runCollect(response.stream)
      assert.strictEqual(textOf(Buffer.concat(Array.from(streamed))), text)
      assert.strictEqual(yield* response.text, text)
    }).pipe(over))

  it.effect("an empty body is empty text, no bytes, an empty stream, and null as JSON", () =>
    Effect.gen(function*() {
      const { url } = yield* answering("")
      const response = yield* HttpClient.get(url)
      assert.strictEqual(yield* response.text, "")
      assert.isNull(yield* response.json)
      assert.strictEqual((yield* response.arrayBuffer).byteLength, 0)
      assert.deepStrictEqual(Array.from(yield* Stream.runCollect(response.stream)), [])
    }).pipe(over))

  it.effect("a form is read as parameters or as form data", () =>
    Effect.gen(function*() {
      const params = yield* answering("?a=1&b=%C3%BC")
      const { urlParamsBody } = yield* HttpClient.get(params.url)
      assert.deepStrictEqual((yield* urlParamsBody).params, [["?a", "1"], ["b", "ü"]])
      const sent = new Response(new URLSearchParams({ a: "1" }))
      const form = yield* answering(yield* Effect.promise(() => sent.text()), {
        "content-type": sent.headers.get("content-type")!
      })
      const { formData } = yield* HttpClient.get(form.url)
      assert.strictEqual((yield* formData).get("a"), "1")
      const none = yield* answering("no form", { "content-type": "text/plain" })
      const response = yield* HttpClient.get(none.url)
      const error = yield* Effect.flip(response.formData)
      assert.strictEqual(error.reason._tag, "DecodeError")
      assert.instanceOf(error.cause, TypeError)
      assert.strictEqual(error.response?.status, 200)
    }).pipe(over))

  it.effect("a body that is no JSON fails as undecodable, and can be read as text", () =>
    Effect.gen(function*() {
      const { url } = yield* answering("<h1>")
      const response = yield* HttpClient.get(url)
      const error = yield* Effect.flip(response.json)
      assert.strictEqual(error.reason._tag, "DecodeError")
      assert.strictEqual(error.response?.status, 200)
      assert.instanceOf(error.cause, SyntaxError)
      assert.strictEqual(yield* response.text, "<h1>")
    }).pipe(over))

  it.effect("two readers of one body both have it", () =>
    Effect.gen(function*() {
      const { url } = yield* answering("x".repeat(1_000_000))
      const response = yield* HttpClient.get(url)
      const [text, buffer] = yield* Effect.all([response.text, response.arrayBuffer], { concurrency: 2 })
      assert.deepStrictEqual([text.length, buffer.byteLength], [1_000_000, 1_000_000])
    }).pipe(over))

  it.effect("a body that was read as a stream cannot be read again, and says so", () =>
    Effect.gen(function*() {
      const { url } = yield* answering("x".repeat(1_000_000))
      const response = yield* HttpClient.get(url)
      const length = yield* Stream.runFold(response.stream, () => 0, (sum, bytes) => sum + bytes.length)
      assert.strictEqual(length, 1_000_000)
      for (const read of [response.text, Stream.runDrain(response.stream)]) {
        const error = yield* Effect.flip(read as typeof response.text)
        assert.strictEqual(error.reason._tag, "DecodeError")
        assert.include(error.message, "already read")
      }
    }).pipe(over))

  it.effect("informational answers before the answer are not taken for it", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make((_, response) => {
        response.writeProcessing()
        response.writeEarlyHints({ link: "</style.css>; rel=preload" })
        response.end("the answer")
      })
      const response = yield* HttpClient.get(server.url)
      assert.deepStrictEqual([response.status, yield* response.text], [200, "the answer"])
    }).pipe(over))

  it.effect("an answer to HEAD, a 204 and a 304 have no body, whatever their headers say", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(({ method, url }, response) => {
        const status = method === "HEAD" ? 200 : Number(url.pathname.slice(1))
        response.writeHead(status, {
          "content-encoding": "gzip",
          ...(method === "HEAD" && { "content-length": "100" })
        })
        response.end()
      })
      for (
        const request of [
          HttpClientRequest.head(server.url),
          HttpClientRequest.get(`${server.url}/204`),
          HttpClientRequest.get(`${server.url}/304`)
        ]
      ) {
        const response = yield* HttpClient.execute(request)
        assert.strictEqual(yield* response.text, "")
        assert.propertyVal(response.headers, "content-encoding", "gzip")
      }
    }).pipe(over))

  it.effect("trailers end the body, and are no part of it", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make((_, response) => {
        response.writeHead(200, { trailer: "x-digest" })
        response.write("all of it")
        response.addTrailers({ "x-digest": "1" })
        response.end()
      })
      const response = yield* HttpClient.get(server.url)
      assert.strictEqual(yield* response.text, "all of it")
      assert.notProperty(response.headers, "x-digest")
    }).pipe(over))

  it.effect("a redirect is an answer, and is followed by Effect's own means", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(({ url }, response) => {
        response.writeHead(url.pathname === "/end" ? 200 : 302, url.pathname === "/end" ? {} : { location: "/end" })
        response.end(url.pathname)
      })
      const client = yield* HttpClient.HttpClient
      assert.strictEqual((yield* client.get(server.url)).status, 302)
      const followed = yield* HttpClient.followRedirects(client).get(server.url)
      assert.strictEqual(yield* followed.text, "/end")
    }).pipe(over))

  it.effect("a body of 20 MB comes whole, as one and as a stream", () =>
    Effect.gen(function*() {
      const body = Buffer.alloc(20_000_000, "0123456789abcdef!")
      const digest = (bytes: Iterable<Uint8Array>) => {
        const hash = createHash("sha256")
        for (const chunk of bytes) hash.update(chunk)
        return hash.digest("hex")
      }
      const { url } = yield* answering(body)
      const whole = yield* HttpClient.get(url)
      assert.strictEqual(digest([new Uint8Array(yield* whole.arrayBuffer)]), digest([body]))
      const streamed = yield* HttpClient.get(url)
      assert.strictEqual(digest(yield* Stream.runCollect(streamed.stream)), digest([body]))
    }).pipe(over))
})
