/**
 * For command-line programs without Effect: tokens in a file, a login with the browser, and archives to deploy. Needs Node.
 *
 * @since 0.1.0
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { basename, dirname, resolve } from "node:path"
import type { AuthError } from "../AuthError.ts"
import { invalidOption } from "../internal/oauth/options.ts"
import { pack } from "../node/internal/archive/pack.ts"
import { BrowserOpener, layer as layerBrowser } from "../node/BrowserOpener.ts"
import * as LoopbackLogin from "../node/LoopbackLogin.ts"
import * as TokenStorageFile from "../node/TokenStorageFile.ts"
import * as Storage from "../TokenStorage.ts"
import { logIn } from "./internal/login.ts"
import { type PromiseStorage, promiseStorageOf } from "./internal/storage.ts"
import type { AsyncCallOptions, ManagementApiClientConfig } from "./internal/types.ts"

export {
  /**
   * A directory cannot be packed. `reason` tells why, `path` which file.
   *
   * @since 0.1.0
   * @category errors
   */
  ArchiveError
} from "../node/internal/archive/ArchiveError.ts"

export {
  /**
   * Tells whether `archiveDirectory` ignores a path by default: `.git`, `.hg`, `.svn`, `.DS_Store`, `.env` and `.env.*`, at any depth.
   *
   * @since 0.1.0
   * @category packing
   */
  ignoredByDefault
} from "../node/internal/archive/pack.ts"

export type {
  /**
   * A token storage with all its methods, the optional ones included.
   *
   * @since 0.1.0
   * @category models
   */
  PromiseStorage
} from "./internal/storage.ts"

/**
 * The options of `fileTokenStorage`.
 *
 * @since 0.1.0
 * @category models
 */
export interface FileTokenStorageOptions {
  /** The path of the file. By default `<application>/session/tokens.json` in the user's state directory. */
  readonly path?: string | undefined
  /** The name of the directory in the user's state directory. Default: `effect-prisma-management`. */
  readonly application?: string | undefined
  /** How long to wait for a lock that another process holds, in milliseconds. Default: 30 seconds. */
  readonly lockTimeout?: number | undefined
}

const openFile = ({ path, ...options }: FileTokenStorageOptions) => {
  if (path === undefined) return TokenStorageFile.make(options)
  if (path.trim() === "") return Effect.fail(invalidOption("path", "Expected the path of a file"))
  const file = resolve(path)
  return TokenStorageFile.make({ ...options, directory: dirname(file), file: basename(file) })
}

/** What cannot be opened says so when it is used, as an SDK does. */
const failing = (error: AuthError): Storage.TokenStorage["Service"] => {
  const failed = Effect.fail(error)
  return Storage.make({ get: failed, set: () => failed, clear: failed, withRefreshLock: () => failed })
}

/**
 * Stores tokens in a file, which all programs of the user on this machine can share.
 *
 * **When to use**
 *
 * Use in command-line programs. A server with many users needs a storage per user.
 *
 * **Details**
 *
 * - The file has the mode 0600, in a directory with 0700. Writes are atomic.
 * - Processes refresh one at a time, with a lock next to the file. The lock of a dead process is free at once, that of a suspended one after three seconds.
 * - Its methods reject with an `AuthError`: `StorageFailed`, or `ConfigurationInvalid` if there is no such directory.
 *
 * **Example** (Make the SDK of a command-line program)
 *
 * ```ts
 * import { createManagementApiSdk } from "effect-prisma-management/promise"
 * import { fileTokenStorage } from "effect-prisma-management/promise/node"
 *
 * export const api = createManagementApiSdk({
 *   clientId: "your-oauth-client-id",
 *   tokenStorage: fileTokenStorage({ application: "my-program" })
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const fileTokenStorage = (options: FileTokenStorageOptions = {}): PromiseStorage =>
  promiseStorageOf(Effect.runSync(Effect.catch(openFile(options), (error) => Effect.succeed(failing(error)))), {})

/**
 * The options of `loopbackLogin`.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoopbackLoginOptions extends Omit<LoopbackLogin.Options, "pastedUrl" | "timeout">, AsyncCallOptions {
  /** How long to wait for the user, in milliseconds. Default: five minutes. */
  readonly timeout?: number | undefined
  /**
   * Shows the login page. By default it prints the URL to standard error, and opens the user's browser. If it throws or rejects, the login rejects with that.
   */
  readonly open?: ((...page: Parameters<BrowserOpener["Service"]["open"]>) => unknown) | undefined
  /**
   * Asks the user to paste the URL of the callback, for a browser on another machine. It is called again after any other input. If it rejects, the login still
   * waits for the redirect. `signal` aborts when the login has ended.
   */
  readonly pastedUrl?: ((options: { readonly signal: AbortSignal }) => Promise<string>) | undefined
}

/** The opener of the program, and its failure. */
const openerOf = (open: NonNullable<LoopbackLoginOptions["open"]>, failed: Deferred.Deferred<never>) =>
  Layer.succeed(BrowserOpener)({
    open: (...page) =>
      Effect.promise(async () => open(...page)).pipe(
        Effect.catchCause((cause) => Deferred.failCause(failed, cause)),
        Effect.asVoid
      )
  })

/**
 * Logs the user in with their browser, and stores the tokens in `config.tokenStorage`.
 *
 * **When to use**
 *
 * Use in a command-line program on the user's own machine. Without a browser there, use `deviceLogin`.
 *
 * **Details**
 *
 * Pass the `config` of your SDK, which is logged in afterwards. The login listens on a loopback address until the browser returns. The client needs a
 * registered loopback redirect URI: `http://127.0.0.1/callback`, on any port.
 *
 * Rejects with an `AuthError`: `LoginTimeout`, `CallbackDenied` if the user denies, and the reasons of `handleCallback`. `signal` ends the login.
 *
 * **Example** (Log in from a command-line program)
 *
 * ```ts
 * import { AuthError, createManagementApiSdk } from "effect-prisma-management/promise"
 * import { fileTokenStorage, loopbackLogin } from "effect-prisma-management/promise/node"
 *
 * const config = { clientId: "your-oauth-client-id", tokenStorage: fileTokenStorage({ application: "my-program" }) }
 *
 * export const main = async () => {
 *   await using api = createManagementApiSdk(config)
 *   if ((await config.tokenStorage.getTokens()) === null) {
 *     await loopbackLogin(config, { scope: "workspace:admin offline_access" })
 *   }
 *   return (await api.client.GET("/v1/projects")).data
 * }
 * ```
 *
 * @since 0.1.0
 * @category logging in
 */
export const loopbackLogin = (
  config: ManagementApiClientConfig,
  { open, pastedUrl, signal, ...options }: LoopbackLoginOptions
): Promise<void> => {
  const failed = Deferred.makeUnsafe<never>()
  const login = LoopbackLogin.login({
    ...options,
    pastedUrl: pastedUrl && Effect.tryPromise((signal) => pastedUrl({ signal }))
  })
  return logIn(
    config,
    Effect.raceFirst(login, Deferred.await(failed)).pipe(
      Effect.provide(open === undefined ? layerBrowser : openerOf(open, failed))
    ),
    signal
  )
}

/**
 * The options of `archiveDirectory`.
 *
 * @since 0.1.0
 * @category models
 */
export interface ArchiveOptions extends AsyncCallOptions {
  /** The file to run, relative to the directory, such as `server.js`. */
  readonly entrypoint: string
  /**
   * Tells whether to ignore a file or directory, by its path relative to the directory, with `/`: `node_modules/.cache`. It replaces `ignoredByDefault`.
   */
  readonly ignore?: ((path: string) => boolean) | undefined
}

/**
 * Packs a directory into the archive that `deploy` takes.
 *
 * **Details**
 *
 * The archive is a tar.gz, in memory, with the files under `bundle/`, and a `compute.manifest.json` that names the entry point. The same files give the same
 * bytes with the same zlib. Symbolic links stay links, and must lead to something in the archive. Rejects with an `ArchiveError`, and with the reason of
 * `signal`.
 *
 * **Example** (Deploy the result of a build)
 *
 * ```ts
 * import type { ManagementApiClient } from "effect-prisma-management/promise"
 * import { deploy } from "effect-prisma-management/promise/deploy"
 * import { archiveDirectory } from "effect-prisma-management/promise/node"
 *
 * export const release = async (client: ManagementApiClient, serviceId: string) =>
 *   deploy(client, { serviceId, archive: await archiveDirectory("dist", { entrypoint: "server.js" }) })
 * ```
 *
 * @since 0.1.0
 * @category packing
 */
export const archiveDirectory = (directory: string, options: ArchiveOptions): Promise<Uint8Array> =>
  pack(directory, options, options?.signal)
