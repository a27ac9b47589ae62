import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import * as path from "node:path"
import * as ApiError from "../src/ApiError.ts"
import * as AuthError from "../src/AuthError.ts"
import * as FetchError from "../src/FetchError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import * as Client from "./support/client.ts"
import { root } from "./support/contract.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const fields = {
  message: "no",
  code: "",
  hint: "try",
  retryAfter: undefined,
  requestId: undefined,
  details: {},
  body: ""
}

const request = { method: "POST", url: "https://api.prisma.io/v1/projects" }

const fetchError = (reason: FetchError.FetchErrorReason, isIdempotent?: boolean) =>
  new FetchError.FetchError({ message: "no", reason, request, isIdempotent })

describe("ApiError.isRetryable", () => {
  it("is false where a create may have happened, and true where the same call of a read failed", () => {
    for (const status of [408, 500, 502, 503, 504]) {
      const failure = (isIdempotent: boolean) =>
        new ApiError.UnexpectedStatus({ ...fields, status, body: "", isIdempotent })
      assert.isFalse(ApiError.isRetryable(failure(false)), `a create, ${status}`)
      assert.isTrue(ApiError.isRetryable(failure(true)), `a read, ${status}`)
    }
    const sent = { _tag: "Transport", sent: true } as const
    assert.isFalse(ApiError.isRetryable(fetchError(sent, false)))
    assert.isTrue(ApiError.isRetryable(fetchError(sent, true)))
    assert.isFalse(
      ApiError.isRetryable(fetchError({ _tag: "Timeout", sent: true, duration: Duration.seconds(1) }, false))
    )
  })

  it("is true where a create has certainly not happened", () => {
    assert.isTrue(ApiError.isRetryable(fetchError({ _tag: "Transport", sent: false }, false)))
    const retryAfter = Duration.seconds(1)
    assert.isTrue(ApiError.isRetryable(new ApiError.TooManyRequests({ ...fields, retryAfter, isIdempotent: false })))
    assert.isTrue(ApiError.isRetryable(new ApiError.ServiceUnavailable({ ...fields, retryAfter, isIdempotent: false })))
    assert.isTrue(ApiError.isRetryable(AuthError.make({ _tag: "AuthServerUnavailable" }, "later")))
  })

  it("is false for what no waiting changes, and for what is no failure of a call", () => {
    assert.isFalse(ApiError.isRetryable(new ApiError.NotFound({ ...fields, isIdempotent: true })))
    assert.isFalse(
      ApiError.isRetryable(new ApiError.TooManyRequests({ ...fields, code: "planLimitReached", isIdempotent: true }))
    )
    assert.isFalse(ApiError.isRetryable(fetchError({ _tag: "InvalidRequest", issues: [] }, true)))
    assert.isFalse(
      ApiError.isRetryable(fetchError({ _tag: "Transport", sent: false, code: "CERT_HAS_EXPIRED" }, true))
    )
    assert.isFalse(ApiError.isRetryable(AuthError.make({ _tag: "NotLoggedIn" }, "log in")))
    for (const other of [undefined, null, 503, new Error("no"), { status: 503 }]) {
      assert.isFalse(ApiError.isRetryable(other))
    }
  })

  it.effect("as a program's own policy makes one project, where the answer was a 503 and the create was carried out", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(503, { error: { code: "internal-server-error", message: "down" } }))
      const client = yield* Client.make(server.url)
      const failure = yield* client.projects.create({ payload: { name: "blog" } }).pipe(
        Effect.retry({ while: ApiError.isRetryable, times: 3 }),
        Effect.flip
      )
      assert.lengthOf(server.requests, 1)
      assert.propertyVal(failure, "outcome", "unknown")
      assert.include(failure.message, "outcome is unknown")
      server.requests.splice(0)
      yield* client.projects.list().pipe(Effect.retry({ while: ApiError.isRetryable, times: 3 }), Effect.flip)
      assert.lengthOf(server.requests, 4)
    }).pipe(Effect.provideService(RetryPolicy.RetryPolicy, RetryPolicy.none)))
})

describe("the outcome of a failure", () => {
  it("is known where the API refused, or where nothing was sent", () => {
    const of = (status: number, retryAfter?: Duration.Duration) =>
      new ApiError.UnexpectedStatus({ ...fields, status, body: "", retryAfter }).outcome
    assert.deepStrictEqual(
      [400, 401, 404, 409, 422, 408, 429, 500, 502, 503, 504].map((status) => of(status)),
      [
        ...Array.from({ length: 5 }, () => "notProcessed" as const),
        ...Array.from({ length: 6 }, () => "unknown" as const)
      ]
    )
    assert.strictEqual(of(429, Duration.zero), "notProcessed")
    assert.strictEqual(of(503, Duration.zero), "notProcessed")
    assert.strictEqual(fetchError({ _tag: "InvalidRequest", issues: [] }).outcome, "notProcessed")
    assert.strictEqual(fetchError({ _tag: "InvalidResponse", status: 200, issues: [] }).outcome, "unknown")
    assert.strictEqual(fetchError({ _tag: "Transport", sent: false }).outcome, "notProcessed")
    assert.strictEqual(fetchError({ _tag: "Transport", sent: true }).outcome, "unknown")
  })
})

describe("the guards", () => {
  it.effect("compose with Effect.catchIf over the failures of an operation", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(
        RecordingServer.json(404, { error: { code: "resource-not-found", message: "no", hint: "look" } })
      )
      const client: ManagementClient.ManagementClient["Service"] = yield* Client.make(server.url)
      const hint = yield* client.projects.get({ params: { id: "proj_1" } }).pipe(
        Effect.catchIf(ApiError.isApiError, (error) => Effect.succeed(error.hint))
      )
      assert.strictEqual(hint, "look")
    }))

  it("know the errors of another copy of the package", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { NotFound } from "./src/ApiError.ts"; export { FetchError } from "./src/FetchError.ts"
          export { make } from "./src/AuthError.ts"`,
        resolveDir: root
      },
      bundle: true,
      write: false,
      format: "esm",
      outfile: path.join(root, "copy.js")
    })
    const other = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`)
    const notFound: unknown = new other.NotFound(fields)
    assert.notInstanceOf(notFound, ApiError.NotFound)
    assert.isTrue(ApiError.isApiError(notFound))
    assert.isTrue(ApiError.hasCode("")(notFound))
    assert.isTrue(FetchError.isFetchError(new other.FetchError({ message: "", reason: {}, request })))
    assert.isTrue(AuthError.isAuthError(other.make({ _tag: "NotLoggedIn" }, "")))
    assert.isFalse(ApiError.isApiError(new Error("no")))
  })
})
