/** Both entries over `fetch`, by their names. */
import { makeEffect } from "./effect.ts"
import { makePromise } from "./promise.ts"
import { type Answers, run, type Settings } from "./steps.ts"

export interface Entries {
  readonly Effect: (settings: Settings) => Promise<Answers>
  readonly Promise: (settings: Settings) => Promise<Answers>
}

export const entries: Entries = {
  Effect: (settings) => run(makeEffect(), settings),
  Promise: (settings) => run(makePromise, settings)
}
