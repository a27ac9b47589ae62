/**
 * One request and its answer, as undici tells of them. What is done here is done for every call: no `AbortController`, no `Readable`, one object.
 */
import type * as Undici from "@effect/platform-node/Undici"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type { Duplex } from "node:stream"
import { decodingBody, knownCodings } from "./decoding.ts"
import { badUpgrade, dispatchFailure, interrupted, notTaken } from "./failures.ts"
import { discard, type Outgoing } from "./requestBody.ts"
import { Response } from "./response.ts"
import { ResponseBody, type Sink, type Source } from "./responseBody.ts"

type Controller = Pick<Undici.Dispatcher.DispatchController, "abort" | "pause" | "resume">
type RawHeaders = { readonly [name: string]: string | ReadonlyArray<string> | undefined }
type Answer = Effect.Effect<Response, HttpClientError.HttpClientError>

/** The part of undici's options that does not follow from the request. */
export type Options = Partial<Undici.Dispatcher.DispatchOptions>

// RFC 9110 sections 9.3.2, 15.3.5 and 15.4.5.
const isBodiless = (method: string, status: number): boolean => method === "HEAD" || status === 204 || status === 304

const withoutCoding = (headers: Headers.Headers): Headers.Headers =>
  Headers.removeMany(headers, ["content-encoding", "content-length"])

const soon = Promise.resolve()

/** The exchange that is being dispatched: a connection that is opened meanwhile is opened for it. */
let dialing: Exchange | undefined

/** Tells the exchange that is being dispatched of the connection that is opened for it. */
export const dialed = (socket: Duplex): void => dialing?.dial(socket)

export class Exchange implements Source {
  readonly request: HttpClientRequest.HttpClientRequest
  private readonly url: URL
  private readonly outgoing: Outgoing
  private answer: ((answer: Answer) => void) | undefined
  private controller: Controller | undefined
  private connecting: Duplex | undefined
  private signal: AbortSignal | undefined
  private reason: Error | undefined
  private sink: Sink | undefined

  constructor(
    request: HttpClientRequest.HttpClientRequest,
    url: URL,
    outgoing: Outgoing,
    answer: (answer: Answer) => void
  ) {
    this.request = request
    this.url = url
    this.outgoing = outgoing
    this.answer = answer
  }

  /** The signal is of those who gave the answer to somebody else, and may end it later. */
  dispatch(
    dispatcher: Undici.Dispatcher,
    handler: Undici.Dispatcher.DispatchHandler,
    options: Options,
    signal?: AbortSignal
  ): void {
    const { outgoing: { body, headers }, request: { method }, url } = this
    if (signal !== undefined) {
      this.signal = signal
      signal.addEventListener("abort", this)
      if (signal.aborted) this.reason = interrupted()
    }
    try {
      dispatcher.dispatch({
        ...options,
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers,
        body: body as NonNullable<Undici.Dispatcher.DispatchOptions["body"]>
      }, handler)
    } catch (cause) {
      this.onResponseError(null, cause)
    }
  }

  /** Of the signal. */
  handleEvent(): void {
    this.abort(interrupted())
  }

  dial(socket: Duplex): void {
    this.connecting = socket
  }

  pause(): void {
    this.controller?.pause()
  }

  resume(): void {
    this.controller?.resume()
  }

  /** Closes the connection, wherever the exchange is. */
  abort(reason: Error): void {
    this.reason ??= reason
    if (this.controller !== undefined) return this.controller.abort(reason)
    // It waits in a queue, and tells when its turn comes.
    this.connecting?.destroy(reason)
    discard(this.outgoing.body)
  }

  // What undici calls.

  onRequestStart(controller: Controller): void {
    this.controller = controller
    this.connecting = undefined
    if (this.reason !== undefined) controller.abort(this.reason)
  }

  onResponseStart(_: Controller, status: number, raw: RawHeaders): void {
    // An informational answer comes before the one that counts.
    if (status < 200) return
    const headers = Headers.fromInput(raw)
    const coding = headers["content-encoding"]
    if (coding === undefined || isBodiless(this.request.method, status)) {
      const body = new ResponseBody(this)
      this.sink = body
      return this.give(body, status, raw, headers)
    }
    const { codings, unknown } = knownCodings(coding)
    const { body, sink } = decodingBody(this, unknown === undefined ? codings : [])
    this.sink = sink
    this.give(body, status, raw, unknown === undefined ? withoutCoding(headers) : headers, unknown)
  }

  onResponseData(_: Controller, chunk: Uint8Array): void {
    this.sink!.push(chunk)
  }

  onResponseEnd(): void {
    this.finish()
    this.sink!.end()
  }

  onResponseError(_: Controller | null, cause: unknown): void {
    const wasTaken = this.controller !== undefined
    this.finish()
    discard(this.outgoing.body)
    if (this.sink === undefined) this.fail(wasTaken ? cause : notTaken(cause))
    else this.sink.fail(cause)
  }

  onRequestUpgrade(_: Controller, __: number, ___: unknown, socket: Duplex): void {
    this.finish()
    socket.destroy()
    this.fail(badUpgrade())
  }

  private give(
    body: ResponseBody,
    status: number,
    raw: RawHeaders,
    headers: Headers.Headers,
    unknownCoding?: string
  ): void {
    const { request, url } = this
    // By then most bodies are all there. And nobody's program runs inside of undici's parser. `queueMicrotask` costs twice as much.
    void soon.then(() =>
      this.settle(Effect.succeed(new Response({ request, url, status, headers, raw, unknownCoding }, body)))
    )
  }

  private fail(cause: unknown): void {
    this.settle(Effect.fail(dispatchFailure(this.request, cause, this.outgoing.failure?.())))
  }

  private settle(answer: Answer): void {
    this.answer?.(answer)
    this.answer = undefined
  }

  private finish(): void {
    this.controller = undefined
    this.signal?.removeEventListener("abort", this)
  }
}

/** Sends the request of an exchange. */
export const start = (exchange: Exchange, ...how: Parameters<Exchange["dispatch"]>): void => {
  dialing = exchange
  exchange.dispatch(...how)
  dialing = undefined
}
