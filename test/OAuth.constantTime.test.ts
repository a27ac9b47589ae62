/** How a callback's state is compared: by a function whose time tells nothing, never by `===`. */
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { readCallback, sameInConstantTime } from "../src/internal/oauth/callback.ts"
import { vi } from "vitest"
import { random } from "./support/random.ts"

const { compared } = vi.hoisted(() => ({ compared: [] as Array<readonly [string, string]> }))

// Effect's own comparison, seen from outside: it has no early return, and a test of its own in Effect.
vi.mock(import("effect/crypto/Mac"), async (original) => {
  const Mac = await original()
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()
  return {
    ...Mac,
    timingSafeEqual: (a, b) => {
      compared.push([text(a), text(b)])
      return Mac.timingSafeEqual(a, b)
    }
  }
})

const expectedState = "the-state-of-this-login"

const read = (state: string) => {
  compared.length = 0
  return readCallback({
    callbackUrl: `?code=c&state=${encodeURIComponent(state)}`,
    redirectUri: "https://app.example/callback",
    expectedState,
    issuer: "https://auth.example"
  })
}

describe("the state of a callback", () => {
  const states = [
    expectedState,
    "",
    "x",
    `x${expectedState.slice(1)}`,
    `${expectedState.slice(0, -1)}x`,
    `${expectedState}x`
  ]
  for (const state of states) {
    it(`the state of a callback "${state}" is compared whole, in constant time, with the expected one`, () => {
      assert.strictEqual(Result.isSuccess(read(state)), state === expectedState)
      assert.deepStrictEqual(compared, [[state, expectedState]])
    })
  }

  it("the state of a callback is the expected one exactly when the strings are the same (seed 1)", () => {
    const next = random(1)
    const alphabet = ["a", "b", "é", "😀"]
    const text = () => Array.from({ length: next(4) }, () => alphabet[next(4)]).join("")
    let same = 0
    for (let run = 0; run < 5000; run++) {
      const [a, b] = [text(), text()]
      assert.strictEqual(sameInConstantTime(a, b), a === b, JSON.stringify([a, b]))
      if (a === b) same++
    }
    assert.isAbove(same, 100)
  })
})
