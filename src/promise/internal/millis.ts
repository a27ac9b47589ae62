/**
 * Milliseconds, as programs give them and as platforms know them.
 */
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"

/** The longest time that platforms' timers know, in milliseconds. */
export const longest = 2 ** 31 - 1

/** The milliseconds that a program gives. */
export const checkMillis = (
  request: { readonly method: string; readonly url: string },
  path: string,
  millis: unknown
) => {
  if (typeof millis === "number" && millis > 0) return
  throw FetchErrors.invalidRequest(request, [{ path, message: "Expected milliseconds, more than 0" }])
}
