/**
 * Stores tokens in a file of the user, for programs on Node that share a login.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as UserDirectories from "effect/persistence/UserDirectories"
import { basename, join, resolve } from "node:path"
import * as AuthError from "../AuthError.ts"
import { invalidConfiguration } from "../internal/failure/authErrors.ts"
import type { TokenSealing } from "../internal/storage/sealed.ts"
import { make as makeStorage, TokenStorage } from "../TokenStorage.ts"
import { TokenStorages } from "../TokenStorages.ts"
import * as FileStorage from "./internal/fileStorage.ts"
import { fileNameOf, keyOf } from "./internal/keyFiles.ts"
import * as PrivateFile from "./internal/privateFile.ts"

/**
 * Where the file is, and how long to wait for its locks.
 *
 * - `application`: the directory under the user's state directory. Default: `effect-prisma-management`.
 * - `directory`: the directory itself, instead of the one under the user's state directory.
 * - `file`: the name of the file in it. Default: `tokens.json`.
 * - `lockTimeout`: how long to wait for a lock that another process holds. Default: 30 seconds.
 * - `sealing`: encrypts the tokens: see `TokenSealing`. Default: plain text.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly application?: string | undefined
  readonly directory?: string | undefined
  readonly file?: string | undefined
  readonly lockTimeout?: Duration.Input | undefined
  readonly sealing?: Effect.Effect<TokenSealing, AuthError.AuthError> | undefined
}

const timeoutOf = (options: Options): Duration.Duration => Duration.fromInputUnsafe(options.lockTimeout ?? "30 seconds")

const directoryOf = (options: Options, name: string): Effect.Effect<string, AuthError.AuthError> =>
  options.directory !== undefined
    ? Effect.succeed(resolve(options.directory))
    : UserDirectories.make().state(options.application ?? "effect-prisma-management").pipe(
      // The user's state directory is also the place of an application's other files (UserDirectories, Gotchas).
      Effect.map((state) => join(state, name)),
      Effect.mapError((cause) =>
        invalidConfiguration("directory", `There is no state directory: ${cause.message}`, cause)
      )
    )

const sealingOf = ({ sealing }: Options): Effect.Effect<TokenSealing | undefined, AuthError.AuthError> =>
  sealing ?? Effect.undefined

const pathOf = Effect.fnUntraced(function*(options: Options) {
  const file = options.file ?? "tokens.json"
  if (!/^[^/\\\0]+$/.test(file) || /^\.+$/.test(file)) {
    return yield* invalidConfiguration(
      "file",
      "file is not the name of a file: use the option directory for a directory."
    )
  }
  const directory = yield* directoryOf(options, "session")
  return join(directory, file)
})

/**
 * Opens the storage of a file.
 *
 * **Details**
 *
 * The file is `<state directory>/<application>/session/tokens.json`, with mode 0600 in a directory with mode 0700. A
 * write syncs a temporary file and renames it over the old one. Symbolic links instead of the file, its locks or the
 * directory are rejected. File systems without hard links work too.
 *
 * Two locks are next to the file while they are held: one for changing the file, one for refreshing. A lock is renewed
 * every second. The lock of a process that died is taken over immediately. The lock of a process that was paused, or
 * that runs on another host, is taken over after three seconds without renewal. A process that wakes up after that
 * writes and sends nothing.
 *
 * Fails with an `AuthError`: `ConfigurationInvalid` if there is no directory to use. The storage's methods fail with
 * `StorageFailed`, with operation `lock` if a lock was not free in time.
 *
 * **Gotchas**
 *
 * A file that cannot be read (truncated, foreign, of a newer version) is a failure. A login replaces a file that no
 * program can read: empty, truncated, or of another user and not readable. A file of a newer version or another program
 * is never overwritten. Only `clear` removes it, when the user logs out.
 *
 * A login (`OAuth.loginUrl`, `LoopbackLogin.login`) checks this before the user is sent to the browser, and also
 * whether the directory and the disk can store the file.
 *
 * If other users can read the file, it is read, and a warning says how to close it, once per process. If other users
 * can write in the directory, it is rejected.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = Effect.fnUntraced(function*(
  options: Options = {}
): Effect.fn.Return<TokenStorage["Service"], AuthError.AuthError> {
  const path = yield* pathOf(options)
  return FileStorage.make(path, timeoutOf(options), basename(path), yield* sealingOf(options))
})

/**
 * Stores tokens in a file of the user: see {@link make}.
 *
 * **When to use**
 *
 * Use in command-line programs. Several processes can share the file.
 *
 * **Example** (Keeping the login of a command-line program)
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

const refused = Effect.fail(
  invalidConfiguration(
    "key",
    "This key cannot be a file name: it is empty, too long, or has half a surrogate pair."
  )
)

/** The storage of a key that is not a valid file name. */
const impossible = makeStorage({
  get: refused,
  set: () => refused,
  clear: refused,
  withRefreshLock: () => refused,
  refreshAhead: false
})

/**
 * Opens a directory of logins, one file per key: several workspaces or accounts of one user.
 *
 * **Details**
 *
 * Each file and its locks work like those of {@link make}. `of` returns the storage of a key, and creates nothing until
 * it is written. `keys` are the keys with a logged-in user. Other files in the directory are ignored. Default
 * directory: `<state directory>/<application>/sessions`.
 *
 * A key that cannot be a file name (empty, half a surrogate pair, longer than 190 characters, where everything but
 * lowercase letters and digits counts three times) fails with `ConfigurationInvalid` in every operation of its storage.
 *
 * **Example** (Keeping one login per workspace)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as TokenStorageFile from "effect-prisma-management/node/TokenStorageFile"
 *
 * const program = Effect.gen(function*() {
 *   const storages = yield* TokenStorageFile.makeKeyed({ application: "my-program" })
 *   const work = yield* storages.of("work").get
 *   return { work, all: yield* storages.keys }
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeKeyed = Effect.fnUntraced(function*(
  options: Omit<Options, "file"> = {}
): Effect.fn.Return<TokenStorages["Service"], AuthError.AuthError> {
  const directory = yield* directoryOf(options, "sessions")
  const timeout = timeoutOf(options)
  const sealing = yield* sealingOf(options)
  return {
    of: (key) => {
      const name = fileNameOf(key)
      return name === undefined ? impossible : FileStorage.make(join(directory, name), timeout, key, sealing)
    },
    // No key has this file.
    check: FileStorage.make(join(directory, "check"), timeout, "check", sealing).check,
    keys: Effect.try({
      try: () => PrivateFile.list(directory).map(keyOf).filter((key) => key !== undefined),
      catch: (cause) =>
        AuthError.make(
          { _tag: "StorageFailed", operation: "read" },
          `The logins in ${directory} could not be listed: ${(cause as Error).message}`,
          cause
        )
    })
  }
})

/**
 * Stores the tokens of many logins in a directory of the user, one file per key: see {@link makeKeyed}.
 *
 * **Example** (Keeping several workspaces of one command-line user)
 *
 * ```ts
 * import * as TokenStorageFile from "effect-prisma-management/node/TokenStorageFile"
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as Layer from "effect/Layer"
 *
 * const SessionsLive = Sessions.layer({ clientId: "your-oauth-client-id" }).pipe(
 *   Layer.provide(TokenStorageFile.layerKeyed({ application: "my-program" }))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerKeyed = (options?: Omit<Options, "file">): Layer.Layer<TokenStorages, AuthError.AuthError> =>
  Layer.effect(TokenStorages, makeKeyed(options))
