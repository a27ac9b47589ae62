/** Why a directory cannot be packed. */
import * as Data from "effect/Data"

export class ArchiveError extends Data.TaggedError("ArchiveError")<{
  /** What is the matter, with which file, and what to do. */
  readonly message: string
  readonly reason: "Unreadable" | "EntrypointMissing" | "LinkEscapes" | "LinkDangling" | "Unsupported" | "TooLarge"
  /** Below the directory; empty for the directory itself. */
  readonly path: string
  readonly cause?: unknown
}> {}
