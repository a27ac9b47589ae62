/** The tokens of a session from what the token endpoint answered, and what is kept of the ones before. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type { TokenResponse } from "../src/internal/session/merge.ts"
import { merge, unknownWorkspace } from "../src/internal/session/merge.ts"
import * as Tokens from "../src/Tokens.ts"
import { jwt } from "./support/jwt.ts"

const now = 1_000_000

const response = (
  accessToken: string,
  more: { readonly refreshToken?: string; readonly expiresIn?: Duration.Duration } = {}
): TokenResponse => ({
  accessToken: Redacted.make(accessToken),
  refreshToken: more.refreshToken === undefined ? undefined : Redacted.make(more.refreshToken),
  expiresIn: more.expiresIn
})

const stored = (workspaceId: string) =>
  Tokens.make({ workspaceId, accessToken: "old", refreshToken: "old-refresh", expiresAt: 5 })

const merged = (before: Tokens.Tokens | undefined, answer: TokenResponse) =>
  Result.getOrThrow(merge(before, answer, now))

describe("the tokens that a refresh gives", () => {
  const ends: ReadonlyArray<
    readonly [what: string, claims: object, expiresIn: number | undefined, end: number | undefined]
  > = [
    ["the lifetime that the answer gives", {}, 60, now + 60_000],
    ["the lifetime of the answer rather than the claims'", { iat: 0, exp: 3600 }, 60, now + 60_000],
    ["no time at all where the answer says so", { iat: 0, exp: 3600 }, 0, now],
    [
      "the claims' lifetime, counted from now: the server's clock may be hours off",
      { iat: 7200, exp: 10_800 },
      undefined,
      now + 3_600_000
    ],
    ["a claimed lifetime of a millisecond", { iat: 7200, exp: 7200.001 }, undefined, now + 1],
    ["no known end where they are over when they are issued", { iat: 7200, exp: 7200 }, undefined, undefined],
    ["no known end where they are over before they are issued", { iat: 7201, exp: 7200 }, undefined, undefined],
    ["no known end where only the end is claimed", { exp: 7200 }, undefined, undefined],
    ["no known end where only the beginning is claimed", { iat: 7200 }, undefined, undefined],
    ["no known end where nothing says it", {}, undefined, undefined],
    ["the claims' lifetime where the answer's is negative", { iat: 0, exp: 3600 }, -5, now + 3_600_000],
    ["an end in whole milliseconds", {}, 3599.9996, now + 3_600_000],
    ["an end in three hundred years", {}, 1e10, now + 1e13],
    ["the last end that a date can say", {}, (8.64e15 - now) / 1000, 8.64e15],
    ["no known end where no date can say it", {}, 9.2e15, undefined],
    [
      "the claims' lifetime where the answer's is no number of milliseconds",
      { iat: 0, exp: 3600 },
      1e306,
      now + 3_600_000
    ],
    ["no known end where the claims have none that can be stored", { iat: 0, exp: 1e306 }, undefined, undefined]
  ]
  for (const [what, claims, expiresIn, end] of ends) {
    it(`the tokens that a refresh gives have ${what}`, () => {
      const answer = response(jwt(claims), expiresIn === undefined ? {} : { expiresIn: Duration.seconds(expiresIn) })
      const { expiresAt } = merged(stored("wksp_1"), answer)
      assert.strictEqual(expiresAt, end)
    })
  }

  it("the tokens that a refresh gives have the refresh token that came, else the one that was there, at a login none", () => {
    const refreshToken = (before: Tokens.Tokens | undefined, answer: TokenResponse) => {
      const token = merged(before, answer).refreshToken
      return token && Redacted.value(token)
    }
    assert.strictEqual(refreshToken(stored("w"), response("new", { refreshToken: "new-refresh" })), "new-refresh")
    assert.strictEqual(refreshToken(stored("w"), response("new")), "old-refresh")
    assert.isUndefined(refreshToken(undefined, response("new")))
  })

  const workspaces: ReadonlyArray<
    readonly [before: string | undefined, claimed: string | undefined, expected: string]
  > = [
    [undefined, "wksp_1", "wksp_1"],
    [undefined, undefined, unknownWorkspace],
    ["wksp_1", "wksp_1", "wksp_1"],
    ["wksp_1", undefined, "wksp_1"],
    ["wksp_1", "1", "wksp_1"],
    ["1", "wksp_1", "1"],
    ["wksp_1", unknownWorkspace, "wksp_1"],
    [unknownWorkspace, "wksp_1", "wksp_1"],
    [unknownWorkspace, undefined, unknownWorkspace],
    ["", "wksp_1", "wksp_1"],
    ["", undefined, unknownWorkspace]
  ]
  for (const [before, claimed, expected] of workspaces) {
    it(`the tokens that a refresh gives are of workspace ${expected} where ${JSON.stringify(before)} was stored and ${claimed} is claimed`, () => {
      const answer = response(jwt({ workspace_id: claimed }))
      assert.strictEqual(merged(before === undefined ? undefined : stored(before), answer).workspaceId, expected)
    })
  }

  it("the tokens that a refresh gives are refused where they are of another workspace", () => {
    for (
      const [expected, actual] of [["wksp_1", "wksp_2"], ["1", "wksp_2"], ["wksp_1", "xwksp_1"], [
        "a_wksp_1",
        "a_1"
      ]] as const
    ) {
      const result = merge(stored(expected), response(jwt({ workspace_id: actual })), now)
      assert(Result.isFailure(result), `${expected} and ${actual}`)
      assert.deepStrictEqual(result.failure.reason, { _tag: "WorkspaceMismatch", expected, actual })
      assert.strictEqual(
        result.failure.message,
        "The authorization server answered with the tokens of another workspace"
      )
      assert.isFalse(result.failure.refreshTokenInvalid)
    }
  })
})
