/**
 * The one generator of random numbers in the tests: the same seed gives the same numbers.
 *
 * It is mulberry32: 32 bits of state, any seed, no bad ones. `random(seed)` answers a function that gives whole numbers from 0 up to,
 * and without, its argument. A test that takes its seed from outside prints it with its failure.
 */

export type Random = (below: number) => number

export const random = (seed: number): Random => {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * below)
  }
}
