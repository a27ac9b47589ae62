/** What a place is, and what is told of it. */
import type { Project } from "./project.ts"
import type { World } from "./world.ts"

export const entryNames = ["Effect", "Promise"] as const

/** What runs in a place: the program through one of the package's entries, or the sandbox's own. */
export type EntryName = (typeof entryNames)[number] | "Sandbox"

/** A place that is ready. */
export interface Runner extends AsyncDisposable {
  readonly version: string
  /** Runs the program through one entry: `yes` for each step, or what came in place of it. */
  readonly run: (entry: EntryName, world: World) => Promise<{ readonly [step: string]: string }>
}

export interface Place {
  readonly name: string
  /** How the program is there: what sends its requests, how it was bundled, which flags it needs. */
  readonly how: string
  /** Whether CI runs it. */
  readonly isInCi: boolean
  /** Both where it is not given. */
  readonly entries?: ReadonlyArray<EntryName>
  readonly start: (project: Project) => Promise<Runner>
}

/** What was found in a place. */
export interface Row {
  readonly place: string
  readonly how: string
  readonly version: string
  readonly entry: EntryName
  readonly answers: { readonly [step: string]: string }
}

export const nothingToDispose = async (): Promise<void> => {}
