/**
 * Keeps tokens in one file of the user, for programs on Node that share a login.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as UserDirectories from "effect/persistence/UserDirectories"
import { join, resolve } from "node:path"
import * as AuthError from "../AuthError.ts"
import { invalidConfiguration } from "../internal/failure/authErrors.ts"
import * as Tokens from "../Tokens.ts"
import * as TokensSchema from "../TokensSchema.ts"
import { RefreshLease, TokenStorage } from "../TokenStorage.ts"
import * as FileLock from "./internal/fileLock.ts"
import * as PrivateFile from "./internal/privateFile.ts"

/**
 * Where the file is, and how long to wait for its locks.
 *
 * - `application`: names the directory under the user's state directory. Default `effect-prisma-management`.
 * - `directory`: the directory itself, in place of the one under the user's state directory.
 * - `file`: the name of the file in it. Default `tokens.json`.
 * - `lockTimeout`: how long to wait for a lock that another process holds. Default 30 seconds.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly application?: string | undefined
  readonly directory?: string | undefined
  readonly file?: string | undefined
  readonly lockTimeout?: Duration.Input | undefined
}

const directoryOf = (options: Options): Effect.Effect<string, AuthError.AuthError> =>
  options.directory !== undefined
    ? Effect.succeed(resolve(options.directory))
    : UserDirectories.make().state(options.application ?? "effect-prisma-management").pipe(
      // The user's state directory is also the place of an application's other files (UserDirectories, Gotchas).
      Effect.map((state) => join(state, "session")),
      Effect.mapError((cause) =>
        invalidConfiguration("directory", `There is no state directory: ${cause.message}`, cause)
      )
    )

const pathOf = Effect.fnUntraced(function*(options: Options) {
  const file = options.file ?? "tokens.json"
  if (!/^[^/\\\0]+$/.test(file) || /^\.+$/.test(file)) {
    return yield* invalidConfiguration(
      "file",
      "file is not the name of a file: give a directory with the option directory."
    )
  }
  const directory = yield* directoryOf(options)
  return { directory, path: join(directory, file) }
})

/**
 * Opens the storage in a file.
 *
 * **Details**
 *
 * The file is 0600 in a directory made 0700, `<state directory>/<application>/session/tokens.json`. A write is a temporary file,
 * synced, renamed over the old one. Two locks lie beside it while they are held: one for changing the file, one for refreshing.
 * A lock is renewed every second. That of a process that died is taken over at once, that of a process that was stopped, or is on another
 * host, when it was silent for three seconds; a process that wakes writes and sends nothing under a lock that it has lost. Links in the
 * place of the file, the locks or the directory are refused.
 *
 * Fails with an `AuthError`: `ConfigurationInvalid` when there is no directory to use; the storage's own methods with `StorageFailed`,
 * operation `lock` when a lock was not free in time.
 *
 * **Gotchas**
 *
 * A file that cannot be read (truncated, foreign, of a newer version) is never overwritten; `clear` removes it: the user logged
 * out. The file system has to know hard links.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = Effect.fnUntraced(function*(
  options: Options = {}
): Effect.fn.Return<TokenStorage["Service"], AuthError.AuthError> {
  const { directory, path } = yield* pathOf(options)
  const prepare = () => PrivateFile.ensureDirectory(directory)
  const timeout = Duration.fromInputUnsafe(options.lockTimeout ?? "30 seconds")
  const state = FileLock.make({ name: "state", path: `${path}.state.lock`, prepare, timeout })
  const refresh = FileLock.make({ name: "refresh", path: `${path}.refresh.lock`, prepare, timeout })

  const failed = (operation: "read" | "write" | "clear" | "lock", verb: string) => (cause: unknown) =>
    AuthError.make(
      { _tag: "StorageFailed", operation },
      `The tokens in ${path} could not be ${verb}: ${(cause as Error).message}`,
      cause
    )

  const get = Effect.try({ try: () => PrivateFile.read(path), catch: failed("read", "read") }).pipe(
    Effect.flatMap((text) => text === undefined ? Effect.undefined : TokensSchema.decode(text, path))
  )

  /** A process that was stopped for long enough has lost its lock, and must not write over what came since. */
  const whileHeld = (lease: FileLock.Lease) => () => {
    if (!lease.renew()) throw new Error("The lock was lost: the process was stopped for too long")
  }

  const remove = (lease: FileLock.Lease) =>
    Effect.tryPromise({
      try: async () => {
        whileHeld(lease)()
        await PrivateFile.remove(path)
        PrivateFile.sweep(path)
      },
      catch: failed("clear", "cleared")
    })

  const write = (lease: FileLock.Lease, text: string) =>
    Effect.tryPromise({
      try: async () => {
        PrivateFile.sweep(path)
        await PrivateFile.write(path, text, whileHeld(lease))
      },
      catch: failed("write", "written")
    })

  const exists = Effect.try({ try: () => PrivateFile.checkDirectory(directory), catch: failed("clear", "cleared") })

  const change = <A>(use: (lease: FileLock.Lease) => Effect.Effect<A, AuthError.AuthError>) =>
    state.withLock((lease) => Effect.uninterruptible(use(lease)))

  const whileCurrent = (
    tokens: Tokens.Tokens,
    use: (lease: FileLock.Lease) => Effect.Effect<void, AuthError.AuthError>
  ) =>
    change((lease) =>
      Effect.flatMap(
        get,
        (current) =>
          current !== undefined && Tokens.same(current, tokens) ? Effect.as(use(lease), true) : Effect.succeed(false)
      )
    )

  return {
    get,
    set: (tokens) =>
      Effect.flatMap(TokensSchema.encode(tokens), (text) => change((lease) => Effect.andThen(get, write(lease, text)))),
    setIfCurrent: (current, next) =>
      Effect.flatMap(TokensSchema.encode(next), (text) => whileCurrent(current, (lease) => write(lease, text))),
    clear: Effect.flatMap(exists, (exists) => exists ? change(remove) : Effect.void),
    clearIfCurrent: (tokens) => whileCurrent(tokens, remove),
    withRefreshLock: (effect) =>
      refresh.withLock((lease) =>
        Effect.provideService(effect, RefreshLease, {
          confirm: Effect.try({ try: lease.renew, catch: failed("lock", "locked") })
        })
      ),
    // A command may end directly after its answer.
    refreshAhead: false
  }
})

/**
 * Keeps tokens in a file of the user: see {@link make}.
 *
 * **Example** (The login of a command-line program)
 *
 * ```ts
 * import * as TokenStorageFile from "effect-prisma-management/node/TokenStorageFile"
 *
 * const TokenStorageLive = TokenStorageFile.layer({ application: "my-program" })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options?: Options): Layer.Layer<TokenStorage, AuthError.AuthError> =>
  Layer.effect(TokenStorage, make(options))
