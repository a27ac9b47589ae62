/**
 * Time that passes, and signals that end it.
 */
import { longest } from "./millis.ts"

/** Calls the function after so many milliseconds; never, where that is longer than platforms know. Gives what stops it. */
export const after = (millis: number, call: () => void): () => void => {
  const timer = millis > longest ? undefined : setTimeout(call, millis)
  return () => clearTimeout(timer)
}

/** Lets time pass. Rejects with the reason of the signal as soon as that aborts. */
export const pause = (millis: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason)
    const abort = () => {
      stop()
      reject(signal!.reason)
    }
    const stop = after(millis, () => {
      signal?.removeEventListener("abort", abort)
      resolve()
    })
    signal?.addEventListener("abort", abort, { once: true })
  })

/** A signal that aborts when it is told to, and with another one, until it is let go. */
export const linked = (signal: AbortSignal | null | undefined) => {
  const controller = new AbortController()
  const abort = () => controller.abort(signal!.reason)
  if (signal?.aborted === true) abort()
  else signal?.addEventListener("abort", abort, { once: true })
  return {
    signal: controller.signal,
    abort: (reason: unknown) => controller.abort(reason),
    letGo: () => signal?.removeEventListener("abort", abort)
  }
}
