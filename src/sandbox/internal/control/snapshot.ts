/** All that a sandbox remembers as a value that a program keeps, and goes back to. */
import * as Effect from "effect/Effect"
import type { Findings } from "../../../internal/failure/issues.ts"
import * as journal from "../state/journal.ts"
import { forRunning } from "../state/restoring.ts"
import { checkAll } from "../state/saved.ts"
import type { Snapshot } from "../state/Snapshot.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

export const path = "/__sandbox/snapshot"

/** A copy: what is done to it changes nothing of the sandbox. */
export const take = (state: State): Snapshot => JSON.parse(journal.lineOfAll(state.dump())) as Snapshot

const copyOf = (snapshot: unknown): unknown => {
  try {
    return structuredClone(snapshot)
  } catch {
    return undefined
  }
}

/** Puts a snapshot into the place of a state, all of it or nothing. */
export const restore = (state: State, snapshot: unknown): Effect.Effect<void, Findings> =>
  Effect.map(
    // What cannot be copied, such as a function, is not JSON.
    Effect.suspend(() => checkAll(copyOf(snapshot))),
    (checked) => state.load(forRunning(state, checked))
  )
