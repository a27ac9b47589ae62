/**
 * The beginning of a body: of what may have no end.
 */
import { errorLimit } from "../../internal/answer/body.ts"

/** Ends a body that nobody reads on. */
export const discard = (body: { readonly cancel: () => Promise<void> } | null | undefined): void =>
  void body?.cancel().catch(() => {})

/** The text of a body until `enough` bytes have come; a platform gives at most 64 KiB at a time. Aborted, it ends as the body would. */
export const beginningOf = async (
  body: ReadableStream<Uint8Array>,
  enough: number,
  signal?: AbortSignal
): Promise<string> => {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ""
  let bytes = 0
  signal?.addEventListener("abort", () => discard(reader), { once: true })
  while (bytes <= enough) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    bytes += value.length
  }
  // Of two readers of one body, the first to cancel would wait for the other.
  discard(reader)
  return text
}

/** Lets the text of an error end, for `openapi-fetch` reads it whole. */
export const limitError = (response: Response): void => {
  const { body } = response
  // Mocks and polyfills have bodies of their own.
  if (response.ok || !(body instanceof ReadableStream)) return
  Object.defineProperty(response, "text", { configurable: true, value: () => beginningOf(body, errorLimit) })
}
