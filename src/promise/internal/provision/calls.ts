/**
 * The calls of a client as effects, for what takes several of them: a refusal is the error class of its status.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Stream from "effect/Stream"
import { type ApiError, byStatus, type DeclaredStatus, type Failure as ApiFailure } from "../../../ApiError.ts"
import type { AuthError } from "../../../AuthError.ts"
import type { FetchError } from "../../../FetchError.ts"
import { apiErrorFrom } from "../../../internal/answer/apiError.ts"
import { printed } from "../../../internal/failure/printed.ts"
import * as Pagination from "../../../Pagination.ts"
import { atCaller } from "../failures.ts"

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

// The body was read, and is what a program gets of it.
const again = ({ error, response: { headers, status } }: Result<unknown>): Response => {
  const left = new Headers(headers)
  for (const name of ["content-encoding", "content-length"]) left.delete(name)
  return new Response(typeof error === "string" ? error : JSON.stringify(error), { status, headers: left })
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
        : Effect.mapError(
          apiErrorFrom(HttpClientResponse.fromWeb(HttpClientRequest.get(result.response.url), again(result)), declared),
          (error) => printed(Object.assign(error, { operation, isIdempotent }))
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

/** Runs for a program: rejects with the failure itself, or with the reason of the signal, once all is cleaned up. */
export const run = async <A>(effect: Effect.Effect<A, unknown>, signal: AbortSignal | undefined): Promise<A> => {
  signal?.throwIfAborted()
  const exit = await Effect.runPromiseExit(effect, { signal })
  if (Exit.isSuccess(exit)) return exit.value
  signal?.throwIfAborted()
  throw atCaller(Cause.squash(exit.cause))
}
