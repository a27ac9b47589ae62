/**
 * Why what is wanted is not there, although the API can be reached.
 */
import * as Data from "effect/Data"

/**
 * A property that differs from what was wanted.
 *
 * @since 0.1.0
 * @category models
 */
export interface Difference {
  /** The field of the input: `name`, `region`, `branchId`. */
  readonly field: string
  readonly wanted: unknown
  /** The value of the existing resource. */
  readonly found: unknown
}

/**
 * - `Different`: it exists with other properties.
 * - `Ambiguous`: several resources have this name.
 * - `BranchMissing`: the project has no branch with this Git name.
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
  /** What is wrong with which resource, and what to do. */
  readonly message: string
  readonly reason: EnsureErrorReason<Found>
}> {}
