/**
 * A storage that was written for the published Promise SDK, as what `TokenStorage.make` takes.
 */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import { AuthError } from "../../AuthError.ts"
import type * as Tokens from "../../Tokens.ts"
import { storageFailed, type StorageOperation } from "../failure/authErrors.ts"
import { RefreshLease } from "./lease.ts"
import { tokensOf } from "./storedTokens.ts"

/**
 * Tokens as a {@link PromiseTokenStorage} stores them. `expiresAt` is in milliseconds since the epoch; a storage may
 * omit it.
 *
 * **Details**
 *
 * A database may return other types than it was given. `expiresAt` can also be a bigint, numeric text, ISO 8601 text
 * with a time zone, a `Date`, or in seconds; anything else counts as omitted. A `workspaceId` or `refreshToken` that is
 * null is unknown or missing. If both tokens are null, the user has logged out.
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
 * How a {@link PromiseTokenStorage} reports the state of its refresh lock: see `Lease`.
 *
 * @since 0.1.0
 * @category models
 */
export interface PromiseLease {
  /** Renews the lock, and returns whether it is still held. */
  confirm(): Promise<boolean>
}

/**
 * The storage interface of the published Promise SDK with its two optional methods, and with two additions for storages
 * that processes share: `setTokensIfCurrent`, and the lease that `withRefreshLock` passes to its function.
 *
 * @since 0.1.0
 * @category models
 */
export interface PromiseTokenStorage {
  /** Reads the stored tokens: `null` if no one is logged in. */
  getTokens(): Promise<PromiseTokens | null | undefined>
  /** Replaces the stored tokens. */
  setTokens(tokens: PromiseTokens): Promise<void>
  /** Removes the stored tokens. */
  clearTokens(): Promise<void>
  withRefreshLock?<T>(fn: (lease?: unknown) => Promise<T>): Promise<T>
  setTokensIfCurrent?(current: PromiseTokens, next: PromiseTokens): Promise<boolean>
  /** Removes the stored tokens only if they are these. */
  clearTokensIfCurrent?(tokens: PromiseTokens): Promise<boolean | void>
  /** See `TokenStorage`. Default: `false`. */
  readonly refreshAhead?: boolean
}

/**
 * Where a storage of this package says before a login whether it would take the tokens: the published interface has no method for that. Under
 * `Symbol.for`, since the engine of the Promise entry is a copy of its own.
 */
export const check = Symbol.for("effect-prisma-management/TokenStorage/check")

interface Checked {
  [check]?(): Promise<void>
}

/** What a database gives back of them. */
type Found = { readonly [field in keyof PromiseTokens]?: unknown }

const fromForeign = ({ accessToken, expiresAt, refreshToken, workspaceId }: Found): Tokens.Tokens | undefined => {
  // A row whose columns were cleared.
  if (accessToken === null && refreshToken === null) return undefined
  if (
    (typeof workspaceId !== "string" && workspaceId !== null) || typeof accessToken !== "string" || accessToken === ""
  ) {
    throw new TypeError("getTokens() returned neither tokens nor null")
  }
  return tokensOf({ workspaceId, accessToken, refreshToken, expiresAt })
}

/** What a storage of ours says of itself is for the user; what others say may quote a token. */
const failureOf = (operation: StorageOperation, cause: unknown): AuthError => {
  const isOwn = cause instanceof AuthError &&
    (cause.reason._tag === "StorageFailed" || cause.reason._tag === "ConfigurationInvalid")
  return isOwn ? cause : storageFailed(operation, cause)
}

// Asked before every request, a storage mostly has the same tokens again.
const makeFromForeign = () => {
  let last: { readonly found: PromiseTokens; readonly tokens: Tokens.Tokens | undefined } | undefined
  return (found: PromiseTokens | null | undefined): Tokens.Tokens | undefined => {
    if (found === null || found === undefined) return undefined
    if (
      last !== undefined &&
      found.accessToken === last.found.accessToken &&
      found.refreshToken === last.found.refreshToken &&
      found.workspaceId === last.found.workspaceId &&
      found.expiresAt === last.found.expiresAt
    ) return last.tokens
    // A copy: the storage may write into its own.
    last = { found: { ...found }, tokens: fromForeign(found) }
    return last.tokens
  }
}

export const toForeign = ({ accessToken, expiresAt, refreshToken, workspaceId }: Tokens.Tokens): PromiseTokens => ({
  workspaceId,
  accessToken: Redacted.value(accessToken),
  ...(refreshToken === undefined ? undefined : { refreshToken: Redacted.value(refreshToken) }),
  ...(expiresAt === undefined ? undefined : { expiresAt })
})

// A browser's lock gives something else, which is no lease.
const isLease = (lease: unknown): lease is PromiseLease =>
  typeof lease === "object" && lease !== null && "confirm" in lease && typeof lease.confirm === "function"

const withLease = <A, E, R>(effect: Effect.Effect<A, E, R>, lease: unknown): Effect.Effect<A, E, R> =>
  isLease(lease)
    ? Effect.provideService(effect, RefreshLease, {
      confirm: Effect.tryPromise({
        try: async () => lease.confirm(),
        catch: (cause) => failureOf("lock", cause)
      })
    })
    : effect

// The effect runs in a fiber of its own while the foreign lock is held, and the caller gets its result, not what the lock returns.
const runInForeignLock = <A, E, R>(
  lock: (run: (lease?: unknown) => Promise<void>) => Promise<unknown>,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E | AuthError, R> =>
  Effect.contextWith((services: Context.Context<R>) =>
    Effect.callback<A, E | AuthError>((resume) => {
      let abandoned = false
      let fiber: Fiber.Fiber<A, E> | undefined
      const done = async (): Promise<Exit.Exit<A, E> | undefined> =>
        fiber === undefined ? undefined : Effect.runPromise(Fiber.await(fiber))
      const run = async (lease?: unknown) => {
        if (!abandoned) fiber ??= Effect.runForkWith(services)(withLease(effect, lease))
        // What the effect did at its start may have interrupted the caller, who did not know of the fiber yet.
        if (abandoned) fiber?.interruptUnsafe()
        await done()
      }
      const settle = async (failure?: { readonly cause: unknown }) => {
        const exit = await done()
        const kept = exit !== undefined && (failure === undefined || Exit.isFailure(exit))
        const cause = failure === undefined ? new Error("withRefreshLock did not run its function") : failure.cause
        resume(kept ? exit : Effect.fail(failureOf("lock", cause)))
      }
      void (async () => lock(run))().then(() => settle(), (cause) => settle({ cause }))
      return Effect.suspend(() => {
        abandoned = true
        return fiber === undefined ? Effect.void : Fiber.interrupt(fiber)
      })
    })
  )

/** Its methods as effects. Whatever it throws or rejects with is an `AuthError` (`StorageFailed`). */
export const methodsOf = (storage: PromiseTokenStorage & Checked) => {
  const attempt = <A>(operation: "read" | "write" | "clear", run: () => A | Promise<A>) =>
    Effect.tryPromise({ try: async () => run(), catch: (cause) => failureOf(operation, cause) })
  const read = makeFromForeign()
  const get = attempt("read", async () => read(await storage.getTokens()))
  const isEmpty = Effect.map(get, (tokens) => tokens === undefined)
  return {
    get,
    set: (tokens: Tokens.Tokens) => attempt("write", () => storage.setTokens(toForeign(tokens))),
    clear: attempt("clear", () => storage.clearTokens()),
    check: storage[check] === undefined ? undefined : attempt("write", () => storage[check]!()),
    // Its program may be gone a moment after its answer, as a command or a request with a cookie is.
    refreshAhead: storage.refreshAhead ?? false,
    withRefreshLock: storage.withRefreshLock === undefined
      ? undefined
      : <A, E, R>(effect: Effect.Effect<A, E, R>) => runInForeignLock((run) => storage.withRefreshLock!(run), effect),
    setIfCurrent: storage.setTokensIfCurrent === undefined
      ? undefined
      : (current: Tokens.Tokens, next: Tokens.Tokens) =>
        attempt("write", async () => await storage.setTokensIfCurrent!(toForeign(current), toForeign(next)) === true),
    // The published interface promises no boolean: then it cleared if nothing is left.
    clearIfCurrent: storage.clearTokensIfCurrent === undefined ? undefined : (tokens: Tokens.Tokens) =>
      Effect.flatMap(
        attempt("clear", () => storage.clearTokensIfCurrent!(toForeign(tokens))),
        (cleared) => typeof cleared === "boolean" ? Effect.succeed(cleared) : isEmpty
      )
  }
}
