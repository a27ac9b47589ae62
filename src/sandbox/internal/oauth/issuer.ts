/** The name of the authorization server, which a client compares with the URL that it was given (RFC 8414 section 3.3, RFC 9207). */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { isLoopbackHost } from "../../../internal/config/loopback.ts"
import { parseUrl } from "../../../internal/failure/urls.ts"
import type { Store } from "../state/Store.ts"

/** What this machine is called in the request: `localhost` and `127.0.0.1` are the same server to its users. */
export const issuerOf = (
  state: Store["Service"],
  { headers: { host }, originalUrl }: HttpServerRequest.HttpServerRequest
): string => {
  // In process there is no such header: the caller's URL is all there, whichever host it names.
  if (host === undefined) return parseUrl(originalUrl)?.origin ?? state.url("")
  return isLoopbackHost(host) ? state.originAt(host) : state.url("")
}
