/** The rules about what failures say: whether a request was sent, whether it may pass, when to come back, and what text of others is shown. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import { isUnsent } from "../src/internal/failure/connecting.ts"
import * as FetchErrors from "../src/internal/failure/fetchErrors.ts"
import { retryAfter } from "../src/internal/failure/retryAfter.ts"
import { quoted } from "../src/internal/failure/quoted.ts"
import { printable } from "../src/internal/failure/text.ts"
import { mayPass } from "../src/internal/failure/transient.ts"
import { codeOf, isPermanent, saidBy, transportCause } from "../src/internal/failure/transportCause.ts"

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
        "Wed Nov 25 12:00:30 2026",
        "Tue Dec  1 12:00:00 2026"
      ].map(seconds),
      [0, 120, 7, 1.5, 30, 30, 30, 6 * 86_400]
    )
  })

  it("may come in milliseconds too, which are finer", () => {
    const millis = (headers: { readonly [name: string]: string }) => {
      const duration = retryAfter(headers, now)
      return duration && Duration.toMillis(duration)
    }
    assert.strictEqual(millis({ "retry-after-ms": "300" }), 300)
    assert.strictEqual(millis({ "retry-after-ms": " 0.5 " }), 0.5)
    assert.strictEqual(millis({ "retry-after-ms": "1500", "retry-after": "2" }), 1500)
    for (const nothing of ["", "soon", "-1", "1e3", "0x10", "1 s"]) {
      assert.isUndefined(millis({ "retry-after-ms": nothing }), nothing)
      assert.strictEqual(millis({ "retry-after-ms": nothing, "retry-after": "2" }), 2000)
    }
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
        "Wed, 31 Feb 2026 12:00:00 GMT",
        "Wed, 25 Nov 2026 25:00:00 GMT",
        "Wed, 25 Abc 2026 12:00:00 GMT",
        "Wed, 25 Nov 2026 12:00:00",
        "Wed, 25 Nov 2026 12:00:00 CET"
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

const failed = (fields: object, cause?: unknown, message = "failed"): Error =>
  Object.assign(new Error(message, { cause }), fields)

const allOf = (fields: object, ...errors: ReadonlyArray<unknown>): Error =>
  Object.assign(new AggregateError(errors, ""), fields)

const itsOwnCause = (): Error => {
  const error = failed({})
  return Object.assign(error, { cause: error, errors: [error] })
}

const tlsCut = "Client network socket disconnected before secure TLS connection was established"

const ofDeno = (said: string) =>
  failed({}, new Error(`error sending request for url (https://api.prisma.io/?token=secret): client error ${said}`))

describe("a request whose connection failed", () => {
  const refused = failed({ code: "ECONNREFUSED", syscall: "connect" })
  const unsent: ReadonlyArray<readonly [what: string, cause: unknown]> = [
    ["refused", refused],
    ["without an address", failed({ code: "ENOTFOUND", syscall: "getaddrinfo" })],
    ["without an address, as another resolver says it", failed({ code: "ESERVFAIL", syscall: "queryA" })],
    ["unreachable", failed({ code: "EHOSTUNREACH", syscall: "connect" })],
    ["too slow to be made", failed({ code: "ETIMEDOUT", syscall: "connect" })],
    ["without a file descriptor", failed({ code: "EMFILE", syscall: "connect" })],
    ["without a file descriptor in all of the system", failed({ code: "ENFILE" })],
    ["refused, as the cause of another failure", failed({ code: "UND_ERR" }, failed({ code: "ECONNREFUSED" }))],
    [
      "silent at one address and refused at another",
      allOf({ code: "ETIMEDOUT" }, failed({ code: "ETIMEDOUT", syscall: "connect" }), refused)
    ],
    ["refused at one address, twice", allOf({}, refused, refused)],
    ["too slow for undici", failed({}, failed({ code: "UND_ERR_CONNECT_TIMEOUT" }, failed({ code: "ETIMEDOUT" })))],
    ["to a server without TLS", failed({ code: "ERR_SSL_WRONG_VERSION_NUMBER" })],
    [
      "to a server without TLS, as OpenSSL says it",
      failed(
        { code: "EPROTO", syscall: "write" },
        undefined,
        "write EPROTO 1:error:0A00010B:SSL routines:ssl3_get_record:wrong version number"
      )
    ],
    [
      "to a server without TLS, as Bun says it",
      failed({ code: "EPROTO" }, undefined, "EPROTO: The TLS handshake failed. Does the server speak TLS?")
    ],
    ["refused by an alert", failed({ code: "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE" })],
    ["refused for its version", failed({ code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION" })],
    ["cut in its handshake", failed({ code: "ECONNRESET" }, undefined, tlsCut)],
    ["refused for its certificate", failed({ code: "CERT_HAS_EXPIRED" })],
    [
      "to a tunnel that a proxy refused",
      failed({ code: "UND_ERR_ABORTED" }, undefined, "Proxy response (407) !== 200 when HTTP Tunneling")
    ],
    ["to a tunnel that a proxy refused, as Node says it", failed({ code: "ERR_PROXY_TUNNEL" })],
    [
      "to a proxy that ended before its tunnel",
      failed({ code: "UND_ERR_PRX_CONN" }, failed({ code: "UND_ERR_SOCKET" }))
    ],
    [
      "to a proxy that was read from before its tunnel",
      failed({ code: "UND_ERR_PRX_CONN" }, failed({ code: "ECONNRESET", syscall: "read" }))
    ],
    ["not permitted", failed({ name: "NotCapable" }, undefined, "Requires net access")],
    ["refused, as Deno says it", ofDeno("(Connect): tcp connect error: Connection refused (os error 111)")],
    ["to no URL", failed({ code: "ERR_INVALID_URL" })]
  ]
  for (const [what, cause] of unsent) {
    it(`a request whose connection was ${what} was certainly not sent`, () => assert.isTrue(isUnsent(cause)))
  }

  const sent: ReadonlyArray<readonly [what: string, cause: unknown]> = [
    ["for no known reason", undefined],
    ["with a text", "failed"],
    ["without a code", failed({})],
    ["by a reset", failed({ code: "ECONNRESET" })],
    ["by a reset of what was read", failed({ code: "ECONNRESET", syscall: "read" })],
    ["by writing to what was closed", failed({ code: "EPIPE", syscall: "write" })],
    ["by silence while it was read from", failed({ code: "ETIMEDOUT", syscall: "read" })],
    ["by silence", failed({ code: "ETIMEDOUT" })],
    ["as unreachable while it was read from", failed({ code: "EHOSTUNREACH", syscall: "read" })],
    ["as unreachable while it was written to", failed({ code: "EHOSTUNREACH", syscall: "write" })],
    [
      "as unreachable, because it was written to",
      failed({ code: "EHOSTUNREACH" }, failed({ code: "EPIPE", syscall: "write" }))
    ],
    ["by the other side", failed({}, failed({ code: "UND_ERR_SOCKET" }, undefined, "other side closed"))],
    ["by a record of TLS that is wrong", failed({ code: "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC" })],
    [
      "by one that is wrong, as OpenSSL says it",
      failed(
        { code: "EPROTO", syscall: "write" },
        undefined,
        "write EPROTO 1:error:0A000119:SSL routines::bad record mac"
      )
    ],
    ["by a file that could not be opened for its body", failed({ code: "EMFILE", syscall: "open" })],
    [
      "at one of two servers while it was read from",
      allOf({}, refused, failed({ code: "ECONNRESET", syscall: "read" }))
    ],
    ["at one of two servers for no known reason", allOf({}, refused, failed({}))],
    ["at none of no servers", allOf({})],
    ["in the middle, as Deno says it", ofDeno("(SendRequest): connection closed before message completed")],
    ["by itself", itsOwnCause()]
  ]
  for (const [what, cause] of sent) {
    it(`a request whose connection failed ${what} may have been sent`, () => assert.isFalse(isUnsent(cause)))
  }

  it("a request whose connection failed has the code of the innermost cause that has one", () => {
    const cause = failed({ code: "OUTER" }, failed({ code: "INNER" }, failed({})))
    assert.strictEqual(codeOf(cause), "INNER")
    assert.strictEqual(codeOf(allOf({}, failed({ code: "FIRST" }), failed({ code: "SECOND" }))), "FIRST")
    assert.isUndefined(codeOf(itsOwnCause()))
  })

  const words: ReadonlyArray<readonly [error: Error, words: string | undefined]> = [
    [failed({ code: "ECONNREFUSED" }, undefined, "connect ECONNREFUSED 10.0.0.1:443"), undefined],
    [
      failed({}, failed({}, undefined, "Proxy response (407) !== 200 when HTTP Tunneling")),
      "the proxy answered 407 and refused the connection"
    ],
    [failed({}, undefined, "Proxy Authentication Required (407)"), "the proxy answered 407 and refused the connection"],
    [
      failed(
        { code: "ERR_PROXY_TUNNEL" },
        undefined,
        "Failed to establish tunnel to api.prisma.io:443 via http://user:pw@proxy: HTTP/1.1 503 No"
      ),
      "the proxy answered 503 and refused the connection"
    ],
    [
      failed(
        { name: "NotCapable" },
        undefined,
        "Requires net access to \"api.prisma.io:443\"\u001b[2J, run again with the --allow-net flag"
      ),
      "Requires net access to \"api.prisma.io:443\"\ufffd[2J, run again with the --allow-net flag"
    ],
    [failed({ name: "NotCapable" }, undefined, "long".repeat(1000)), "long".repeat(125)],
    [ofDeno("(Connect): tls handshake eof"), "tls handshake eof"],
    [failed({ code: "ECONNRESET" }, undefined, tlsCut), "the connection ended before TLS was established"],
    [itsOwnCause(), undefined],
    [
      failed({}, failed({ code: "UND_ERR_HEADERS_TIMEOUT" })),
      "the HTTP client's own time limit has passed: the answer did not begin (UND_ERR_HEADERS_TIMEOUT)"
    ],
    [
      failed({}, failed({ code: "UND_ERR_BODY_TIMEOUT" })),
      "the HTTP client's own time limit has passed: no more of the answer came (UND_ERR_BODY_TIMEOUT)"
    ]
  ]
  it.each(words)(
    "a request whose connection failed is told in the platform's words where they quote nothing: %s",
    (error, words) => {
      assert.strictEqual(saidBy(error), words)
      const { message } = FetchErrors.transport({ method: "GET", url: "https://api.prisma.io/v1/me" }, error)
      assert.strictEqual(message, `No answer from api.prisma.io: ${words ?? codeOf(error) ?? "the connection failed"}`)
    }
  )

  it("a request that the program may not send is not sent again", () => {
    assert.strictEqual(codeOf(transportCause(failed({ name: "NotCapable" }))), "NotCapable")
    for (const code of ["NotCapable", "CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
      assert.isTrue(isPermanent(code))
    }
    for (const code of ["ECONNREFUSED", "EMFILE", undefined]) assert.isFalse(isPermanent(code))
  })
})

describe("a 429", () => {
  it("a 429 may pass where its code is that of a rate, or none; a quota does not", () => {
    for (const code of ["", "rate-limit-exceeded", "rateLimitReached"]) assert.isTrue(mayPass(429, code), code)
    for (const code of ["planLimitReached", "quota-exceeded"]) assert.isFalse(mayPass(429, code), code)
  })
})
