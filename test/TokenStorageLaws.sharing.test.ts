/** The laws of sharing notice what they are there for: of each of these pairs of storages, one breaks a law. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as TokenStorageLaws from "../src/TokenStorageLaws.ts"
import {
  type Box,
  brokenBy,
  inTwoSteps,
  lock,
  makeLiar,
  plain,
  saidOfLies,
  slow,
  type Storage
} from "./support/brokenStorage.ts"

const laws = [...TokenStorageLaws.ofSharing, ...TokenStorageLaws.ofLease]

/** A refresh lock in memory that is a lease: `expire` takes it from whoever has it. */
const makeLease = () => {
  let holder: symbol | undefined
  const withRefreshLock: Storage["withRefreshLock"] = (effect) =>
    Effect.suspend(() => {
      const self = Symbol()
      const acquire: Effect.Effect<void> = Effect.suspend(() => {
        if (holder !== undefined) return Effect.andThen(Effect.yieldNow, acquire)
        holder = self
        return Effect.void
      })
      const release = Effect.sync(() => {
        if (holder === self) holder = undefined
      })
      const confirm = Effect.sync(() => holder === self)
      return Effect.acquireUseRelease(
        Effect.interruptible(acquire),
        () => Effect.provideService(effect, TokenStorage.RefreshLease, { confirm }),
        () => release
      )
    })
  return {
    withRefreshLock,
    expire: Effect.sync(() => {
      holder = undefined
    })
  }
}

/** Two storages on one box with one lease; `replace` says what is wrong with the first. */
const shared = (
  replace: (box: Box, good: Storage, lease: ReturnType<typeof makeLease>) => Partial<Storage>
): TokenStorageLaws.Leased => {
  const lease = makeLease()
  let box: Box = { tokens: undefined }
  const good = plain((its) => {
    box = its
    return { withRefreshLock: lease.withRefreshLock }
  })
  return { one: { ...good, ...replace(box, good, lease) }, other: good, expire: lease.expire }
}

const withConfirm = (confirm: (own: TokenStorage.Lease) => TokenStorage.Lease["confirm"], good: Storage) => ({
  withRefreshLock: ((effect) =>
    good.withRefreshLock(Effect.flatMap(
      TokenStorage.RefreshLease,
      (own) => Effect.provideService(effect, TokenStorage.RefreshLease, { confirm: confirm(own) })
    ))) as Storage["withRefreshLock"]
})

/** Two whose lock gives nothing any more, once a refresh ended so. */
const spoiled = (end: RegExp) => {
  let isSpoiled = false
  const spoil = (cause: Cause.Cause<unknown>) =>
    Effect.sync(() => {
      isSpoiled ||= end.test(Cause.hasInterruptsOnly(cause) ? "interrupted" : "failed")
    })
  const from = (storage: Storage): Storage => ({
    ...storage,
    ...lock((effect) =>
      Effect.map(Effect.onError(storage.withRefreshLock(effect), spoil), (result) => isSpoiled ? undefined : result)
    )
  })
  const { expire, one, other } = shared(() => ({}))
  return { one: from(one), other: from(other), expire }
}

const brokenSharing: ReadonlyArray<readonly [what: string, law: RegExp, make: () => TokenStorageLaws.Leased]> = [
  [
    "keeps what it read",
    /shows to everybody/,
    () =>
      shared((_, good) => {
        let kept: Tokens.Tokens | undefined
        return {
          get: Effect.suspend(() => kept === undefined ? good.get : Effect.succeed(kept)),
          set: (tokens) => Effect.tap(good.set(tokens), () => Effect.sync(() => (kept = tokens)))
        }
      })
  ],
  [
    "compares with what it read last",
    /over a login or a logout/,
    () =>
      shared((_, good) => {
        let last: Tokens.Tokens | undefined
        return {
          get: Effect.tap(good.get, (tokens) => Effect.sync(() => (last = tokens))),
          setIfCurrent: (current, next) =>
            last !== undefined && Tokens.same(last, current)
              ? Effect.as(good.set(next), true)
              : good.setIfCurrent(current, next)
        }
      })
  ],
  [
    "compares first and replaces later",
    /exactly one of several replace the same tokens/,
    () => shared((box) => ({ setIfCurrent: (current, next) => inTwoSteps(box, current, next) }))
  ],
  [
    "compares first and overwrites a change of elsewhere",
    /loses no change/,
    () => shared((box) => ({ setIfCurrent: (current, next) => inTwoSteps(box, current, next) }))
  ],
  [
    "compares first and clears later",
    /several who clear the same tokens/,
    () => shared((box) => ({ clearIfCurrent: (tokens) => inTwoSteps(box, tokens, undefined) }))
  ],
  [
    "writes in two steps",
    /half of a change of elsewhere/,
    () =>
      shared((box) => ({
        set: (tokens) =>
          Effect.gen(function*() {
            box.tokens = { ...tokens, refreshToken: box.tokens?.refreshToken }
            yield* Effect.yieldNow
            box.tokens = tokens
          })
      }))
  ],
  [
    "has a lock of its own",
    /one refresh in at a time, in either storage/,
    () => shared(() => ({ withRefreshLock: makeLease().withRefreshLock }))
  ],
  [
    "cannot be locked after a refresh of elsewhere",
    /free for everybody/,
    () => shared(() => ({ withRefreshLock: () => Effect.fail(TokenStorage.failed("lock", "busy")) }))
  ],
  [
    "gives nothing to who locks after a refresh of elsewhere that failed",
    /free for everybody/,
    () => spoiled(/failed/)
  ],
  [
    "gives nothing to who locks after a refresh of elsewhere that was interrupted",
    /free for everybody/,
    () => spoiled(/interrupted/)
  ],
  [
    "replaces what is not there",
    /lets a logout of elsewhere through/,
    () => shared((_, good) => ({ setIfCurrent: (_, next) => Effect.as(good.set(next), true) }))
  ],
  [
    "says that its lock is lost",
    /lock is held while it is/,
    () => shared((_, good) => withConfirm(() => Effect.succeed(false), good))
  ],
  [
    "knows nothing of its lease",
    /lock was lost, once another one/,
    () => shared((_, good) => withConfirm(() => Effect.succeed(true), good))
  ],
  [
    "gives back the lock of another one",
    /leaves the lock to its successor/,
    () =>
      shared((_, good, { expire }) => ({
        withRefreshLock: (effect) => Effect.ensuring(good.withRefreshLock(effect), expire)
      }))
  ]
]

/** What the laws say of each, in their order. */
const said: { readonly [what: string]: ReadonlyArray<string> } = {
  "cannot be locked after a refresh of elsewhere": [
    "after a refresh that failed, nobody else could lock it"
  ],
  "compares first and clears later": [
    "of six at once, 2 cleared the same tokens"
  ],
  "compares first and overwrites a change of elsewhere": [
    "of six at once, 2 replaced the same tokens",
    "counted up twelve times, it held a6 with r6 instead of a12 with r12"
  ],
  "compares first and replaces later": [
    "of six at once, 2 replaced the same tokens",
    "counted up twelve times, it held a6 with r6 instead of a12 with r12"
  ],
  "compares with what it read last": [
    "it said that it replaced tokens that were gone"
  ],
  "gives back the lock of another one": [
    "the successor lost the lock to who was late to give it back"
  ],
  "gives nothing to who locks after a refresh of elsewhere that failed": [
    "after a refresh that failed, nobody else could lock it"
  ],
  "gives nothing to who locks after a refresh of elsewhere that was interrupted": [
    "after a refresh that was interrupted, nobody else could lock it"
  ],
  "has a lock of its own": [
    "2 refreshes ran at once",
    "another one had taken the lock and given it back, and it said that it still held it",
    "a third one came in while the successor held the lock"
  ],
  "keeps what it read": [
    "after a refresh elsewhere, it held a1 with r1 instead of a2 with r2",
    "after six that wanted to replace the same tokens, it held a1 with r1 instead of a2 with r2",
    "it did not replace the tokens that it had just read, in forty attempts",
    "after a login elsewhere while the old tokens were cleared, it held a1 with r1 instead of a2 with r2",
    "after a refresh that a logout elsewhere overtook, it held a1 with r1 instead of none"
  ],
  "knows nothing of its lease": [
    "another one had taken the lock and given it back, and it said that it still held it"
  ],
  "replaces what is not there": [
    "it said that it replaced tokens that were gone",
    "of six at once, 3 replaced the same tokens",
    "it replaced tokens after a logout elsewhere"
  ],
  "says that its lock is lost": [
    "the lock was held, and it said that it was lost"
  ],
  "writes in two steps": [
    "a reader saw a0 with none"
  ]
}

/** Two that lie once, whichever of them. */
const lying = (at: number): TokenStorageLaws.Leased => {
  const liar = makeLiar(at)
  const { expire, one, other } = shared(() => ({}))
  return { one: liar(one), other: liar(other), expire }
}

/** What the laws say of a storage that lies in one answer, by where that is. */
const saidOfLiars: { readonly [law: string]: ReadonlyArray<string> } = {
  "shows to everybody what one of them set, replaced or cleared": [
    "after a login elsewhere, it held another with none instead of a1 with r1",
    "after a refresh elsewhere, it held another with none instead of a2 with r2",
    "after a logout elsewhere, it held another with none instead of none",
    "after its tokens were cleared elsewhere, it held another with none instead of none"
  ],
  "never writes the result of a refresh over a login or a logout of elsewhere": [
    "it said that it replaced tokens that were gone",
    "after a refresh that a login elsewhere overtook, it held another with none instead of a2 with r2",
    "it said that it replaced tokens after a logout",
    "after a refresh that a logout elsewhere overtook, it held another with none instead of none"
  ],
  "lets exactly one of several replace the same tokens": [
    "of six at once, 0 replaced the same tokens",
    "of six at once, 2 replaced the same tokens",
    "after six that wanted to replace the same tokens, it held another with none instead of a2 with r2"
  ],
  "loses no change of those that compare first": [
    "while others counted up, it held another with none",
    "counted up twelve times, it held a13 with r13 instead of a12 with r12",
    "counted up twelve times, it held another with none instead of a12 with r12"
  ],
  "lets one of several who clear the same tokens do so, and none of them clear newer ones": [
    "of six at once, 0 cleared the same tokens",
    "of six at once, 2 cleared the same tokens",
    "after a login elsewhere while the old tokens were cleared, it held another with none instead of a2 with r2"
  ],
  "never shows the half of a change of elsewhere": [
    "a reader saw another with none",
    "after the last of the changes, it held another with none instead of a7 with r7"
  ],
  "lets one refresh in at a time, in either storage": [],
  "is free for everybody after a refresh that failed or was interrupted": [],
  "lets a logout of elsewhere through while the refresh lock is held": [
    "it replaced tokens after a logout elsewhere",
    "after a refresh that a logout elsewhere overtook, it held another with none instead of none"
  ],
  "says that the lock is held while it is": [
    "the lock was held, and it said that it was lost",
    "asked again, it said that the lock was lost"
  ],
  "says that the lock was lost, once another one has taken it over": [
    "another one had taken the lock and given it back, and it said that it still held it",
    "another one held the lock, and it said that it still held it"
  ],
  "leaves the lock to its successor, when who lost it is done": [
    "the successor lost the lock to who was late to give it back"
  ]
}

describe("the laws of sharing", () => {
  it.effect.each(laws)(
    "the laws of sharing notice each answer that is a lie, and say which: $name",
    (law) =>
      Effect.gen(function*() {
        assert.deepStrictEqual(yield* saidOfLies(law, lying), saidOfLiars[law.name])
      })
  )

  for (const [what, name, make] of brokenSharing) {
    it.effect(`the laws of sharing refuse storages of which one ${what}`, () =>
      Effect.gen(function*() {
        const failures = yield* brokenBy(laws, make)
        const names = failures.map(({ law }) => law)
        assert.isTrue(names.some((one) => name.test(one)), `broken were: ${names.join("; ")}`)
        assert.deepStrictEqual(failures.map(({ message }) => message), said[what])
      }))
  }

  it.effect("the laws of sharing hold for storages that are not broken", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* brokenBy(laws, () => shared(() => ({}))), [])
    }))

  it.effect("the laws of sharing hold for storages that are slow, whichever of several changes comes first", () =>
    Effect.gen(function*() {
      const make = (): TokenStorageLaws.Leased => {
        const { expire, other } = shared(() => ({}))
        const storage = { ...other, ...slow(other) }
        return { one: storage, other: storage, expire }
      }
      assert.deepStrictEqual(yield* brokenBy(laws, make), [])
    }))

  it("the laws of sharing have each storages that break it", () => {
    const unbroken = laws.filter((law) => !brokenSharing.some(([, name]) => name.test(law.name)))
    assert.deepStrictEqual(unbroken.map((law) => law.name), [])
  })
})
