/**
 * Makes a call with all that a client promises for it: its span, its attempts, its time limits, who observes it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type { ApiError } from "../../ApiError.ts"
import { CallOptions } from "../../CallOptions.ts"
import { type FetchError, isFetchError } from "../../FetchError.ts"
import { RetryPolicy } from "../../RetryPolicy.ts"
import type { CallSite } from "../failure/callSite.ts"
import { named, withAttempts } from "./attempts.ts"
import { mergeOptions } from "./mergeOptions.ts"
import { orUnknown } from "./sent.ts"
import { isTraced, tellAnswer, traced } from "./traced.ts"
import type { Call, Defaults, Failure, Send } from "./vocabulary.ts"

/** What differs between operations. */
export interface Steps<Input, A> {
  readonly attributes: { readonly [name: string]: string }
  readonly request: (
    input: Input,
    headers: CallOptions["headers"]
  ) => HttpClientRequest.HttpClientRequest | FetchError
  readonly send: Send
  /** The secrets in a request, for whoever shows what its answer says. */
  readonly secrets?: (request: HttpClientRequest.HttpClientRequest) => ReadonlyArray<string>
  readonly receive: (response: HttpClientResponse.HttpClientResponse) => Effect.Effect<A, ApiError | FetchError>
}

const optionsIn = (context: Context.Context<never>, ofClient: CallOptions): CallOptions => {
  const region = Context.getOrUndefined(context, CallOptions)
  return region === undefined ? ofClient : mergeOptions(ofClient, region)
}

/** The function that makes a call, from what its operation is given. */
export const makeCall = <Input, A>(
  call: Call,
  defaults: Defaults,
  { attributes, receive, request, secrets, send }: Steps<Input, A>
): (input: Input, site: CallSite) => Effect.Effect<A, Failure> => {
  const { isIdempotent, observer, operation, server } = call
  const spanName = `ManagementClient.${operation}`
  const spanOptions = {
    kind: "client",
    attributes: { "prisma.operation": operation, "http.request.method": call.method, ...server, ...attributes }
  } as const

  const run = (input: Input, call: Call) =>
    Effect.useSpan(spanName, spanOptions, (span) =>
      Effect.contextWith((context: Context.Context<never>) => {
        const callOptions = optionsIn(context, defaults.callOptions)
        const tracing = isTraced(context)
        const outgoing = request(input, callOptions.headers)
        if (isFetchError(outgoing)) {
          const refused = Effect.fail(named(outgoing, call))
          return tracing ? traced(span, refused) : refused
        }
        const policy = Context.getOrUndefined(context, RetryPolicy) ?? defaults.retry
        const sent = isIdempotent ? undefined : { mayHaveHappened: false }
        let answer: HttpClientResponse.HttpClientResponse | undefined
        const made = withAttempts(call, policy, callOptions, (attempts) => {
          if (attempts > 1) span.attribute("http.request.resend_count", attempts - 1)
          answer = undefined
          const answered = send(outgoing, span, callOptions.b3, sent)
          return Effect.flatMap(observer === undefined ? answered : observer.request(call, answered), (response) => {
            answer = response
            span.attribute("http.response.status_code", response.status)
            if (tracing) tellAnswer(span, response, secrets)
            return receive(response)
          })
        }, () => answer)
        const told = sent === undefined ? made : orUnknown(call, span, sent, made)
        return tracing ? traced(span, told) : told
      }))

  return (input, site) => {
    const own = { ...call, site }
    return observer === undefined ? run(input, own) : observer.call(own, run(input, own))
  }
}
