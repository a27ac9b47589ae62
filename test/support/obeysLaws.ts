/** Runs the laws of storages as tests: `obeysLaws("tokens in memory", makeStorage)`. */
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as storageLaws from "./storageLaws.ts"

/** Each law has a storage of its own, and the live clock: files and browsers have no other. */
const check =
  (laws: ReadonlyArray<storageLaws.Law>) =>
  <E>(what: string, make: Effect.Effect<storageLaws.Storage, E, Scope.Scope>): void => {
    for (const law of laws) it.live(`${what} ${law.name}`, () => Effect.flatMap(make, law.check))
  }

/** `what` is the subject of a law's sentence; `make` gives an empty storage that nobody else uses. */
export const obeysLaws = check(storageLaws.ofOneProcess)

/** `make` gives a storage whose medium does not work. */
export const obeysLawsOfFailure = check(storageLaws.ofFailure)
