/** The isolated sandboxes of one server, for what asks for one: the routes of control, and `Served`. */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import type { Store } from "../state/Store.ts"

/** What is told of a sandbox to whoever made it. */
export interface Made {
  readonly id: string
  readonly token: string
  readonly clientId: string
  readonly workspaceId: string
}

/** What is told of a sandbox to everybody. */
export interface Listed extends Omit<Made, "token"> {
  /** Milliseconds since the epoch, by the clock of the server. */
  readonly createdAt: number
}

/**
 * Why there is no sandbox more, or none less.
 *
 * - `Invalid`: what was asked for makes no sense.
 * - `Full`: there are as many as there can be.
 * - `Unknown`: there is none with this id, or it is another one's.
 */
export class SandboxesProblem extends Data.TaggedError("SandboxesProblem")<{
  readonly kind: "Invalid" | "Full" | "Unknown"
  readonly message: string
  readonly hint: string
}> {}

/** The sandboxes as one of them sees them: the first sees all, each other one itself only. */
export class Sandboxes extends Context.Service<Sandboxes, {
  /** Makes one. `options` are checked here: they may come from another process. */
  readonly make: (options: unknown) => Effect.Effect<Made, SandboxesProblem>
  readonly end: (id: string) => Effect.Effect<void, SandboxesProblem>
  readonly list: Effect.Effect<ReadonlyArray<Listed>>
  /** Whether an application of this id is registered in another one, where its logins lead. */
  readonly isTaken: (clientId: string) => boolean
  /** Takes out of a state that came from a snapshot what the others gave out, and have: tokens, codes, links and applications stay theirs. */
  readonly disown: (state: Store["Service"]) => void
}>()("effect-prisma-management/sandbox/Sandboxes") {}
