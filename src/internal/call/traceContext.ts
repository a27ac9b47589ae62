/**
 * The trace context of a request: which headers, and whether they are ours to send.
 */
import * as Context from "effect/Context"
import type * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpTraceContext from "effect/http/HttpTraceContext"
import * as Tracer from "effect/Tracer"
import { builtin } from "../failure/builtin.ts"

type Fields = { readonly [name: string]: string }

interface Channel {
  readonly hasSubscribers: boolean
}

interface Diagnostics {
  readonly channel: (name: string) => Channel
}

interface Platform {
  /** Where OpenTelemetry's API keeps what a program registered. */
  readonly [openTelemetry]?: { readonly propagation?: unknown }
}

const openTelemetry = Symbol.for("opentelemetry.js.api.1")

let requests: Channel | undefined

/**
 * Whether `@opentelemetry/instrumentation-undici` adds the trace context to each request of undici, `fetch` included: it adds to what is there, and two
 * values of `traceparent` are none (W3C Trace Context section 3.2).
 */
const isInstrumented = (): boolean => {
  const { [openTelemetry]: registered } = globalThis as Platform
  if (registered?.propagation === undefined) return false
  requests ??= (builtin("node:diagnostics_channel") as Diagnostics | undefined)?.channel("undici:request:create")
  return requests?.hasSubscribers === true
}

const none: Fields = {}

/** The headers: none where the program has no tracer, turned the propagation off, or somebody else sends them. */
export const traceContext = (
  fiber: Fiber.Fiber<unknown, unknown>,
  span: Tracer.Span,
  withB3: boolean | undefined
): Fields => {
  if (
    Context.getOrUndefined(fiber.context, Tracer.Tracer) === undefined || span.spanId === "noop"
    || !fiber.getRef(HttpClient.TracerPropagationEnabled) || fiber.getRef(Tracer.DisablePropagation)
    || isInstrumented()
  ) return none
  const { b3, traceparent } = HttpTraceContext.toHeaders(span)
  return withB3 === true ? { traceparent: traceparent!, b3: b3! } : { traceparent: traceparent! }
}
