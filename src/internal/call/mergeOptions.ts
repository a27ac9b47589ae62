/**
 * Puts options over others: each for itself, headers one by one.
 */
import type { CallOptions } from "../../CallOptions.ts"

export const mergeOptions = (under: CallOptions | undefined, over: CallOptions): CallOptions => ({
  ...under,
  ...over,
  headers: { ...under?.headers, ...over.headers }
})
