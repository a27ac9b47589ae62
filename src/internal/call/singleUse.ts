/**
 * Bodies that a platform cannot send twice. Deno sends a request again by itself, a create too, where a connection that was kept alive ended before
 * the answer: not one whose body is a stream that it did not make. Chromium and Firefox do the same, and take no such body.
 */
import { isDeno } from "../config/platform.ts"
import { isIdempotent } from "./repeatable.ts"

/** Whether what the platform sends has to be good for one time. */
export const isSingleUse = (method: string): boolean => isDeno && !isIdempotent(method)

/** The bytes of a body, once. */
export const singleUse = (body: BodyInit | null): ReadableStream<Uint8Array> =>
  new Response(body ?? "").body!.pipeThrough(new TransformStream())
