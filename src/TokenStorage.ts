/**
 * Where the tokens of a login are kept.
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
 * Keeps the tokens of one login. The storage is the truth: a session reads it before every request.
 *
 * **Details**
 *
 * - `get`: the tokens, `undefined` when nobody is logged in. What is there and cannot be read is a failure, not `undefined`.
 * - `set`: replaces them, whole or not at all: somebody logged in.
 * - `setIfCurrent`: replaces `current` by `next`, only while the storage holds `current`, and says whether it did. So a process that
 *   was stopped in the middle of a refresh cannot write over a newer login.
 * - `clear`: removes them: the user logged out.
 * - `clearIfCurrent`: removes them only while they are these, and says whether it did.
 * - `withRefreshLock`: runs an effect while no other refresh runs on this storage, in other processes too where the storage can. A lock
 *   that can be lost while it is held provides `RefreshLease` to the effect.
 * - `refreshAhead`: whether a session may refresh in the background, after its caller has its answer. `false` where the program may be
 *   gone a moment later: a command that keeps its tokens in a file, a request that keeps them in a cookie.
 * - `maxAge`: how long a session keeps what it read. Default: it reads before every call. For a storage on another machine it saves the round trip;
 *   a logout elsewhere is then noticed that much later, unless there are `changes`, and calls with good tokens go on while it is away.
 * - `changes`: for a storage that can tell when its tokens were changed, by others too. Each element means "read again", and says nothing
 *   else: it may come too often, never too seldom. So it comes as well when changes may have been missed. A session that hears it reads,
 *   and tells in its own `changes` what is new.
 * - `check`, where there is one: fails where `set` would, as far as can be told without writing tokens. A login asks before it sends the user
 *   to the browser, and again before it spends the code.
 *
 * Every failure is an `AuthError` with reason `StorageFailed`.
 *
 * **Example** (A test's storage with planted tokens)
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
 * The failure of a storage, for those who write one.
 *
 * **Details**
 *
 * A database or a parser likes to quote what it was given, and that is a token: so `cause` is kept `Redacted`, and the message
 * has only its name and code.
 *
 * @since 0.1.0
 * @category errors
 */
export const failed = (operation: "read" | "write" | "clear" | "lock", cause: unknown): AuthError =>
  storageFailed(operation, cause)

/** How long a change that does not end holds up those after it: less than a session waits for them. */
const longestChange = "3 seconds"

/** How long a refresh that does not end does: an answer is waited for up to a minute. */
const longestRefresh = "70 seconds"

/**
 * Makes a storage from what reads, writes and removes tokens.
 *
 * **Details**
 *
 * Within this process, changes happen one after the other, and a read sees none of them half done, even where `set` writes in
 * several steps. What is not given is derived, for this process only: give `withRefreshLock`, `setIfCurrent` and `clearIfCurrent` where
 * other processes use the same tokens. The laws of `effect-prisma-management/TokenStorageLaws` say what each has to hold.
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
 * Keeps tokens in memory, until the layer ends.
 *
 * **Details**
 *
 * Each call is a storage of its own. One layer value that stands in several places of a program is one storage, shared on purpose.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerMemory = (): Layer.Layer<TokenStorage> => Layer.sync(TokenStorage, () => makeMemory(undefined))

/**
 * Keeps tokens in memory and begins with these: somebody is logged in.
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
 * Whatever it throws or rejects with is an `AuthError` with reason `StorageFailed`; what its `getTokens` gives and is no
 * tokens is one too. Without its `withRefreshLock`, refreshes are one at a time in this process only.
 *
 * **Example** (The storage of an application)
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
