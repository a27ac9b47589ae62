/**
 * Which failures may pass by themselves, and which requests may be repeated.
 */
import type * as Duration from "effect/Duration"

const statuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

// A 429 may be a quota as well, which repeating does not lift. These are the codes of a rate.
const rateCodes: ReadonlySet<string> = new Set(["", "rate-limit-exceeded", "rateLimitReached"])

/** Whether any answer with this status may. */
export const isTransient = (status: number): boolean => statuses.has(status)

export const mayPass = (status: number, code: string): boolean =>
  statuses.has(status) && (status !== 429 || rateCodes.has(code))

/** Whether what was asked for has certainly not happened. */
export type Outcome = "notProcessed" | "unknown"

/**
 * What an answer says about it. A refusal happens before anything is done; a 408, or a server that failed, says nothing about how far it came.
 * A 429 or 503 is certain where it says when to come back: the API does, a gateway that gave up waiting does not.
 */
export const outcomeOfStatus = (status: number, retryAfter: Duration.Duration | undefined): Outcome => {
  if (status === 429 || status === 503) return retryAfter === undefined ? "unknown" : "notProcessed"
  return status >= 400 && status < 500 && status !== 408 ? "notProcessed" : "unknown"
}

/** Whether a failure of any kind leaves open that what was asked for has happened. */
export const isUnknown = (failure: unknown): boolean =>
  typeof failure === "object" && failure !== null && "outcome" in failure && failure.outcome === "unknown"

/** The status that a failure of any kind has, where an answer was one. */
export const statusOf = (failure: unknown): unknown =>
  typeof failure === "object" && failure !== null && "status" in failure ? failure.status : undefined

/** Whether making the call again may end otherwise: a refusal that is no moment's, as that of a quota, is the same each time. */
export const mayEndOtherwise = (failure: unknown): boolean => {
  if (typeof failure !== "object" || failure === null || !("status" in failure) || !("code" in failure)) return true
  return typeof failure.status === "number" && typeof failure.code === "string" && mayPass(failure.status, failure.code)
}
