/**
 * Packs a directory into the archive of a deployment.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import { ArchiveError } from "./internal/archive/ArchiveError.ts"
import * as packing from "./internal/archive/pack.ts"
import { unreadable } from "./internal/archive/walk.ts"

export {
  /**
   * The directory cannot be packed.
   *
   * - `Unreadable`: the directory or a file cannot be read.
   * - `EntrypointMissing`: the entry point is not in the directory, or is ignored.
   * - `LinkEscapes`: a symbolic link points outside the directory.
   * - `LinkDangling`: a symbolic link points to nothing, or to an ignored file.
   * - `Unsupported`: a socket, a pipe or a device.
   * - `TooLarge`: more than 256 MiB, or more than 1 GiB before compression. The message names the largest files.
   *
   * @since 0.1.0
   * @category errors
   */
  ArchiveError
} from "./internal/archive/ArchiveError.ts"

export {
  /**
   * What `fromDirectory` ignores by default: `.git`, `.hg`, `.svn`, `.DS_Store`, `.env` and `.env.*`, at any depth.
   *
   * @since 0.1.0
   * @category packing
   */
  ignoredByDefault
} from "./internal/archive/pack.ts"

/**
 * The options of `fromDirectory`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The file to run, relative to the directory: `server.js`. */
  readonly entrypoint: string
  /**
   * Whether to ignore a file or a directory, by its path relative to the directory, with `/`: `node_modules/.cache`.
   * Replaces the default, `ignoredByDefault`.
   */
  readonly ignore?: ((path: string) => boolean) | undefined
}

/**
 * Packs a directory for `Deploy`: a tar.gz with its files under `bundle/`, and a `compute.manifest.json` that names the
 * entry point.
 *
 * **Details**
 *
 * Pass the output of a build, with its dependencies. The same files always give the same bytes with the same zlib:
 * order, times, owners and modes (755 for what its owner may execute, else 644) do not depend on the machine. Symbolic
 * links stay links, and must point to something in the archive. Empty directories are kept.
 *
 * The archive is built in memory. Fails with an `ArchiveError` before anything is sent.
 *
 * **Example** (Deploying the output of a build)
 *
 * ```ts
 * import * as Deploy from "effect-prisma-management/Deploy"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import { Archive } from "effect-prisma-management/node"
 * import * as Effect from "effect/Effect"
 *
 * export const release = (serviceId: string) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     const archive = yield* Archive.fromDirectory("dist", { entrypoint: "server.js" })
 *     return yield* Deploy.run(client, { serviceId, archive, portMapping: { http: 3000 } })
 *   })
 * ```
 *
 * @since 0.1.0
 * @category packing
 */
export const fromDirectory = (directory: string, options: Options): Effect.Effect<Uint8Array, ArchiveError> =>
  Effect.tryPromise({
    try: (signal) => packing.pack(directory, options, signal),
    catch: (error) => error instanceof ArchiveError ? error : unreadable("", error)
  })
