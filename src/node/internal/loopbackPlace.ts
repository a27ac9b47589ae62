/**
 * Where the browser comes back to, as a redirect URI of this machine says it (RFC 8252 section 7.3).
 */
import * as Result from "effect/Result"
import { isLoopbackName } from "../../internal/config/loopback.ts"

export interface Place {
  /** The addresses to listen on. */
  readonly addresses: ReadonlyArray<string>
  /** 0: any that is free. */
  readonly port: number
  readonly pathname: string
  /** For people: host and port. */
  readonly name: string
  /** The redirect URI as it was given, with the port that is listened on. */
  readonly redirectUriAt: (port: number) => string
  /** The same host, as the browser has to see it: its cookies are for one host. */
  readonly originAt: (port: number) => string
}

// RFC 8252 section 8.3: the address, not the name "localhost".
const usual = "http://127.0.0.1/callback"

// Any other port than the usual one of http is in `URL.port`.
const usualPort = /^http:\/\/[^/?#]*:80(?:[/?#]|$)/i
const authority = /(http:\/\/[^/?#]*?)(?::\d*)?(?=[/?#]|$)/i

/**
 * Browsers take either address for the name, and whatever listens on the other one would be sent the code: so both are ours. Names below
 * it (RFC 6761 section 6.3) are the same.
 */
const addressesOf = (hostname: string): ReadonlyArray<string> => {
  if (hostname === "[::1]") return ["::1"]
  return hostname.endsWith("localhost") ? ["127.0.0.1", "::1"] : [hostname]
}

/** A place to listen on, or what is wrong with the redirect URI. */
export const placeOf = (redirectUri: string): Result.Result<Place, string> => {
  const url = URL.parse(redirectUri)
  if (url === null || !isLoopbackName(url.hostname)) {
    return Result.fail("Expected a URL of this machine: http://127.0.0.1, http://localhost or http://[::1]")
  }
  if (url.protocol !== "http:") {
    return Result.fail("Nothing can listen here with TLS. Register a URL that begins with http://")
  }
  if (url.username !== "" || url.password !== "") {
    return Result.fail("Expected a URL without a user name and a password")
  }
  const port = usualPort.test(redirectUri) ? 80 : Number(url.port)
  return Result.succeed({
    addresses: addressesOf(url.hostname),
    port,
    pathname: url.pathname,
    name: port === 0 ? url.hostname : `${url.hostname}:${port}`,
    // Character by character, because servers compare it so (RFC 6749 section 3.1.2.3).
    redirectUriAt: (used) => port === 0 ? redirectUri.replace(authority, `$1:${used}`) : redirectUri,
    originAt: (used) => `http://${url.hostname}:${used}`
  })
}

/** The redirect URI of a login: its own, else the layer's where that is one of this machine, else any free port. */
export const redirectUriFor = (ofLogin: string | undefined, ofLayer: string | undefined): string => {
  if (ofLogin !== undefined) return ofLogin
  return ofLayer !== undefined && isLoopbackName(URL.parse(ofLayer)?.hostname ?? "") ? ofLayer : usual
}
