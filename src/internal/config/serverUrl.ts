/**
 * Which URL of a server a secret may be sent to: the one check of every base URL.
 */
import * as Result from "effect/Result"
import { isLoopbackServer } from "./loopback.ts"
import { parseUrl } from "../failure/urls.ts"

/** Where the API is. */
export const defaultApiUrl = "https://api.prisma.io"

// What URL parsing takes for a slash, or takes out, hides where a URL leads.
// eslint-disable-next-line no-control-regex
const unusual = /[\u0000-\u0020\u007f\\]/

/** Whether a URL has characters that hide where it leads: spaces, control characters, backslashes. */
export const isUnusual = (url: string): boolean => unusual.test(url)

export const unusualUrl = "Expected a URL without spaces, control characters and backslashes"

const problemOf = (text: string, url: URL | null): string | undefined => {
  if (url === null || url.host === "") return "Expected an absolute URL, for example https://api.prisma.io"
  if (isUnusual(text)) return unusualUrl
  if (url.username !== "" || url.password !== "") return "Expected a URL without user name and password"
  if (/[?#]/.test(url.href)) return "Expected a URL without query and fragment"
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopbackServer(url.hostname))) return undefined
  return "Expected https (http is for localhost, 127.0.0.1 and [::1] only): the token would be sent in the clear"
}

export const withoutTrailingSlash = (url: URL): string => url.href.replace(/\/+$/, "")

/** The URL without trailing slashes, or what is wrong with it. */
export const checkServerUrl = (value: string | URL): Result.Result<string, string> => {
  const text = String(value).trim()
  const url = parseUrl(text)
  const problem = problemOf(text, url)
  return url === null || problem !== undefined ? Result.fail(problem!) : Result.succeed(withoutTrailingSlash(url))
}

/** Whether a URL of the API ends in what the paths of all operations begin with. */
export const isVersioned = (url: string): boolean => /\/v1\/*$/.test(url)

export const versionedUrl = "Expected the URL without /v1: the paths of all operations begin with it"

/** `checkServerUrl` for the API. */
export const checkApiUrl = (value: string | URL): Result.Result<string, string> =>
  Result.flatMap(checkServerUrl(value), (url) => isVersioned(url) ? Result.fail(versionedUrl) : Result.succeed(url))
