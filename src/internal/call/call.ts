/**
 * Makes a call with all that a client promises for it: its span, its attempts, its time limits, who observes it.
 */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Tracer from "effect/Tracer"
import type { ApiError } from "../../ApiError.ts"
import type { AuthError } from "../../AuthError.ts"
import { CallOptions } from "../../CallOptions.ts"
import { FetchError } from "../../FetchError.ts"
import { RetryPolicy } from "../../RetryPolicy.ts"
import { type Call, type Failure, named, withAttempts } from "./attempts.ts"
import { mergeOptions } from "./mergeOptions.ts"

/** Sends a request with the policies of a client: authorization, user agent, trace context. */
export interface SendRequest {
  (
    request: HttpClientRequest.HttpClientRequest,
    span: Tracer.Span
  ): Effect.Effect<HttpClientResponse.HttpClientResponse, AuthError | FetchError>
}

/** What is set for all calls of a client. */
export interface Defaults {
  readonly retry: RetryPolicy
  readonly callOptions: CallOptions
}

/** What differs between operations. */
export interface Steps<Input, A> {
  readonly attributes: { readonly [name: string]: string }
  readonly request: (
    input: Input,
    headers: CallOptions["headers"]
  ) => HttpClientRequest.HttpClientRequest | FetchError
  readonly send: SendRequest
  readonly receive: (response: HttpClientResponse.HttpClientResponse) => Effect.Effect<A, ApiError | FetchError>
}

// RFC 9110 section 9.2.2
const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])

export const isIdempotent = (method: string): boolean => idempotentMethods.has(method)

const optionsIn = (context: Context.Context<never>, ofClient: CallOptions): CallOptions => {
  const region = context.mapUnsafe.get(CallOptions.key) as CallOptions | undefined
  return region === undefined ? ofClient : mergeOptions(ofClient, region)
}

const policyIn = (context: Context.Context<never>, ofClient: RetryPolicy): RetryPolicy =>
  (context.mapUnsafe.get(RetryPolicy.key) as RetryPolicy | undefined) ?? ofClient

/** The function that makes a call, from what its operation is given. */
export const makeCall = <Input, A>(
  call: Call,
  defaults: Defaults,
  { attributes, receive, request, send }: Steps<Input, A>
): (input: Input) => Effect.Effect<A, Failure> => {
  const { observer, operation } = call
  const spanName = `ManagementClient.${operation}`
  const spanOptions = {
    kind: "client",
    attributes: { "prisma.operation": operation, "http.request.method": call.method, ...attributes }
  } as const

  const run = (input: Input) =>
    Effect.useSpan(spanName, spanOptions, (span) =>
      Effect.contextWith((context: Context.Context<never>) => {
        const callOptions = optionsIn(context, defaults.callOptions)
        const outgoing = request(input, callOptions.headers)
        if (outgoing instanceof FetchError) return Effect.fail(named(outgoing, call))
        return withAttempts(call, policyIn(context, defaults.retry), callOptions, (attempts) => {
          if (attempts > 1) span.attribute("http.request.resend_count", attempts - 1)
          const answered = send(outgoing, span)
          return Effect.flatMap(observer === undefined ? answered : observer.request(call, answered), (response) => {
            span.attribute("http.response.status_code", response.status)
            return receive(response)
          })
        })
      }))

  return observer === undefined ? run : (input) => observer.call(call, run(input))
}
