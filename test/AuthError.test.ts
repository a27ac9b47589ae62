/** What a program asks of a failure that concerns tokens. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as AuthError from "effect-prisma-management/AuthError"
import * as FetchError from "effect-prisma-management/FetchError"
import { needsLogin } from "effect-prisma-management/promise"

/** Whether only a new login ends a failure with this reason. A reason that is missing here does not compile. */
const reasons: { readonly [tag in AuthError.AuthErrorReason["_tag"]]: boolean } = {
  NotLoggedIn: true,
  RefreshTokenMissing: true,
  RefreshTokenInvalid: true,
  TokenRejected: false,
  AuthServerUnavailable: false,
  CallbackInvalid: false,
  CallbackDenied: false,
  StateMismatch: false,
  IssuerMismatch: false,
  LoginTimeout: false,
  DeviceLoginUnsupported: false,
  TokenResponseInvalid: false,
  WorkspaceMismatch: false,
  StorageFailed: false,
  ConfigurationInvalid: false
}

const failing = (_tag: string) => AuthError.make({ _tag } as AuthError.AuthErrorReason, "failed")

describe("AuthError.needsLogin", () => {
  it.each(Object.entries(reasons))("tells of the reason %s whether a login ends it: %s", (tag, expected) => {
    assert.strictEqual(AuthError.needsLogin(failing(tag)), expected)
  })

  it("is false for what is no AuthError", () => {
    const other = new FetchError.FetchError({
      message: "No answer",
      reason: { _tag: "Timeout", duration: Duration.seconds(1), sent: true },
      request: { method: "GET", url: "https://api.prisma.io/v1/projects" }
    })
    for (const value of [other, new Error("NotLoggedIn"), "NotLoggedIn", undefined, null]) {
      assert.isFalse(AuthError.needsLogin(value))
    }
  })

  it.effect("picks the failures that a program logs in for, and leaves the others", () =>
    Effect.gen(function*() {
      const handled = (tag: string) =>
        Effect.fail(failing(tag)).pipe(
          Effect.catchIf(AuthError.needsLogin, ({ reason }) => Effect.succeed(`logged in after ${reason._tag}`)),
          // Its type is still there: the guard takes three reasons, not the whole error.
          Effect.catchTag("AuthError", ({ reason }) => Effect.succeed(reason._tag))
        )
      assert.strictEqual(yield* handled("RefreshTokenMissing"), "logged in after RefreshTokenMissing")
      assert.strictEqual(yield* handled("StorageFailed"), "StorageFailed")
    }))

  it("is the needsLogin of the Promise entry", () => {
    assert.strictEqual(needsLogin, AuthError.needsLogin)
  })
})
