/**
 * Keeps tokens in one file of the user, for programs on Node that share a login.
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
 * - `application`: names the directory under the user's state directory. Default `effect-prisma-management`.
 * - `directory`: the directory itself, in place of the one under the user's state directory.
 * - `file`: the name of the file in it. Default `tokens.json`.
 * - `lockTimeout`: how long to wait for a lock that another process holds. Default 30 seconds.
 * - `sealing`: encrypts the tokens: see `TokenSealing`. Default: they are stored in plain.
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
      "file is not the name of a file: give a directory with the option directory."
    )
  }
  const directory = yield* directoryOf(options, "session")
  return join(directory, file)
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
 * place of the file, the locks or the directory are refused. A file system without hard links will do.
 *
 * Fails with an `AuthError`: `ConfigurationInvalid` when there is no directory to use; the storage's own methods with `StorageFailed`,
 * operation `lock` when a lock was not free in time.
 *
 * **Gotchas**
 *
 * A file that cannot be read (truncated, foreign, of a newer version) is a failure. A login replaces what nobody can read: an empty or truncated
 * file, one of another user that is closed. What a newer version or another program wrote is never overwritten; `clear` removes it: the user
 * logged out. A login (`OAuth.loginUrl`, `LoopbackLogin.login`) is told before the user is sent to the browser, and so is a directory or disk that
 * takes no file.
 *
 * A file whose mode lets other users in is read, with a warning in the log that says how to close it, once a process. A directory that others can
 * write in is refused.
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

const refused = Effect.fail(
  invalidConfiguration(
    "key",
    "No file can be named after this key: it is empty, too long, or has half a surrogate pair."
  )
)

/** The storage of a key that has no file. */
const impossible = makeStorage({
  get: refused,
  set: () => refused,
  clear: refused,
  withRefreshLock: () => refused,
  refreshAhead: false
})

/**
 * Opens a directory of logins, a file a key: several workspaces, or accounts, of one user.
 *
 * **Details**
 *
 * Each file, with its locks, is what {@link make} says. `of` gives the storage of a key, and makes nothing until it is written; `keys`
 * are those under which somebody is logged in. Other files in the directory are left alone. Default directory:
 * `<state directory>/<application>/sessions`.
 *
 * A key that no file can be named after (empty, half a surrogate pair, longer than 190 characters, of which those that are no lower-case
 * letters and digits count three times) fails with `ConfigurationInvalid` in every operation of its storage.
 *
 * **Example** (A login a workspace)
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
 * Keeps the tokens of many logins in a directory of the user, a file a key: see {@link makeKeyed}.
 *
 * **Example** (Several workspaces of one command-line user)
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
