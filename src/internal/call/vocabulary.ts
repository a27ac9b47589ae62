/**
 * The words of a call: what everybody who takes part in one speaks of.
 */
import type * as Effect from "effect/Effect"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Tracer from "effect/Tracer"
import type { ApiError } from "../../ApiError.ts"
import type { AuthError } from "../../AuthError.ts"
import type { CallOptions } from "../../CallOptions.ts"
import type { FetchError } from "../../FetchError.ts"
import type { Authorize } from "./authorize.ts"
import type { FailedAttempt, RetryPolicy } from "../../RetryPolicy.ts"
import type { CallSite } from "../failure/callSite.ts"

/** How a call fails. */
export type Failure = ApiError | AuthError | FetchError

/** The server of a base URL, in the words of OpenTelemetry. */
export interface Server {
  readonly "server.address": string
  readonly "server.port": number
}

/** What is known of a write while it is made. */
export interface Sent {
  mayHaveHappened: boolean
}

/** What is known of a call before it is made. */
export interface Call {
  /** Group and method: `projects.create`. */
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly isIdempotent: boolean
  readonly server: Server
  /** Where the program makes the call, once it does. */
  readonly site?: CallSite
  readonly observer: Observer | undefined
}

type Response = HttpClientResponse.HttpClientResponse

/** Sends a request with the policies of a client: authorization, user agent, trace context. */
export interface Send {
  (
    request: HttpClientRequest.HttpClientRequest,
    span: Tracer.Span,
    withB3: boolean | undefined,
    /** Of a write that must not be made twice: is told what becomes of it. */
    sent: Sent | undefined
  ): Effect.Effect<Response, AuthError | FetchError>
}

/** Who is told how calls and sessions go. It wraps what it observes; results and failures stay what they are. */
export interface Observer {
  /** A call with all its attempts. */
  readonly call: <A, E>(call: Call, effect: Effect.Effect<A, E>) => Effect.Effect<A, E>
  /** One attempt, until its answer begins. */
  readonly request: <E extends Failure>(call: Call, effect: Effect.Effect<Response, E>) => Effect.Effect<Response, E>
  /** Another attempt is about to be made. */
  readonly retry: (failed: FailedAttempt, failure: Failure) => Effect.Effect<void>
  /** A refresh token is exchanged. */
  readonly refresh: <A>(effect: Effect.Effect<A, AuthError>) => Effect.Effect<A, AuthError>
}

/** What is set for all calls of a client. */
export interface Defaults {
  readonly retry: RetryPolicy
  readonly callOptions: CallOptions
}

/** Where a client calls, and as whom. */
export interface Connection {
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly authorize: Authorize
}

/** What the methods of a client share. */
export interface Shared extends Connection, Defaults {
  /** Sends with the authorization of the client. */
  readonly send: Send
  /** Sends without: for operations that need none. */
  readonly sendPublic: Send
  readonly server: Server
  readonly observer: Observer | undefined
}
