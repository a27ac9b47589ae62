/**
 * Why what is wanted is not there, although the API can be reached.
 */
import * as Data from "effect/Data"

/**
 * A property that is not as it was wanted.
 *
 * @since 0.1.0
 * @category models
 */
export interface Difference {
  /** The field of the input: `name`, `region`, `branchId`. */
  readonly field: string
  readonly wanted: unknown
  /** What the thing has there. */
  readonly found: unknown
}

/**
 * - `Different`: it is there, with other properties.
 * - `Ambiguous`: there are several with this name.
 * - `BranchMissing`: the project has no branch of this Git name.
 * - `NoKey`: neither a `logicalId` nor a name was given.
 *
 * @since 0.1.0
 * @category models
 */
export type EnsureErrorReason<Found> =
  | { readonly _tag: "Different"; readonly resource: Found; readonly differences: ReadonlyArray<Difference> }
  | { readonly _tag: "Ambiguous"; readonly resources: ReadonlyArray<Found> }
  | { readonly _tag: "BranchMissing"; readonly branchGitName: string }
  | { readonly _tag: "NoKey" }

export class EnsureError<out Found> extends Data.TaggedError("EnsureError")<{
  /** What is the matter, with which thing, and what to do. */
  readonly message: string
  readonly reason: EnsureErrorReason<Found>
}> {}
