/**
 * The ids of one sandbox: random, or by a seed.
 *
 * By a seed, an id depends on how many of its kind were made before it, and on nothing else: how often a program asked whether something is ready
 * changes no id. Whatever nobody may guess (tokens, codes, passwords) is no id, and never by a seed.
 */
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"

const base36 = "abcdefghijklmnopqrstuvwxyz0123456789"
const length = 24

/** How many ids of each prefix were made by a seed. */
export type Counts = { readonly [prefix: string]: number }

const textOf = (random: Random.Random): string =>
  `c${Array.from({ length }, () => base36[Math.floor(random.nextDoubleUnsafe() * base36.length)]).join("")}`

const current = Effect.gen(function*() {
  return yield* Random.Random
})

/** The generator of one id: what comes of the others does not move it. */
const seeded = (seed: string): Random.Random => Effect.runSync(Random.withSeed(current, seed))

export const make = (random: Random.Random, seed: string | undefined) => {
  let counts = new Map<string, number>()
  /** What the next id of a prefix is, where somebody has said it. */
  const given = new Map<string, string>()
  return {
    next: (prefix: string, isTaken: (id: string) => boolean): string => {
      const named = given.get(prefix)
      if (given.delete(prefix)) return named!
      while (true) {
        const count = counts.get(prefix) ?? 0
        if (seed !== undefined) counts.set(prefix, count + 1)
        const id = prefix + textOf(seed === undefined ? random : seeded(`${seed} ${prefix} ${count}`))
        if (!isTaken(id)) return id
      }
    },
    /** Says what the next ids of these prefixes are, and takes back what was said before. */
    give: (ids: ReadonlyArray<readonly [prefix: string, id: string]>): void => {
      given.clear()
      for (const [prefix, id] of ids) given.set(prefix, id)
    },
    counts: (): Counts => Object.fromEntries(counts),
    rewind: (to: Counts): void => {
      counts = new Map(Object.entries(to))
    }
  }
}
