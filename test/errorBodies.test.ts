/** What of an error's body reaches the user, whoever wrote it: the API, or what stands before it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as ApiError from "../src/ApiError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Client from "./support/client.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

type Call = (client: ManagementClient.ManagementClient["Service"]) => Effect.Effect<unknown, unknown>

const getDeployment: Call = (client) => client.deployments.get({ params: { deploymentId: "cpv_1" } })

const refusedWith = Effect.fnUntraced(function*(answer: RecordingServer.Answer, call: Call = getDeployment) {
  const server = yield* RecordingServer.make
  server.answerWith(answer)
  const error = yield* Effect.flip(Effect.flatMap(Client.make(server.url), call))
  assert(ApiError.isApiError(error), String(error))
  return error
})

const text = (body: string, contentType = "text/plain"): Omit<RecordingServer.Answer, "status"> => ({
  headers: { "content-type": contentType },
  body
})

const json = (body: unknown) => text(JSON.stringify(body), "application/json")

const notAllowed = "IP 203.0.113.9 is not on the allow list"

const bodies: ReadonlyArray<
  readonly [who: string, answer: Omit<RecordingServer.Answer, "status">, words: string]
> = [
  [
    "a problem (RFC 9457)",
    text(
      JSON.stringify({ type: "about:blank", title: "Not allowed", status: 403, detail: notAllowed }),
      "application/problem+json"
    ),
    `Not allowed: ${notAllowed}`
  ],
  ["a problem without a title", json({ detail: notAllowed }), notAllowed],
  ["a problem with a blank title", json({ title: " ", detail: notAllowed }), notAllowed],
  [
    "a problem with spaces around it",
    json({ title: " Not allowed ", detail: ` ${notAllowed} ` }),
    `Not allowed: ${notAllowed}`
  ],
  ["a problem with a blank detail", json({ detail: " ", message: notAllowed }), notAllowed],
  ["a problem that says the same with spaces", json({ title: ` ${notAllowed} `, detail: notAllowed }), notAllowed],
  ["a problem that says the same twice", json({ title: notAllowed, detail: notAllowed }), notAllowed],
  ["a problem with a title only", json({ type: "about:blank", title: "Not allowed" }), "Not allowed"],
  ["a message", json({ message: "Limit Exceeded" }), "Limit Exceeded"],
  ["a message of AWS", json({ errorMessage: "Limit Exceeded" }), "Limit Exceeded"],
  ["a description", json({ description: "Limit Exceeded" }), "Limit Exceeded"],
  ["a message in short", json({ msg: "Limit Exceeded" }), "Limit Exceeded"],
  ["a message in capitals", json({ Message: "Limit Exceeded" }), "Limit Exceeded"],
  [
    "a message beside the status's words",
    json({ statusCode: 403, error: "Not allowed", message: notAllowed }),
    notAllowed
  ],
  ["a description (RFC 6749)", json({ error: "invalid_token", error_description: "It expired." }), "It expired."],
  ["a sentence as error", json({ error: "It is not yours." }), "It is not yours."],
  [
    "a list of errors",
    json({ errors: [{ code: "x", message: "name is taken" }, { message: "no" }] }),
    "name is taken; no"
  ],
  ["a list of texts", json({ errors: ["one", "two", "three", "four"] }), "one; two; three"],
  [
    "fields with their errors",
    json({ errors: { name: ["is taken"], size: "is large" } }),
    "name: is taken; size: is large"
  ],
  [
    "many fields with their errors",
    json({ errors: { a: "is one", b: "is two", c: "is three", d: "is four" } }),
    "a: is one; b: is two; c: is three"
  ],
  [
    "fields with several errors each",
    json({ errors: { a: ["is one", "is two"], b: ["is three", "is four"] } }),
    "a: is one; a: is two; b: is three"
  ],
  ["a message within a message", json({ message: { error: { message: "deep" } } }), "deep"],
  ["a text as JSON", json("Not allowed"), "Not allowed"],
  [
    "a text",
    text("upstream connect error\r\n  reset reason: timeout\n"),
    "upstream connect error reset reason: timeout"
  ],
  [
    "a text with words in angle brackets",
    text("upstream<a>refused, <b> is lost"),
    "upstream<a>refused, <b> is lost"
  ],
  [
    "a page",
    text(
      "<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title><style>a{}</style><script>if(1<2){}</script>"
        + "</head><!-- <p>hidden</p> --><body><h1 class=\"x\">Sorry</h1>&nbsp;error code: 1020</body></html>",
      "text/html"
    ),
    "Attention Required! | Cloudflare Sorry error code: 1020"
  ],
  [
    "a page with spaces in its tags",
    text("<script >x</script >Bad<style>a{}</style\n> gateway", "text/html"),
    "Bad gateway"
  ],
  ...["<p>", "<!-- hidden -->", "<style>a{}</style>", "&nbsp;"].map((between) =>
    [
      `a page with nothing but ${between} between its words`,
      text(` \n<h1>Bad${between}gateway`, "text/html"),
      "Bad gateway"
    ] as const
  ),
  ...["<script>var x", "<!-- <b>hidden", "<a href='x"].map((end) =>
    [
      `a page that breaks off in its markup: ${end}`,
      text(`<h1>Bad gateway</h1>${end}`, "text/html"),
      "Bad gateway"
    ] as const
  )
]

describe("an error that the API did not write", () => {
  for (const [who, answer, words] of bodies) {
    it.effect(`an error that the API did not write is told and kept under declared and undeclared statuses: ${who}`, () =>
      Effect.gen(function*() {
        for (const status of [400, 403, 404, 418, 502]) {
          const error = yield* refusedWith({ ...answer, status })
          assert.strictEqual(error._tag, { 403: "Forbidden", 404: "NotFound" }[status] ?? "UnexpectedStatus")
          assert.include(error.message, words)
          if (!who.includes("RFC 6749")) assert.strictEqual(error.message, `The API answered ${status}: ${words}`)
          assert.include(String(error), words)
          assert.strictEqual(error.body, String(answer.body).replace(/[\r\n]+/g, " "))
        }
      }))
  }

  it.effect("an error that the API did not write and that says nothing says that", () =>
    Effect.gen(function*() {
      for (
        const answer of [
          text(""),
          text(" \n"),
          text("<html></html>"),
          json({}),
          json([]),
          json({ message: { message: { message: { message: { message: "deeper than anybody nests" } } } } }),
          json({ errors: { a: { errors: { a: { errors: { a: { errors: { a: { errors: "deeper" } } } } } } } } }),
          json([[[[["deeper than anybody nests"]]]]]),
          text(`<!--${"x".repeat(5000)}-->late`),
          json(null),
          json({ status: 403 })
        ]
      ) {
        const error = yield* refusedWith({ ...answer, status: 403 })
        assert.strictEqual(error.message, "The API answered 403 without saying why")
      }
    }))

  it.effect("an error that the API did not write has a code where its error is a word, and none where it is a sentence", () =>
    Effect.gen(function*() {
      const codes = [
        [{ error: "invalid_grant", errorDescription: "It is over.", at: 1 }, "invalid_grant"],
        [{ error: "It is over" }, ""],
        [{ error: " over" }, ""],
        [{ error: 7 }, ""],
        [{ error: { message: "It is over." } }, ""],
        [{ error: { code: 7, message: "It is over." } }, ""],
        [{}, ""]
      ] as const
      for (const [body, code] of codes) {
        assert.strictEqual((yield* refusedWith({ ...json(body), status: 403 })).code, code)
      }
      const error = yield* refusedWith({ ...json(codes[0][0]), status: 403 })
      assert.deepInclude(error, { message: "It is over.", details: { at: 1 } })
    }))

  it.effect("an error that the API did not write has no half of a character where its body is cut", () =>
    Effect.gen(function*() {
      const error = yield* refusedWith({ ...text(`x${"é".repeat(2000)}`), status: 403 })
      assert.strictEqual(error.body, `x${"é".repeat(1023)}`)
    }))

  it.effect("an error that answers a call without a token is told as any other", () =>
    Effect.gen(function*() {
      const params = { projectId: "project1", branchId: "branch1" }
      const error = yield* refusedWith({ ...text("no"), status: 403 }, (client) =>
        client.alchemyState.version({ params }))
      assert.strictEqual(error.message, "The API answered 403: no")
    }))

  it.effect("an error that a browser hides is told as the redirect that it was", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.make({ baseUrl: "https://api.example" })
      const fetch = async () => Response.error()
      const error = yield* Effect.flip(Effect.provideService(getDeployment(client), FetchHttpClient.Fetch, fetch))
      assert.deepInclude(error, {
        status: 0,
        message: "The API answered with a redirect, which is not followed"
      })
    }).pipe(Effect.provide([FetchHttpClient.layer, Authorization.layerToken("token"), Client.layerNoRetry])))

  it.effect("an error that the API did not write is told within bounds, however long and deep it is", () =>
    Effect.gen(function*() {
      const deep = `${"{\"error\":".repeat(3000)}"x"${"}".repeat(3000)}`
      const long = "🚀".repeat(20_000)
      for (
        const body of [
          long,
          JSON.stringify({ message: long }),
          `<p>${long}</p>`,
          "<script".repeat(9000),
          "<!--".repeat(9000),
          deep
        ]
      ) {
        const error = yield* refusedWith({ ...text(body), status: 404 })
        assert.isAtMost(Array.from(error.message).length, 600)
        assert.isAtMost(new TextEncoder().encode(error.body).length, 2048 + 2)
        assert.isAtMost(JSON.stringify(error).length, 10_000)
      }
    }))

  it.effect("an error that the API did not write has nothing of the token, wherever it stands", () =>
    Effect.gen(function*() {
      const secret = "a secret & value"
      for (
        const answer of [
          text(`no ${Client.token}: ${secret}`),
          text(`<p>no ${Client.token}: a secret &amp; value</p>`, "text/html"),
          json({ title: Client.token, detail: secret }),
          json({ errors: [{ message: Client.token }, secret] })
        ]
      ) {
        const error = yield* refusedWith(
          { ...answer, status: 422 },
          (client) =>
            client.environmentVariables.create({
              payload: { projectId: "p", class: "production", key: "K", value: secret } as never
            })
        )
        for (const shown of [String(error), error.stack ?? "", JSON.stringify(error)]) {
          assert.notInclude(shown, Client.token)
          assert.notMatch(shown, /a secret &(amp;)? value|secret +value/)
        }
      }
    }))
})

describe("an error of the API", () => {
  it.effect("an error of the API has its own code, message and hint, and its body too", () =>
    Effect.gen(function*() {
      const said = { error: { code: "resource-not-found", message: "No.", hint: "Look.", existing: 1 } }
      const error = yield* refusedWith({ ...json(said), status: 404 })
      assert.deepInclude(error, {
        _tag: "NotFound",
        code: "resource-not-found",
        message: "No.",
        hint: "Look.",
        details: { existing: 1 },
        body: JSON.stringify(said)
      })
    }))

  it.effect("an error of the API below 400 has no body: nobody says what it holds", () =>
    Effect.gen(function*() {
      const error = yield* refusedWith({ ...json({ message: "a secret" }), status: 302 })
      assert.deepInclude(error, {
        _tag: "UnexpectedStatus",
        body: "",
        message: "The API answered with a redirect (302), which is not followed"
      })
    }))
})
