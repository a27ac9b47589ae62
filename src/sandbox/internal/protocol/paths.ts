/** What the path of a request is: the same to the router, to the log of requests, and to whatever else asks. */
import * as FindMyWay from "effect/http/FindMyWay"

/** A path is the contract's or it is none; only the fully qualified name of a resource may be long. */
export const routing: FindMyWay.RouterConfig = {
  caseSensitive: true,
  ignoreDuplicateSlashes: false,
  ignoreTrailingSlash: false,
  maxParamLength: 16_384
}

const parts = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is

/**
 * The URL of a request as the router is to read it: only its path and its query. A `;` belongs to the path (RFC 3986 section 3.3), where the router would end that:
 * `/v1/me;x` is no `/v1/me`.
 */
export const routed = (url: string): string => {
  const [, path = "", rest = ""] = parts.exec(url) ?? []
  return path.replaceAll(";", "%3B") + rest.replace(/#.*$/s, "")
}

/** The path of a request, as the router reads it: `/%76%31/me` is `/v1/me`. What cannot be read stays as it is. */
export const pathOf = (url: string): string => {
  const [path = ""] = routed(url).split("?", 1)
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/** The last part of it: the id, where a path ends with one. */
export const lastPartOf = (url: string): string => pathOf(url).split("/").at(-1)!
