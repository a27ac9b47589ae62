/**
 * Stores the tokens of many logins in Redis, for programs that run on many machines.
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
 * Where in Redis the tokens are, and how to read them.
 *
 * - `prefix`: the prefix of the keys in Redis. Default: `prisma-management-tokens:`.
 * - `sealing`: encrypts the tokens: see `TokenSealing`. Default: plain text.
 * - `maxAge`: how long a session uses the tokens that it last read. Default: 5 seconds. A logout on another machine is
 *   noticed at most that much later, and calls with valid tokens continue while the database is unavailable.
 * - `changes`: whether to listen for the changes of other machines, over one connection per process to the channel
 *   `<prefix>changes`. Default: `true`. Otherwise they are noticed within `maxAge`.
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
 * Makes the token storages of a Redis.
 *
 * **Details**
 *
 * Each login is a hash, `<prefix>{<key>}`, and its lease a second key in the same slot of a cluster. A change that
 * compares first is one Lua script. The refresh lock is a lease of three seconds by the clock of Redis, renewed every
 * second. `keys` scans.
 *
 * The storages fail with `StorageFailed` if Redis does not answer within five seconds, and recover when it does.
 *
 * **Gotchas**
 *
 * If Redis loses data, users lose their logins: a refresh token that was rotated is useless without its successor. Turn
 * on append-only persistence (`appendonly yes`), and use an eviction policy that keeps keys without an expiry
 * (`noeviction` or `volatile-*`).
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
 * Stores the tokens of many logins, one hash per key: see {@link makeKeyed}.
 *
 * **When to use**
 *
 * Use if the program runs on several machines and already has a Redis that persists its data.
 *
 * **Example** (Sharing the sessions of many users between machines)
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
 * Stores the tokens of one login, under the key `login`: one account on many machines.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options & { readonly key?: string | undefined } = {}
): Layer.Layer<TokenStorage, AuthError, Redis.Redis> =>
  Layer.fresh(Layer.effect(TokenStorage, Effect.map(makeKeyed(options), ({ of }) => of(options.key ?? "login"))))

/**
 * Connects to Redis on first use, and tries again until it succeeds.
 *
 * **When to use**
 *
 * Use if the program must start while Redis is unavailable. `NodeRedis.layer` connects when it is built, and fails the
 * program otherwise.
 *
 * **Example** (Starting before Redis)
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
