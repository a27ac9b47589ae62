/**
 * A directory as the archive that the API deploys: a tar.gz with the files under `bundle/`, and a manifest that names the entry point.
 *
 * The same files make the same bytes, whenever and by whomever they were written.
 */
import { createHash } from "node:crypto"
import * as fs from "node:fs/promises"
import * as path from "node:path"
import { promisify } from "node:util"
import { constants, gzip } from "node:zlib"
import { ArchiveError } from "./ArchiveError.ts"
import { type Entry, unreadable, walk } from "./walk.ts"

/** What of a directory is packed. */
export interface Packing {
  readonly entrypoint: string
  readonly ignore?: ((path: string) => boolean) | undefined
}

/** What no deployment needs, or what should not leave the machine: secrets of `.env` are environment variables of the API. */
export const ignoredByDefault = (path: string): boolean =>
  /(^|\/)(\.git|\.hg|\.svn|\.DS_Store|\.env|\.env\.[^/]*)$/.test(path)

/** Bytes: of the archive, and of what is in it. */
const largestArchive = 256 * 1024 * 1024
const largestContent = 1024 * 1024 * 1024

/** How many of the largest files are told where it is too large. */
const mostTold = 5

const bundle = (path: string): string => `bundle/${path}`

const manifestOf = (entrypoint: string): string =>
  JSON.stringify({ manifestVersion: "1", entrypoint: bundle(entrypoint) }, null, 2)

const day = 86_400_000

// Servers make the ETag of a file from its size and its time. One time for all files would let a changed file of the same size pass for the one in a
// visitor's cache, the file's own would make other bytes of each checkout: so it is made from the content.
const timeOf = (content: Uint8Array): Date => {
  const digest = createHash("sha256").update(content).digest()
  return new Date(Date.UTC(2000, 0, 1) + (digest.readUInt32BE() % (20 * 365)) * day + digest.readUInt32BE(4) % day)
}

const epoch = new Date(Date.UTC(2000, 0, 1))

const tooLarge = (what: string, size: number, limit: number, entries: ReadonlyArray<Entry>): ArchiveError => {
  const largest = entries
    .flatMap((entry) => entry.type === "file" ? [entry] : [])
    .sort((one, other) => other.size - one.size)
    .slice(0, mostTold)
  return new ArchiveError({
    message: `${what} ${size} bytes, more than ${limit}. The largest files: ${
      largest.map(({ path, size }) => `${path} (${size})`).join(", ")
    }. Ignore what the application does not need.`,
    reason: "TooLarge",
    path: ""
  })
}

/** The entry point below the directory. */
const entrypointOf = ({ entrypoint }: Packing): string => {
  // A program without types may forget it.
  if (typeof entrypoint === "string" && entrypoint !== "") {
    return path.posix.normalize(entrypoint.split(path.sep).join("/"))
  }
  throw new ArchiveError({
    message:
      "The entry point is missing: pass the path of the file that starts the application, relative to the directory.",
    reason: "EntrypointMissing",
    path: ""
  })
}

const entriesOf = async (root: string, packing: Packing, signal: AbortSignal | undefined): Promise<Array<Entry>> => {
  const entrypoint = entrypointOf(packing)
  const isIgnored = packing.ignore ?? ignoredByDefault
  const entries: Array<Entry> = []
  for await (const entry of walk({ root, isIgnored, signal })) entries.push(entry)
  if (!entries.some((entry) => entry.type !== "directory" && entry.path === entrypoint)) {
    throw new ArchiveError({
      message:
        `The entry point ${entrypoint} is not in the directory, or is ignored: pass its path relative to the directory.`,
      reason: "EntrypointMissing",
      path: entrypoint
    })
  }
  const size = entries.reduce((sum, entry) => entry.type === "file" ? sum + entry.size : sum, 0)
  if (size > largestContent) throw tooLarge("The files have", size, largestContent, entries)
  return entries
}

const owned = { uid: 0, gid: 0, uname: "", gname: "" }

const tarEntryOf = async (root: string, entry: Entry) => {
  const name = bundle(entry.path)
  if (entry.type === "directory") {
    return { header: { ...owned, name: `${name}/`, type: "directory" as const, size: 0, mode: 0o755, mtime: epoch } }
  }
  if (entry.type === "link") {
    return {
      header: { ...owned, name, type: "symlink" as const, linkname: entry.target, size: 0, mode: 0o777, mtime: epoch }
    }
  }
  const body = await fs.readFile(path.join(root, entry.path)).catch((cause) =>
    Promise.reject(unreadable(entry.path, cause))
  )
  const mode = entry.isExecutable ? 0o755 : 0o644
  return { header: { ...owned, name, type: "file" as const, size: body.length, mode, mtime: timeOf(body) }, body }
}

const compress = promisify<Uint8Array, object, Buffer>(gzip)

/** RFC 1952 section 2.3: the operating system, which zlib writes, is of no matter. */
const operatingSystem = 9
const unknownSystem = 255

/** Packs a directory. Rejects with an `ArchiveError`, or with the reason of the signal. */
export const pack = async (
  directory: string,
  packing: Packing = {} as never,
  signal: AbortSignal | undefined
): Promise<Uint8Array> => {
  signal?.throwIfAborted()
  const root = await fs.realpath(directory).catch((cause) => Promise.reject(unreadable("", cause)))
  const entries = await entriesOf(root, packing, signal)
  const { packTar } = await import("./tar.ts")
  const packed = []
  for (const entry of entries) {
    signal?.throwIfAborted()
    packed.push(await tarEntryOf(root, entry))
  }
  const manifest = new TextEncoder().encode(manifestOf(entrypointOf(packing)))
  packed.push({
    header: {
      ...owned,
      name: "compute.manifest.json",
      type: "file" as const,
      size: manifest.length,
      mode: 0o644,
      mtime: epoch
    },
    body: manifest
  })
  const archive = await compress(await packTar(packed), { level: constants.Z_BEST_COMPRESSION })
  if (archive.length > largestArchive) throw tooLarge("The archive has", archive.length, largestArchive, entries)
  archive[operatingSystem] = unknownSystem
  return archive
}
