/** When a session refreshes: how far the access token is from its end, to the millisecond. */
import { assert, describe, it } from "@effect/vitest"
import { type Freshness, makeFreshness, type Obtained } from "../src/internal/session/freshness.ts"
import * as Tokens from "../src/Tokens.ts"
import { jwt } from "./support/jwt.ts"

const minute = 60_000

const opaque = (expiresAt: number | undefined, n = 1): Tokens.Tokens =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresAt })

/** Tokens whose access token says in seconds when it was issued and when it ends. */
const claiming = (claims: { readonly iat?: number; readonly exp?: number }, expiresAt?: number): Tokens.Tokens =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: jwt(claims), expiresAt })

const obtainedAt = (tokens: Tokens.Tokens, at: number): Obtained => ({ tokens, at })

/** The freshness at each of these times before the end. */
const before = (
  end: number,
  tokens: Tokens.Tokens,
  obtained: Obtained | undefined,
  left: ReadonlyArray<number>
): ReadonlyArray<Freshness> => {
  const freshness = makeFreshness()
  return left.map((millis) => freshness(tokens, obtained, end - millis))
}

describe("an access token", () => {
  it("an access token of an hour is refreshed ahead from two minutes before its end, and waited for from ten seconds before it", () => {
    const end = 60 * minute
    const left = [30 * minute, 2 * minute + 1, 2 * minute, 10_001, 10_000, 1, 0, -1, -60 * minute]
    const expected: ReadonlyArray<Freshness> = [
      "fresh",
      "fresh",
      "aging",
      "aging",
      "ending",
      "ending",
      "ending",
      "ending",
      "ending"
    ]
    assert.deepStrictEqual(before(end, opaque(end), obtainedAt(opaque(end), 0), left), expected)
    assert.deepStrictEqual(before(end, opaque(end), undefined, left), expected)
  })

  it("an access token of five minutes is refreshed ahead in its last fifth", () => {
    const end = 5 * minute
    const obtained = obtainedAt(opaque(end), 0)
    assert.deepStrictEqual(before(end, opaque(end), obtained, [minute + 1, minute, 10_001, 10_000]), [
      "fresh",
      "aging",
      "aging",
      "ending"
    ])
  })

  it("an access token of thirty seconds is waited for in its last fifth only, so that not every request refreshes", () => {
    const end = 30_000
    const obtained = obtainedAt(opaque(end), 0)
    assert.deepStrictEqual(before(end, opaque(end), obtained, [10_000, 6001, 6000, 0]), [
      "fresh",
      "fresh",
      "ending",
      "ending"
    ])
  })

  it("an access token begins to age up to a tenth of its soft window later where a session says so, and is waited for as late as ever", () => {
    const end = 60 * minute
    const at = (jitter: number, left: number) => makeFreshness(jitter)(opaque(end), undefined, end - left)
    assert.deepStrictEqual([at(1, 108_001), at(1, 108_000)], ["fresh", "aging"])
    assert.deepStrictEqual([at(0.5, 114_001), at(0.5, 114_000)], ["fresh", "aging"])
    assert.deepStrictEqual([at(1, 10_001), at(1, 10_000)], ["aging", "ending"])
  })

  it("an access token without an end is fresh for ever", () => {
    assert.strictEqual(makeFreshness()(opaque(undefined), undefined, Number.MAX_SAFE_INTEGER), "fresh")
  })

  it("an access token has the end that is stored, else the one that it claims", () => {
    const freshness = makeFreshness()
    assert.strictEqual(freshness(claiming({ exp: 3600 }), undefined, 3_600_000), "ending")
    assert.strictEqual(freshness(claiming({ exp: 3600 }, 7_200_000), undefined, 3_600_000), "fresh")
  })

  it("an access token lives as long as its own claims say, not as long as it was held here", () => {
    // Thirty seconds by the server's clock, whose end is 100 s of ours: the soft window is 6 s.
    const short = claiming({ iat: 1000, exp: 1030 }, 100_000)
    assert.deepStrictEqual(before(100_000, short, obtainedAt(short, 0), [6001, 6000]), ["fresh", "ending"])
  })

  it("an access token that claims its end but not its beginning lives from when it was obtained", () => {
    const half = claiming({ exp: 300 })
    const left = [minute + 1, minute, 10_000]
    assert.deepStrictEqual(before(300_000, half, obtainedAt(half, 0), left), ["fresh", "aging", "ending"])
    assert.deepStrictEqual(before(300_000, half, undefined, [2 * minute, 10_000]), ["aging", "ending"])
  })

  it("an access token that was obtained at another time than others is not measured by theirs", () => {
    const end = 30_000
    // With its own beginning it would be fresh: nobody knows it, so the windows are the whole ones.
    const obtained = obtainedAt(opaque(end, 2), 0)
    assert.deepStrictEqual(before(end, opaque(end), obtained, [20_000, 10_000]), ["aging", "ending"])
  })

  it("an access token that is over when it comes is fresh, since the clocks differ: in the very millisecond too", () => {
    for (const at of [3_600_000, 3_600_001, 9_000_000]) {
      const tokens = opaque(3_600_000)
      assert.strictEqual(makeFreshness()(tokens, obtainedAt(tokens, at), at), "fresh", `obtained at ${at}`)
    }
    const tokens = opaque(3_600_000)
    assert.strictEqual(makeFreshness()(tokens, obtainedAt(tokens, 3_599_999), 3_599_999), "fresh")
    assert.strictEqual(makeFreshness()(tokens, obtainedAt(tokens, 3_599_999), 3_600_000), "ending")
  })

  it("an access token that was over when it came, by our clock, is fresh although its claims give it an hour", () => {
    const tokens = claiming({ iat: 0, exp: 3600 })
    for (const at of [3_600_000, 3_600_001]) {
      assert.strictEqual(makeFreshness()(tokens, obtainedAt(tokens, at), at), "fresh", `obtained at ${at}`)
    }
    assert.strictEqual(makeFreshness()(tokens, obtainedAt(tokens, 3_599_000), 3_599_500), "ending")
    assert.strictEqual(makeFreshness()(tokens, undefined, 3_600_001), "ending")
    assert.strictEqual(makeFreshness()(tokens, obtainedAt(opaque(9), 3_600_001), 3_600_001), "ending")
  })

  it("an access token whose claims give it no life, or less, is fresh until the API refuses it", () => {
    for (const iat of [3600, 3601]) {
      for (const now of [3_599_999, 3_600_000, 3_600_001]) {
        assert.strictEqual(makeFreshness()(claiming({ iat, exp: 3600 }), undefined, now), "fresh", `issued at ${iat}`)
      }
    }
    assert.strictEqual(makeFreshness()(claiming({ iat: 3599, exp: 3600 }), undefined, 3_599_999), "ending")
  })

  it("an access token is told from the one that was asked about before", () => {
    const freshness = makeFreshness()
    assert.strictEqual(freshness(claiming({ iat: 0, exp: 3600 }), undefined, 3_600_000), "ending")
    assert.strictEqual(freshness(claiming({ iat: 0, exp: 7200 }), undefined, 3_600_000), "fresh")
    assert.strictEqual(freshness(claiming({ iat: 0, exp: 3600 }), undefined, 3_600_000), "ending")
  })
})
