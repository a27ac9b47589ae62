/**
 * Makes `FetchError`s that say what is wrong and where, and never with which value: it may be a secret.
 */
import * as Duration from "effect/Duration"
import { FetchError } from "../../FetchError.ts"
import { bounded, describe, type Issue, under } from "./issues.ts"
import { requestId } from "./requestId.ts"
import { isUnsent } from "./connecting.ts"
import { codeOf, saidBy, sourceOf, transportCause } from "./transportCause.ts"
import { parseUrl } from "./urls.ts"

export { type Issue, under }

interface RequestLine {
  readonly method: string
  readonly url: string
}

/** What is known of an answer that began. */
interface Begun {
  readonly status: number
  readonly headers: { readonly [name: string]: string | undefined }
}

interface ResponseHead extends Begun {
  readonly request: RequestLine
}

// RFC 9110 sections 5.1 and 5.5: a token; visible characters, spaces and tabs inside.
const fieldName = /^[!#$%&'*+.^_`|~\w-]+$/
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/

// What the transport makes of the request, and what the authorization sets.
const ofCalls: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "connection",
  "content-length",
  "content-type",
  "host",
  "transfer-encoding",
  "upgrade"
])

const problemOfHeader = (name: string, value: unknown, reserved: ReadonlySet<string>): string | undefined => {
  if (!fieldName.test(name)) return "Expected the name of a header"
  if (reserved.has(name.toLowerCase())) return "Expected a header that is not the client's own"
  if (typeof value !== "string") return "Expected a string"
  return fieldValue.test(value) ? undefined : "Expected a header value without control characters"
}

export const headerIssue = (
  headers: { readonly [name: string]: unknown } | undefined,
  reserved = ofCalls
): Issue | undefined => {
  for (const name in headers) {
    const message = problemOfHeader(name, headers[name], reserved)
    if (message !== undefined) return { path: name, message }
  }
  return undefined
}

/** Method and URL without what may be secret in it: userinfo, query, fragment. */
export const requestLine = ({ method, url }: RequestLine): RequestLine => {
  const end = url.search(/[?#]/)
  return { method, url: (end === -1 ? url : url.slice(0, end)).replace(/^(\w+:\/\/)[^/]*@/, "$1") }
}

const unsent = (what: string, request: RequestLine, issues: ReadonlyArray<Issue>, more: number): FetchError => {
  const found = bounded(issues, more)
  return new FetchError({
    message: `${what}, nothing was sent: ${describe(found)}`,
    reason: { _tag: "InvalidRequest", issues: found.issues },
    request: requestLine(request)
  })
}

/** Of an input that breaks the contract; `more` places of it are wrong that no issue names. */
export const invalidRequest = (request: RequestLine, issues: ReadonlyArray<Issue>, more = 0): FetchError =>
  unsent("The request breaks the contract", request, issues, more)

/** Of a variable or of an option of the client, before the request that it was needed for, if there was one. */
export const invalidConfiguration = (issue: Issue, request: RequestLine = { method: "", url: "" }): FetchError =>
  unsent("The configuration is invalid", request, [issue], 0)

/** Of an answer that breaks the contract; `more` places of it are wrong that no issue names. */
export const invalidResponse = (response: ResponseHead, issues: ReadonlyArray<Issue>, more = 0): FetchError => {
  const { headers, request, status } = response
  const found = bounded(issues, more)
  return new FetchError({
    message: `The answer (${status}) breaks the contract: ${describe(found)}`,
    reason: { _tag: "InvalidResponse", status, issues: found.issues, requestId: requestId(headers) },
    request: requestLine(request)
  })
}

const hostOf = (url: string): string => parseUrl(url)?.host ?? url

const isWrite = ({ method }: RequestLine): boolean => method !== "GET" && method !== "HEAD"

/** What a message says where a write may have happened. The API's own may end its sentence. */
export const withUnknownOutcome = (message: string): string =>
  `${message}${/[.!?]\s*$/.test(message) ? " " : ". "}The request may have been processed: its outcome is unknown`

const withOutcome = (message: string, request: RequestLine, sent: boolean): string =>
  sent && isWrite(request) ? withUnknownOutcome(message) : message

/** What an error says of an answer that began and did not end. */
const begun = (response: Begun | undefined): { readonly status?: number; readonly requestId?: string | undefined } =>
  response === undefined ? {} : { status: response.status, requestId: requestId(response.headers) }

/** `No answer from api.prisma.io`, or `The answer from api.prisma.io (201, request id req_1) did not end`. */
const unanswered = ({ url }: RequestLine, response: Begun | undefined): string => {
  if (response === undefined) return `No answer from ${hostOf(url)}`
  const id = requestId(response.headers)
  return `The answer from ${hostOf(url)} (${response.status}${
    id === undefined ? "" : `, request id ${id}`
  }) did not end`
}

/** The transport failed: before there was an answer, or in the middle of this one. */
export const transport = (request: RequestLine, error: unknown, response?: Begun): FetchError => {
  const cause = transportCause(error)
  const code = codeOf(cause)
  const sent = response !== undefined || !isUnsent(sourceOf(error))
  return new FetchError({
    message: withOutcome(
      `${unanswered(request, response)}: ${saidBy(error) ?? code ?? "the connection failed"}`,
      request,
      sent
    ),
    reason: { _tag: "Transport", sent, code, ...begun(response) },
    request: requestLine(request),
    ...(cause === undefined ? undefined : { cause })
  })
}

/** An answer that began, of which nothing more came. */
export const silent = (request: RequestLine, duration: Duration.Duration): FetchError =>
  new FetchError({
    message: `${hostOf(request.url)} was silent for ${Duration.toSeconds(duration)} s`,
    reason: { _tag: "Timeout", duration, sent: true },
    request: requestLine(request)
  })

/** The time is over: before there was an answer, or in the middle of this one. */
export const timeout = (
  request: RequestLine,
  duration: Duration.Duration,
  sent: boolean,
  response?: Begun
): FetchError =>
  new FetchError({
    message: withOutcome(
      `${unanswered(request, response)} within ${Duration.toSeconds(duration)} s`,
      request,
      sent
    ),
    reason: { _tag: "Timeout", duration, sent, ...begun(response) },
    request: requestLine(request)
  })
