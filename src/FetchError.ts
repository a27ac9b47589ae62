/**
 * The error of a call that got no usable answer from the Management API.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import { PrintedError } from "./internal/failure/printedError.ts"
import type { Outcome } from "./internal/failure/transient.ts"

export type {
  /**
   * Whether what was asked for has certainly not happened.
   *
   * @since 0.1.0
   * @category models
   */
  Outcome
} from "./internal/failure/transient.ts"

/**
 * One thing that is wrong with a request or an answer: where, and what was expected there. Values are never repeated, since
 * they may be secrets.
 *
 * @since 0.1.0
 * @category models
 */
export interface Issue {
  /** Dotted, with the part of the request first: `params.id`, `query.limit`, `payload.source.backupId`. */
  readonly path: string
  readonly message: string
  /** How many places are wrong in this way, of those that were looked at, where there is more than one: `path` is the first of them. */
  readonly count?: number | undefined
}

/**
 * Why there is no usable answer.
 *
 * - `Transport`: the connection failed, or broke before the whole answer was there.
 * - `Timeout`: no answer within the time given.
 * - `InvalidResponse`: an answer of a declared status whose body is not what the contract says.
 * - `InvalidRequest`: the input breaks the contract; nothing was sent.
 *
 * `code` is the platform's word for what failed, for example `ECONNREFUSED` or `CERT_HAS_EXPIRED`.
 *
 * `issues` are at most ten: a place of the elements of a list is told once, with a `count`, and the message counts the rest.
 *
 * `status` and `requestId` are those of an answer that began and did not end: a create with a `status` of 201 has happened.
 *
 * Where `sent` is `true` the API may have processed the request: the outcome of a write is unknown.
 *
 * @since 0.1.0
 * @category models
 */
export type FetchErrorReason =
  | {
    readonly _tag: "Transport"
    readonly sent: boolean
    readonly code?: string | undefined
    readonly status?: number
    readonly requestId?: string | undefined
  }
  | {
    readonly _tag: "Timeout"
    readonly sent: boolean
    readonly duration: Duration.Duration
    readonly status?: number
    readonly requestId?: string | undefined
  }
  | {
    readonly _tag: "InvalidResponse"
    readonly status: number
    readonly issues: ReadonlyArray<Issue>
    readonly requestId?: string | undefined
  }
  | { readonly _tag: "InvalidRequest"; readonly issues: ReadonlyArray<Issue> }

/**
 * There is no usable answer: the transport failed, the time ran out, or the request or the answer breaks the contract.
 *
 * **Example** (Reading what is wrong with an input)
 *
 * ```ts
 * import { FetchError } from "effect-prisma-management/FetchError"
 *
 * const describe = (error: FetchError): string =>
 *   error.reason._tag === "InvalidRequest"
 *     ? error.reason.issues.map((issue) => `${issue.path}: ${issue.message}`).join("\n")
 *     : error.message
 * ```
 *
 * @since 0.1.0
 * @category errors
 */
export class FetchError extends PrintedError("FetchError")<{
  readonly message: string
  readonly reason: FetchErrorReason
  /** The call, where there is one: group and method, for example `projects.get`. */
  readonly operation?: string | undefined
  /** Method and URL, without query and userinfo. */
  readonly request: { readonly method: string; readonly url: string }
  /** How many attempts there were, where there was more than one. */
  readonly attempts?: number
  /** What the API answered to the attempt before the last, where it did. */
  readonly previousStatus?: number | undefined
  /** Whether doing the call twice is as good as doing it once; not there where no client made the call. */
  readonly isIdempotent?: boolean | undefined
  readonly cause?: unknown
}> {
  /** `notProcessed`: what was asked for has certainly not happened. `unknown`: it may have. */
  get outcome(): Outcome {
    const { reason } = this
    if (reason._tag === "InvalidRequest") return "notProcessed"
    return reason._tag === "InvalidResponse" || reason.sent ? "unknown" : "notProcessed"
  }
}

/**
 * Whether a value is a `FetchError`, of this copy of the package or of another one in the same program.
 *
 * @since 0.1.0
 * @category guards
 */
export const isFetchError = (u: unknown): u is FetchError => Predicate.isTagged(u, "FetchError")
