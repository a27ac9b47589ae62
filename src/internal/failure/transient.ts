/**
 * Which answers of the API may pass by themselves.
 */

const statuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

// A 429 may be a quota as well, which repeating does not lift. These are the codes of a rate.
const rateCodes: ReadonlySet<string> = new Set(["", "rate-limit-exceeded", "rateLimitReached"])

/** Whether any answer with this status may. */
export const isTransient = (status: number): boolean => statuses.has(status)

export const mayPass = (status: number, code: string): boolean =>
  statuses.has(status) && (status !== 429 || rateCodes.has(code))
