/**
 * The tokens of one key in a medium that many machines share: what SQL and Redis have in common.
 */
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { AuthError } from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import { make as makeStorage, type TokenStorage } from "../../TokenStorage.ts"
import type { TokenStorages } from "../../TokenStorages.ts"
import { invalidConfiguration, type StorageOperation } from "../failure/authErrors.ts"
import { leaseTime } from "../session/lease.ts"
import { limits } from "../session/machine.ts"
import { withLease } from "./lease.ts"
import { makeCodec, type TokenSealing } from "./sealed.ts"

/** What stands under a key: some text, and the random name of the write that put it there. */
export interface Found {
  readonly text: string
  readonly version: string
}

/** A medium does one thing at a time for a key, for everybody. Where it says whether it did, it is one atomic step. */
export interface Medium {
  readonly read: (key: string) => Effect.Effect<Found | undefined, unknown>
  readonly put: (key: string, next: Found) => Effect.Effect<void, unknown>
  /** Replaces what has the version `expected`. */
  readonly putIf: (key: string, expected: string, next: Found) => Effect.Effect<boolean, unknown>
  /** Removes whatever is there; `version` names the write. */
  readonly remove: (key: string, version: string) => Effect.Effect<void, unknown>
  /** Removes what has the version `expected`. */
  readonly removeIf: (key: string, expected: string, version: string) => Effect.Effect<boolean, unknown>
  /** Makes `owner` the holder of the lease of a key, where nobody is, until so many milliseconds from now by the medium's clock. */
  readonly acquire: (key: string, owner: string, millis: number) => Effect.Effect<boolean, unknown>
  readonly renew: (key: string, owner: string, millis: number) => Effect.Effect<boolean, unknown>
  /** Gives the lease back; `isEmpty`: nothing is kept there, as far as its holder knows, so nothing has to stay. */
  readonly release: (key: string, owner: string, isEmpty: boolean) => Effect.Effect<void, unknown>
  /** The keys under which there is something, each once. */
  readonly keys: Effect.Effect<ReadonlyArray<string>, unknown>
  /** Names the place of a key in messages. */
  readonly placeOf: (key: string) => string
  /** What a failure of the medium means: with its name and code, and nothing that it quotes. */
  readonly failed: (operation: StorageOperation, cause: unknown) => AuthError
  /** Each time the tokens of the key may have changed. */
  readonly changesOf?: ((key: string) => Stream.Stream<void>) | undefined
}

/** What is the same for all keys. */
export interface Options {
  readonly sealing: TokenSealing | undefined
  readonly maxAge: Duration.Input | undefined
}

/** How long a medium has to answer, of itself: a lock is not waited for without it. */
const patience = Duration.millis(limits.storage)

/** How often a compare-and-write begins anew since the same tokens were written again meanwhile. */
const mostRounds = 5

/** By the clock of the medium. */
const leaseMillis = Duration.toMillis(leaseTime)

/** The longest key, in UTF-16 code units: what every database can index. */
const longestKey = 255

const versionOf = (): string => SecureRandom.uuidV4Unsafe()

const answered = <A>(
  medium: Medium,
  operation: StorageOperation,
  effect: Effect.Effect<A, unknown>
): Effect.Effect<A, AuthError> =>
  Effect.interruptible(effect).pipe(
    Effect.timeout(patience),
    Effect.catchDefect(Effect.fail),
    Effect.mapError((cause) => medium.failed(operation, cause))
  )

/** The storage of one key. */
export const makePlace = (medium: Medium, key: string, options: Options): TokenStorage["Service"] => {
  const codec = makeCodec(key, medium.placeOf(key), options.sealing)
  /** What stood there last, as far as this storage knows: where it still does, it need not be read again. */
  let seen: { readonly version: string; readonly tokens: Tokens.Tokens } | undefined

  const run = <A>(operation: StorageOperation, effect: Effect.Effect<A, unknown>) => answered(medium, operation, effect)

  const read = Effect.gen(function*() {
    const found = yield* run("read", medium.read(key))
    if (found === undefined) return seen = undefined
    const tokens = yield* codec.decode(found.text)
    return seen = { version: found.version, tokens }
  })

  /** Changes what stands there while it is these tokens, and says whether it did. */
  const whileThere = (
    current: Tokens.Tokens,
    change: (version: string) => Effect.Effect<boolean, AuthError>
  ): Effect.Effect<boolean, AuthError> =>
    Effect.gen(function*() {
      for (let round = 1; round <= mostRounds; round++) {
        const last = round === 1 && seen !== undefined && Tokens.same(seen.tokens, current) ? seen : yield* read
        if (last === undefined || !Tokens.same(last.tokens, current)) return false
        if (yield* change(last.version)) return true
      }
      return false
    })

  return makeStorage({
    get: Effect.map(read, (found) => found?.tokens),
    check: Effect.asVoid(read),
    // What is there and cannot be read is not overwritten: a newer version may have written it, or somebody else.
    set: Effect.fnUntraced(function*(tokens) {
      const text = yield* codec.encode(tokens)
      yield* read
      const version = versionOf()
      yield* run("write", medium.put(key, { text, version }))
      seen = { version, tokens }
    }),
    setIfCurrent: Effect.fnUntraced(function*(current, next) {
      const text = yield* codec.encode(next)
      const version = versionOf()
      return yield* whileThere(
        current,
        (expected) =>
          Effect.tap(run("write", medium.putIf(key, expected, { text, version })), (did) =>
            Effect.sync(() => {
              if (did) seen = { version, tokens: next }
            }))
      )
    }),
    clear: Effect.suspend(() => {
      seen = undefined
      return run("clear", medium.remove(key, versionOf()))
    }),
    clearIfCurrent: (tokens) =>
      whileThere(
        tokens,
        (expected) =>
          Effect.tap(run("clear", medium.removeIf(key, expected, versionOf())), (did) =>
            Effect.sync(() => {
              if (did) seen = undefined
            }))
      ),
    withRefreshLock: (effect) =>
      withLease(
        Effect.sync(() => {
          const owner = versionOf()
          return {
            acquire: run("lock", medium.acquire(key, owner, leaseMillis)),
            renew: run("lock", medium.renew(key, owner, leaseMillis)),
            release: Effect.suspend(() => run("lock", medium.release(key, owner, seen === undefined)))
          }
        }),
        effect
      ),
    maxAge: options.maxAge ?? Duration.seconds(5),
    changes: medium.changesOf?.(key)
  })
}

const refused = (key: string) =>
  Effect.fail(
    invalidConfiguration(
      "key",
      key === "" ? "The key of a login is empty." : `The key of a login is longer than ${longestKey} characters.`
    )
  )

/** The storage of a key that the medium cannot have. */
const impossible = (key: string): TokenStorage["Service"] =>
  makeStorage({ get: refused(key), set: () => refused(key), clear: refused(key), withRefreshLock: () => refused(key) })

/** The storages of all keys. */
export const makePlaces = (medium: Medium, options: Options): TokenStorages["Service"] => ({
  of: (key) => key === "" || key.length > longestKey ? impossible(key) : makePlace(medium, key, options),
  keys: answered(medium, "read", medium.keys),
  check: Effect.asVoid(answered(medium, "read", medium.read("?")))
})
