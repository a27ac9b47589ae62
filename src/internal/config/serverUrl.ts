/**
 * Which URL of a server a secret may be sent to.
 */
import { isLoopbackName } from "./loopback.ts"

/** Where the API is. */
export const defaultApiUrl = "https://api.prisma.io"

/** What is wrong with a server's URL; undefined where nothing is. */
export const problemOf = (url: URL | null): string | undefined => {
  if (url === null || url.host === "") return "Expected an absolute URL, for example https://api.prisma.io"
  if (url.username !== "" || url.password !== "") return "Expected a URL without user name and password"
  if (/[?#]/.test(url.href)) return "Expected a URL without query and fragment"
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopbackName(url.hostname))) return undefined
  return "Expected https (http is for loopback addresses only): the token would be sent in the clear"
}

export const withoutTrailingSlash = (url: URL): string => url.href.replace(/\/+$/, "")
