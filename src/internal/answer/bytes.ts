/**
 * Bytes that come in chunks.
 */

type Bytes = Uint8Array<ArrayBuffer>

/** Chunks as one. */
export const concat = (chunks: ReadonlyArray<Uint8Array>): Bytes => {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/** The chunks of a web stream, to the first that exceeds the limit: the rest is not read. */
export const chunksWithin = async (
  stream: ReadableStream<Bytes>,
  limit: number
): Promise<{ readonly chunks: Array<Bytes>; readonly isWhole: boolean }> => {
  const reader = stream.getReader()
  const chunks: Array<Bytes> = []
  for (let left = limit; left >= 0;) {
    const { done, value } = await reader.read()
    if (done) return { chunks, isWhole: true }
    chunks.push(value)
    left -= value.length
  }
  void reader.cancel().catch(() => {})
  return { chunks, isWhole: false }
}
