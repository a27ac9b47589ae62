/**
 * An answer as Effect's clients give it, over a body that is gathered while it comes.
 */
import * as Cause from "effect/Cause"
import * as Channel from "effect/Channel"
import * as Effect from "effect/Effect"
import { constVoid } from "effect/Function"
import * as Cookies from "effect/http/Cookies"
import type * as Headers from "effect/http/Headers"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as UrlParams from "effect/http/UrlParams"
import * as Inspectable from "effect/Inspectable"
import * as Option from "effect/Option"
import { pipeArguments } from "effect/Pipeable"
import type * as Pull from "effect/Pull"
import type * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import type * as Socket from "effect/socket/Socket"
import * as Stream from "effect/Stream"
import type { Buffer } from "node:buffer"
import { abandoned } from "./failures.ts"
import type { ResponseBody } from "./responseBody.ts"

type HttpError = HttpClientError.HttpClientError
type Chunks = readonly [Uint8Array, ...Array<Uint8Array>]

/** What came before the body. */
export interface Head {
  readonly request: HttpClientRequest.HttpClientRequest
  readonly url: URL
  readonly status: number
  readonly headers: Headers.Headers
  /** As they came, each field line on its own. */
  readonly raw: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  /** A content coding that nobody here can undo: then the body can be taken as the bytes that it is, and not as text. */
  readonly unknownCoding: string | undefined
}

// A body that nobody reads keeps its connection, until the answer is collected.
const unread = new FinalizationRegistry<ResponseBody>((body) => body.abort(abandoned()))

const withoutMark = (text: string): string => text.charCodeAt(0) === 0xfeff ? text.slice(1) : text

const textOf = (bytes: Buffer): string => withoutMark(bytes.toString("utf8"))

/** A buffer of its own: what undici gives is a part of what it read of the socket. */
const arrayBufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

export class Response extends Inspectable.Class implements HttpClientResponse.HttpClientResponse {
  readonly [HttpIncomingMessage.TypeId]: typeof HttpIncomingMessage.TypeId
  readonly [HttpClientResponse.TypeId]: typeof HttpClientResponse.TypeId
  readonly request: HttpClientRequest.HttpClientRequest
  readonly status: number
  readonly headers: Headers.Headers
  private readonly head: Head
  private readonly body: ResponseBody

  constructor(head: Head, body: ResponseBody) {
    super()
    this[HttpIncomingMessage.TypeId] = HttpIncomingMessage.TypeId
    this[HttpClientResponse.TypeId] = HttpClientResponse.TypeId
    this.request = head.request
    this.status = head.status
    this.headers = head.headers
    this.head = head
    this.body = body
    if (body.isOpen) unread.register(this, body, body)
  }

  get url(): string {
    return this.head.url.href.split("#")[0]!
  }

  get remoteAddress(): Option.Option<string> {
    return Option.none()
  }

  get cookies(): Cookies.Cookies {
    const setCookie = this.head.raw["set-cookie"]
    return setCookie === undefined ? Cookies.empty : Cookies.fromSetCookie(setCookie)
  }

  get arrayBuffer(): Effect.Effect<ArrayBuffer, HttpError> {
    return this.whole(arrayBufferOf)
  }

  get text(): Effect.Effect<string, HttpError> {
    return this.readable(textOf)
  }

  get json(): Effect.Effect<Schema.Json, HttpError> {
    return this.readable((bytes) => {
      const text = textOf(bytes)
      return text === "" ? null : JSON.parse(text)
    })
  }

  get urlParamsBody(): Effect.Effect<UrlParams.UrlParams, HttpError> {
    // A leading "?" is form data; URLSearchParams would drop it as a query prefix.
    return this.readable((bytes) =>
      UrlParams.fromInput(new URLSearchParams(bytes.toString("utf8").replace(/^\?/, "%3F")))
    )
  }

  get formData(): Effect.Effect<FormData, HttpError> {
    return Effect.flatMap(this.readable(arrayBufferOf), (body) =>
      Effect.tryPromise({
        try: () => new globalThis.Response(body, { headers: this.headers }).formData(),
        catch: (cause) => this.failed({ cause })
      }))
  }

  get stream(): Stream.Stream<Uint8Array, HttpError> {
    return Stream.fromChannel(Channel.fromTransform((_, scope) => this.pull(scope)))
  }

  get upgrade(): Effect.Effect<Socket.Socket, HttpError> {
    return Effect.fail(
      new HttpClientError.HttpClientError({
        reason: new HttpClientError.StatusCodeError({
          request: this.request,
          response: this,
          description: "expected 101 Switching Protocols"
        })
      })
    )
  }

  toJSON(): unknown {
    return HttpIncomingMessage.inspect(this, {
      _id: "effect/http/HttpClientResponse",
      request: this.request.toJSON(),
      status: this.status
    })
  }

  pipe() {
    return pipeArguments(this, arguments)
  }

  private failed(fields: { readonly cause?: unknown; readonly description?: string }): HttpError {
    return new HttpClientError.HttpClientError({
      reason: new HttpClientError.DecodeError({ request: this.request, response: this, ...fields })
    })
  }

  private broken(): HttpError {
    return this.failed({ cause: this.body.failure })
  }

  private readable<A>(convert: (bytes: Buffer) => A): Effect.Effect<A, HttpError> {
    const { unknownCoding } = this.head
    return unknownCoding === undefined
      ? this.whole(convert)
      : Effect.fail(
        this.failed({ description: `The body is encoded as ${unknownCoding}, which this client cannot decode` })
      )
  }

  /** All of the body, in one form. It is kept, and can be read again in any other. */
  private whole<A>(convert: (bytes: Buffer) => A): Effect.Effect<A, HttpError> {
    const { body } = this
    const finish = (): Effect.Effect<A, HttpError> => {
      if (!body.isEnded) return Effect.fail(this.broken())
      try {
        return Effect.succeed(convert(body.bytes()))
      } catch (cause) {
        return Effect.fail(this.failed({ cause }))
      }
    }
    return Effect.suspend(() => {
      if (body.isConsumed) return Effect.fail(this.failed({ description: "The body was already read as a stream" }))
      if (!body.isOpen) return finish()
      return Effect.callback<A, HttpError>((resume) => {
        unread.unregister(body)
        const listener = () => resume(finish())
        body.takeWhole()
        body.wait(listener)
        return Effect.sync(() => {
          if (!body.leave(listener)) body.abort(abandoned())
        })
      })
    })
  }

  private pull(scope: Scope.Scope): Effect.Effect<Pull.Pull<Chunks, HttpError>> {
    return Effect.suspend(() => {
      const { body } = this
      if (body.isConsumed) {
        return Effect.succeed(Effect.fail(this.failed({ description: "The body was already read as a stream" })))
      }
      // What is read as one stays, and is given when it is there.
      if (body.isEnded) return Effect.succeed(this.kept())
      if (body.isTakenWhole) {
        const kept = this.kept()
        return Effect.succeed(Effect.flatMap(this.whole(constVoid), () => kept))
      }
      unread.unregister(body)
      body.takeChunks()
      return Effect.as(
        Scope.addFinalizer(scope, Effect.sync(() => body.abort(abandoned()))),
        this.chunks()
      )
    })
  }

  /** A body that is all there: it is given as one, and stays. */
  private kept(): Pull.Pull<Chunks, HttpError> {
    let given = false
    return Effect.suspend((): Pull.Pull<Chunks, HttpError> => {
      const bytes = this.body.bytes()
      if (given || bytes.length === 0) return Cause.done()
      given = true
      return Effect.succeed([bytes])
    })
  }

  private chunks(): Pull.Pull<Chunks, HttpError> {
    const { body } = this
    const next = (): Pull.Pull<Chunks, HttpError> => {
      const chunks = body.shift()
      if (chunks.length > 0) return Effect.succeed(chunks as Chunks)
      if (body.isEnded) return Cause.done()
      if (!body.isOpen) return Effect.fail(this.broken())
      return Effect.callback((resume) => {
        const listener = () => resume(Effect.suspend(next))
        body.wait(listener)
        return Effect.sync(() => {
          body.leave(listener)
        })
      })
    }
    return Effect.suspend(next)
  }
}
