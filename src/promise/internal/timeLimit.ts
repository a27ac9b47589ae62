/**
 * The time limit of a call: of all that belongs to it, a refresh and the second sending too.
 */
import * as Duration from "effect/Duration"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import type { Send } from "./client.ts"
import { headOf } from "./failures.ts"
import { checkMillis, longest } from "./millis.ts"
import { withSignal } from "./requests.ts"
import { eitherOf } from "./signals.ts"

/** Sends by `send`, and gives it up after `timeout` milliseconds. */
export const withTimeLimit = (timeout: number | undefined, send: Send): Send => {
  if (timeout === undefined) return send
  return async (given, transport, progress) => {
    checkMillis(given, "timeout", timeout)
    const end = AbortSignal.timeout(Math.min(Math.ceil(timeout), longest))
    const signal = progress.signal === undefined ? end : eitherOf(progress.signal, end)
    const overtime = () =>
      end.aborted
        ? FetchErrors.timeout(given, Duration.millis(timeout), true, progress.response && headOf(progress.response))
        : undefined
    progress.overtime = overtime
    try {
      return await send(withSignal(given, signal), transport, progress, signal)
    } catch (error) {
      progress.signal?.throwIfAborted()
      throw overtime() ?? error
    }
  }
}
