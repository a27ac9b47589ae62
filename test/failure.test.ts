/** The rules about what failures say: whether a request was sent, whether it may pass, when to come back, and what text of others is shown. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import { retryAfter } from "../src/internal/failure/retryAfter.ts"
import { printable, quoted } from "../src/internal/failure/text.ts"
import { mayPass } from "../src/internal/failure/transient.ts"
import { codeOf, mayHaveSent } from "../src/internal/failure/transportCause.ts"

const now = Date.parse("2026-11-25T12:00:00Z")

const seconds = (value: string): number | undefined => {
  const duration = retryAfter({ "retry-after": value }, now)
  return duration && Duration.toSeconds(duration)
}

describe("Retry-After", () => {
  it("is seconds, with or without a fraction, or an HTTP date in one of its three forms, in UTC", () => {
    assert.deepStrictEqual(
      [
        "0",
        "120",
        " 7 ",
        "1.5",
        "Wed, 25 Nov 2026 12:00:30 GMT",
        "Wednesday, 25-Nov-26 12:00:30 GMT",
        "Wed Nov 25 12:00:30 2026"
      ].map(seconds),
      [0, 120, 7, 1.5, 30, 30, 30]
    )
  })

  it("of the past is now", () => {
    assert.strictEqual(seconds("Wed, 25 Nov 2026 11:00:00 GMT"), 0)
  })

  it("that is anything else is as if it were not there", () => {
    for (
      const value of [
        "",
        "soon",
        "May 5",
        "-5",
        "1e3",
        "Infinity",
        "1.5.2",
        "2026-11-25",
        "Wed, 31 Feb 2026 12:00:00 GMT"
      ]
    ) {
      assert.isUndefined(seconds(value), value)
    }
    assert.isUndefined(retryAfter({}, now))
  })
})

describe("the text of others", () => {
  it("is shown without what turns, hides or obeys", () => {
    assert.strictEqual(printable("a\r\n\tb\u2028c"), "a b c")
    for (
      const hidden of [
        "\u0007",
        "\u001b",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u{e0041}"
      ]
    ) {
      assert.strictEqual(printable(`a${hidden}b`), "a\ufffdb", `U+${hidden.codePointAt(0)!.toString(16)}`)
    }
    assert.strictEqual(printable("Größe 大小 🚀"), "Größe 大小 🚀")
  })

  it("is shown without the secrets that were sent, however they are spelled", () => {
    const secret = "aB3/x+y=z\"q"
    for (
      const spelled of [
        secret,
        encodeURIComponent(secret),
        encodeURIComponent(secret).toLowerCase(),
        new URLSearchParams({ s: secret }).toString().slice(2),
        JSON.stringify(secret)
      ]
    ) {
      assert.notInclude(quoted(`bad: ${spelled}!`, [secret]).toLowerCase(), spelled.toLowerCase())
      assert.include(quoted(`bad: ${spelled}!`, [secret]), "<redacted>")
    }
  })

  it("stays readable where a secret is short", () => {
    assert.strictEqual(
      quoted("a bad code was sent: code=a, state: \"b\"", ["a", "b"]),
      "a bad code was sent: code=<redacted>, state: \"<redacted>\""
    )
  })

  it("has an end, and no half of a character", () => {
    assert.strictEqual(quoted("🚀".repeat(1000)), "🚀".repeat(500))
  })
})

const failed = (fields: object, cause?: Error): Error => Object.assign(new Error("failed", { cause }), fields)

describe("a request whose connection failed", () => {
  const unsent: ReadonlyArray<readonly [what: string, cause: Error]> = [
    ["refused", failed({ code: "ECONNREFUSED", syscall: "connect" })],
    ["without an address", failed({ code: "ENOTFOUND", syscall: "getaddrinfo" })],
    ["unreachable", failed({ code: "EHOSTUNREACH", syscall: "connect" })],
    ["refused, as the cause of another failure", failed({ code: "UND_ERR" }, failed({ code: "ECONNREFUSED" }))]
  ]
  for (const [what, cause] of unsent) {
    it(`a request whose connection was ${what} was certainly not sent`, () => assert.isFalse(mayHaveSent(cause)))
  }

  const sent: ReadonlyArray<readonly [what: string, cause: Error | undefined]> = [
    ["for no known reason", undefined],
    ["without a code", failed({})],
    ["by a reset", failed({ code: "ECONNRESET" })],
    ["as unreachable while it was read from", failed({ code: "EHOSTUNREACH", syscall: "read" })],
    ["as unreachable while it was written to", failed({ code: "EHOSTUNREACH", syscall: "write" })]
  ]
  for (const [what, cause] of sent) {
    it(`a request whose connection failed ${what} may have been sent`, () => assert.isTrue(mayHaveSent(cause)))
  }

  it("a request whose connection failed has the code of the innermost cause that has one", () => {
    const cause = failed({ code: "OUTER" }, failed({ code: "INNER" }, failed({})))
    assert.strictEqual(codeOf(cause), "INNER")
  })
})

describe("a 429", () => {
  it("a 429 may pass where its code is that of a rate, or none; a quota does not", () => {
    for (const code of ["", "rate-limit-exceeded", "rateLimitReached"]) assert.isTrue(mayPass(429, code), code)
    for (const code of ["planLimitReached", "quota-exceeded"]) assert.isFalse(mayPass(429, code), code)
  })
})
