/**
 * The names of the files that keep a login a key.
 */

const prefix = "login-"
const suffix = ".json"

// File systems take 255 bytes. Beside the file lie its locks and candidates: ".refresh.lock.", an id of 36 characters, ".new".
const longest = 255 - 54

const escaped = (byte: number): string => `%${byte.toString(16).padStart(2, "0")}`

/**
 * The name of the file of a key; `undefined` where none is possible: too long, empty, or with half a surrogate pair.
 *
 * Lower-case letters, digits, `-` and `_` stand for themselves, every other byte of the UTF-8 text is escaped in lower case. So two keys
 * have two names where the file system does not tell upper from lower case, too, and a name is none that Windows reserves.
 */
export const fileNameOf = (key: string): string | undefined => {
  if (key === "" || !key.isWellFormed()) return undefined
  const bytes = Array.from(new TextEncoder().encode(key))
  const text = bytes.map((byte) => {
    const character = String.fromCharCode(byte)
    return /^[a-z0-9_-]$/.test(character) ? character : escaped(byte)
  })
  const name = `${prefix}${text.join("")}${suffix}`
  return name.length > longest ? undefined : name
}

/** The key of a file; `undefined` where the file is none of ours. */
export const keyOf = (name: string): string | undefined => {
  if (!name.startsWith(prefix) || !name.endsWith(suffix)) return undefined
  try {
    const key = decodeURIComponent(name.slice(prefix.length, -suffix.length))
    return fileNameOf(key) === name ? key : undefined
  } catch {
    return undefined
  }
}
