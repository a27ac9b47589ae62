/** The state of a sandbox as the console shows it: `GET /__sandbox/state`. */
import * as Effect from "effect/Effect"
import type { Subject } from "../control/route.ts"
import type { SettingsFields } from "../state/settings.ts"
import { instantText } from "../state/Store.ts"
import { contentsOf } from "./contents.ts"

export const viewOf = ({ control, state }: Pick<Subject, "control" | "state">, settings: SettingsFields) =>
  Effect.map(control.faults.pending, (faults) => ({
    now: instantText(state.now()),
    frozen: state.isFrozen(),
    /** Whether there are the routes that change something. */
    control: settings.control,
    faults,
    ...contentsOf(state)
  }))

export type StateView = Effect.Success<ReturnType<typeof viewOf>>
