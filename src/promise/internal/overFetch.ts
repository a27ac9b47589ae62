/**
 * Requests for tokens by `fetch`, the platform's or the program's own.
 */
import * as Effect from "effect/Effect"
import { concat } from "../../internal/answer/body.ts"
import { encodingOf } from "../../internal/answer/contentCoding.ts"
import { errorLimit } from "../../internal/answer/limits.ts"
import type { Transport } from "../../internal/oauth/send.ts"
import { discard } from "./beginning.ts"

/** All of a body; `undefined` where it is longer than it may be. */
const bytesOf = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> => {
  const reader = body.getReader()
  const chunks: Array<Uint8Array> = []
  for (let left = errorLimit; left >= 0; left -= chunks.at(-1)!.length) {
    const { done, value } = await reader.read()
    if (done) return concat(chunks)
    chunks.push(value)
  }
  discard(reader)
  return undefined
}

const textOf = async (response: Response): Promise<string | undefined> => {
  const { body } = response
  // Mocks and polyfills have bodies of their own.
  if (!(body instanceof ReadableStream)) return response.text()
  const bytes = await bytesOf(body)
  return bytes === undefined ? undefined : new TextDecoder(encodingOf(bytes)).decode(bytes)
}

export const overFetch = (fetch: typeof globalThis.fetch): Transport => ({ body, headers, method, url }) =>
  Effect.tryPromise({
    try: async (signal) => {
      const response = await fetch(url, {
        method,
        headers: body === undefined ? headers : { ...headers, "content-type": body.contentType },
        ...(body === undefined ? undefined : { body: body.text }),
        // Nothing secret goes where a redirect points (RFC 9700 section 4.12).
        redirect: "manual",
        signal
      })
      return { status: response.status, headers: Object.fromEntries(response.headers), text: await textOf(response) }
    },
    catch: (error) => error
  })
