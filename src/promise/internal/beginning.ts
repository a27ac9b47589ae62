/**
 * The beginning of a body: of what may have no end.
 */
import { errorLimit, errorTime } from "../../internal/answer/limits.ts"

/** Ends a body that nobody reads on. */
export const discard = (body: { readonly cancel: () => Promise<void> } | null | undefined): void =>
  void body?.cancel().catch(() => {})

interface Beginning {
  readonly text: string
  readonly chunks: Array<Uint8Array>
}

/** Reads until `enough` bytes have come; a platform gives at most 64 KiB at a time. Aborted, it ends as the body would. */
const readBeginning = async (
  reader: ReadableStreamDefaultReader<Uint8Array>,
  enough: number,
  signal?: AbortSignal
): Promise<Beginning> => {
  const decoder = new TextDecoder()
  const chunks: Array<Uint8Array> = []
  let text = ""
  let bytes = 0
  signal?.addEventListener("abort", () => discard(reader), { once: true })
  while (bytes <= enough) {
    const { done, value } = await reader.read()
    if (done) return { text: text + decoder.decode(), chunks }
    text += decoder.decode(value, { stream: true })
    chunks.push(value)
    bytes += value.length
  }
  return { text, chunks }
}

/** The text that the body of an error begins with. The rest of it is not read. */
const beginningOf = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const reader = body.getReader()
  const { text } = await readBeginning(reader, errorLimit, AbortSignal.timeout(errorTime))
  discard(reader)
  return text
}

/** The same answer with another body: a `Response` cannot be told where it came from. */
const withBody = (response: Response, body: ReadableStream<Uint8Array>): Response => {
  const { redirected, type, url } = response
  return Object.defineProperties(new Response(body, response), {
    redirected: { value: redirected },
    type: { value: type },
    url: { value: url }
  })
}

/** The text that an answer begins with, and the answer for whoever reads it whole. A `clone` would read a chunk more than was asked for. */
export const lookInto = async (
  response: Response,
  enough: number,
  signal: AbortSignal
): Promise<{ readonly text: string; readonly unread: Response }> => {
  const { body } = response
  // Mocks and polyfills have bodies of their own.
  if (!(body instanceof ReadableStream)) return { text: "", unread: response }
  const reader = body.getReader()
  const { chunks, text } = await readBeginning(reader, enough, signal)
  const again = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value } = chunks.length > 0 ? { value: chunks.shift() } : await reader.read()
      return value === undefined ? controller.close() : controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason)
  }, { highWaterMark: 0 })
  return { text, unread: withBody(response, again) }
}

/** Lets the text of an error end, for `openapi-fetch` reads it whole. */
export const limitError = (response: Response): void => {
  const { body } = response
  // Mocks and polyfills have bodies of their own.
  if (response.ok || !(body instanceof ReadableStream)) return
  Object.defineProperty(response, "text", { configurable: true, value: () => beginningOf(body) })
}
