/**
 * Pauses in milliseconds: each is longer than the one before, up to a longest one.
 */

/** The pauses of one use. */
export interface Pauses {
  /** The first pause. */
  readonly base: number
  /** By how much each pause is longer than the one before. */
  readonly factor: number
  /** The longest pause. */
  readonly cap: number
}

/** The pause after so many tries. */
export const pauseOf = (tries: number, { base, cap, factor }: Pauses): number =>
  Math.min(cap, base * factor ** (tries - 1))
