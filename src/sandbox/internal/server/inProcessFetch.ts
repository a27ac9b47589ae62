/** `fetch` that leads into a sandbox without a socket: whichever host a URL names, and with the failures of the Fetch standard. */
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { parseUrl } from "../../../internal/failure/urls.ts"
import { type Respond, unseen } from "./inProcess.ts"

/** As the platform's. Others may give `undefined` for what they leave out, as `oauth4webapi` does. */
export type Fetch = (
  input: RequestInfo | URL,
  init?: { readonly [Name in keyof RequestInit]?: RequestInit[Name] | undefined }
) => Promise<Response>

/** What `fetch` rejects with where no answer came. */
const networkError = (message: string, cause?: unknown): TypeError => new TypeError(message, { cause })

/** Fails when a signal aborts, with its reason as it is. */
const aborted = (signal: AbortSignal): Effect.Effect<never, unknown> =>
  Effect.callback((resume) => {
    const abort = () => resume(Effect.fail(signal.reason))
    if (signal.aborted) return abort()
    signal.addEventListener("abort", abort, { once: true })
    return Effect.sync(() => signal.removeEventListener("abort", abort))
  })

/** A request whose body is there, if only as nothing: a server reads what `content-length: 0` says. */
const withBody = (request: Request): Request =>
  request.body === null && !/^(GET|HEAD)$/.test(request.method)
    ? new Request(request, { method: request.method, body: new Uint8Array(0) })
    : request

/** The answer as the platform has it. A body that comes bit by bit ends as `ended` says, and closes `scope`. */
const toWeb = (
  response: HttpServerResponse.HttpServerResponse,
  { method }: Request,
  ended: Effect.Effect<never, unknown>,
  scope: Scope.Closeable
): Effect.Effect<Response> => {
  const options = { withoutBody: method === "HEAD", context: Context.empty() }
  const { body } = response
  if (body._tag !== "Stream" || HttpServerResponse.omitsBody(response, options.withoutBody)) {
    return Effect.as(Scope.close(scope, Exit.void), HttpServerResponse.toWeb(response, options))
  }
  const stream = body.stream.pipe(
    Stream.mapError((cause) => networkError("terminated", cause)),
    Stream.interruptWhen(ended),
    Stream.onExit((exit) => Scope.close(scope, exit))
  )
  const whole = HttpBody.stream(stream, body.contentType, body.contentLength)
  return Effect.succeed(HttpServerResponse.toWeb(HttpServerResponse.setBody(response, whole), options))
}

/** Sends one request, and follows no redirect. `closed` fails when the sandbox is. */
const send = async (respond: Respond, closed: Effect.Effect<never, unknown>, request: Request): Promise<Response> => {
  const ended = Effect.raceFirst(aborted(request.signal), closed)
  const scope = Scope.makeUnsafe()
  const answered = respond.pipe(
    Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromWeb(withBody(request))),
    Scope.provide(scope),
    unseen,
    Effect.mapError(() => networkError("fetch failed", new Error("The sandbox cut the connection"))),
    Effect.flatMap((response) => toWeb(response, request, ended, scope)),
    Effect.onError((cause) => Scope.close(scope, Exit.failCause(cause)))
  )
  const exit = await Effect.runPromiseExit(Effect.raceFirst(answered, ended))
  if (Exit.isSuccess(exit)) return exit.value
  throw Cause.squash(exit.cause)
}

/** Where an answer sends the one who asked; undefined where it does not. */
const redirectOf = ({ headers, status }: Response, from: string): URL | undefined => {
  const location = [301, 302, 303, 307, 308].includes(status) ? headers.get("location") : null
  return location === null ? undefined : parseUrl(location, from) ?? undefined
}

/** The request that follows a redirect (Fetch standard, "HTTP-redirect fetch"). `spare` is the request once more, with its body. */
const following = (request: Request, status: number, to: URL, spare: Request | undefined): Request => {
  const isGet = status === 303
    ? !/^(GET|HEAD)$/.test(request.method)
    : status <= 302 && request.method === "POST"
  const headers = new Headers(request.headers)
  if (to.origin !== new URL(request.url).origin) headers.delete("authorization")
  const { redirect, signal } = request
  if (isGet) {
    for (const name of ["content-encoding", "content-language", "content-length", "content-location", "content-type"]) {
      headers.delete(name)
    }
    return new Request(to, { method: "GET", headers, redirect, signal })
  }
  if (request.body === null) return new Request(to, { method: request.method, headers, redirect, signal })
  if (spare === undefined) throw networkError("fetch failed", new Error("A body that is a stream cannot be sent again"))
  return new Request(to, new Request(spare, { headers }))
}

const mostRedirects = 20

/** A response that was made here does not know where it is from. */
const from = (response: Response, url: string, redirected: boolean): Response =>
  Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } })

/** `closed` fails once the sandbox is closed. */
export const inProcessFetch =
  (respond: Respond, closed: Effect.Effect<never, unknown>): Fetch => async (input, init) => {
    let request = new Request(input, init as RequestInit)
    if (!/^https?:/.test(request.url)) throw networkError(`The sandbox supports http and https, not ${request.url}`)
    const isOnce = init?.body instanceof ReadableStream
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const spare = request.redirect === "follow" && request.body !== null && !isOnce ? request.clone() : undefined
      const response = await send(respond, closed, request)
      const to = redirectOf(response, request.url)
      if (to === undefined || request.redirect === "manual") return from(response, request.url, redirects > 0)
      if (request.redirect === "error") throw networkError("fetch failed", new Error("unexpected redirect"))
      request = following(request, response.status, to, spare)
    }
    throw networkError("fetch failed", new Error("redirect count exceeded"))
  }
