/**
 * Where the tokens of a login are kept.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Semaphore from "effect/Semaphore"
import * as AuthError from "./AuthError.ts"
import * as Tokens from "./Tokens.ts"

/**
 * Keeps the tokens of one login. The storage is the truth: a session reads it before every request.
 *
 * **Details**
 *
 * - `get`: the tokens, `undefined` when nobody is logged in. What is there and cannot be read is a failure, not `undefined`.
 * - `set`: replaces them, whole or not at all.
 * - `clear`: removes them: the user logged out.
 * - `withRefreshLock`: runs an effect while no other refresh runs on this storage, in other processes too where the storage can.
 * - `clearIfCurrent`: removes them only while they are these, and says whether it did.
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
  readonly get: Effect.Effect<Tokens.Tokens | undefined, AuthError.AuthError>
  readonly set: (tokens: Tokens.Tokens) => Effect.Effect<void, AuthError.AuthError>
  readonly clear: Effect.Effect<void, AuthError.AuthError>
  readonly withRefreshLock: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | AuthError.AuthError, R>
  readonly clearIfCurrent: (tokens: Tokens.Tokens) => Effect.Effect<boolean, AuthError.AuthError>
}>()("effect-prisma-management/TokenStorage") {}

const verb = { read: "read", write: "written", clear: "cleared", lock: "locked" }

const nameOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return ""
  return "code" in cause && typeof cause.code === "string" ? ` (${cause.name}, ${cause.code})` : ` (${cause.name})`
}

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
export const failed = (operation: "read" | "write" | "clear" | "lock", cause: unknown): AuthError.AuthError =>
  AuthError.make(
    { _tag: "StorageFailed", operation },
    `The token storage could not be ${verb[operation]}${nameOf(cause)}.`,
    Redacted.make(cause, { label: "cause" })
  )

/**
 * Makes a storage from what reads, writes and removes tokens.
 *
 * **Details**
 *
 * Within this process, changes happen one after the other, and a read sees none of them half done, even where `set` writes in
 * several steps. `withRefreshLock` is derived for this process only: give one where other processes use the same tokens.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: {
  readonly get: TokenStorage["Service"]["get"]
  readonly set: TokenStorage["Service"]["set"]
  readonly clear: TokenStorage["Service"]["clear"]
  readonly withRefreshLock?: TokenStorage["Service"]["withRefreshLock"] | undefined
  readonly clearIfCurrent?: TokenStorage["Service"]["clearIfCurrent"] | undefined
}): TokenStorage["Service"] => {
  const state = Semaphore.makeUnsafe(1)
  const refresh = Semaphore.makeUnsafe(1)
  let changing = false
  let changes = 0

  // Not interrupted half-way: what writes in several steps would leave an old refresh token beside a new access token.
  const change = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    state.withPermit(Effect.uninterruptible(Effect.suspend(() => {
      changing = true
      changes++
      return Effect.ensuring(
        effect,
        Effect.sync(() => {
          changing = false
        })
      )
    })))

  // Reads do not wait for each other, for a thousand requests read at once; one that met a change is done again after it.
  const get: TokenStorage["Service"]["get"] = Effect.suspend(() => {
    if (changing) return Effect.andThen(state.withPermit(Effect.void), get)
    const before = changes
    return Effect.flatMap(Effect.exit(options.get), (read) => changes === before ? read : get)
  })

  const clearIfSame = (tokens: Tokens.Tokens) =>
    change(Effect.flatMap(options.get, (current) =>
      current !== undefined && Tokens.same(current, tokens)
        ? Effect.as(options.clear, true)
        : Effect.succeed(false)))

  const clearIfCurrent = options.clearIfCurrent
  return {
    get,
    set: (tokens) => change(options.set(tokens)),
    clear: change(options.clear),
    withRefreshLock: options.withRefreshLock ?? refresh.withPermit,
    clearIfCurrent: clearIfCurrent === undefined ? clearIfSame : (tokens) => change(clearIfCurrent(tokens))
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
 * Tokens as a {@link PromiseTokenStorage} keeps them. `expiresAt` is in milliseconds since the epoch; a storage may drop it.
 *
 * @since 0.1.0
 * @category models
 */
export interface PromiseTokens {
  readonly workspaceId: string
  readonly accessToken: string
  readonly refreshToken?: string
  readonly expiresAt?: number
}

/**
 * The storage interface of the published Promise SDK, with its two optional methods.
 *
 * @since 0.1.0
 * @category models
 */
export interface PromiseTokenStorage {
  getTokens(): Promise<PromiseTokens | null | undefined>
  setTokens(tokens: PromiseTokens): Promise<void>
  clearTokens(): Promise<void>
  withRefreshLock?<T>(fn: () => Promise<T>): Promise<T>
  clearTokensIfCurrent?(tokens: PromiseTokens): Promise<boolean | void>
}

const fromForeign = ({ accessToken, expiresAt, refreshToken, workspaceId }: PromiseTokens): Tokens.Tokens => {
  if (typeof workspaceId !== "string" || typeof accessToken !== "string" || accessToken === "") {
    throw new TypeError("getTokens() gave neither tokens nor null")
  }
  return Tokens.make({
    workspaceId,
    accessToken,
    refreshToken: typeof refreshToken === "string" && refreshToken !== "" ? refreshToken : undefined,
    expiresAt: typeof expiresAt === "number" && Number.isFinite(expiresAt) ? expiresAt : undefined
  })
}

// Asked before every request, a storage mostly has the same tokens again.
const makeFromForeign = () => {
  let last: { readonly found: PromiseTokens; readonly tokens: Tokens.Tokens } | undefined
  return (found: PromiseTokens | null | undefined): Tokens.Tokens | undefined => {
    if (found === null || found === undefined) return undefined
    const isLast = found.accessToken === last?.found.accessToken &&
      found.refreshToken === last.found.refreshToken &&
      found.workspaceId === last.found.workspaceId &&
      found.expiresAt === last.found.expiresAt
    // A copy: the storage may write into its own.
    if (last === undefined || !isLast) last = { found: { ...found }, tokens: fromForeign(found) }
    return last.tokens
  }
}

const toForeign = ({ accessToken, expiresAt, refreshToken, workspaceId }: Tokens.Tokens): PromiseTokens => ({
  workspaceId,
  accessToken: Redacted.value(accessToken),
  ...(refreshToken === undefined ? undefined : { refreshToken: Redacted.value(refreshToken) }),
  ...(expiresAt === undefined ? undefined : { expiresAt })
})

// The effect runs in a fiber of its own while the foreign lock is held, and the caller gets its result, not what the lock returns.
const runInForeignLock = <A, E, R>(
  lock: (run: () => Promise<void>) => Promise<unknown>,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E | AuthError.AuthError, R> =>
  Effect.contextWith((services: Context.Context<R>) =>
    Effect.callback<A, E | AuthError.AuthError>((resume) => {
      let abandoned = false
      let fiber: Fiber.Fiber<A, E> | undefined
      const done = async (): Promise<Exit.Exit<A, E> | undefined> =>
        fiber === undefined ? undefined : Effect.runPromise(Fiber.await(fiber))
      const run = async () => {
        if (!abandoned) fiber ??= Effect.runForkWith(services)(effect)
        await done()
      }
      const settle = async (failure?: { readonly cause: unknown }) => {
        const exit = await done()
        const kept = exit !== undefined && (failure === undefined || Exit.isFailure(exit))
        const cause = failure === undefined ? new Error("withRefreshLock did not run its function") : failure.cause
        resume(kept ? exit : Effect.fail(failed("lock", cause)))
      }
      void (async () => lock(run))().then(() => settle(), (cause) => settle({ cause }))
      return Effect.suspend(() => {
        abandoned = true
        return fiber === undefined ? Effect.void : Fiber.interrupt(fiber)
      })
    })
  )

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
export const fromPromise = (storage: PromiseTokenStorage): TokenStorage["Service"] => {
  const attempt = <A>(operation: "read" | "write" | "clear", run: () => A | Promise<A>) =>
    Effect.tryPromise({ try: async () => run(), catch: (cause) => failed(operation, cause) })
  const read = makeFromForeign()
  const get = attempt("read", async () => read(await storage.getTokens()))
  const isEmpty = Effect.map(get, (tokens) => tokens === undefined)
  return make({
    get,
    set: (tokens) => attempt("write", () => storage.setTokens(toForeign(tokens))),
    clear: attempt("clear", () => storage.clearTokens()),
    withRefreshLock: storage.withRefreshLock === undefined
      ? undefined
      : (effect) => runInForeignLock((run) => storage.withRefreshLock!(run), effect),
    // The published interface promises no boolean: then it cleared if nothing is left.
    clearIfCurrent: storage.clearTokensIfCurrent === undefined ? undefined : (tokens) =>
      Effect.flatMap(
        attempt("clear", () => storage.clearTokensIfCurrent!(toForeign(tokens))),
        (cleared) => typeof cleared === "boolean" ? Effect.succeed(cleared) : isEmpty
      )
  })
}
