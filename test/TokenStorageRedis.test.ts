/** Tokens in Redis, held to the laws of every storage, of sharing and of leases. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redis from "effect/persistence/Redis"
import * as Stream from "effect/Stream"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorageRedis from "../src/TokenStorageRedis.ts"
import { obeysLaws, obeysLawsOfLease, obeysLawsOfSharing } from "./support/obeysLaws.ts"
import * as RedisServer from "./support/RedisServer.ts"

const described = RedisServer.isThere ? describe : describe.skip

const tokens = (number: number): Tokens.Tokens =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${number}`, refreshToken: `refresh-${number}` })

/** The storages of a prefix, opened by so many clients, and one more client beside them. */
const opened = (clients: number, options: TokenStorageRedis.Options = {}) =>
  Effect.gen(function*() {
    const prefix = RedisServer.freshPrefix()
    const redis = yield* Effect.provideContext(Redis.Redis, yield* Layer.build(RedisServer.layer()))
    yield* Effect.addFinalizer(() =>
      Effect.ignore(Effect.flatMap(redis.send<ReadonlyArray<string>>("KEYS", `${prefix}*`), (keys) =>
        keys.length === 0 ? Effect.void : redis.send("DEL", ...keys)))
    )
    const storages = yield* Effect.forEach(Array.from({ length: clients }), () =>
      Effect.flatMap(
        Layer.build(RedisServer.layer()),
        (client) =>
          Effect.provideContext(TokenStorageRedis.makeKeyed({ prefix, ...options }), client)
      ))
    return { redis, storages, prefix }
  })

const two = Effect.map(opened(2), ({ prefix, redis, storages: [one, other] }) => ({
  one: one!.of("alice"),
  other: other!.of("alice"),
  expire: Effect.orDie(Effect.asVoid(redis.send("DEL", `${prefix}{alice}:lease`)))
}))

described(RedisServer.titled("tokens in Redis"), () => {
  obeysLaws("tokens in Redis", Effect.map(opened(1), ({ storages: [one] }) => one!.of("alice")))
  obeysLawsOfSharing("tokens in Redis, opened twice,", two)
  obeysLawsOfLease("tokens in Redis, opened twice,", two)

  RedisServer.live(
    "tokens in Redis of two keys share nothing, and are listed",
    () =>
      Effect.scoped(Effect.gen(function*() {
        const { storages: [one, other] } = yield* opened(2)
        const keys = ["bob", "alice@example.com", "a{b}c", "}", "ÄÖ", "with * and [x]"]
        yield* Effect.forEach(keys, (key, index) => one!.of(key).set(tokens(index)))
        yield* other!.of("bob").clear
        assert.sameMembers([...yield* other!.keys], keys.slice(1))
        assert.isTrue(Tokens.same((yield* other!.of("ÄÖ").get)!, tokens(4)))
      }))
  )

  RedisServer.live(
    "a change of one key in Redis is heard by whoever has it open elsewhere, and by nobody else",
    () =>
      Effect.scoped(Effect.gen(function*() {
        const { storages: [one, other] } = yield* opened(2)
        const alice = yield* Effect.forkChild(Stream.runCollect(Stream.take(other!.of("alice").changes!, 2)), {
          startImmediately: true
        })
        const bob = yield* Effect.forkChild(Stream.runCollect(Stream.take(other!.of("bob").changes!, 3)), {
          startImmediately: true
        })
        yield* Effect.sleep("10 millis")
        yield* one!.of("alice").set(tokens(1))
        yield* one!.of("alice").setIfCurrent(tokens(1), tokens(2))
        yield* Fiber.join(alice)
        assert.isUndefined(bob.pollUnsafe())
      }))
  )

  RedisServer.live(
    "what stands in Redis and cannot be read is told with its place, and never overwritten",
    () =>
      Effect.scoped(Effect.gen(function*() {
        const { prefix, redis, storages: [one] } = yield* opened(1)
        const place = `${prefix}{alice}`
        yield* redis.send("HSET", place, "version", "v", "tokens", "{\"version\":2,\"tokens\":{}}")
        const read = yield* Effect.flip(one!.of("alice").get)
        const written = yield* Effect.flip(one!.of("alice").set(tokens(2)))
        for (const { message, reason } of [read, written]) {
          assert.strictEqual(reason._tag, "StorageFailed")
          assert.include(message, `What Redis holds under "${place}"`)
        }
        assert.include(yield* redis.send<string>("HGET", place, "tokens"), "\"version\":2")
        yield* redis.send("DEL", place)
        yield* redis.send("SET", place, "foreign")
        assert.strictEqual((yield* Effect.flip(one!.of("alice").set(tokens(2)))).reason._tag, "StorageFailed")
        assert.strictEqual(yield* redis.send<string>("GET", place), "foreign")
      }))
  )

  RedisServer.live("a login that ended leaves nothing in Redis", () =>
    Effect.scoped(Effect.gen(function*() {
      const { prefix, redis, storages: [one] } = yield* opened(1)
      const storage = one!.of("alice")
      yield* storage.set(tokens(1))
      yield* storage.withRefreshLock(storage.clear)
      assert.deepStrictEqual(yield* redis.send<ReadonlyArray<string>>("KEYS", `${prefix}*`), [])
    })))
})
