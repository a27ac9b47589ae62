/**
 * Where a client finds out how its requests are authorized.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type { AuthError } from "../../AuthError.ts"

type Response = HttpClientResponse.HttpClientResponse

/** Sends a request with what authorizes it. `next` sends it as it is; it may be called again, for example after a 401. */
export interface Authorize {
  (
    request: HttpClientRequest.HttpClientRequest,
    next: (
      request: HttpClientRequest.HttpClientRequest
    ) => Effect.Effect<Response, HttpClientError.HttpClientError>
  ): Effect.Effect<Response, AuthError | HttpClientError.HttpClientError>
}

/** What is still to be provided, in words that the compiler repeats. */
export interface ToBeProvided<in out What extends string> {
  readonly "~effect-prisma-management/ToBeProvided": What
}

type Layers = "Authorization.layerToken, layerConfig, layerSession or layerGitHubActions"

// Looked up, so that the compiler names what it is and not this alias.
export type ForClient = { readonly is: ToBeProvided<Layers> }["is"]

export const ForClient = Context.Service<ForClient, Authorize>("effect-prisma-management/Authorization/ForClient")
