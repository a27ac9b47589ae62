/**
 * The span of a refresh, and its links. A refresh serves whoever needs it and outlives all of them, so its span is a root: the calls that wait
 * for it are linked to it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Tracer from "effect/Tracer"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import { CallSpan, serverOf, tellFailure } from "../call/traced.ts"
import type { Ask } from "./exchange.ts"

/** The endpoint, as far as a span shows it. */
interface Endpoint {
  readonly requests?: { readonly authBaseUrl: string } | undefined
}

const name = "Session.refresh"
const sent = "prisma.refresh.sent"

/** Runs a refresh for a caller: `span` is that of the call that began it and waits for it, if there is one. */
type Traced = (
  key: string,
  span: Tracer.Span | undefined,
  refresh: Effect.Effect<Tokens, AuthError>
) => Effect.Effect<Tokens, AuthError>

const linkTo = (call: Tracer.Span | undefined, span: Tracer.Span): void =>
  call?.addLinks([{ span, attributes: { "prisma.link": "waited for" } }])

const tellEnd = (span: Tracer.Span, refresh: Effect.Effect<Tokens, AuthError>) =>
  refresh.pipe(
    Effect.tap(({ workspaceId }) => Effect.sync(() => span.attribute("prisma.workspace_id", workspaceId))),
    Effect.tapError((error) =>
      Effect.sync(() => {
        tellFailure(span, error)
        if ("status" in error.reason) span.attribute("http.response.status_code", error.reason.status)
      })
    )
  )

/** What sends a refresh token, counted in the span of the refresh that it is sent for. */
export const counted = (ask: Ask): Ask => (refreshToken) =>
  Effect.contextWith((context: Context.Context<never>) => {
    const span = Context.getOrUndefined(context, Tracer.ParentSpan)
    if (span?._tag === "Span" && span.name === name) span.attribute(sent, Number(span.attributes.get(sent)) + 1)
    return ask(refreshToken)
  })

export const makeRefreshSpans = ({ requests }: Endpoint) => {
  const underWay = new Map<string, Tracer.Span>()
  // A mocked endpoint has an effect here.
  const server = typeof requests?.authBaseUrl === "string" ? serverOf(requests.authBaseUrl) : {}

  const traced: Traced = (key, call, refresh) =>
    Effect.useSpan(name, { root: true, attributes: { [sent]: 0, ...server } }, (span) => {
      underWay.set(key, span)
      linkTo(call, span)
      return Effect.ensuring(
        Effect.provideService(tellEnd(span, refresh), Tracer.ParentSpan, span),
        Effect.sync(() => underWay.get(key) === span && underWay.delete(key))
      )
    })

  /** The span of the call that waits for a refresh, linked to one that is under way. */
  const waiting = (key: string, context: Context.Context<never>): Tracer.Span | undefined => {
    const call = Context.get(context, CallSpan)
    const span = underWay.get(key)
    if (span !== undefined) linkTo(call, span)
    return call
  }

  return { traced, waiting }
}
