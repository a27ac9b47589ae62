/**
 * What holds for every request that carries a secret, whichever `HttpClient` sends it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { constTrue } from "effect/Function"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { isSingleUse, singleUse } from "./singleUse.ts"

// Nothing secret goes where a redirect points (RFC 9700 section 4.12): a redirect is an answer like any other.
const noRedirect = { redirect: "manual" } as const

// Effect's own span would name the URL and the headers.
const fixedPolicy = Context.make(HttpClient.TracerDisabledWhen, constTrue).pipe(
  Context.add(FetchHttpClient.RequestInit, noRedirect)
)

const addPolicy = (context: Context.Context<never>): Context.Context<never> => {
  const init = Context.getOrUndefined(context, FetchHttpClient.RequestInit)
  return Context.merge(
    context,
    init === undefined
      ? fixedPolicy
      : Context.add(fixedPolicy, FetchHttpClient.RequestInit, { ...init, ...noRedirect })
  )
}

/** Calls of a program are mostly made in the same context. */
let last: { readonly given: Context.Context<never>; readonly withPolicy: Context.Context<never> } | undefined

const policyFor = (given: Context.Context<never>): Context.Context<never> => {
  if (last?.given !== given) last = { given, withPolicy: addPolicy(given) }
  return last.withPolicy
}

/** Sends without following redirects and without a span of the transport's. */
export const withWirePolicy = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  Effect.updateContext(effect, policyFor)

/** The request with a body for one time, where that is needed. */
export const withSingleUse = (request: HttpClientRequest.HttpClientRequest): HttpClientRequest.HttpClientRequest => {
  const { body, headers, method } = request
  if (!isSingleUse(method)) return request
  if (body._tag === "Empty") return HttpClientRequest.setBody(request, HttpBody.raw(singleUse(null)))
  if (body._tag !== "Uint8Array") return request
  const stream = HttpBody.raw(singleUse(body.body as BodyInit), {
    contentType: headers["content-type"] ?? body.contentType
  })
  return HttpClientRequest.setBody(request, stream)
}
