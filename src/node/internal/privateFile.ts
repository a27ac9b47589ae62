/**
 * One file that only its user may read, in a directory that only its user may change: written whole or not at all, and never
 * through a link.
 */
import { randomUUID } from "node:crypto"
import * as Fs from "node:fs"
import { type FileHandle, open, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"

const hasCode = (error: unknown, ...codes: ReadonlyArray<string | undefined>): boolean =>
  codes.includes((error as NodeJS.ErrnoException).code)

// Windows has no O_NOFOLLOW; making a link there takes a right that ordinary users lack.
const noFollow = (Fs.constants.O_NOFOLLOW as number | undefined) ?? 0
const noBlock = (Fs.constants.O_NONBLOCK as number | undefined) ?? 0

const largest = 1024 * 1024

/** Whether the directory is there. Throws where it is a link, another user's, or open to the writes of others. */
export const checkDirectory = (directory: string): boolean => {
  const stat = Fs.lstatSync(directory, { throwIfNoEntry: false })
  if (stat === undefined) return false
  if (stat.isSymbolicLink()) throw new Error(`${directory} is a symbolic link. Use the directory that it points to.`)
  if (!stat.isDirectory()) throw new Error(`${directory} is not a directory.`)
  const user = process.geteuid?.()
  if (user !== undefined && stat.uid !== user) throw new Error(`${directory} belongs to another user.`)
  if (user !== undefined && (stat.mode & 0o022) !== 0) {
    throw new Error(`Other users can write in ${directory}. Run: chmod 700 '${directory}'`)
  }
  return true
}

/**
 * Makes a directory (0700), with those above it that are missing. One after the other: Node's `recursive` tries for ever where the system says that a
 * directory which is there is missing, as below `/proc`.
 */
export const makeDirectory = (directory: string): void => {
  const above = dirname(directory)
  if (above !== directory && !Fs.existsSync(above)) makeDirectory(above)
  try {
    Fs.mkdirSync(directory, { mode: 0o700 })
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!hasCode(error, "EEXIST")) throw error
  }
}

/** Makes the directory (0700) where it is missing, and checks it. */
export const ensureDirectory = (directory: string): void => {
  if (checkDirectory(directory)) return
  makeDirectory(directory)
  checkDirectory(directory)
}

/** A file that was read. */
export interface Found {
  readonly text: string
  /** The permissions, where they let others in: for a message. */
  readonly openTo?: string
}

/** Whether reading failed for a file of somebody else, who lets nobody in. */
export const isClosed = (error: unknown): boolean => hasCode(error, "EACCES")

// Node writes UTF-8; an editor or a shell of Windows may have written UTF-16, with its byte order mark.
const textOf = (bytes: Buffer): string => {
  const mark = bytes.toString("latin1", 0, 2)
  if (mark === "\u00ff\u00fe") return bytes.toString("utf16le", 2)
  const isSwapped = mark === "\u00fe\u00ff" && bytes.length % 2 === 0
  return isSwapped ? Buffer.from(bytes.subarray(2)).swap16().toString("utf16le") : bytes.toString("utf8")
}

/** Opens a file to read it, and never waits for the other end of a pipe; `undefined` where there is none. */
const withReading = <A>(path: string, flags: number, use: (file: number, stat: Fs.Stats) => A): A | undefined => {
  let file: number
  try {
    file = Fs.openSync(path, Fs.constants.O_RDONLY | noBlock | flags)
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined
    throw error
  }
  try {
    return use(file, Fs.fstatSync(file))
  } finally {
    Fs.closeSync(file)
  }
}

const readChecked = (path: string) => (file: number, stat: Fs.Stats): Found => {
  if (!stat.isFile() || stat.size > largest) throw new Error(`${path} is not a token file. Remove it.`)
  const user = process.geteuid?.()
  if (user !== undefined && stat.uid !== user) {
    throw Object.assign(new Error(`${path} belongs to another user. Log in again to replace it.`), { code: "EACCES" })
  }
  const text = textOf(Fs.readFileSync(file))
  // Windows has no such permissions.
  const isOpen = user !== undefined && (stat.mode & 0o077) !== 0
  return isOpen ? { text, openTo: (stat.mode & 0o777).toString(8).padStart(4, "0") } : { text }
}

/** The file; `undefined` where there is none. Throws where it is a link, no file, or another user's. */
export const read = (path: string): Found | undefined => {
  if (!checkDirectory(dirname(path))) return undefined
  try {
    return withReading(path, noFollow, readChecked(path))
  } catch (error) {
    throw hasCode(error, "ELOOP") ? new Error(`${path} is a symbolic link. Remove it.`, { cause: error }) : error
  }
}

/** What is at a path and no file, by its usual name; `undefined` for a file, and where nothing is. Opens nothing. */
export const otherKindOf = (path: string): string | undefined => {
  const stat = Fs.statSync(path, { throwIfNoEntry: false })
  if (stat === undefined || stat.isFile()) return undefined
  if (stat.isDirectory()) return "a directory"
  if (stat.isFIFO()) return "a named pipe"
  return stat.isSocket() ? "a socket" : "a device"
}

/** The text of a file wherever it is, and whosever; `undefined` where there is none. */
export const readText = (path: string): string | undefined =>
  withReading(path, 0, (file, stat) => {
    if (!stat.isFile()) throw new Error(`${path} is not a file.`)
    return textOf(Fs.readFileSync(file))
  })

const withOpen = async (path: string, flags: string, use: (handle: FileHandle) => Promise<void>): Promise<void> => {
  const handle = await open(path, flags, 0o600)
  try {
    await use(handle)
  } finally {
    await handle.close()
  }
}

// A rename is durable once its directory is. Some systems cannot open or sync one; there it is as durable as it gets.
const syncDirectory = (directory: string): Promise<void> =>
  withOpen(directory, "r", (handle) => handle.sync()).catch((error: unknown) => {
    if (!hasCode(error, "EINVAL", "EISDIR", "ENOTSUP", "EPERM", "EACCES")) throw error
  })

/** Writes a file beside the file, and gives its name to who moves or removes it: it is gone where that fails. */
const withTemporary = async (path: string, text: string, use: (temporary: string) => void): Promise<void> => {
  const temporary = `${path}.${randomUUID()}.new`
  try {
    await withOpen(temporary, "wx", async (handle) => {
      await handle.writeFile(text)
      await handle.sync()
    })
    use(temporary)
  } catch (error) {
    await rm(temporary).catch(() => {})
    throw error
  }
}

/** Whether no file can be made beside another: the directory is closed, or the disk is for reading only. */
const isClosedBeside = (error: unknown, path: string): boolean =>
  hasCode(error, "EACCES", "EROFS", "EPERM") && Fs.existsSync(path)

/** Writes over what is in the file. */
const overwrite = (path: string, bytes: Buffer): void => {
  const file = Fs.openSync(path, Fs.constants.O_WRONLY | noFollow)
  try {
    for (let at = 0; at < bytes.length;) at += Fs.writeSync(file, bytes, at, bytes.length - at, at)
    Fs.ftruncateSync(file, bytes.length)
    Fs.fsyncSync(file)
  } finally {
    Fs.closeSync(file)
  }
}

/** Moves what was written beside a file into its place. A file that is mounted on its own, as containers have them, keeps its place: it is written over. */
const replace = (temporary: string, path: string): void => {
  try {
    Fs.renameSync(temporary, path)
  } catch (error) {
    if (!hasCode(error, "EBUSY", "EXDEV")) throw error
    // By this name `sweep` knows that the file may be broken off, and this is whole.
    const whole = temporary.replace(/\.new$/, ".whole")
    Fs.renameSync(temporary, whole)
    overwrite(path, Fs.readFileSync(whole))
    Fs.unlinkSync(whole)
  }
}

/**
 * Replaces the file: what was there stays until all of the new text is on the disk. `check` is called directly before, and may throw: no
 * other step of this process comes between. Where nothing can be made beside the file, it is written over.
 */
export const write = async (path: string, text: string, check: () => void = () => {}): Promise<void> => {
  try {
    await withTemporary(path, text, (temporary) => {
      check()
      replace(temporary, path)
    })
  } catch (error) {
    if (!isClosedBeside(error, path)) throw error
    check()
    overwrite(path, Buffer.from(text))
  }
  await syncDirectory(dirname(path))
}

/** As much as tokens may take. */
const trial = " ".repeat(16 * 1024)

/** Writes beside the file, and removes what it wrote: fails where `write` would, for want of room or of rights. */
export const tryWrite = (path: string): Promise<void> =>
  withTemporary(path, trial, (temporary) => Fs.unlinkSync(temporary)).catch((error: unknown) => {
    if (!isClosedBeside(error, path)) throw error
    Fs.accessSync(path, Fs.constants.W_OK)
  })

/** Removes the file, or the link in its place. */
export const remove = async (path: string): Promise<void> => {
  await Fs.promises.unlink(path).catch((error: unknown) => {
    if (!hasCode(error, "ENOENT")) throw error
  })
  await syncDirectory(dirname(path))
}

/** Removes what a writer that was killed left, and finishes what it was writing over. Only for those who know that nobody is writing. */
export const sweep = (path: string): void => {
  const prefix = `${basename(path)}.`
  for (const name of Fs.readdirSync(dirname(path))) {
    const rest = name.startsWith(prefix) ? /^[0-9a-f-]{36}\.(new|whole)$/.exec(name.slice(prefix.length)) : null
    if (rest === null) continue
    const kind = rest[1]
    const left = join(dirname(path), name)
    if (kind === "new" || Fs.existsSync(path)) {
      if (kind === "whole") overwrite(path, Fs.readFileSync(left))
      Fs.rmSync(left, { force: true })
    } else {
      Fs.renameSync(left, path)
    }
  }
}

/** The names of the files in a directory; links and directories are none. */
export const list = (directory: string): ReadonlyArray<string> =>
  checkDirectory(directory)
    ? Fs.readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
    : []
