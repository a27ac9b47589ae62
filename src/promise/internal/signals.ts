/**
 * One signal of several.
 */

/**
 * A signal that aborts with the first of these two, and with its reason. The second one has to abort in the end: until then the first one, which
 * may be that of the whole program, holds on to it. `AbortSignal.any` lets go earlier, where there is one: Safari 17.3 and Next's edge routes
 * have none.
 */
export const eitherOf = (one: AbortSignal, ending: AbortSignal): AbortSignal => {
  if ("any" in AbortSignal) return AbortSignal.any([one, ending])
  const both = new AbortController()
  const follow = (signal: AbortSignal) => () => {
    both.abort(signal.reason)
    one.removeEventListener("abort", aborted)
  }
  const aborted = follow(one)
  if (one.aborted) aborted()
  else if (ending.aborted) follow(ending)()
  else {
    one.addEventListener("abort", aborted, { once: true })
    ending.addEventListener("abort", follow(ending), { once: true })
  }
  return both.signal
}
