/**
 * Turns an answer that is no success into the error class of its status, whatever its body is.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as ApiError from "../../ApiError.ts"
import type { FetchError } from "../../FetchError.ts"
import { fieldsOf } from "./errorBody.ts"
import { printable } from "../failure/text.ts"
import { readError } from "./body.ts"
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

/** Fails with the class of a declared status, with `UnexpectedStatus` for any other. */
export const apiErrorFrom = Effect.fnUntraced(function*(
  response: HttpClientResponse.HttpClientResponse,
  declared: { has(status: number): boolean }
): Effect.fn.Return<never, ApiError.ApiError | FetchError> {
  const { headers, status } = response
  const text = yield* readError(response)
  const now = yield* Clock.currentTimeMillis
  const body = fieldsOf(status < 400 ? undefined : parse(text), `The API answered ${status} without saying why`)
  const fields = {
    ...body,
    // What prints an error prints these as they are.
    code: printable(body.code),
    message: printable(body.message),
    hint: body.hint === undefined ? undefined : printable(body.hint),
    retryAfter: retryAfter(headers, now),
    requestId: requestId(headers)
  }
  if (isDeclared(status, declared)) return yield* new ApiError.byStatus[status](fields)
  return yield* new ApiError.UnexpectedStatus({
    ...fields,
    status,
    body: status < 400 ? "" : firstBytes(printable(text))
  })
})
