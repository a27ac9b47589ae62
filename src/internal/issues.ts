/**
 * Makes `FetchError`s that say what is wrong and where, and never with which value: it may be a secret.
 */
import * as Duration from "effect/Duration"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { FetchError, type Issue } from "../FetchError.ts"
import { requestId } from "./responseHeaders.ts"

export type { Issue }

interface RequestLine {
  readonly method: string
  readonly url: string
}

const format = SchemaIssue.makeFormatterStandardSchemaV1()

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  String(typeof segment === "object" ? segment.key : segment)

export const fromSchemaError = (error: Schema.SchemaError): ReadonlyArray<Issue> =>
  format(error.issue).issues.map(({ message, path }) => ({ path: (path ?? []).map(keyOf).join("."), message }))

export const under = (slot: string, issues: ReadonlyArray<Issue>): ReadonlyArray<Issue> =>
  issues.map(({ message, path }) => ({ path: path === "" ? slot : `${slot}.${path}`, message }))

// RFC 9110 section 5.5: visible characters, spaces and tabs inside.
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/

export const headerIssue = (headers: { readonly [name: string]: unknown } | undefined): Issue | undefined => {
  for (const name in headers) {
    if (typeof headers[name] === "string" && !fieldValue.test(headers[name])) {
      return { path: name, message: "Expected a header value without control characters" }
    }
  }
  return undefined
}

const describe = (issues: ReadonlyArray<Issue>): string =>
  issues.map(({ message, path }) => `${path}: ${message}`).join("; ")

/** Method and URL without what may be secret in it: userinfo, query, fragment. */
export const requestLine = ({ method, url }: RequestLine): RequestLine => {
  const end = url.search(/[?#]/)
  return { method, url: (end === -1 ? url : url.slice(0, end)).replace(/^(\w+:\/\/)[^/]*@/, "$1") }
}

export const invalidRequest = (request: RequestLine, issues: ReadonlyArray<Issue>): FetchError =>
  new FetchError({
    message: `The request breaks the contract, nothing was sent: ${describe(issues)}`,
    reason: { _tag: "InvalidRequest", issues },
    request: requestLine(request)
  })

export const invalidResponse = (
  response: HttpClientResponse.HttpClientResponse,
  issues: ReadonlyArray<Issue>
): FetchError =>
  new FetchError({
    message: `The answer (${response.status}) breaks the contract: ${describe(issues)}`,
    reason: { _tag: "InvalidResponse", status: response.status, issues, requestId: requestId(response.headers) },
    request: requestLine(response.request)
  })

const hostOf = (url: string): string => URL.parse(url)?.host ?? url

// The HTTP client's own error holds the request with its headers and body, so only what lies below it is kept.
const causeBelow = (cause: unknown): unknown => {
  while (typeof cause === "object" && cause !== null && "_tag" in cause) {
    cause = "reason" in cause ? cause.reason : "cause" in cause ? cause.cause : undefined
  }
  return cause
}

const reasonOf = (cause: unknown): string => {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ("code" in error && typeof error.code === "string") return error.code
    if (error.cause === undefined) return error.message
  }
  return "the connection failed"
}

// The name was not resolved or nobody accepted the connection: no byte of the request left.
const notSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|.*_CERT.*)$/

const isWrite = ({ method }: RequestLine): boolean => method !== "GET" && method !== "HEAD"

const outcome = (request: RequestLine, sent: boolean): string =>
  sent && isWrite(request) ? ". The request may have been processed: its outcome is unknown" : ""

export const transport = (request: HttpClientRequest.HttpClientRequest, error: unknown): FetchError => {
  const cause = causeBelow(error)
  const reason = reasonOf(cause)
  const sent = !notSent.test(reason)
  return new FetchError({
    message: `No answer from ${hostOf(request.url)}: ${reason}${outcome(request, sent)}`,
    reason: { _tag: "Transport", sent },
    request: requestLine(request),
    ...(cause === undefined ? undefined : { cause })
  })
}

export const timeout = (request: RequestLine, duration: Duration.Duration, sent: boolean): FetchError =>
  new FetchError({
    message: `No answer from ${hostOf(request.url)} within ${Duration.format(duration)}${outcome(request, sent)}`,
    reason: { _tag: "Timeout", duration, sent },
    request: requestLine(request)
  })
