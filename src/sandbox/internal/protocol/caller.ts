/** Who makes a request: somebody at this machine, or a web page of elsewhere. */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Option from "effect/Option"
import { isLoopbackAddress, isLoopbackHost } from "../../../internal/config/loopback.ts"

// What a proxy adds on this machine says that who asks is elsewhere (RFC 7239): a forwarded port, a tunnel.
const ofProxies = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip"
]

/** From no page, or from one of this server: its own console. Other servers of this machine have another port. */
const isOfNoOtherPage = ({ headers }: HttpServerRequest.HttpServerRequest): boolean =>
  ["same-origin", "none"].includes(headers["sec-fetch-site"] ?? "none") &&
  (headers["origin"] === undefined || headers["origin"].replace(/^https?:\/\//, "") === headers["host"])

/** From a loopback address, by a name of one (a page elsewhere can make its own name lead here), and not from a page or through a proxy elsewhere. */
export const isOfThisMachine = (request: HttpServerRequest.HttpServerRequest): boolean => {
  const { headers, peerAddress } = request
  return Option.match(peerAddress, { onNone: () => true, onSome: isLoopbackAddress }) &&
    !ofProxies.some((name) => headers[name] !== undefined) &&
    (headers["host"] === undefined || isLoopbackHost(headers["host"])) &&
    isOfNoOtherPage(request)
}
