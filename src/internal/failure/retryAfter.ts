import * as Duration from "effect/Duration"
import * as Headers from "effect/http/Headers"
import * as Result from "effect/Result"

const decimal = /^\d+(\.\d+)?$/

/**
 * How long to wait, from `Retry-After` (RFC 9110 section 10.2.3): seconds or an HTTP date. The contract says "number", so seconds may
 * have a fraction. Anything else is as if it were not there. `retry-after-ms`, which some gateways send, is finer.
 */
export const retryAfter = (
  headers: { readonly [name: string]: string | undefined },
  now: number
): Duration.Duration | undefined => {
  const millis = headers["retry-after-ms"]?.trim()
  if (millis !== undefined && decimal.test(millis)) return Duration.millis(Number(millis))
  const value = headers["retry-after"]?.trim()
  if (value === undefined) return undefined
  if (value.includes(".") && decimal.test(value)) return Duration.seconds(Number(value))
  return Result.match(Headers.parseRetryAfter(value), {
    onSuccess: (parsed) => Headers.retryAfterDelay(parsed, now),
    onFailure: () => undefined
  })
}
