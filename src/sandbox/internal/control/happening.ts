/** What a fault makes of an answer. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Predicate from "effect/Predicate"
import * as Stream from "effect/Stream"
import * as ApiError from "../../../ApiError.ts"
import * as refusal from "../oauth/refusal.ts"
import * as objectStore from "../protocol/objectStore.ts"
import type { Asked } from "./asker.ts"
import type { Fault } from "./Fault.ts"
import { isAnswer, millisOf } from "./faultProblems.ts"

type Response = HttpServerResponse.HttpServerResponse

/** The connection ends without an answer: only what serves the sandbox can do that. */
export class ConnectionCut extends Data.TaggedError("ConnectionCut") {}

/** A fault that happens to a request. */
export interface Happening {
  readonly id: string
  readonly fault: Fault
  /** How long it is until a limit lets the next request pass: milliseconds. */
  readonly wait: number
  readonly asked: Asked
}

const isDeclared = (status: number): status is ApiError.DeclaredStatus => status in ApiError.byStatus

/** The API's usual error with a status; of a status without a class, that of its kind. */
const usualError = (status: number) => ApiError.byStatus[isDeclared(status) ? status : status < 500 ? 400 : 500]

const said = ({ fault: { rateLimit }, id }: Happening): { readonly message: string; readonly hint: string } =>
  rateLimit === undefined
    ? {
      message: "This answer was injected by a fault.",
      hint: `Remove the fault ${id}, or clear all faults.`
    }
    : {
      message: `The limit is ${rateLimit.limit} in ${
        millisOf(rateLimit.window) / 1000
      } seconds, and this request exceeds it.`,
      hint: `Wait for the time in Retry-After. To stop this, remove the fault ${id}, or clear all faults.`
    }

/** An error as whoever is asked writes it. */
const errorOf = (happening: Happening, status: number): Response => {
  const { asked: { hasHeader, isDevice, operation = "" } } = happening
  const { hint, message } = said(happening)
  if (operation.startsWith("oauth.")) {
    return HttpServerResponse.setStatus(
      refusal.respond(
        new refusal.Refusal({
          error: refusal.usualCode(status, isDevice),
          description: `${message} ${hint}`,
          challenge: status === 401 && hasHeader
        })
      ),
      status
    )
  }
  if (operation === "uploads.put") {
    return objectStore.refusal(status, objectStore.usualCode(status), `${message} ${hint}`)
  }
  return HttpServerResponse.jsonUnsafe({ error: { code: usualError(status).usualCode, message, hint } }, { status })
}

/** `Retry-After` is in whole seconds: none is told to come too early. */
const secondsOf = (millis: number): number => Math.max(1, Math.ceil(millis / 1000))

const answerOf = (happening: Happening): Response => {
  const { body, headers, rateLimit, retryAfter, status = rateLimit === undefined ? 503 : 429 } = happening.fault
  const { "content-type": contentType, ...others } = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  )
  const seconds = retryAfter ?? (rateLimit === undefined ? undefined : secondsOf(happening.wait))
  const options = {
    status,
    headers: { ...seconds === undefined ? undefined : { "retry-after": String(seconds) }, ...others },
    ...contentType === undefined ? undefined : { contentType }
  }
  if (Predicate.isString(body)) {
    return HttpServerResponse.text(body, { contentType: "text/plain; charset=utf-8", ...options })
  }
  if (body !== undefined) return HttpServerResponse.jsonUnsafe(body, options)
  if (status < 400) return HttpServerResponse.empty(options)
  const error = HttpServerResponse.setHeaders(errorOf(happening, status), options.headers)
  return contentType === undefined ? error : HttpServerResponse.setHeader(error, "content-type", contentType)
}

/** The bytes of a body, in the pieces in which it comes; undefined where it has none. */
const piecesOf = ({ body }: Response, { method }: Asked): Stream.Stream<Uint8Array, unknown> | undefined => {
  if (method === "HEAD") return undefined
  if (body._tag === "Stream") return body.stream
  return body._tag === "Uint8Array" && body.body.length > 0 ? Stream.succeed(body.body) : undefined
}

/** What is said of the body stays: its type, and the length of all of it. */
const withPieces = (response: Response, pieces: Stream.Stream<Uint8Array, unknown>): Response =>
  HttpServerResponse.setBody(
    response,
    HttpBody.stream(
      pieces,
      response.headers["content-type"],
      response.body._tag === "Uint8Array" ? response.body.contentLength : undefined
    )
  )

function* split(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

/** The same bytes, a few at a time. */
const dribbled = (
  pieces: Stream.Stream<Uint8Array, unknown>,
  { bytes, interval }: NonNullable<Fault["dribble"]>
): Stream.Stream<Uint8Array, unknown> => {
  const pause = Effect.sleep(interval)
  return pieces.pipe(
    Stream.flatMap((piece) => Stream.fromIterable(split(piece, bytes), { chunkSize: 1 })),
    Stream.zipWithIndex,
    Stream.mapEffect(([piece, index]) => index === 0 ? Effect.succeed(piece) : Effect.as(pause, piece))
  )
}

// What was written goes out once the server has its turn: a connection that is closed in the same one takes it along.
const breaking = Stream.fromEffect(Effect.andThen(Effect.yieldNow, Effect.fail(new ConnectionCut())))

/** Half of a body, and then nothing: of a log half of its first piece, for nobody knows how long it is. */
const halved = (pieces: Stream.Stream<Uint8Array, unknown>): Stream.Stream<Uint8Array, unknown> =>
  Stream.map(Stream.take(pieces, 1), (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)))

/** Sends an answer as the fault says. */
const sent = (
  { asked, fault: { cut, dribble } }: Happening,
  response: Response
): Effect.Effect<Response, ConnectionCut> => {
  if (cut !== "body" && dribble === undefined) return Effect.succeed(response)
  const whole = piecesOf(response, asked)
  if (whole === undefined) return cut === "body" ? Effect.fail(new ConnectionCut()) : Effect.succeed(response)
  const pieces = cut === "body" ? halved(whole) : whole
  const slow = dribble === undefined ? pieces : dribbled(pieces, dribble)
  return Effect.succeed(withPieces(response, cut === "body" ? Stream.concat(slow, breaking) : slow))
}

/** What a fault makes of the answer that there would be. */
export const happen = <E, R>(
  happening: Happening,
  respond: Effect.Effect<Response, E, R>
): Effect.Effect<Response, E | ConnectionCut, R> => {
  const { fault } = happening
  // A server cannot interrupt what answers: a client that is gone, or a sandbox that is closed, ends the wait.
  const wait = fault.latency === undefined ? Effect.void : Effect.interruptible(Effect.sleep(fault.latency))
  const next: Effect.Effect<Response, E | ConnectionCut, R> = fault.cut === true
    ? Effect.fail(new ConnectionCut())
    : isAnswer(fault)
    ? Effect.sync(() => answerOf(happening))
    : respond
  const late = fault.carriedOut === true
    ? Effect.flatMap(respond, (response) => Effect.andThen(wait, next === respond ? Effect.succeed(response) : next))
    : Effect.andThen(wait, next)
  return Effect.map(
    Effect.flatMap(late, (response) => sent(happening, response)),
    HttpServerResponse.setHeader("x-sandbox-fault", happening.id)
  )
}
