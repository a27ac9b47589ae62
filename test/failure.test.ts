/** What a failed call tells a retry: whether the API may have seen it, whether it may pass, and when to come back. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import { retryAfter } from "../src/internal/failure/responseHeaders.ts"
import { mayPass } from "../src/internal/failure/transient.ts"
import { codeOf, mayHaveSent } from "../src/internal/failure/transportCause.ts"

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

describe("Retry-After", () => {
  const now = Date.UTC(2026, 0, 1)
  const values: ReadonlyArray<readonly [value: string, seconds: number | undefined]> = [
    ["0", 0],
    ["7", 7],
    [" 7 ", 7],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30],
    ["Wed, 31 Dec 2025 23:59:59 GMT", 0],
    ["-5", undefined],
    ["2030", 2030],
    ["2030-01-01", undefined],
    ["1.5", undefined],
    ["soon", undefined],
    ["", undefined]
  ]
  for (const [value, seconds] of values) {
    it(`Retry-After ${JSON.stringify(value)} is ${seconds === undefined ? "as if it were not there" : `${seconds} seconds`}`, () => {
      const asked = retryAfter({ "retry-after": value }, now)
      assert.strictEqual(asked && Duration.toMillis(asked), seconds === undefined ? undefined : seconds * 1000)
    })
  }

  it("Retry-After that is a date in the past asks for no negative pause", () => {
    const asked = retryAfter({ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }, now)
    assert.strictEqual(asked && Duration.toMillis(asked), 0)
  })
})
