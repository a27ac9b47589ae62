/** Who makes a request: somebody at this machine, or a web page of elsewhere. */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Option from "effect/Option"
import { isLoopbackAddress, isLoopbackHost } from "../../../internal/config/loopback.ts"

/** From a loopback address, by a name of one (a page elsewhere can make its own name lead here), and not from a page elsewhere. */
export const isOfThisMachine = ({ headers, peerAddress }: HttpServerRequest.HttpServerRequest): boolean =>
  Option.match(peerAddress, { onNone: () => true, onSome: isLoopbackAddress }) &&
  (headers["host"] === undefined || isLoopbackHost(headers["host"])) &&
  ["same-origin", "none"].includes(headers["sec-fetch-site"] ?? "none") &&
  headers["origin"] === undefined
