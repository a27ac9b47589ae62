/**
 * Where the tokens of a login are stored.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Stream from "effect/Stream"
import type { AuthError } from "./AuthError.ts"
import { storageFailed } from "./internal/failure/authErrors.ts"
import { whileCurrent } from "./internal/session/current.ts"
import { methodsOf, type PromiseTokenStorage } from "./internal/session/promiseStorage.ts"
import { makeTurn } from "./internal/session/turn.ts"
import type * as Tokens from "./Tokens.ts"

export { type Lease, RefreshLease } from "./internal/session/lease.ts"
export type { PromiseLease, PromiseTokens, PromiseTokenStorage } from "./internal/session/promiseStorage.ts"

/**
 * Stores the tokens of one login. It is the source of truth: a session reads it before every request.
 *
 * **Details**
 *
 * - `get`: returns the tokens, or `undefined` if no one is logged in. Data that cannot be read is a failure, not
 *   `undefined`.
 * - `set`: replaces the tokens completely or not at all, when a user logs in.
 * - `setIfCurrent`: replaces `current` with `next` only if the storage holds `current`, and returns whether it did. A
 *   process that was paused during a refresh therefore cannot overwrite a newer login.
 * - `clear`: removes the tokens, when a user logs out.
 * - `clearIfCurrent`: removes the tokens only if the storage holds these, and returns whether it did.
 * - `withRefreshLock`: runs an effect while no other refresh runs on this storage, in other processes too if the
 *   storage can lock them. A lock that can be lost while it is held provides `RefreshLease` to the effect.
 * - `refreshAhead`: whether a session may refresh in the background, after its caller has its answer. Use `false` if
 *   the program may end soon: a command that stores its tokens in a file, a request that stores them in a cookie.
 * - `maxAge`: how long a session uses the tokens that it last read. Default: 0, a read before every call. For a storage
 *   on another machine, it saves the round trip, and calls with valid tokens continue while the storage is unavailable.
 *   Without `changes`, a logout elsewhere is noticed that much later.
 * - `changes`: emits when the tokens may have changed, in this process or another. Extra elements are harmless, missing
 *   ones are not: also emit when changes may have been missed. The session then reads again, and reports what is new in
 *   its own `changes`.
 * - `check`, optional: fails if `set` would, as well as it can tell without writing tokens. Logins call it before they
 *   send the user to the browser, and before they exchange the code.
 *
 * All failures are `AuthError`s with reason `StorageFailed`.
 *
 * **Example** (Testing with fixed tokens)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const planted = Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" })
 *
 * const program = Effect.gen(function*() {
 *   const storage = yield* TokenStorage.TokenStorage
 *   return yield* storage.get
 * }).pipe(Effect.provide(TokenStorage.layerMemoryWith(planted)))
 *
 * Effect.runSync(program)?.workspaceId // => "wksp_1"
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class TokenStorage extends Context.Service<TokenStorage, {
  readonly get: Effect.Effect<Tokens.Tokens | undefined, AuthError>
  readonly set: (tokens: Tokens.Tokens) => Effect.Effect<void, AuthError>
  readonly setIfCurrent: (current: Tokens.Tokens, next: Tokens.Tokens) => Effect.Effect<boolean, AuthError>
  readonly clear: Effect.Effect<void, AuthError>
  readonly clearIfCurrent: (tokens: Tokens.Tokens) => Effect.Effect<boolean, AuthError>
  readonly withRefreshLock: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | AuthError, R>
  readonly refreshAhead: boolean
  readonly maxAge?: Duration.Input | undefined
  readonly changes?: Stream.Stream<void> | undefined
  readonly check?: Effect.Effect<void, AuthError> | undefined
}>()("effect-prisma-management/TokenStorage") {}

/**
 * Makes the failure of a token storage.
 *
 * **When to use**
 *
 * Use in your own storages, to fail without showing a token.
 *
 * **Details**
 *
 * Errors of databases and parsers often quote their input, which here is a token. So `cause` is kept `Redacted`, and
 * the message has only its name and code.
 *
 * @since 0.1.0
 * @category errors
 */
export const failed = (operation: "read" | "write" | "clear" | "lock", cause: unknown): AuthError =>
  storageFailed(operation, cause)

/** How long a change that does not end delays the next ones: less than a session waits for them. */
const longestChange = "3 seconds"

/** How long a refresh that does not end delays the next ones: an answer can take up to a minute. */
const longestRefresh = "70 seconds"

/**
 * Makes a storage from functions that read, write and remove tokens.
 *
 * **When to use**
 *
 * Use if no storage of this package fits. For a SQL database or Redis, use `TokenStorageSql` or `TokenStorageRedis`.
 *
 * **Details**
 *
 * Within this process, changes run one at a time, and a read never sees a partial change, even if `set` writes in
 * several steps. Omitted functions are derived, and then work within this process only. If several processes use the
 * same tokens, also give `withRefreshLock`, `setIfCurrent` and `clearIfCurrent`. To test your storage, run the laws of
 * `effect-prisma-management/TokenStorageLaws`.
 *
 * **Example** (Storing tokens in your own database)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokensSchema from "effect-prisma-management/TokensSchema"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * // Stands for your database.
 * const rows = new Map<string, string>()
 * const database = {
 *   read: async (user: string) => rows.get(user),
 *   write: async (user: string, text: string) => void rows.set(user, text),
 *   remove: async (user: string) => void rows.delete(user)
 * }
 *
 * const storageOf = (user: string) =>
 *   TokenStorage.make({
 *     get: Effect.tryPromise({
 *       try: () => database.read(user),
 *       catch: (cause) => TokenStorage.failed("read", cause)
 *     }).pipe(
 *       Effect.flatMap((text) =>
 *         text === undefined ? Effect.succeed(undefined) : TokensSchema.decode(text, `the tokens of ${user}`)
 *       )
 *     ),
 *     set: (tokens) =>
 *       Effect.flatMap(TokensSchema.encode(tokens), (text) =>
 *         Effect.tryPromise({
 *           try: () => database.write(user, text),
 *           catch: (cause) => TokenStorage.failed("write", cause)
 *         })),
 *     clear: Effect.tryPromise({
 *       try: () => database.remove(user),
 *       catch: (cause) => TokenStorage.failed("clear", cause)
 *     })
 *   })
 *
 * export const test = Effect.gen(function*() {
 *   const storage = storageOf("user_1")
 *   yield* storage.set(Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" }))
 *   const tokens = yield* storage.get
 *   return tokens?.workspaceId // => "wksp_1"
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: {
  readonly get: TokenStorage["Service"]["get"]
  readonly set: TokenStorage["Service"]["set"]
  readonly clear: TokenStorage["Service"]["clear"]
  readonly setIfCurrent?: TokenStorage["Service"]["setIfCurrent"] | undefined
  readonly clearIfCurrent?: TokenStorage["Service"]["clearIfCurrent"] | undefined
  readonly withRefreshLock?: TokenStorage["Service"]["withRefreshLock"] | undefined
  /** Default: `true`. */
  readonly refreshAhead?: boolean | undefined
  /** Default: 0. */
  readonly maxAge?: Duration.Input | undefined
  readonly changes?: Stream.Stream<void> | undefined
  readonly check?: TokenStorage["Service"]["check"]
}): TokenStorage["Service"] => {
  const inTurn = makeTurn(longestChange)
  let changing = false
  let changes = 0

  // Not interrupted half-way: what writes in several steps would leave an old refresh token beside a new access token.
  const change = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    inTurn(Effect.uninterruptible(Effect.suspend(() => {
      changing = true
      const own = ++changes
      return Effect.ensuring(
        effect,
        Effect.sync(() => {
          if (own === changes) changing = false
        })
      )
    })))

  // Reads do not wait for each other, for a thousand requests read at once; one that met a change is done again after it.
  const get: TokenStorage["Service"]["get"] = Effect.suspend(() => {
    if (changing) {
      const met = changes
      return Effect.andThen(
        inTurn(Effect.sync(() => {
          // It did not end in time.
          if (met === changes) changing = false
        })),
        get
      )
    }
    const before = changes
    return Effect.flatMap(Effect.exit(options.get), (read) => changes === before ? read : get)
  })

  const { clearIfCurrent, setIfCurrent } = options
  return {
    get,
    set: (tokens) => change(options.set(tokens)),
    setIfCurrent: (current, next) =>
      change(
        setIfCurrent === undefined ? whileCurrent(options.get, current, options.set(next)) : setIfCurrent(current, next)
      ),
    clear: change(options.clear),
    clearIfCurrent: (tokens) =>
      change(clearIfCurrent === undefined ? whileCurrent(options.get, tokens, options.clear) : clearIfCurrent(tokens)),
    withRefreshLock: options.withRefreshLock ?? makeTurn(longestRefresh),
    refreshAhead: options.refreshAhead ?? true,
    maxAge: options.maxAge,
    changes: options.changes,
    check: options.check
  }
}

const makeMemory = (initial: Tokens.Tokens | undefined): TokenStorage["Service"] => {
  let current = initial
  return make({
    get: Effect.sync(() => current),
    set: (tokens) =>
      Effect.sync(() => {
        current = tokens
      }),
    clear: Effect.sync(() => {
      current = undefined
    })
  })
}

/**
 * Keeps tokens in memory, until the layer is closed.
 *
 * **Details**
 *
 * Each call makes its own storage. To share one storage, use the same layer value in several places.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerMemory = (): Layer.Layer<TokenStorage> => Layer.sync(TokenStorage, () => makeMemory(undefined))

/**
 * Keeps tokens in memory and starts with these, as if the user were logged in.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerMemoryWith = (tokens: Tokens.Tokens): Layer.Layer<TokenStorage> =>
  Layer.sync(TokenStorage, () => makeMemory(tokens))

/**
 * Makes a storage from one that was written for the published Promise SDK.
 *
 * **Details**
 *
 * If it throws or rejects, that is an `AuthError` with reason `StorageFailed`. So is an invalid result of `getTokens`.
 * Without its `withRefreshLock`, refreshes run one at a time in this process only.
 *
 * **Example** (Using the storage of an application)
 *
 * ```ts
 * import * as Layer from "effect/Layer"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const secrets = new Map<string, TokenStorage.PromiseTokens>()
 *
 * const TokenStorageLive = Layer.sync(TokenStorage.TokenStorage, () =>
 *   TokenStorage.fromPromise({
 *     getTokens: async () => secrets.get("prisma") ?? null,
 *     setTokens: async (tokens) => void secrets.set("prisma", tokens),
 *     clearTokens: async () => void secrets.delete("prisma")
 *   }))
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const fromPromise = (storage: PromiseTokenStorage): TokenStorage["Service"] => make(methodsOf(storage))
