/** The state of a sandbox as the console shows it: `GET /__sandbox/state`. */
import type { Subject } from "../control/route.ts"
import type { SettingsFields } from "../state/settings.ts"
import { instantText } from "../state/Store.ts"
import { contentsOf } from "./contents.ts"

export const viewOf = ({ state }: Subject, { control }: SettingsFields) => ({
  now: instantText(state.now()),
  /** Whether there are the routes that change something. */
  control,
  frozen: false,
  faults: [] as ReadonlyArray<
    { readonly id: string; readonly fault: object; readonly left: number | null; readonly hits: number }
  >,
  ...contentsOf(state)
})

export type StateView = ReturnType<typeof viewOf>
