/**
 * The calls of a client as effects, for what takes several of them: a refusal is the error class of its status.
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Stream from "effect/Stream"
import { type ApiError, byStatus, type DeclaredStatus, type Failure as ApiFailure } from "../../../ApiError.ts"
import { AuthError } from "../../../AuthError.ts"
import type { FetchError } from "../../../FetchError.ts"
import * as Refusals from "../../../internal/answer/refusals.ts"
import { printed } from "../../../internal/failure/printed.ts"
import * as Pagination from "../../../Pagination.ts"
import { atCaller, madeHere } from "../failures.ts"
import { originOf } from "../origins.ts"
import { tokenOf } from "../results.ts"

/** Every way in which a call can fail. */
export type Failure = ApiError | AuthError | FetchError

/** What `openapi-fetch` gives, or rejects with. */
interface Result<A> {
  readonly data?: A
  readonly error?: unknown
  readonly response: Response
}

// Every status that has a class.
const everyStatus = { has: (status: number): boolean => status in byStatus }

const refusalOf = (
  { error, response }: Result<unknown>,
  declared: { readonly has: (status: number) => boolean },
  now: number
): ApiError => {
  const { body, request } = originOf(response) ?? { request: { method: "GET", url: response.url }, body: error }
  return Refusals.refusalOf({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: typeof body === "string" ? body : JSON.stringify(body) ?? "",
    secrets: tokenOf(request),
    now
  }, declared)
}

/** Calls, by the method of `openapi-fetch` that `send` makes. */
export const call = <A>(
  operation: string,
  isIdempotent: boolean,
  send: (signal: AbortSignal) => Promise<Result<A>>,
  declared: { readonly has: (status: number) => boolean } = everyStatus
): Effect.Effect<A, Failure> =>
  Effect.flatMap(
    // What a client rejects with is typed, and what else a program's own middleware throws is given to the program as it is.
    Effect.tryPromise({ try: send, catch: (error) => error as Failure }),
    (result): Effect.Effect<A, Failure> =>
      result.response.ok
        // What has no body has no data, and nobody looks at it.
        ? Effect.succeed(result.data as A)
        : Effect.flatMap(
          Clock.currentTimeMillis,
          (now) => Effect.fail(printed(Object.assign(refusalOf(result, declared, now), { operation, isIdempotent })))
        )
  )

/** The same for what an Effect client has to stand for: other statuses than these are an `UnexpectedStatus`. */
export const callDeclaring = <const Status extends DeclaredStatus, A>(
  statuses: ReadonlyArray<Status>,
  operation: string,
  isIdempotent: boolean,
  send: (signal: AbortSignal) => Promise<Result<A>>
): Effect.Effect<A, ApiFailure<InstanceType<(typeof byStatus)[Status]>>> => {
  const declared: ReadonlySet<number> = new Set(statuses)
  return Effect.mapError(
    call(operation, isIdempotent, send, declared),
    // The classes of other statuses are not made.
    (failure) => failure as ApiFailure<InstanceType<(typeof byStatus)[Status]>>
  )
}

/** All pages of a list. */
export const all = <A>(
  list: (query: { readonly cursor?: string }) => Effect.Effect<Pagination.Page<A>, Failure>
): Effect.Effect<ReadonlyArray<A>, Failure | Pagination.PaginationError> =>
  Stream.runCollect(
    Pagination.items(({ query = {} }: { readonly query?: { readonly cursor?: string } }) => list(query), {})
  )

/** The error, whose stack leads to whoever awaits it. What a program's own code threw stays as it is. */
const fromHere = (error: unknown): unknown =>
  error instanceof Error && "_tag" in error && !(error instanceof AuthError) ? madeHere(error) : atCaller(error)

/** Runs for a program: rejects with the failure itself, or with the reason of the signal, once all is cleaned up. */
export const run = async <A>(effect: Effect.Effect<A, unknown>, signal: AbortSignal | undefined): Promise<A> => {
  signal?.throwIfAborted()
  const exit = await Effect.runPromiseExit(effect, { signal })
  if (Exit.isSuccess(exit)) return exit.value
  signal?.throwIfAborted()
  throw fromHere(Cause.squash(exit.cause))
}
