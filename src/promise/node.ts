/**
 * What needs Node, for programs without Effect: tokens in a file, and the login of a command-line program.
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
   * A directory cannot be packed: `reason` says why, `path` which file.
   *
   * @since 0.1.0
   * @category errors
   */
  ArchiveError
} from "../node/internal/archive/ArchiveError.ts"

export {
  /**
   * What `archiveDirectory` leaves out when `ignore` is omitted: `.git`, `.hg`, `.svn`, `.DS_Store`, `.env` and `.env.*`, at any depth.
   *
   * @since 0.1.0
   * @category packing
   */
  ignoredByDefault
} from "../node/internal/archive/pack.ts"

export type {
  /**
   * A storage with all the methods that one may have.
   *
   * @since 0.1.0
   * @category models
   */
  PromiseStorage
} from "./internal/storage.ts"

/**
 * Where the file is, and how long to wait for its locks.
 *
 * @since 0.1.0
 * @category models
 */
export interface FileTokenStorageOptions {
  /** The file. By default `<state directory>/<application>/session/tokens.json`, in the user's state directory. */
  readonly path?: string | undefined
  /** Names the directory in the user's state directory. Default: `effect-prisma-management`. */
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
 * Keeps tokens in one file of the user, for the programs on this machine that share a login.
 *
 * **Details**
 *
 * The file is 0600 in a directory made 0700, and a write is whole or not at all. Refreshes are one at a time in all processes: a lock lies beside
 * the file while it is held. That of a process that died is free at once, that of one that was stopped after three seconds.
 *
 * Its methods reject with an `AuthError`: `StorageFailed`, or `ConfigurationInvalid` when there is no such place.
 *
 * It is the storage of `effect-prisma-management/node/TokenStorageFile`, which says more.
 *
 * **Example** (The SDK of a command-line program)
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
 * What a loopback login is asked for, how its page is shown, and how long it may take. What is not named here is as in
 * `effect-prisma-management/node/LoopbackLogin`.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoopbackLoginOptions extends Omit<LoopbackLogin.Options, "pastedUrl" | "timeout">, AsyncCallOptions {
  /** How long the user may take, in milliseconds. Default: five minutes. */
  readonly timeout?: number | undefined
  /**
   * Shows the login page. By default its URL is printed to standard error, and the user's browser is started. If it throws or rejects, the
   * login rejects with that.
   */
  readonly open?: ((...page: Parameters<BrowserOpener["Service"]["open"]>) => unknown) | undefined
  /**
   * Asks the user for the URL the browser ended at, for a browser on another machine. It is asked again after a text that is not the URL of
   * this login; when it rejects, only the redirect counts. `signal` aborts when the login is over.
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
 * Logs the user in with the browser, and stores the tokens in `config.tokenStorage`.
 *
 * **Details**
 *
 * `config` is that of the program's SDK, which is logged in afterwards. Listens on a loopback address until the browser comes back; the client
 * must have a loopback redirect URI (`http://127.0.0.1/callback`, any port) registered. The socket is closed however this ends.
 *
 * Rejects with an `AuthError`: `LoginTimeout`, `CallbackDenied` when the user says no, and as `handleCallback` does. Aborting `signal` ends the
 * login.
 *
 * **Example** (The login of a command-line program)
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
 * What of a directory is packed.
 *
 * @since 0.1.0
 * @category models
 */
export interface ArchiveOptions extends AsyncCallOptions {
  /** The file that is run, below the directory: `server.js`. */
  readonly entrypoint: string
  /**
   * Whether a file or a directory is left out, by its path below the directory, with `/`: `node_modules/.cache`. `ignoredByDefault` when omitted, and only
   * then.
   */
  readonly ignore?: ((path: string) => boolean) | undefined
}

/**
 * Packs a directory for `deploy`: a tar.gz with its files under `bundle/`, and the `compute.manifest.json` that names the entry point.
 *
 * **Details**
 *
 * The same files make the same bytes with the same zlib, wherever and whenever they were written. Symbolic links stay links, and have to lead to what is in the archive. The archive
 * is made in memory. Rejects with an `ArchiveError`, and with the reason of `signal`.
 *
 * **Example** (Deploying what a build made)
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
