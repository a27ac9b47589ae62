/** Which path is which: what a request is answered as, what it is logged as, and which faults it takes. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as http from "node:http"
import { Sandbox } from "../../src/sandbox/index.ts"
import { operations } from "../support/contract.ts"
import { random } from "../support/random.ts"

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
}

const serve = Effect.map(Sandbox.serve(), (sandbox) => {
  const { hostname, port } = new URL(sandbox.url)
  const authorization = `Bearer ${Redacted.value(sandbox.token)}`
  /** With the path as it is, where `fetch` would make another one of it. */
  const send = (path: string, method = "GET", headers: { readonly [name: string]: string } = {}) =>
    Effect.callback<Answer>((resume) => {
      const request = http.request(
        { hostname, port, path, method, headers: { authorization, ...headers } },
        (response) => {
          let text = ""
          response.on("data", (chunk) => text += chunk)
          response.on(
            "end",
            () => resume(Effect.succeed({ status: response.statusCode!, headers: response.headers, text }))
          )
        }
      )
      request.on("error", (error) => resume(Effect.die(error)))
      request.end()
    })
  const logged = Effect.map(sandbox.requests, (requests) => requests.at(-1)!)
  return { logged, sandbox, send }
})

const noRoute = /Nothing answers [A-Z]+ /

describe("a path", () => {
  const cases: ReadonlyArray<readonly [path: string, operation: string | undefined, status: number]> = [
    ["/v1/me", "me.get", 200],
    ["/v1/me?x=;y", "me.get", 200],
    // RFC 3986 section 6.2.2.2: a letter that is escaped is that letter.
    ["/%76%31/%6De", "me.get", 200],
    ["http://localhost/v1/me", "me.get", 200],
    ["/v1/me;x", undefined, 404],
    ["/v1/me;", undefined, 404],
    ["/v1/me;x=1?y=2", undefined, 404],
    ["/v1;x/me", undefined, 404],
    ["/v1/me%3Bx", undefined, 404],
    ["/v1/me/", undefined, 404],
    ["/v1/me%2F", undefined, 404],
    ["/v1%2Fme", undefined, 404],
    ["//v1/me", undefined, 404],
    ["/v1//me", undefined, 404],
    ["/v1/./me", undefined, 404],
    ["/v1/%2E/me", undefined, 404],
    ["/v1/x/../me", undefined, 404],
    ["/v1/x/%2E%2E/me", undefined, 404],
    ["/V1/ME", undefined, 404],
    ["/v1/me%00", undefined, 404],
    ["/v1/me%", undefined, 404],
    ["/v1/me%FF", undefined, 404],
    ["/v1\\me", undefined, 404],
    ["/v1/projects/proj_c12345678;x", "projects.get", 404],
    ["/authorize;x", undefined, 404]
  ]
  for (const [path, operation, status] of cases) {
    it.effect(`${path} is ${operation ?? "no operation"}`, () =>
      Effect.gen(function*() {
        const { logged, send } = yield* serve
        const answer = yield* send(path)
        assert.strictEqual(answer.status, status, answer.text)
        assert.strictEqual((yield* logged).operation, operation)
        assert.strictEqual(noRoute.test(answer.text), operation === undefined)
        const { error } = status === 404 ? JSON.parse(answer.text) : { error: undefined }
        if (error !== undefined && operation === undefined) assert.strictEqual(error.code, "resource-not-found")
      }))
  }

  it.effect("a HEAD is the operation of its GET", () =>
    Effect.gen(function*() {
      const { logged, sandbox, send } = yield* serve
      assert.strictEqual((yield* send("/v1/me", "HEAD")).status, 200)
      assert.strictEqual((yield* logged).operation, "me.get")
      yield* sandbox.faults.add({ operation: "me.get", status: 503, count: 1 })
      assert.strictEqual((yield* send("/v1/me", "HEAD")).status, 503)
    }))

  it.effect("a page of a sandbox has no CORS headers, however its path is escaped", () =>
    Effect.gen(function*() {
      const { send } = yield* serve
      const origin = { origin: "http://localhost:3000" }
      for (
        const path of [
          "/authorize",
          "/%61uthorize",
          "/device",
          "/devic%65",
          "/docs",
          "/d%6Fcs",
          "/%5F_sandbox/requests"
        ]
      ) {
        assert.isUndefined((yield* send(path, "GET", origin)).headers["access-control-allow-origin"], path)
      }
      assert.isDefined((yield* send("/v1/me", "GET", origin)).headers["access-control-allow-origin"])
    }))

  it.effect("whatever is put into a path, a request is logged as what answers it", () =>
    Effect.gen(function*() {
      const { logged, send } = yield* serve
      const next = random(7)
      const pick = <A>(all: ReadonlyArray<A>): A => all[next(all.length)]!
      const paths = operations.filter(({ method }) => method === "get").map(({ path }) =>
        path.replace(/\{\w+\}/g, "abc")
      )
      const parts = [
        ";",
        ";a=b",
        "/",
        "%2F",
        "%2f",
        "%3B",
        ".",
        "..",
        "/..",
        "%2E",
        "%",
        "%zz",
        "%C3%A9",
        "A",
        "%61",
        "?",
        "?a;b",
        "&",
        "*",
        ":",
        "@"
      ]
      const seen = { answered: 0, refused: 0 }
      for (let n = 0; n < 1_500; n++) {
        const path = pick(paths)
        const at = 1 + next(path.length)
        const changed = path.slice(0, at) + pick(parts) + path.slice(at)
        // That is the page at `/`, which is no operation.
        if (changed.startsWith("/?")) continue
        const { status, text } = yield* send(changed)
        assert.isBelow(status, 500, changed)
        const { operation } = yield* logged
        const isRefused = status === 404 && noRoute.test(text)
        assert.strictEqual(operation === undefined, isRefused, `${changed} ${operation} ${text}`)
        seen[isRefused ? "refused" : "answered"]++
      }
      assert.isAbove(Math.min(seen.answered, seen.refused), 100)
    }))
})
