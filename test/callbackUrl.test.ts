/** The callback URL as terminals, mail and people hand it on: `handleCallback` and the Promise entry read it with this one function. */
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { readCallback } from "../src/internal/oauth/callback.ts"

const redirectUri = "https://app.example/auth/callback"
const state = "the-state-of-this-login"
const url = `${redirectUri}?code=the-code&state=${state}`

const codeOf = (callbackUrl: string, returnsTo = redirectUri): string =>
  Result.getOrThrow(
    readCallback({ callbackUrl, redirectUri: returnsTo, expectedState: state, issuer: "https://auth.example" })
  )

/** A URL as terminals, mail and people hand it on. */
const wrapped: ReadonlyArray<readonly [name: string, url: string]> = [
  ["a URL in spaces and line breaks", ` \t${url}\r\n `],
  ["a URL in double quotes", `"${url}"`],
  ["a URL in single quotes", `'${url}'`],
  ["a URL in backticks", ` \`${url}\` `],
  ["a URL in three backticks", `\`\`\`\n${url}\n\`\`\``],
  ["a URL in angle brackets", `<${url}>`],
  ["a URL in angle brackets with its prefix (RFC 3986 appendix C)", `<URL:${url}>`],
  ["a URL in angle brackets in quotes", `"<${url}>"\n`],
  ["a URL in typographic quotes", `“${url}”`],
  ["a URL with half of its quotes", `${url}"`],
  ["a URL that a terminal broke", url.replace("the-", "the-\r\n").replace("state", "sta\nte")],
  ["a URL that was broken and indented", url.replace("code=", "code=\n    ")],
  ["a URL with characters that cannot be seen", `\ufeff${url.replace("the", "\u200bthe\u00ad")}\u2060`],
  ["a URL in the marks of a terminal's paste", `\u001b[200~${url}\u001b[201~`],
  ["a URL without its scheme", url.replace("https://", "")]
]

describe("a callback URL", () => {
  for (const [name, text] of wrapped) {
    it(`a callback URL is read from ${name}`, () => {
      assert.strictEqual(codeOf(text), "the-code")
      assert.strictEqual(codeOf(text.replaceAll(url, `/auth/callback?code=the-code&state=${state}`)), "the-code")
    })
  }

  it("a callback URL is read from quotes where the redirect URI is one that nothing is relative to", () => {
    const returnsTo = "com.example.app:callback"
    assert.strictEqual(codeOf(`"${returnsTo}?code=the-code&state=${state}"`, returnsTo), "the-code")
  })

  it("a callback URL keeps the quotes, brackets and spaces that are in its code", () => {
    const code = `'a\`b'"<c> d"`
    assert.strictEqual(codeOf(`${redirectUri}?state=${state}&code=${encodeURIComponent(code)}`), code)
    assert.strictEqual(codeOf(`${redirectUri}?state=${state}&code='a\``), "'a`")
  })

  it("a callback URL of a hundred thousand characters is read at once, whatever it is made of", () => {
    const began = performance.now()
    for (const character of ["\u00a0", "\"", "\n", "'", " ", "URL:", "\u200b"]) {
      const long = character.repeat(100_000)
      assert.isTrue(
        Result.isFailure(readCallback({ callbackUrl: `x${long}x`, redirectUri, expectedState: state, issuer: "" }))
      )
      assert.strictEqual(codeOf(`${long}${url}${character === "URL:" ? "" : long}`), "the-code")
    }
    assert.isBelow(performance.now() - began, 2_000)
  })
})
