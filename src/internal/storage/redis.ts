/**
 * Tokens in Redis: a hash a key, with its lease beside it.
 */
import * as Effect from "effect/Effect"
import * as Redis from "effect/persistence/Redis"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { storageFailed } from "../failure/authErrors.ts"
import { printable } from "../failure/text.ts"
import { makeHeard } from "./heard.ts"
import type { Found, Medium } from "./place.ts"

// The tokens and the lease of a login lie in one slot of a cluster: the key of the login is their hash tag.
const tokensAt = (prefix: string, key: string): string => `${prefix}{${key}}`
const leaseAt = (prefix: string, key: string): string => `${prefix}{${key}}:lease`

/** What tells everybody which key was changed. */
const tell = `redis.call('PUBLISH', ARGV[1], ARGV[2])`

const put = Redis.script(
  (place: string, channel: string, key: string, version: string, text: string) => [place, channel, key, version, text],
  {
    numberOfKeys: 1,
    lua: `redis.call('HSET', KEYS[1], 'version', ARGV[3], 'tokens', ARGV[4]) ${tell} return 1`
  }
).withReturnType<number>()

const putIf = Redis.script(
  (place: string, channel: string, key: string, version: string, text: string, expected: string) => [
    place,
    channel,
    key,
    version,
    text,
    expected
  ],
  {
    numberOfKeys: 1,
    lua: `if redis.call('HGET', KEYS[1], 'version') ~= ARGV[5] then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[3], 'tokens', ARGV[4]) ${tell} return 1`
  }
).withReturnType<number>()

const remove = Redis.script(
  (place: string, channel: string, key: string) => [place, channel, key],
  { numberOfKeys: 1, lua: `redis.call('DEL', KEYS[1]) ${tell} return 1` }
).withReturnType<number>()

const removeIf = Redis.script(
  (place: string, channel: string, key: string, expected: string) => [place, channel, key, expected],
  {
    numberOfKeys: 1,
    lua: `if redis.call('HGET', KEYS[1], 'version') ~= ARGV[3] then return 0 end
redis.call('DEL', KEYS[1]) ${tell} return 1`
  }
).withReturnType<number>()

// Whoever took it and did not hear so takes it again.
const acquire = Redis.script(
  (lease: string, owner: string, millis: number) => [lease, owner, millis],
  {
    numberOfKeys: 1,
    lua: `local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1`
  }
).withReturnType<number>()

const renew = Redis.script(
  (lease: string, owner: string, millis: number) => [lease, owner, millis],
  {
    numberOfKeys: 1,
    lua: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2]) return 1`
  }
).withReturnType<number>()

const release = Redis.script(
  (lease: string, owner: string) => [lease, owner],
  { numberOfKeys: 1, lua: `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 1` }
).withReturnType<number>()

const did = (effect: Effect.Effect<number, Redis.RedisError>): Effect.Effect<boolean, Redis.RedisError> =>
  Effect.map(effect, (answer) => Number(answer) === 1)

const foundIn = ([version, tokens]: ReadonlyArray<string | null>): Found | undefined =>
  typeof version === "string" && typeof tokens === "string" ? { version, text: tokens } : undefined

// `*`, `?`, `[` and `\` mean something else in a pattern.
const literally = (prefix: string): string => prefix.replace(/[*?[\]\\]/g, "\\$&")

const scanned = (redis: Redis.Redis["Service"], pattern: string) =>
  Effect.gen(function*() {
    const places = new Set<string>()
    let cursor = "0"
    do {
      const [next, found] = yield* redis.send<readonly [string, ReadonlyArray<string>]>(
        "SCAN",
        cursor,
        "MATCH",
        pattern,
        "COUNT",
        "1000"
      )
      for (const place of found) places.add(place)
      cursor = String(next)
    } while (cursor !== "0")
    return places
  })

/** Redis as a medium of tokens; it listens for changes until the scope ends. */
export const makeRedisMedium = Effect.fnUntraced(function*(
  prefix: string,
  listens: boolean
): Effect.fn.Return<Medium, never, Redis.Redis | Scope.Scope> {
  const redis = yield* Redis.Redis
  const channel = `${prefix}changes`
  const changesOf = listens
    ? yield* makeHeard(
      Effect.map(
        redis.subscribe(channel),
        (messages) => Stream.map(Stream.fromQueue(messages), ({ message }) => message)
      )
    )
    : undefined
  const tokens = (key: string) => tokensAt(prefix, key)
  const lease = (key: string) => leaseAt(prefix, key)
  const start = tokensAt(prefix, "").slice(0, -1)
  return {
    read: (key) =>
      Effect.map(redis.send<ReadonlyArray<string | null>>("HMGET", tokens(key), "version", "tokens"), foundIn),
    put: (key, { text, version }) => redis.eval(put)(tokens(key), channel, key, version, text),
    putIf: (key, expected, { text, version }) =>
      did(redis.eval(putIf)(tokens(key), channel, key, version, text, expected)),
    remove: (key) => redis.eval(remove)(tokens(key), channel, key),
    removeIf: (key, expected) => did(redis.eval(removeIf)(tokens(key), channel, key, expected)),
    acquire: (key, owner, millis) => did(redis.eval(acquire)(lease(key), owner, millis)),
    renew: (key, owner, millis) => did(redis.eval(renew)(lease(key), owner, millis)),
    release: (key, owner) => redis.eval(release)(lease(key), owner),
    keys: Effect.map(
      scanned(redis, `${literally(start)}*}`),
      (places) => Array.from(places, (place) => place.slice(start.length, -1)).sort()
    ),
    placeOf: (key) => `What Redis holds under "${printable(tokens(key))}"`,
    failed: (operation, cause) => storageFailed(operation, cause),
    changesOf
  }
})
