/**
 * The callback URL, as a server's request or a person's clipboard gives it.
 */
import { parseUrl } from "../failure/urls.ts"

// What people and mail put before and after a URL (RFC 3986 appendix C). None of it begins a URL, and a browser writes the closing ones
// as `%22`, `%3E`; it writes `'` and a backtick as they are, so these two count at the end only where they are at the beginning.
const opening = /^(?:[\s"'`<“‘«]|URL:)+/i
const closing = "\">”’»"
const closingLikeItsOpening = `${closing}'\``

// Terminals mark what is pasted; mail and chat insert characters that cannot be seen.
// eslint-disable-next-line no-control-regex
const invisible = /\u001b\[20[01]~|\p{Cf}/gu

const lineBreak = /[\r\n\u0085\u2028\u2029]/

// By hand: a search for an end would take the square of the length.
const withoutEnd = (text: string, characters: string): string => {
  let end = text.length
  while (end > 0 && (characters.includes(text[end - 1]!) || text[end - 1]!.trim() === "")) end--
  return text.slice(0, end)
}

/** The URL without what surrounds it, and without the line breaks that were put into it, and their indentation. */
const unwrapped = (text: string): string => {
  const visible = text.replace(invisible, "")
  const [before = ""] = opening.exec(visible) ?? []
  return withoutEnd(visible.slice(before.length), /['`]/.test(before) ? closingLikeItsOpening : closing)
    .split(lineBreak)
    .map((line) => line.trim())
    .join("")
}

/** The callback as a URL. A server sees its own URLs without their origin, and browsers hide the scheme. */
export const parseCallback = (callbackUrl: string | URL, redirectUri: string): URL | null =>
  parseUrl(unwrapped(String(callbackUrl)), redirectUri)

/** Whether it is where a login begins (RFC 6749 section 4.1.1), not where one ends. */
export const isLoginUrl = ({ searchParams }: URL): boolean =>
  searchParams.has("response_type") && searchParams.has("client_id") && !searchParams.has("code")
  && !searchParams.has("error")
