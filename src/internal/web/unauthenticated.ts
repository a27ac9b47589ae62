/**
 * The failure of a request that nobody who is logged in has made.
 */
import type * as Effect from "effect/Effect"
import { symbol as respondable } from "effect/http/HttpServerRespondable"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { AuthError } from "../../AuthError.ts"
import { TaggedFailure } from "../failure/printedError.ts"

/**
 * No one is logged in, in the browser that made the request.
 *
 * **Details**
 *
 * `loginUrl` is where to send the user. `cause` says why a cookie was ignored: it was changed, it was sealed with a key
 * that is not in the ring, or its session has ended. If the program does not handle this failure, the router answers
 * with `response`: status 401, with the page of the application.
 *
 * @since 0.1.0
 * @category errors
 */
export class Unauthenticated extends TaggedFailure("Unauthenticated")<{
  readonly message: string
  readonly loginUrl: string
  readonly response: Effect.Effect<HttpServerResponse.HttpServerResponse>
  readonly cause?: AuthError
}> {
  [respondable](): Effect.Effect<HttpServerResponse.HttpServerResponse> {
    return this.response
  }
}
