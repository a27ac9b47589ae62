/** The parameters of a request (RFC 6749 sections 3.1 and 3.2). */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { type Refusal, refusal } from "./refusal.ts"

export interface Parameters {
  /** A parameter without a value counts as omitted (RFC 6749 section 3.1). */
  readonly get: (name: string) => string | undefined
  readonly isDoubled: (name: string) => boolean
  readonly hasDoubled: boolean
}

const make = (search: URLSearchParams): Parameters => ({
  get: (name) => search.get(name) || undefined,
  isDoubled: (name) => search.getAll(name).length > 1,
  hasDoubled: new Set(search.keys()).size < search.size
})

export const ofUrl = ({ url }: HttpServerRequest.HttpServerRequest): Parameters =>
  make(new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? ""))

export const ofForm = Effect.fnUntraced(function*(
  request: HttpServerRequest.HttpServerRequest
): Effect.fn.Return<Parameters, Refusal> {
  const type = request.headers["content-type"] ?? ""
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    return yield* refusal("invalid_request", "The body has to be application/x-www-form-urlencoded.")
  }
  const parameters = make(new URLSearchParams(yield* Effect.orDie(request.text)))
  if (parameters.hasDoubled) return yield* refusal("invalid_request", "A parameter is there more than once.")
  return parameters
})
