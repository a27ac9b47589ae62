/**
 * What `Content-Encoding` says (RFC 9110 section 8.4), for everybody who undoes it.
 */
import { quoted } from "../failure/quoted.ts"

/** An answer that names more wants to keep somebody busy: each may be a thousand times as long as the one around it. */
export const mostCodings = 5

/** The codings in the order in which they are undone, without those that change nothing. */
export const codingsOf = (contentEncoding: string): ReadonlyArray<string> =>
  contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))
    .filter((coding) => coding !== "" && coding !== "identity").reverse()

/** Whether the bytes of a body that is called "deflate" lack the header of RFC 1950 section 2.2: servers also take the name for RFC 1951. */
export const isRawDeflate = (bytes: Uint8Array): boolean =>
  bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0

// eslint-disable-next-line no-control-regex
const binary = /[\u0000-\u0008\u000e-\u001f]/

/** From so many bytes it can be told whether they are text. */
const headLength = 512

/** Whether the bytes of a body are text already: servers say of bodies that they are compressed, and send them as they are. */
export const isText = (bytes: Uint8Array): boolean => {
  try {
    // What is cut may end within a character.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, headLength), { stream: true })
    return !binary.test(text)
  } catch {
    return false
  }
}
