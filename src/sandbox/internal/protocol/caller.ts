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

/** From a loopback address, by a name of one (a page elsewhere can make its own name lead here), and not from a page or through a proxy elsewhere. */
export const isOfThisMachine = ({ headers, peerAddress }: HttpServerRequest.HttpServerRequest): boolean =>
  Option.match(peerAddress, { onNone: () => true, onSome: isLoopbackAddress }) &&
  !ofProxies.some((name) => headers[name] !== undefined) &&
  (headers["host"] === undefined || isLoopbackHost(headers["host"])) &&
  ["same-origin", "none"].includes(headers["sec-fetch-site"] ?? "none") &&
  headers["origin"] === undefined
