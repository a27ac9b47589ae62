/**
 * URLs of programs and servers, which may be none.
 */

/** The URL, or `null` where the text is none. `URL.parse` is too new: Safari 17 and Next's edge routes do not have it. */
export const parseUrl = (text: string | URL, base?: string | URL): URL | null => {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
