/** How much of a body is read. */
import * as ByteSize from "effect/ByteSize"
import * as Effect from "effect/Effect"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { pathOf } from "./paths.ts"

type Request = HttpServerRequest.HttpServerRequest

/** An archive has a limit of its own. */
const usual = 4 * 1024 * 1024

/** What brings a whole state with it. */
const ofStates: ReadonlySet<string> = new Set(["/__sandbox/snapshot", "/__sandbox/sandboxes"])
const ofState = 256 * 1024 * 1024

/** What the sandbox reads of the body of a request at most: above, the answer is 413. */
export const maxBodySize = ({ url }: Request): number => ofStates.has(pathOf(url)) ? ofState : usual

/** Whether a request says that it has more. */
export const isTooLarge = (request: Request): boolean =>
  Number(request.headers["content-length"]) > maxBodySize(request)

/** Reads no more than that. */
export const limited = (request: Request) =>
  Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.bytes(maxBodySize(request)))
