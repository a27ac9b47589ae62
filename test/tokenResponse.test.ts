/** What an answer of the token endpoint means (RFC 6749 sections 5.1 and 5.2), at the edges of status, size and text. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { quoted } from "../src/internal/failure/text.ts"
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
    [199, "TokenResponseInvalid"],
    [200, "success"],
    [299, "success"],
    [300, "TokenResponseInvalid"],
    [302, "TokenResponseInvalid"],
    [399, "TokenResponseInvalid"],
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
      ["", undefined],
      [null, undefined]
    ]
    for (const [expires_in, seconds] of lifetimes) {
      const { expiresIn } = granted({ expires_in })
      assert.strictEqual(expiresIn && Duration.toSeconds(expiresIn), seconds, JSON.stringify(expires_in))
    }
  })

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

describe("a text of the authorization server", () => {
  it("is told on one line, whatever breaks lines or speaks to terminals", () => {
    assert.strictEqual(quoted("a\r\nb\tc\u001b[31md\u2028e\u2029f\u0085g"), "a b c\ufffd[31md e f g")
  })

  it("is told up to 500 characters", () => {
    assert.lengthOf(quoted("x".repeat(10_000)), 500)
    assert.lengthOf(quoted("x".repeat(500)), 500)
  })
})
