/**
 * The body of a request in a form that undici sends.
 */
import * as NodeStream from "@effect/platform-node/NodeStream"
import type * as Undici from "@effect/platform-node/Undici"
import * as Effect from "effect/Effect"
import { constVoid } from "effect/Function"
import * as Headers from "effect/http/Headers"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Stream from "effect/Stream"
import { Readable } from "node:stream"
import { loadUndici } from "./undici.ts"

/** What undici is given. */
export interface Outgoing {
  readonly headers: Headers.Headers
  readonly body: unknown
  /** Why the body ended early, where its own source failed: then it is no fault of the connection. */
  readonly failure?: (() => { readonly cause: unknown } | undefined) | undefined
}

const form = (
  { headers }: HttpClientRequest.HttpClientRequest,
  formData: FormData,
  dispatcher: Undici.Dispatcher
): Effect.Effect<Outgoing> =>
  Effect.map(loadUndici, (undici) => {
    // The boundary is made anew.
    const others = Headers.remove(headers, "content-type")
    if (dispatcher instanceof undici.Dispatcher) {
      const converted = new undici.FormData()
      for (const [name, value] of formData) converted.append(name, value)
      return { body: converted, headers: others }
    }
    // Another copy of undici does not know this one's FormData. It takes any stream, of which it cannot tell the length.
    const { body, headers: encoded } = new Response(formData)
    return { body, headers: Headers.set(others, "content-type", encoded.get("content-type")!) }
  })

const readable = (
  { headers }: HttpClientRequest.HttpClientRequest,
  stream: Stream.Stream<Uint8Array, unknown>
): Effect.Effect<Outgoing> => {
  let failure: { readonly cause: unknown } | undefined
  const observed = Stream.tapError(stream, (cause) =>
    Effect.sync(() => {
      failure = { cause }
    }))
  return Effect.map(NodeStream.toReadable(observed), (body) => ({ headers, body, failure: () => failure }))
}

const raw = (
  request: HttpClientRequest.HttpClientRequest,
  body: unknown,
  dispatcher: Undici.Dispatcher
): Outgoing | Effect.Effect<Outgoing> => {
  const { headers } = request
  if (body instanceof FormData) return form(request, body, dispatcher)
  if (body instanceof URLSearchParams) {
    const type = { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" }
    return { headers: Headers.merge(Headers.fromRecordUnsafe(type), headers), body: body.toString() }
  }
  if (!(body instanceof Readable)) return { headers, body }
  let failure: { readonly cause: unknown } | undefined
  body.on("error", (cause) => {
    failure ??= { cause }
  })
  return { headers, body, failure: () => failure }
}

/** The body as the dispatcher takes it: most are there at once. */
export const outgoing = (
  request: HttpClientRequest.HttpClientRequest,
  dispatcher: Undici.Dispatcher
): Outgoing | Effect.Effect<Outgoing> => {
  const { body, headers } = request
  switch (body._tag) {
    case "Empty":
      return { headers, body: null }
    case "Uint8Array":
      // As text, a mock can compare it.
      return { headers, body: body.text ?? body.body }
    case "Raw":
      return raw(request, body.body, dispatcher)
    case "FormData":
      return form(request, body.formData, dispatcher)
    case "Stream":
      return readable(request, body.stream)
  }
}

/** Ends a body that nobody will send on. What it says then interests nobody. */
export const discard = (body: unknown): void => {
  if (body instanceof Readable) body.on("error", constVoid).destroy()
}
