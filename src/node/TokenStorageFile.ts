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
import { TokenStorage } from "../TokenStorage.ts"
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
 * The lock of a process that died is taken over; one of a process on another host or in another container when it was silent
 * for 15 seconds. Links in the place of the file, the locks or the directory are refused.
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

  const failed = (operation: "read" | "write" | "clear", verb: string) => (cause: unknown) =>
    AuthError.make(
      { _tag: "StorageFailed", operation },
      `The tokens in ${path} could not be ${verb}: ${(cause as Error).message}`,
      cause
    )

  const get = Effect.try({ try: () => PrivateFile.read(path), catch: failed("read", "read") }).pipe(
    Effect.flatMap((text) => text === undefined ? Effect.undefined : TokensSchema.decode(text, path))
  )

  const remove = Effect.tryPromise({
    try: async () => {
      await PrivateFile.remove(path)
      PrivateFile.sweep(path)
    },
    catch: failed("clear", "cleared")
  })

  const write = (text: string) =>
    Effect.tryPromise({
      try: async () => {
        PrivateFile.sweep(path)
        await PrivateFile.write(path, text)
      },
      catch: failed("write", "written")
    })

  const exists = Effect.try({ try: () => PrivateFile.checkDirectory(directory), catch: failed("clear", "cleared") })

  return {
    get,
    set: Effect.fnUntraced(function*(tokens) {
      const text = yield* TokensSchema.encode(tokens)
      yield* state.withLock(Effect.uninterruptible(Effect.andThen(get, write(text))))
    }),
    clear: Effect.flatMap(
      exists,
      (exists) => exists ? state.withLock(Effect.uninterruptible(remove)) : Effect.void
    ),
    withRefreshLock: refresh.withLock,
    clearIfCurrent: (tokens) =>
      state.withLock(
        Effect.uninterruptible(Effect.flatMap(get, (current) =>
          current !== undefined && Tokens.same(current, tokens) ? Effect.as(remove, true) : Effect.succeed(false)))
      )
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
