/**
 * Requests for tokens by `fetch`, the platform's or the program's own.
 */
import * as Effect from "effect/Effect"
import { chunksWithin, concat } from "../../internal/answer/bytes.ts"
import { isSingleUse, singleUse } from "../../internal/call/singleUse.ts"
import { textOf } from "../../internal/answer/contentCoding.ts"
import { errorLimit } from "../../internal/answer/limits.ts"
import type { Transport } from "../../internal/oauth/send.ts"

const bodyOf = async (response: Response): Promise<string | undefined> => {
  const { body } = response
  // Mocks and polyfills have bodies of their own.
  if (!(body instanceof ReadableStream)) return response.text()
  const { chunks, isWhole } = await chunksWithin(body, errorLimit)
  return isWhole ? textOf(concat(chunks)) : undefined
}

export const overFetch = (fetch: typeof globalThis.fetch): Transport => ({ body, headers, method, url }) =>
  Effect.tryPromise({
    try: async (signal) => {
      const response = await fetch(url, {
        method,
        headers: body === undefined ? headers : { ...headers, "content-type": body.contentType },
        ...(body !== undefined &&
          (isSingleUse(method) ? { body: singleUse(body.text), duplex: "half" } : { body: body.text })),
        // Nothing secret goes where a redirect points (RFC 9700 section 4.12).
        redirect: "manual",
        signal
      })
      return { status: response.status, headers: Object.fromEntries(response.headers), text: await bodyOf(response) }
    },
    catch: (error) => error
  })
