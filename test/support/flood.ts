/** A body that goes on for as long as it is read. */
import type * as http from "node:http"

const chunk = "x".repeat(16_384)

/** Ends at `enough` bytes. `onBytes` is told how many were written, before they are. */
export const flood = (
  response: http.ServerResponse,
  enough = Infinity,
  onBytes: (bytes: number) => void = () => {}
): void => {
  let left = enough
  const write = () => {
    while (!response.destroyed && left > 0) {
      left -= chunk.length
      onBytes(chunk.length)
      if (!response.write(chunk)) return
    }
    if (!response.destroyed) response.end()
  }
  response.on("drain", write)
  write()
}
