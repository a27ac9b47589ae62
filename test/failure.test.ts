/** The rules about what failures say: whether a request was sent, whether it may pass, when to come back, and what text of others is shown. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import { retryAfter } from "../src/internal/failure/retryAfter.ts"
import { quoted } from "../src/internal/failure/quoted.ts"
import { printable } from "../src/internal/failure/text.ts"
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

  const escapedBy = (escape: (code: number) => string) => (text: string) =>
    text.replace(/[^a-z0-9]/gi, (character) => escape(character.charCodeAt(0)))
  const referredBy = (refer: (code: number) => string) => (text: string) =>
    text.replace(/[^a-z0-9]/giu, (character) => refer(character.codePointAt(0)!))
  const hexadecimal = (code: number) => code.toString(16).padStart(4, "0")
  const html = (text: string) =>
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(
      /'/g,
      "&#39;"
    )
  const json = (text: string) => JSON.stringify(text).slice(1, -1)
  const form = (text: string) => new URLSearchParams({ s: text }).toString().slice(2)
  const spellings: ReadonlyArray<readonly [how: string, spell: (secret: string) => string]> = [
    ["as they are", (secret) => secret],
    ["in capitals", (secret) => secret.replace(/[a-z]/g, (letter) => letter.toUpperCase())],
    ["percent-encoded", encodeURIComponent],
    ["percent-encoded in small letters", (secret) => encodeURIComponent(secret).toLowerCase()],
    ["percent-encoded but for the slash", (secret) => encodeURIComponent(secret).replace(/%2F/g, "/")],
    ["percent-encoded twice", (secret) => encodeURIComponent(encodeURIComponent(secret))],
    ["as in a form", form],
    ["as in a form that was read as a URL", (secret) => decodeURIComponent(form(secret))],
    ["as in JSON", json],
    ["as in JSON in JSON", (secret) => json(json(secret))],
    ["as in JSON with escaped slashes", (secret) => json(secret).replace(/\//g, "\\/")],
    ["as in JSON with all escaped", escapedBy((code) => `\\u${hexadecimal(code)}`)],
    ["as in JSON with all escaped in capitals", escapedBy((code) => `\\u${hexadecimal(code).toUpperCase()}`)],
    ["as in HTML", html],
    ["as in HTML twice", (secret) => html(html(secret))],
    ["as in HTML with decimal references", referredBy((code) => `&#${code};`)],
    ["as in HTML with hexadecimal references", referredBy((code) => `&#x${code.toString(16)};`)],
    ["as in HTML in JSON", (secret) => json(html(secret))],
    ["in the other alphabet of Base64", (secret) => secret.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")]
  ]
  for (const [how, spell] of spellings) {
    it(`is shown without the secrets that were sent ${how}`, () => {
      for (
        const secret of [
          "aB3/x+y=z\"q",
          "v1.SECRET+REF/tok==",
          "it's <a> \\ & \"b\"\nc",
          "пароль-пароль 🚀",
          "%41%42&amp;x+y/z%zz",
          "\\\\\\\\\\n\\u0041",
          "a b c d e"
        ]
      ) {
        const spelled = spell(secret)
        const shown = quoted(`bad: ${spelled}! And: ${spelled}`, [secret, "another secret"])
        assert.match(shown, /^bad: <redacted>! And: <redacted>$/, spelled)
      }
    })
  }

  it("is shown without a secret that was cut short, from its sixteenth character on", () => {
    const secret = "0123456789abcdefghijklmnop"
    assert.strictEqual(quoted(`bad: ${secret.slice(0, 20)}…`, [secret]), "bad: <redacted>…")
    assert.strictEqual(quoted(`bad: ${secret.slice(0, 15)}…`, [secret]), `bad: ${secret.slice(0, 15)}…`)
  })

  it("is shown without any of several secrets, also where one is part of another", () => {
    assert.strictEqual(
      quoted("Basic Y2xpZW50OnNlY3JldA== is wrong: client:12345678, 345678901234", [
        "12345678",
        "345678901234",
        "Y2xpZW50OnNlY3JldA==",
        "",
        " "
      ]),
      "Basic <redacted> is wrong: client:<redacted>, <redacted>"
    )
    assert.strictEqual(quoted("abcdefghijkl", ["abcdefgh", "efghijkl"]), "<redacted>")
  })

  it("is looked through for secrets in a time that grows with its length only", () => {
    const hostile = ["\\", "%25", "&amp;", "a", "\\u005c"].map((part) => part.repeat(60_000 / part.length))
    for (const text of hostile) {
      for (const secret of ["a", text.slice(0, 2000) + "!", "\\".repeat(50) + "!"]) {
        assert.isAtMost(quoted(text, [secret]).length, 500)
      }
    }
  }, 5000)

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
