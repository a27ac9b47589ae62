/** What a request calls the sandbox, and which names it may be called by. */
import type * as Headers from "effect/http/Headers"
import { isLoopbackName } from "../../../internal/config/loopback.ts"
import { parseUrl } from "../../../internal/failure/urls.ts"

/** How a sandbox may be called. */
export interface Naming {
  /** The origin that everybody calls it by, as far as somebody said it. */
  readonly publicUrl: string | undefined
  /** Names, `*.example.com` for all below one, `*` for all. */
  readonly allowHosts: ReadonlyArray<string>
  /** Whether a proxy before it may say how it was called. */
  readonly trustProxy: boolean
  /** Whether it listens on a loopback address, where nobody has another name for it. */
  readonly loopbackOnly: boolean
}

const host = /^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i

/** The URL of a `Host` header; undefined where it is none. */
const urlOf = (protocol: string, text: string): URL | undefined =>
  host.test(text) ? parseUrl(`${protocol}//${text}`) ?? undefined : undefined

/** Whether a name of a URL is an address: no page of elsewhere has one for its name. */
export const isAddress = (hostname: string): boolean => hostname.startsWith("[") || /^\d+(\.\d+){3}$/.test(hostname)

/** Whether it is the address that means all of a machine's: one listens on it, and nobody can be there. */
export const isUnspecified = (hostname: string): boolean => ["0.0.0.0", "[::]", "[::ffff:0:0]"].includes(hostname)

/** Whether a name is what a pattern means: the name itself, or for `*.example.com` one below it. */
const fits = (pattern: string, hostname: string): boolean =>
  pattern === "*" || (pattern.startsWith("*.") ? hostname.endsWith(pattern.slice(1)) : hostname === pattern)

/**
 * DNS rebinding: a page of elsewhere may make its own name lead to this machine. That name has a dot in it, since it is in the public DNS, and it is no
 * address. A name without dots is one of the own network, such as that of a container.
 */
const isAllowed = ({ allowHosts, loopbackOnly, publicUrl }: Naming, hostname: string): boolean =>
  isLoopbackName(hostname) ||
  allowHosts.some((pattern) => fits(pattern, hostname)) ||
  (publicUrl !== undefined && new URL(publicUrl).hostname === hostname) ||
  (!loopbackOnly && (isAddress(hostname) || !hostname.includes(".")))

/** The first of a list: what the proxy next to the client says. */
const first = (value: string | undefined): string | undefined => value?.split(",", 1)[0]!.trim() || undefined

/** RFC 7239 section 4: `for=192.0.2.60;proto=https;host="sandbox.example.com:8443"`. */
const forwarded = (value: string | undefined): { readonly [name: string]: string } =>
  Object.fromEntries(
    Array.from(
      (first(value) ?? "").matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|([^;"\s]+))/g),
      ([, name, quoted, plain]) => [name!.toLowerCase(), quoted ?? plain ?? ""]
    )
  )

/** How a proxy says that it was called; what it does not say is as the request has it. */
const urlOfProxy = (headers: Headers.Headers, called: URL): URL | undefined => {
  const standard = forwarded(headers["forwarded"])
  const protocol = (standard["proto"] ?? first(headers["x-forwarded-proto"]))?.toLowerCase() ??
    called.protocol.slice(0, -1)
  const name = standard["host"] ?? first(headers["x-forwarded-host"])
  const port = standard["host"] === undefined ? first(headers["x-forwarded-port"]) : undefined
  if (protocol !== "https" && protocol !== "http") return undefined
  const url = urlOf(`${protocol}:`, name ?? called.host)
  // Some proxies say the port beside the name, some with it.
  if (
    url !== undefined && port !== undefined && /^\d{1,5}$/.test(port) && (name === undefined || !/:\d+$/.test(name))
  ) {
    url.port = port
  }
  return url
}

/** By which origins a request has called the sandbox; none where it has no `Host`. Undefined where that is no name of the sandbox. */
export const originsOf = (
  naming: Naming,
  protocol: string,
  headers: Headers.Headers
): ReadonlyArray<string> | undefined => {
  const named = headers["host"]
  if (named === undefined) return []
  const called = urlOf(protocol, named)
  if (called === undefined || !isAllowed(naming, called.hostname)) return undefined
  const ofProxy = naming.trustProxy ? urlOfProxy(headers, called) : undefined
  return [...ofProxy === undefined ? [] : [ofProxy], called]
    .filter(({ hostname }) => !isUnspecified(hostname))
    .map(({ origin }) => origin)
}
