/**
 * An `HttpClient` of the API at a URL, with the policies of the generated calls, for requests that the contract does not know.
 */
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import { type ApiError, isApiError } from "../../ApiError.ts"
import type { AuthError } from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import * as RetryPolicy from "../../RetryPolicy.ts"
import { apiErrorFrom } from "../answer/apiError.ts"
import { mostOfSuccess } from "../answer/body.ts"
import { errorLimit, errorTime } from "../answer/limits.ts"
import { boundedResponse } from "../answer/boundedResponse.ts"
import { makeCall } from "./call.ts"
import { isUnusual } from "../config/serverUrl.ts"
import { type CallSite, callSite } from "../failure/callSite.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { isTransient } from "../failure/transient.ts"
import { canBeSentAgain, isIdempotent } from "./repeatable.ts"
import type { Shared } from "./vocabulary.ts"
import { parseUrl } from "../failure/urls.ts"

type Request = HttpClientRequest.HttpClientRequest
type Response = HttpClientResponse.HttpClientResponse

const operation = "httpClient"

const ofTheClient: ReadonlySet<string> = new Set([
  "authorization",
  "connection",
  "host",
  "transfer-encoding",
  "upgrade"
])

/** Where a request goes; `undefined` for another origin than the API's, which must never see the token. */
const urlOf = (url: string, baseUrl: string): string | undefined => {
  if (isUnusual(url)) return undefined
  const target = /^\/(?!\/)/.test(url) ? parseUrl(baseUrl + url) : parseUrl(url, `${baseUrl}/`)
  return target !== null && target.origin === new URL(baseUrl).origin && target.username === "" &&
      target.password === ""
    ? target.href
    : undefined
}

/** The request as it is sent to a URL, or the error that tells what is wrong with it. */
const outgoing = (
  request: Request,
  url: string | undefined,
  baseUrl: string,
  headers: { readonly [name: string]: string } | undefined
): Request | FetchError => {
  const { method } = request
  const refuse = (slot: string, issue: FetchErrors.Issue) =>
    FetchErrors.invalidRequest({ method, url: url ?? baseUrl }, FetchErrors.under(slot, [issue]))
  if (url === undefined) {
    return refuse("url", { path: "", message: `Expected a path, or a URL of the same origin as ${baseUrl}` })
  }
  const issue = FetchErrors.headerIssue(headers) ?? FetchErrors.headerIssue(request.headers, ofTheClient)
  if (issue !== undefined) return refuse("headers", issue)
  return HttpClientRequest.modify(request, {
    url,
    headers: headers === undefined ? request.headers : Headers.merge(Headers.fromInput(headers), request.headers)
  })
}

export const makeHttpClient = (shared: Shared): HttpClient.HttpClient.With<AuthError | FetchError> => {
  const { baseUrl, observer, send, server } = shared

  const execute = (request: Request, site: CallSite): Effect.Effect<Response, AuthError | FetchError> =>
    Effect.suspend(() => {
      const { method } = request
      const url = urlOf(request.url, baseUrl)
      let last: Response | undefined
      /** A status that may pass is a failure to whoever decides on another attempt, and the answer when there is none. */
      const receive = (response: Response): Effect.Effect<Response, ApiError | FetchError> => {
        // With the whole URL: a redirect is relative to it.
        const answer = boundedResponse(
          response,
          HttpClientRequest.setUrl(request, url ?? baseUrl),
          response.status < 400 ? mostOfSuccess : Effect.succeed(errorLimit)
        )
        if (!isTransient(response.status)) return Effect.succeed(answer)
        last = answer
        const read = Effect.exit(Effect.timeout(answer.arrayBuffer, errorTime))
        return Effect.andThen(read, apiErrorFrom(answer, new Map()))
      }
      const call = { operation, method, url: url ?? baseUrl, isIdempotent: isIdempotent(method), server, observer }
      const run = makeCall(call, shared, {
        attributes: {},
        request: (_, headers) => outgoing(request, url, baseUrl, headers),
        send,
        receive
      })
      const answered = Effect.catch(
        run(undefined, site),
        (failure) => isApiError(failure) ? Effect.succeed(last!) : Effect.fail(failure)
      )
      return canBeSentAgain(request.body)
        ? answered
        : Effect.provideService(answered, RetryPolicy.RetryPolicy, RetryPolicy.none)
    })

  const executed = (request: Effect.Effect<Request>) => {
    // Between the program and this stand the methods of Effect's client.
    const site = callSite(executed, 6)
    return Effect.flatMap(request, (request) => execute(request, site))
  }
  return HttpClient.makeWith(executed, Effect.succeed)
}
