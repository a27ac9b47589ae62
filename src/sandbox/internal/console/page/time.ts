/** Times by the clock of the sandbox, which tests move and freeze. */

let offset = 0
let frozenAt: number | undefined

/** The sandbox has told its time. */
export const setNow = (now: string, isFrozen: boolean): void => {
  const at = Date.parse(now)
  frozenAt = isFrozen ? at : undefined
  offset = at - performance.now()
}

/** Milliseconds since the epoch. */
export const now = (): number => frozenAt ?? performance.now() + offset

export const isFrozen = (): boolean => frozenAt !== undefined

const isoOf = (at: number): string => new Date(at).toISOString()

/** `2026-01-02 03:04:05 UTC` */
export const dateText = (at: number): string => `${isoOf(at).slice(0, 19).replace("T", " ")} UTC`

/** `03:04:05` */
export const timeText = (at: number): string => isoOf(at).slice(11, 19)

const units = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]] as const

/** `in 59 minutes`, `over for 2 days`. */
export const untilText = (at: number): string => {
  const distance = at - now()
  const size = Math.abs(distance)
  const [name, length] = units.find(([, length]) => size >= length) ?? ["second", 1_000]
  const count = Math.floor(size / length)
  const text = `${count} ${name}${count === 1 ? "" : "s"}`
  return distance > 0 ? `in ${text}` : `over for ${text}`
}

export const durationText = (millis: number): string =>
  millis < 1_000 ? `${millis} ms` : `${(millis / 1_000).toFixed(1)} s`
