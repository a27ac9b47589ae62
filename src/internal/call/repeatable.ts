/**
 * What of a request says that it can be sent once more.
 */
import type * as HttpBody from "effect/http/HttpBody"

// RFC 9110 section 9.2.2
const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])

/** Whether doing it twice is as good as doing it once. */
export const isIdempotent = (method: string): boolean => idempotentMethods.has(method)

/** Whether a body can be read a second time. */
export const canBeSentAgain = (body: HttpBody.HttpBody): boolean =>
  body._tag !== "Stream" &&
  !(body._tag === "Raw" && typeof body.body === "object" && body.body !== null &&
    (body.body instanceof ReadableStream || Symbol.asyncIterator in body.body))
