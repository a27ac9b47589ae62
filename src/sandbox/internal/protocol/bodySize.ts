/** How much of a body is read. */
import * as ByteSize from "effect/ByteSize"
import * as Effect from "effect/Effect"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"

/** What the sandbox reads of a body at most: above, the answer is 413. An archive has a limit of its own. */
export const maxBodySize = 4 * 1024 * 1024

/** Whether a request says that it has more. */
export const isTooLarge = ({ headers }: HttpServerRequest.HttpServerRequest): boolean =>
  Number(headers["content-length"]) > maxBodySize

/** Reads no more than that. */
export const limited = Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.bytes(maxBodySize))
