/** What is in a directory: files, links and empty directories, by their paths, in an order that depends on nothing else. */
import * as fs from "node:fs/promises"
import * as path from "node:path"
import { printable } from "../../../internal/failure/text.ts"
import { ArchiveError } from "./ArchiveError.ts"

export type Entry =
  | { readonly type: "file"; readonly path: string; readonly size: number; readonly isExecutable: boolean }
  | { readonly type: "link"; readonly path: string; readonly target: string }
  | { readonly type: "directory"; readonly path: string }

export interface Walk {
  /** The directory, without links in its own path. */
  readonly root: string
  /** Whether a path is left out. Paths have `/` and begin below the directory. */
  readonly isIgnored: (path: string) => boolean
  readonly signal: AbortSignal | undefined
}

export const unreadable = (where: string, cause: unknown): ArchiveError =>
  new ArchiveError({
    message: `${where === "" ? "The directory" : where} cannot be read: ${
      printable(cause instanceof Error ? cause.message : String(cause))
    }.`,
    reason: "Unreadable",
    path: where,
    cause
  })

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT"

/** Where a link leads, from its own directory: never out of what is packed. */
const targetOf = async ({ isIgnored, root }: Walk, link: string): Promise<string> => {
  const from = path.join(root, path.dirname(link))
  const target = path.resolve(from, await fs.readlink(path.join(root, link)))
  const inside = path.relative(root, target)
  if (inside === ".." || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)) {
    throw new ArchiveError({
      message: `${link} is a link that points outside the directory: copy its target, or ignore it.`,
      reason: "LinkEscapes",
      path: link
    })
  }
  const isThere = await fs.lstat(target).then(() => true, (error) => isMissing(error) ? false : Promise.reject(error))
  if (!isThere || isBelowIgnored(posix(inside), isIgnored)) {
    throw new ArchiveError({
      message: `${link} is a link to something that is not in the archive: remove it, or ignore it too.`,
      reason: "LinkDangling",
      path: link
    })
  }
  return posix(path.relative(from, target)) || "."
}

const posix = (native: string): string => native.split(path.sep).join("/")

/** Whether a path or a directory above it is left out. */
const isBelowIgnored = (path: string, isIgnored: (path: string) => boolean): boolean => {
  const parts = path.split("/")
  return parts.some((_, n) => isIgnored(parts.slice(0, n + 1).join("/")))
}

export async function* walk(walked: Walk, below = ""): AsyncGenerator<Entry> {
  const { isIgnored, root, signal } = walked
  signal?.throwIfAborted()
  const children = await fs.readdir(path.join(root, below), { withFileTypes: true }).catch((cause) =>
    Promise.reject(unreadable(below, cause))
  )
  const kept = children
    .map((child) => ({ child, at: below === "" ? child.name : `${below}/${child.name}` }))
    .filter(({ at }) => !isIgnored(at))
    // By code units: the same everywhere, whatever the language of the machine.
    .sort((one, other) => one.at < other.at ? -1 : 1)
  if (kept.length === 0 && below !== "") yield { type: "directory", path: below }
  for (const { at, child } of kept) {
    if (child.isSymbolicLink()) {
      yield { type: "link", path: at, target: await targetOf(walked, at) }
    } else if (child.isDirectory()) {
      yield* walk(walked, at)
    } else if (child.isFile()) {
      const { mode, size } = await fs.lstat(path.join(root, at))
      yield { type: "file", path: at, size, isExecutable: (mode & 0o100) !== 0 }
    } else {
      throw new ArchiveError({
        message: `${at} is neither a file nor a directory nor a link: ignore it.`,
        reason: "Unsupported",
        path: at
      })
    }
  }
}
