/** What an answer of the token endpoint means (RFC 6749 sections 5.1 and 5.2), at the edges of status, size and text. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { quoted } from "../src/internal/failure/quoted.ts"
import { type Answer, fromAnswer } from "../src/internal/oauth/tokenResponse.ts"

const answer = (status: number, body: unknown, secrets: ReadonlyArray<string> = []): Answer => ({
  status,
  body: typeof body === "string" ? body : JSON.stringify(body),
  retryAfter: undefined,
  secrets
})

const pair = { access_token: "access", refresh_token: "refresh", token_type: "Bearer" }

const granted = (fields: object) => Result.getOrThrow(fromAnswer(answer(200, { ...pair, ...fields })))

const refused = (status: number, body: unknown, secrets?: ReadonlyArray<string>) => {
  const result = fromAnswer(answer(status, body, secrets))
  assert(Result.isFailure(result), `${status} is a success`)
  return result.failure
}

describe("an answer of the token endpoint", () => {
  const statuses: ReadonlyArray<readonly [status: number, tag: string]> = [
    [199, "TokenRejected"],
    [200, "success"],
    [299, "success"],
    [300, "TokenRejected"],
    [302, "TokenRejected"],
    [399, "TokenRejected"],
    [400, "TokenRejected"],
    [428, "TokenRejected"],
    [429, "AuthServerUnavailable"],
    [430, "TokenRejected"],
    [499, "TokenRejected"],
    [500, "AuthServerUnavailable"],
    [599, "AuthServerUnavailable"]
  ]
  for (const [status, tag] of statuses) {
    it(`an answer of the token endpoint with status ${status} is ${tag}, whatever else its body could mean`, () => {
      const result = fromAnswer(answer(status, { ...pair, error: "invalid_request" }))
      assert.strictEqual(Result.isSuccess(result) ? "success" : result.failure.reason._tag, tag)
    })
  }

  it("an answer of the token endpoint without a refresh token, with an empty one or with another type's has none", () => {
    for (const refresh_token of [undefined, "", null, 7]) {
      assert.isUndefined(granted({ refresh_token }).refreshToken, JSON.stringify(refresh_token))
    }
    assert.strictEqual(Redacted.value(granted({}).refreshToken!), "refresh")
  })

  it("an answer of the token endpoint may give a lifetime in seconds, also none at all, as a number or a text", () => {
    const lifetimes: ReadonlyArray<readonly [unknown, number | undefined]> = [
      [0, 0],
      ["0", 0],
      [1.5, 1.5],
      ["1.5", 1.5],
      [-1, undefined],
      ["-1", undefined],
      ["1h", undefined],
      ["+1", undefined],
      ["1e3", undefined],
      ["9".repeat(400), undefined],
      ["", undefined],
      [null, undefined]
    ]
    for (const [expires_in, seconds] of lifetimes) {
      const { expiresIn } = granted({ expires_in })
      assert.strictEqual(expiresIn && Duration.toSeconds(expiresIn), seconds, JSON.stringify(expires_in))
    }
  })

  const words = "invalid_request: The code was used"
  const refusals: ReadonlyArray<readonly [what: string, body: unknown]> = [
    ["as RFC 6749 has it", { error: "invalid_request", error_description: "The code was used" }],
    ["as the API's exchange has it", { error: "invalid_request", errorDescription: "The code was used" }],
    ["as the API has it", { error: { code: "invalid_request", message: "The code was used" } }],
    ["with an access token that is null", {
      access_token: null,
      error: "invalid_request",
      error_description: "The code was used"
    }],
    ["with spaces around it", { error: " invalid_request\n", error_description: "The code was used" }],
    ["as a form", "error=invalid_request&error_description=The+code+was+used&error_uri=https%3A%2F%2Fexample.com"]
  ]
  for (const [what, body] of refusals) {
    it(`a refusal ${what} has its words told under every status`, () => {
      for (const status of [200, 201, 302, 400, 401, 403, 404, 422]) {
        const { message, reason } = refused(status, body)
        assert.deepStrictEqual(
          reason,
          { _tag: "TokenRejected", error: "invalid_request", description: "The code was used", status },
          `${status}`
        )
        assert.strictEqual(message, words)
      }
      for (const status of [429, 500, 503]) {
        const { message, reason } = refused(status, body)
        assert.strictEqual(reason._tag, "AuthServerUnavailable")
        assert.strictEqual(message, `Token request failed with status ${status}: ${words}`)
      }
    })
  }

  it("an answer of the token endpoint without an error that is a text is no refusal", () => {
    for (const error of [null, "", " ", 7, [], {}, { code: 190 }]) {
      assert.strictEqual(refused(200, { error }).reason._tag, "TokenResponseInvalid", JSON.stringify(error))
      assert.strictEqual(refused(400, { error }).reason._tag, "TokenResponseInvalid", JSON.stringify(error))
    }
  })

  it("a refusal is told on one line of 500 characters, whatever its description is made of", () => {
    const { message } = refused(200, { error: "e", error_description: `<p>\u202ea\n${"x".repeat(10_000)}` })
    assert.match(message, /^e: <p>\ufffda x{491,}$/)
    assert.isAtMost(message.length, 503)
    assert.strictEqual(refused(400, { error: "e", error_description: ["a"] }).message, "e")
  })

  const dispensable: ReadonlyArray<object> = [
    { token_type: undefined },
    { token_type: null },
    { token_type: "" },
    { token_type: " BEARER " },
    { token_type: 7 },
    { scope: ["a", "b"] },
    { scope: null },
    { id_token: "junk" },
    { id_token: { a: 1 } },
    { expires_in: {} },
    { expires_in: true },
    { expires_in: "1e306" },
    { expires_in: -1 },
    { refresh_token: null },
    { refresh_token: " " },
    { refresh_token: ["refresh"] },
    { error: null },
    { error: "invalid_grant" },
    { workspace_id: 7, toString: "text", __proto__: null }
  ]
  for (const fields of dispensable) {
    it(`an answer of the token endpoint is a login in spite of ${JSON.stringify(fields)}`, () => {
      assert.strictEqual(Redacted.value(granted(fields).accessToken), "access")
    })
  }

  it("an answer of the token endpoint that is a form is understood", () => {
    const answered = Result.getOrThrow(
      fromAnswer(answer(200, "access_token=gho_1%2B2&token_type=bearer&expires_in=60"))
    )
    assert.strictEqual(Redacted.value(answered.accessToken), "gho_1+2")
    assert.strictEqual(Duration.toSeconds(answered.expiresIn!), 60)
  })

  it("an answer of the token endpoint that is a page is no form, though one begins or ends it", () => {
    for (const body of ["<p>&error=invalid_request", "error=invalid_request<p>"]) {
      assert.deepStrictEqual(refused(400, body).reason, { _tag: "TokenResponseInvalid" }, body)
    }
  })

  for (const token of ["1|abc", "a$b!", "BAhb==--0f", "a.b==.c=", "a,b", "a\"t", "\\", "{}"]) {
    it(`an access token ${token} is one that calls can send`, () => {
      assert.strictEqual(Redacted.value(granted({ access_token: token }).accessToken), token)
    })
  }

  for (const token of ["", " ", "a b", "a\n", "a\u0000", "a\u007f", "ä", "🚀", null, 7, ["a"]]) {
    it(`an access token ${JSON.stringify(token)} is refused: no call could send it`, () => {
      assert.deepStrictEqual(refused(200, { ...pair, access_token: token }).reason, {
        _tag: "TokenResponseInvalid",
        field: "access_token"
      })
    })
  }

  it("an answer of the token endpoint has its description told in either spelling, without the secrets of the request", () => {
    for (const name of ["error_description", "errorDescription"]) {
      const body = { error: "invalid_request", [name]: "the code c0de and again c0de" }
      assert.strictEqual(
        refused(400, body, ["", "c0de"]).message,
        "invalid_request: the code <redacted> and again <redacted>"
      )
    }
  })
})

describe("an answer of the token endpoint that is none", () => {
  const messages: ReadonlyArray<readonly [status: number, body: unknown, message: string]> = [
    [200, "<html>", "Invalid token response format"],
    [200, [], "Invalid token response format"],
    [200, {}, "Invalid token response format: access_token"],
    [200, { ...pair, token_type: "mac" }, "Invalid token response format: token_type is not Bearer"],
    [302, "", "Token request failed with status 302"],
    [399, "", "Token request failed with status 399"],
    [400, "<html>", "Failed to parse token response (status 400)"],
    [404, {}, "Failed to parse token response (status 404)"],
    [503, "<html>", "Token request failed with status 503"],
    [429, { error: "slow_down" }, "Token request failed with status 429: slow_down"]
  ]
  for (const [status, body, message] of messages) {
    it(`an answer ${status} ${JSON.stringify(body)} is told as: ${message}`, () => {
      assert.strictEqual(refused(status, body).message, message)
    })
  }

  const lifetimes: ReadonlyArray<readonly [given: unknown, seconds: number | undefined]> = [
    ["60", 60],
    [" 60.25 ", 60.25],
    ["60 seconds", undefined],
    ["about 60", undefined],
    ["", undefined],
    [["60"], undefined],
    [true, undefined],
    [null, undefined]
  ]
  for (const [given, seconds] of lifetimes) {
    it(`a lifetime ${JSON.stringify(given)} is ${seconds ?? "unknown"}`, () => {
      const { expiresIn } = granted({ expires_in: given })
      assert.strictEqual(expiresIn && Duration.toSeconds(expiresIn), seconds)
    })
  }

  const forms: ReadonlyArray<readonly [body: string, isForm: boolean]> = [
    ["access_token=a&token_type=bearer", true],
    ["  access_token=a&token_type=bearer\n", true],
    ["the access_token=a", false],
    ["access_token=a and more", false],
    ["<p>access_token=a</p>", false]
  ]
  for (const [body, isForm] of forms) {
    it(`the text ${JSON.stringify(body)} is ${isForm ? "an" : "no"} answer in a form`, () => {
      const result = fromAnswer(answer(200, body))
      assert.strictEqual(Result.isSuccess(result) && Redacted.value(result.success.accessToken), isForm && "a")
    })
  }
})

describe("a text of the authorization server", () => {
  it("is told on one line, whatever breaks lines or speaks to terminals", () => {
    assert.strictEqual(quoted("a\r\nb\tc\u001b[31md\u2028e\u2029f\u0085g"), "a b c\ufffd[31md e f g")
  })

  it("is told up to 500 characters", () => {
    assert.lengthOf(quoted("x".repeat(10_000)), 500)
    assert.lengthOf(quoted("x".repeat(500)), 500)
  })
})
