/**
 * Keeps the tokens of many logins in Redis, for programs that run on many machines.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redis from "effect/persistence/Redis"
import type * as Scope from "effect/Scope"
import type { AuthError } from "./AuthError.ts"
import { makeLazyRedis } from "./internal/storage/lazyRedis.ts"
import { makePlaces } from "./internal/storage/place.ts"
import { makeRedisMedium } from "./internal/storage/redis.ts"
import type { TokenSealing } from "./internal/storage/sealed.ts"
import { TokenStorage } from "./TokenStorage.ts"
import { TokenStorages } from "./TokenStorages.ts"

/**
 * Where in Redis, how sealed, and whether to listen.
 *
 * - `prefix`: what the keys in Redis begin with. Default `prisma-management-tokens:`.
 * - `sealing`: encrypts the tokens: see `TokenSealing`. Default: they are stored in plain.
 * - `maxAge`: how long a session keeps what it read, before it asks again. Default: 5 seconds. A logout on another machine is noticed that much
 *   later at most, and calls with good tokens go on while the database is away.
 * - `changes`: whether to hear at once what other machines change, over one connection a process to the channel `<prefix>changes`. Default
 *   `true`. Without, they are noticed within `maxAge`.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly prefix?: string | undefined
  readonly sealing?: Effect.Effect<TokenSealing, AuthError> | undefined
  readonly maxAge?: Duration.Input | undefined
  readonly changes?: boolean | undefined
}

/**
 * Makes the storages of a Redis.
 *
 * **Details**
 *
 * Each login is a hash, `<prefix>{<key>}`, with its lease beside it in the same slot of a cluster. Each change that compares first is one Lua
 * script. The refresh lock is a lease of three seconds by the clock of Redis, renewed every second. `keys` scans.
 *
 * The storages fail with `StorageFailed` when Redis does not answer within five seconds, and go on by themselves when it does again.
 *
 * **Gotchas**
 *
 * A Redis that forgets loses logins: a refresh token that was rotated is good for nothing once its successor is gone. Turn on append-only
 * persistence (`appendonly yes`), and choose an eviction policy that keeps keys without an expiry (`noeviction` or `volatile-*`).
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeKeyed = Effect.fnUntraced(function*(
  options: Options = {}
): Effect.fn.Return<TokenStorages["Service"], AuthError, Redis.Redis | Scope.Scope> {
  const sealing = options.sealing === undefined ? undefined : yield* options.sealing
  const medium = yield* makeRedisMedium(options.prefix ?? "prisma-management-tokens:", options.changes ?? true)
  return makePlaces(medium, { sealing, maxAge: options.maxAge })
})

/**
 * Keeps the tokens of many logins, a hash a key: see {@link makeKeyed}.
 *
 * **Example** (Sessions of many users, on many machines)
 *
 * ```ts
 * import * as NodeRedis from "@effect/platform-node/NodeRedis"
 * import * as Layer from "effect/Layer"
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as TokenStorageRedis from "effect-prisma-management/TokenStorageRedis"
 *
 * export const SessionsLive = Sessions.layer({ clientId: "your-oauth-client-id" }).pipe(
 *   Layer.provide(TokenStorageRedis.layerKeyed()),
 *   Layer.provide(NodeRedis.layer({ url: "redis://localhost:6379", disableOfflineQueue: true }))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerKeyed = (options?: Options): Layer.Layer<TokenStorages, AuthError, Redis.Redis> =>
  Layer.fresh(Layer.effect(TokenStorages, makeKeyed(options)))

/**
 * Keeps the tokens of one login, under the key `login`: a program with one account on many machines.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options & { readonly key?: string | undefined } = {}
): Layer.Layer<TokenStorage, AuthError, Redis.Redis> =>
  Layer.fresh(Layer.effect(TokenStorage, Effect.map(makeKeyed(options), ({ of }) => of(options.key ?? "login"))))

/**
 * A Redis that is connected when it is first used, and again until that succeeds.
 *
 * **When to use**
 *
 * Where the program has to start while Redis is away: `NodeRedis.layer` connects when it is built, and fails the program that builds it.
 *
 * **Example** (A Redis that may come later)
 *
 * ```ts
 * import * as NodeRedis from "@effect/platform-node/NodeRedis"
 * import * as Layer from "effect/Layer"
 * import * as TokenStorageRedis from "effect-prisma-management/TokenStorageRedis"
 *
 * export const TokenStoragesLive = TokenStorageRedis.layerKeyed().pipe(
 *   Layer.provide(TokenStorageRedis.lazy(NodeRedis.layer({ url: "redis://localhost:6379", disableOfflineQueue: true })))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const lazy = (redis: Layer.Layer<Redis.Redis, Redis.RedisError>): Layer.Layer<Redis.Redis> =>
  Layer.fresh(Layer.effect(Redis.Redis, makeLazyRedis(redis)))
