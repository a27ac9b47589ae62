/** A file that lines are added to: each is on the disk before it counts. Needs Node. */
import * as fs from "node:fs"
import { type FileHandle, open } from "node:fs/promises"

export interface JournalFile {
  /** Whether the file is still the one that was opened, with nothing more in it than was written here. */
  readonly isIntact: () => boolean
  readonly size: () => number
  /** Adds to the end of the file. `check` is called directly before, and may throw. */
  readonly append: (text: string, check: () => void) => Promise<void>
  readonly close: () => Promise<void>
}

/** Undefined also where nobody can look: what then cannot be written either says why. */
const find = (path: string): fs.Stats | undefined => {
  try {
    return fs.statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

const make = (path: string, handle: FileHandle, { dev, ino, ...stat }: fs.Stats): JournalFile => {
  let { size } = stat
  return {
    isIntact: () => {
      const now = find(path)
      return now !== undefined && now.ino === ino && now.dev === dev && now.size === size
    },
    size: () => size,
    append: async (text, check) => {
      check()
      fs.appendFileSync(handle.fd, text)
      size += Buffer.byteLength(text)
      await handle.datasync()
    },
    close: () => handle.close()
  }
}

/** Opens a file that is there. */
export const openAt = async (path: string): Promise<JournalFile> => {
  const handle = await open(path, fs.constants.O_WRONLY | fs.constants.O_APPEND)
  return make(path, handle, await handle.stat())
}
