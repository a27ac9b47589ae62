/** The parameters of a request (RFC 6749 sections 3.1 and 3.2), and the forms that a person sends from a page of the sandbox. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"

export interface Parameters {
  /** A parameter without a value counts as omitted (RFC 6749 section 3.1). */
  readonly get: (name: string) => string | undefined
  readonly isDoubled: (name: string) => boolean
  readonly hasDoubled: boolean
}

/** What is wrong with a form. */
export class FormProblem extends Data.TaggedError("FormProblem")<{ readonly description: string }> {}

const make = (search: URLSearchParams): Parameters => ({
  get: (name) => search.get(name) || undefined,
  isDoubled: (name) => search.getAll(name).length > 1,
  hasDoubled: new Set(search.keys()).size < search.size
})

export const ofUrl = ({ url }: HttpServerRequest.HttpServerRequest): Parameters =>
  make(new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? ""))

export const ofForm = Effect.fnUntraced(function*(
  request: HttpServerRequest.HttpServerRequest
): Effect.fn.Return<Parameters, FormProblem> {
  const type = request.headers["content-type"] ?? ""
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    return yield* new FormProblem({ description: "The body must be application/x-www-form-urlencoded." })
  }
  const parameters = make(new URLSearchParams(yield* Effect.orDie(request.text)))
  if (parameters.hasDoubled) return yield* new FormProblem({ description: "A parameter was sent more than once." })
  return parameters
})

/** Whether a form was sent from a page of this server, as far as the browser says it. */
export const isSameOrigin = ({ headers }: HttpServerRequest.HttpServerRequest): boolean =>
  (headers["sec-fetch-site"] ?? "same-origin") === "same-origin"

/** The form of a person, which only a page of this server may send. */
export const ofPerson = Effect.fnUntraced(function*(
  request: HttpServerRequest.HttpServerRequest
): Effect.fn.Return<Parameters, FormProblem> {
  const given = yield* ofForm(request)
  return isSameOrigin(request)
    ? given
    : yield* new FormProblem({ description: "The form was sent from another page." })
})
