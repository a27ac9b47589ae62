/**
 * Turns an answer that is no success into the error class of its status, whatever its body is.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as ApiError from "../../ApiError.ts"
import type { FetchError } from "../../FetchError.ts"
import { details } from "./details.ts"
import { fieldsOf, unsaid, wordsOf } from "./errorBody.ts"
import { quoted } from "../failure/quoted.ts"
import { printable } from "../failure/text.ts"
import { credentialsOf, withoutSecrets } from "../failure/withoutSecrets.ts"
import { readError } from "./body.ts"
import { sentRequest } from "./boundedResponse.ts"
import { requestId } from "../failure/requestId.ts"
import { retryAfter } from "../failure/retryAfter.ts"

const keptBytes = 2048

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const firstBytes = (text: string): string => {
  const bytes = new TextEncoder().encode(text)
  return bytes.length <= keptBytes ? text : new TextDecoder().decode(bytes.subarray(0, keptBytes), { stream: true })
}

const isDeclared = (status: number, declared: { has(status: number): boolean }): status is ApiError.DeclaredStatus =>
  status in ApiError.byStatus && declared.has(status)

type SecretInputs = (request: HttpClientRequest.HttpClientRequest) => ReadonlyArray<string>

/** What the request of an answer held of secrets. */
const secretsSent = (response: HttpClientResponse.HttpClientResponse, secretInputs: SecretInputs) => {
  const request = sentRequest(response)
  return [...credentialsOf(request.headers["authorization"]), ...secretInputs(request)]
}

/** What support asks for, of any answer: an intermediary may repeat in it what it was sent. */
export const requestIdOf = (
  response: HttpClientResponse.HttpClientResponse,
  secretInputs: SecretInputs = () => []
): string | undefined => {
  const id = requestId(response.headers)
  return id ? withoutSecrets(id, secretsSent(response, secretInputs)) : undefined
}

/**
 * Fails with the class of a declared status, with `UnexpectedStatus` for any other. What the request held of secrets, its token and those that
 * `secretInputs` finds, is nowhere in it.
 */
export const apiErrorFrom = Effect.fnUntraced(function*(
  response: HttpClientResponse.HttpClientResponse,
  declared: { has(status: number): boolean },
  secretInputs: SecretInputs = () => []
): Effect.fn.Return<never, ApiError.ApiError | FetchError> {
  const { headers, status } = response
  const text = yield* readError(response)
  const now = yield* Clock.currentTimeMillis
  const secrets = secretsSent(response, secretInputs)
  const shown = (text: string) => printable(withoutSecrets(text, secrets))
  const id = requestId(headers)
  // Below 400 nobody says what a body is: it may be a secret.
  const error = status < 400 ? "" : text
  const json = parse(error)
  const said = fieldsOf(json)
  const fields = {
    ...said,
    // What prints an error prints these as they are.
    code: shown(said.code),
    message: said.message === ""
      ? unsaid(status, quoted(wordsOf(withoutSecrets(error, secrets), json), secrets))
      : shown(said.message),
    hint: said.hint === undefined ? undefined : shown(said.hint),
    details: details(said.details, (text) => withoutSecrets(text, secrets)),
    retryAfter: retryAfter(headers, now),
    requestId: id && shown(id),
    body: firstBytes(shown(error))
  }
  if (isDeclared(status, declared)) return yield* new ApiError.byStatus[status](fields)
  return yield* new ApiError.UnexpectedStatus({ ...fields, status })
})
