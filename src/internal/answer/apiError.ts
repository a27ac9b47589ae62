/**
 * Turns an answer that is no success into the error class of its status, whatever its body is.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type { ApiError } from "../../ApiError.ts"
import type { FetchError } from "../../FetchError.ts"
import { credentialsOf, withoutSecrets } from "../failure/withoutSecrets.ts"
import { readError } from "./body.ts"
import { sentRequest } from "./boundedResponse.ts"
import { requestId } from "../failure/requestId.ts"
import { refusalOf } from "./refusals.ts"

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
): Effect.fn.Return<never, ApiError | FetchError> {
  const text = yield* readError(response)
  const now = yield* Clock.currentTimeMillis
  const { headers, status } = response
  const secrets = secretsSent(response, secretInputs)
  return yield* refusalOf({ status, headers, text, secrets, now }, declared)
})
