/** The laws of storages notice what they are there for: each of these storages breaks one. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as AuthError from "../src/AuthError.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as TokenStorageLaws from "../src/TokenStorageLaws.ts"
import {
  brokenBy,
  inTwoSteps,
  lock,
  makeLiar,
  plain,
  saidOfLies,
  slow,
  type Storage,
  turns
} from "./support/brokenStorage.ts"

const nothing = Tokens.make({ workspaceId: "wksp_1", accessToken: "nobody's" })

const broken: ReadonlyArray<readonly [what: string, law: RegExp, make: () => Storage]> = [
  [
    "begins with tokens",
    /holds no tokens before/,
    () => plain((box, good) => (box.tokens = nothing, { clear: good.clear }))
  ],
  [
    "says that it cleared what was not there",
    /holds no tokens before/,
    () =>
      plain((box, good) => ({
        clearIfCurrent: (tokens) => box.tokens ? good.clearIfCurrent(tokens) : Effect.succeed(true)
      }))
  ],
  [
    "changes the workspace",
    /reads back what was set/,
    () => plain((_, good) => ({ set: (tokens) => good.set({ ...tokens, workspaceId: "w" }) }))
  ],
  [
    "keeps an expiry in seconds",
    /reads back what was set/,
    () =>
      plain((_, good) => ({
        set: (tokens) => good.set({ ...tokens, expiresAt: tokens.expiresAt && tokens.expiresAt / 1000 })
      }))
  ],
  [
    "merges a login into the one before",
    /keeps nothing of the previous tokens/,
    () =>
      plain((box, good) => ({
        set: (tokens) => good.set({ ...tokens, refreshToken: tokens.refreshToken ?? box.tokens?.refreshToken })
      }))
  ],
  [
    "keeps an expiry that the new tokens do not have",
    /keeps nothing of the previous tokens/,
    () =>
      plain((box, good) => ({
        set: (tokens) => good.set({ ...tokens, expiresAt: tokens.expiresAt ?? box.tokens?.expiresAt })
      }))
  ],
  ["does not clear", /forgets tokens that were cleared/, () => plain(() => ({ clear: Effect.void }))],
  [
    "takes no tokens after a logout",
    /forgets tokens that were cleared/,
    () =>
      plain((box, good) => {
        let over = false
        return {
          clear: Effect.tap(good.clear, () => Effect.sync(() => (over = box.tokens === undefined))),
          set: (tokens) => over ? Effect.void : good.set(tokens)
        }
      })
  ],
  [
    "compares access tokens only",
    /clears the tokens that failed/,
    () =>
      plain((box, good) => ({
        clearIfCurrent: (tokens) =>
          good.clearIfCurrent(box.tokens === undefined ? tokens : { ...tokens, refreshToken: box.tokens.refreshToken })
      }))
  ],
  [
    "compares objects, not tokens",
    /clears the tokens that failed/,
    () =>
      plain((box, good) => ({
        clearIfCurrent: (tokens) => box.tokens === tokens ? good.clearIfCurrent(tokens) : Effect.succeed(false)
      }))
  ],
  [
    "shows half of a change",
    /half of a change/,
    () =>
      plain((box) => ({
        set: (tokens) =>
          Effect.gen(function*() {
            box.tokens = { ...tokens, refreshToken: box.tokens?.refreshToken }
            yield* Effect.yieldNow
            box.tokens = tokens
          })
      }))
  ],
  [
    "compares first and clears later",
    /one at a time/,
    () => plain((box) => ({ clearIfCurrent: (tokens) => inTwoSteps(box, tokens, undefined) }))
  ],
  [
    "compares first and replaces later",
    /one at a time/,
    () => plain((box) => ({ setIfCurrent: (current, next) => inTwoSteps(box, current, next) }))
  ],
  [
    "replaces whatever is there",
    /replaces the tokens that were exchanged/,
    () => plain((_, good) => ({ setIfCurrent: (_, next) => Effect.as(good.set(next), true) }))
  ],
  [
    "replaces what is there, and brings back what was cleared",
    /replaces the tokens that were exchanged/,
    () =>
      plain((box, good) => ({
        setIfCurrent: (current, next) =>
          box.tokens === undefined ? Effect.as(good.set(next), true) : good.setIfCurrent(current, next)
      }))
  ],
  [
    "does not say that it replaced",
    /replaces the tokens that were exchanged/,
    () => plain((_, good) => ({ setIfCurrent: (current, next) => Effect.as(good.setIfCurrent(current, next), false) }))
  ],
  [
    "leaves a write half done when it is interrupted",
    /after a write that was interrupted/,
    () =>
      plain((box) => {
        let writing = 0
        return {
          // What it reads waits for its writes, so that only an interruption shows the half.
          get: Effect.suspend((): Storage["get"] =>
            writing > 0 ? Effect.andThen(Effect.yieldNow, Effect.sync(() => box.tokens)) : Effect.sync(() => box.tokens)
          ),
          set: (tokens) =>
            Effect.gen(function*() {
              writing++
              box.tokens = { ...tokens, refreshToken: undefined }
              yield* Effect.yieldNow
              box.tokens = tokens
            }).pipe(Effect.ensuring(Effect.sync(() => writing--)))
        }
      })
  ],
  [
    "leaves a replacement half done when it is interrupted",
    /after a write that was interrupted/,
    () =>
      plain((box, good) => ({
        setIfCurrent: (current, next) =>
          Effect.gen(function*() {
            if (box.tokens === undefined || !Tokens.same(box.tokens, current)) return false
            box.tokens = { ...next, refreshToken: undefined }
            // Readers wait, those who are interrupted do not.
            yield* turns(3)
            return yield* Effect.as(good.set(next), true)
          })
      }))
  ],
  [
    "leaves a write half done when it is interrupted late",
    /after a write that was interrupted/,
    () =>
      plain((box, good) => ({
        set: (tokens) =>
          Effect.gen(function*() {
            if (box.tokens !== undefined && Tokens.same(box.tokens, tokens)) return
            yield* turns(2)
            box.tokens = { ...tokens, refreshToken: undefined }
            yield* Effect.yieldNow
            yield* good.set(tokens)
          })
      }))
  ],
  [
    "gives each refresh the result of the first",
    /each its own result/,
    () =>
      plain((_, good) => {
        let first: { readonly result: unknown } | undefined
        return lock((effect) => Effect.map(good.withRefreshLock(effect), (result) => (first ??= { result }).result))
      })
  ],
  [
    "survives a refresh that died",
    /passes a refresh's own failure on/,
    () => plain((_, good) => lock((effect) => Effect.catchDefect(good.withRefreshLock(effect), () => Effect.void)))
  ],
  [
    "gives nothing after a refresh that did not succeed",
    /passes a refresh's own failure on/,
    () =>
      plain((_, good) => {
        let isSpoiled = false
        const spoil = Effect.sync(() => {
          isSpoiled = true
        })
        return lock((effect) =>
          Effect.map(
            Effect.onError(good.withRefreshLock(effect), () => spoil),
            (result) => isSpoiled ? undefined : result
          )
        )
      })
  ],
  ["locks nobody out", /one refresh in at a time/, () => plain(() => ({ withRefreshLock: (effect) => effect }))],
  [
    "hides a refusal of the lock's caller",
    /passes a refresh's own failure on/,
    () =>
      plain((_, good) => ({
        withRefreshLock: (effect) =>
          Effect.catchCause(good.withRefreshLock(effect), () => Effect.fail(TokenStorage.failed("lock", "busy")))
      }))
  ],
  [
    "runs a refresh whose caller is gone",
    /never runs one that was interrupted/,
    () =>
      plain((_, good) => {
        let waiting = 0
        return {
          withRefreshLock: (effect) =>
            waiting++ === 1
              ? Effect.onInterrupt(
                good.withRefreshLock(effect),
                () => Effect.ignore(Effect.asVoid(effect as Effect.Effect<unknown>))
              )
              : good.withRefreshLock(effect)
        }
      })
  ],
  [
    "takes no tokens while its lock is held",
    /read and written by the refresh/,
    () =>
      plain((_, good) => {
        let locked = false
        const lock = Effect.sync(() => {
          locked = true
        })
        return {
          withRefreshLock: (effect) =>
            good.withRefreshLock(Effect.ensuring(Effect.andThen(lock, effect), Effect.sync(() => locked = false))),
          set: (tokens) => Effect.suspend(() => locked ? Effect.void : good.set(tokens))
        }
      })
  ]
]

/** What the laws say of each, in their order. */
const said: { readonly [what: string]: ReadonlyArray<string> } = {
  "begins with tokens": [
    "new, it held another with none instead of none",
    "after replacing tokens while empty, it held another with none instead of none"
  ],
  "changes the workspace": [
    "it gave another workspace"
  ],
  "compares access tokens only": [
    "it said that it cleared a2 with r1"
  ],
  "compares first and clears later": [
    "of five at once, 5 cleared the same tokens"
  ],
  "compares first and replaces later": [
    "of five at once, 5 replaced the same tokens"
  ],
  "compares objects, not tokens": [
    "it said that it did not clear its own tokens",
    "of five at once, 0 cleared the same tokens"
  ],
  "does not clear": [
    "after a clear, it held a1 with r1 instead of none",
    "it replaced tokens after a logout"
  ],
  "does not say that it replaced": [
    "it said that it did not replace its own tokens",
    "of five at once, 0 replaced the same tokens"
  ],
  "gives each refresh the result of the first": [
    "the results were 0, 0, 0, 0, 0"
  ],
  "survives a refresh that died": [
    "a refresh that died was a success"
  ],
  "gives nothing after a refresh that did not succeed": [
    "the lock gave another result",
    "the lock gave another result"
  ],
  "leaves a replacement half done when it is interrupted": [
    "interrupted after 0 turns, it held a2 with none"
  ],
  "leaves a write half done when it is interrupted late": [
    "a reader saw a0 with none",
    "interrupted after 2 turns, it held a2 with none"
  ],
  "hides a refusal of the lock's caller": [
    "a refresh that was refused did not fail so"
  ],
  "keeps an expiry in seconds": [
    "it gave the expiry 1800000000 instead of 1800000000000"
  ],
  "keeps an expiry that the new tokens do not have": [
    "it kept the expiry of older tokens"
  ],
  "leaves a write half done when it is interrupted": [
    "a reader saw a1 with none",
    "interrupted after 0 turns, it held a2 with none"
  ],
  "locks nobody out": [
    "5 refreshes ran at once",
    "a refresh whose caller was gone ran"
  ],
  "merges a login into the one before": [
    "after a login without a refresh token, it held a2 with r1 instead of a2 with none"
  ],
  "replaces what is there, and brings back what was cleared": [
    "empty, it said that it replaced tokens"
  ],
  "replaces whatever is there": [
    "empty, it said that it replaced tokens",
    "of five at once, 5 replaced the same tokens"
  ],
  "runs a refresh whose caller is gone": [
    "a refresh whose caller was gone ran"
  ],
  "says that it cleared what was not there": [
    "empty, it said that it had cleared tokens",
    "it said twice that it cleared the same tokens"
  ],
  "shows half of a change": [
    "a reader saw a0 with none",
    "interrupted after 0 turns, it held a2 with r1"
  ],
  "takes no tokens after a logout": [
    "after a login that followed a logout, it held none instead of a2 with r2"
  ],
  "takes no tokens while its lock is held": [
    "after a refresh, it held a1 with r1 instead of a2 with r2"
  ]
}

/** What the laws say of a storage that lies in one answer, by where that is. */
const saidOfLiars: { readonly [law: string]: ReadonlyArray<string> } = {
  "holds no tokens before anybody logged in": [
    "new, it held another with none instead of none",
    "cleared while empty, it held another with none instead of none",
    "empty, it said that it had cleared tokens"
  ],
  "reads back what was set: the workspace, both tokens, and no other expiry": [
    "after a set, it held another with none instead of a1 with r1"
  ],
  "keeps nothing of the previous tokens": [
    "after a login without a refresh token, it held another with none instead of a2 with none"
  ],
  "forgets tokens that were cleared, and takes new ones": [
    "after a clear, it held another with none instead of none",
    "after a login that followed a logout, it held another with none instead of a2 with r2"
  ],
  "clears the tokens that failed, never others, and says whether it did": [
    "it said that it cleared a1 with r1",
    "after clearing a1 with r1 only, it held another with none instead of a2 with r2",
    "it said that it cleared a2 with r1",
    "after clearing a2 with r1 only, it held another with none instead of a2 with r2",
    "it said that it cleared a2 with none",
    "after clearing a2 with none only, it held another with none instead of a2 with r2",
    "it said that it did not clear its own tokens",
    "after its own tokens were cleared, it held another with none instead of none",
    "it said twice that it cleared the same tokens"
  ],
  "replaces the tokens that were exchanged, never others, and says whether it did": [
    "empty, it said that it replaced tokens",
    "after replacing tokens while empty, it held another with none instead of none",
    "it said that it replaced a1 with r1",
    "after replacing a1 with r1 only, it held another with none instead of a2 with r2",
    "it said that it replaced a2 with r1",
    "after replacing a2 with r1 only, it held another with none instead of a2 with r2",
    "it said that it replaced a2 with none",
    "after replacing a2 with none only, it held another with none instead of a2 with r2",
    "it said that it did not replace its own tokens",
    "after its own tokens were replaced, it held another with none instead of a3 with r3",
    "it said twice that it replaced the same tokens",
    "it replaced tokens after a logout",
    "after a refresh that a logout overtook, it held another with none instead of none"
  ],
  "never shows a reader the half of a change": [
    "a reader saw another with none",
    "after the last of its changes, it held another with none instead of a7 with r7"
  ],
  "makes changes one at a time": [
    "of five at once, 0 cleared the same tokens",
    "of five at once, 2 cleared the same tokens",
    "of five at once, 0 replaced the same tokens",
    "of five at once, 2 replaced the same tokens",
    "after five that wanted to replace the same tokens, it held another with none instead of a2 with r2",
    "after new tokens were set while the old ones were cleared, it held another with none instead of a2 with r2"
  ],
  "holds the old tokens or the new ones after a write that was interrupted": [
    "interrupted after 0 turns, it held another with none",
    "interrupted after 1 turns, it held another with none",
    "interrupted after 2 turns, it held another with none",
    "interrupted after 3 turns, it held another with none",
    "interrupted after 4 turns, it held another with none",
    "interrupted after 5 turns, it held another with none",
    "interrupted after 6 turns, it held another with none",
    "interrupted after 7 turns, it held another with none",
    "interrupted after 8 turns, it held another with none",
    "interrupted after 9 turns, it held another with none",
    "interrupted after 10 turns, it held another with none",
    "interrupted after 11 turns, it held another with none",
    "after a write that followed interrupted ones, it held another with none instead of a3 with r3"
  ],
  "lets one refresh in at a time, and gives each its own result": [],
  "passes a refresh's own failure on, and is free after it": [],
  "is free after a refresh that was interrupted, and never runs one that was interrupted while it waited": [],
  "is read by others, and read and written by the refresh, while the lock is held": [
    "inside the lock, it held another with none instead of a1 with r1",
    "read while another held the lock, it held another with none instead of a1 with r1",
    "after a refresh, it held another with none instead of a2 with r2"
  ]
}

describe("the laws of storages", () => {
  it.effect.each(TokenStorageLaws.ofOneProcess)(
    "the laws of storages notice each answer that is a lie, and say which: $name",
    (law) =>
      Effect.gen(function*() {
        assert.deepStrictEqual(
          yield* saidOfLies(law, (at) => plain((_, good) => makeLiar(at)(good))),
          saidOfLiars[law.name]
        )
      })
  )

  for (const [what, name, make] of broken) {
    it.effect(`the laws of storages refuse a storage that ${what}`, () =>
      Effect.gen(function*() {
        const failures = yield* brokenBy(TokenStorageLaws.ofOneProcess, make)
        const names = failures.map(({ law }) => law)
        assert.isTrue(names.some((one) => name.test(one)), `broken were: ${names.join("; ")}`)
        assert.deepStrictEqual(failures.map(({ message }) => message), said[what])
      }))
  }

  it.effect("the laws of storages hold for a storage that is not broken", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* brokenBy(TokenStorageLaws.ofOneProcess, () => plain(() => ({}))), [])
    }))

  it.effect("the laws of storages hold for a storage that is slow, whichever of several changes comes first", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* brokenBy(TokenStorageLaws.ofOneProcess, () => plain((_, good) => slow(good))), [])
    }))

  it.effect("the laws of storages hold for a storage whose medium does not work, whatever its failures carry beside tokens", () =>
    Effect.gen(function*() {
      const cause: { [name: string]: unknown } = {
        code: 28,
        retried: false,
        path: null,
        tokens: Redacted.make("never-shown-r1")
      }
      cause["self"] = [cause, undefined]
      const make = () =>
        failing((operation) =>
          Effect.fail(AuthError.make({ _tag: "StorageFailed", operation }, "no space left", cause))
        )
      const results = yield* Effect.forEach(TokenStorageLaws.ofFailure, (law) => Effect.result(law.check(make())))
      assert.deepStrictEqual(results.flatMap((result) => result._tag === "Failure" ? [String(result.failure)] : []), [])
    }))

  it("the laws of failures have names that stand in a list of failures", () => {
    assert.deepStrictEqual(TokenStorageLaws.ofFailure.map(({ name }) => name), [
      "that cannot be read fails so, and does not say that nobody is logged in",
      "that cannot be written fails so, and shows no token",
      "that cannot replace fails so, and does not say that it replaced",
      "that cannot be cleared fails so, and does not say that the user logged out",
      "that cannot compare fails so, and does not say that it cleared"
    ])
  })

  it("the laws of storages have each a storage that breaks it", () => {
    const unbroken = TokenStorageLaws.ofOneProcess.filter((law) => !broken.some(([, name]) => name.test(law.name)))
    assert.deepStrictEqual(unbroken.map((law) => law.name), [])
  })

  it.effect("the laws of storages say how to keep tokens to a storage that kept them as they are printed", () =>
    Effect.gen(function*() {
      const make = () => {
        let text: string | undefined
        return TokenStorage.make({
          get: Effect.sync(() => text === undefined ? undefined : JSON.parse(text) as Tokens.Tokens),
          set: (tokens) => Effect.sync(() => void (text = JSON.stringify(tokens))),
          clear: Effect.sync(() => void (text = undefined))
        })
      }
      const failures = yield* Effect.forEach(TokenStorageLaws.ofOneProcess, (law) => Effect.result(law.check(make())))
      const messages = failures.flatMap((result) => result._tag === "Failure" ? [result.failure.message] : [])
      const threw =
        "it threw, where it fails with TokenStorage.failed. Tokens that are not Redacted any more throw where they are "
        + "compared: TokensSchema.encode writes them, TokensSchema.decode reads them."
      assert.isAbove(messages.filter((message) => message === threw).length, 4)
    }))

  const failing = (
    fail: (operation: "read" | "write" | "clear") => Effect.Effect<never, AuthError.AuthError>
  ): Storage =>
    TokenStorage.make({
      get: fail("read"),
      set: () => fail("write"),
      clear: fail("clear"),
      clearIfCurrent: () => fail("clear")
    })

  const instead = (reason: string) =>
    ["read", "write or read", "write or read", "clear", "clear or read"].map((operations) =>
      `it failed with ${reason} instead of StorageFailed, ${operations}`
    )
  const five = (message: string) => Array.from({ length: 5 }, () => message)

  const failures: ReadonlyArray<readonly [what: string, make: () => Storage, said: ReadonlyArray<string>]> = [
    ["works", () => plain(() => ({})), five("it succeeded although its medium does not work")],
    [
      "says that it could not be locked",
      () => failing(() => Effect.fail(TokenStorage.failed("lock", "busy"))),
      instead(`{"_tag":"StorageFailed","operation":"lock"}`)
    ],
    [
      "says that the login is over",
      () => failing(() => Effect.fail(AuthError.make({ _tag: "RefreshTokenInvalid" }, "over"))),
      instead(`{"_tag":"RefreshTokenInvalid"}`)
    ],
    [
      "dies",
      () => failing(() => Effect.die(new Error("disk"))),
      five("it failed with Error: disk, no AuthError")
    ],
    [
      "says that the refresh token is invalid",
      () =>
        failing((operation) =>
          Effect.fail(
            new AuthError.AuthError({
              message: "failed",
              reason: { _tag: "StorageFailed", operation },
              refreshTokenInvalid: true
            })
          )
        ),
      five("it said that the refresh token is invalid")
    ],
    [
      "quotes what it was given",
      () =>
        failing((operation) =>
          Effect.fail(AuthError.make({ _tag: "StorageFailed", operation }, "failed", { row: ["never-shown-r1"] }))
        ),
      five("its failure shows a token")
    ]
  ]
  for (const [what, make, said] of failures) {
    it.effect(`the laws of storages refuse a storage whose medium does not work and that ${what}`, () =>
      Effect.map(
        brokenBy(TokenStorageLaws.ofFailure, make),
        (failures) => assert.deepStrictEqual(failures.map(({ message }) => message), said)
      ))
  }
})
