/** Runs the laws of storages as tests: `obeysLaws("tokens in memory", makeStorage)`. */
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as TokenStorageLaws from "../../src/TokenStorageLaws.ts"

/** Each law has a storage of its own, and the live clock: files and browsers have no other. */
const check =
  <Subject>(laws: ReadonlyArray<TokenStorageLaws.Law<Subject>>) =>
  <E>(what: string, make: Effect.Effect<Subject, E, Scope.Scope>): void => {
    for (const law of laws) it.live(`${what} ${law.name}`, () => Effect.flatMap(make, law.check))
  }

/** `what` is the subject of a law's sentence; `make` gives an empty storage that nobody else uses. */
export const obeysLaws = check(TokenStorageLaws.ofOneProcess)

/** `make` gives two storages on one place. */
export const obeysLawsOfSharing = check(TokenStorageLaws.ofSharing)

/** `make` gives two storages on one place, and what makes the lock run out that is held. */
export const obeysLawsOfLease = check(TokenStorageLaws.ofLease)

/** `make` gives a storage whose medium does not work. */
export const obeysLawsOfFailure = check(TokenStorageLaws.ofFailure)
