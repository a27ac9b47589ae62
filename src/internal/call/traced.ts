/**
 * What the span of a call says beyond what is known before the call. None of it is looked at where nobody traces.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Tracer from "effect/Tracer"
import { requestIdOf } from "../answer/apiError.ts"
import { errorType } from "../failure/errorType.ts"
import type { Failure, Server } from "./vocabulary.ts"

export const serverOf = (baseUrl: string): Server => {
  const { hostname, port, protocol } = new URL(baseUrl)
  return {
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": port === "" ? protocol === "http:" ? 80 : 443 : Number(port)
  }
}

/** The span of the call that a fiber makes: what the call waits for is linked to it. It is apart from the program's own spans. */
export const CallSpan = Context.Reference<Tracer.Span | undefined>("effect-prisma-management/CallSpan", {
  defaultValue: () => undefined
})

export const isTraced = (context: Context.Context<never>): boolean =>
  Context.getOrUndefined(context, Tracer.Tracer) !== undefined

/** Tells the id by which support finds an answer. */
export const tellAnswer = (
  span: Tracer.Span,
  response: HttpClientResponse.HttpClientResponse,
  secrets: Parameters<typeof requestIdOf>[1]
): void => {
  const id = requestIdOf(response, secrets)
  if (id !== undefined) span.attribute("prisma.request_id", id)
}

export const tellFailure = (span: Tracer.Span, failure: Failure): void => {
  for (const [name, value] of Object.entries(errorType(failure))) span.attribute(name, value)
}

/** A call whose failure its span tells, and to whose span those are linked that it waits for. */
export const traced = <A>(span: Tracer.Span, call: Effect.Effect<A, Failure>): Effect.Effect<A, Failure> =>
  Effect.provideService(
    Effect.tapError(call, (failure) => Effect.sync(() => tellFailure(span, failure))),
    CallSpan,
    span
  )
