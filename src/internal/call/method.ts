/**
 * Calls an endpoint of the `HttpApi`: encodes the input, sends, and turns whatever comes back into what the operation declares.
 *
 * Effect's own `HttpApiClient` does the same for any API. This one knows what holds for all of ours (JSON bodies, one bearer, one
 * shape of errors), so that every failure is typed, nothing of the HTTP layer leaks, and a call costs less.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { ApiError } from "../../ApiError.ts"
import type { FetchError } from "../../FetchError.ts"
import { apiErrorFrom } from "../answer/apiError.ts"
import { type Failure, named } from "./attempts.ts"
import { type Defaults, isIdempotent, makeCall, type SendRequest } from "./call.ts"
import type { Compile } from "../answer/compile.ts"
import { decodeJson } from "../answer/decode.ts"
import { type Input, makeRequest } from "./encode.ts"
import type { Observer } from "./observer.ts"
import { Idempotent, type Lines } from "../contract/codecs.ts"

/** For an endpoint, what sends its requests. */
export interface Send {
  (options: { readonly endpoint: HttpApiEndpoint.Top; readonly group: HttpApiGroup.Top }): SendRequest
}

/** What the methods of a client share. */
export interface Options extends Defaults {
  readonly baseUrl: string
  readonly send: Send
  readonly compile: Compile
  readonly observer: Observer | undefined
}

type Method = (input?: Input) => unknown

type Responses = ReadonlyMap<number, readonly [Schema.Top, ...ReadonlyArray<Schema.Top>]>

type Decode = (response: HttpClientResponse.HttpClientResponse) => Effect.Effect<unknown, FetchError>

const linesOf = (endpoint: HttpApiEndpoint.Top): Lines<Schema.Top> | undefined =>
  Array.from(endpoint.success).find((schema): schema is Lines<Schema.Top> => "read" in schema)

const responseDecoders = (
  successes: Responses,
  lines: Lines<Schema.Top> | undefined,
  compile: Compile
): ReadonlyMap<number, Decode> => {
  const decoders = new Map<number, Decode>()
  for (const [status, [schema]] of successes) {
    decoders.set(status, HttpApiSchema.isNoContent(schema.ast) ? () => Effect.void : decodeJson(schema, compile))
  }
  if (lines !== undefined) decoders.set(200, lines.read(lines.schema))
  return decoders
}

/** The function that a user calls for an endpoint: an `Effect` of its answer, or the `Stream` of its records. */
const makeMethod = (
  options: {
    readonly group: HttpApiGroup.Top
    readonly endpoint: HttpApiEndpoint.Top
    readonly successes: Responses
    readonly errors: Responses
  } & Options
): Method => {
  const { endpoint, errors, group, observer } = options
  const { method, path } = endpoint
  const lines = linesOf(endpoint)
  const decoders = responseDecoders(options.successes, lines, options.compile)
  const call = {
    operation: `${group.identifier}.${endpoint.identifier}`,
    method,
    url: options.baseUrl + path,
    isIdempotent: isIdempotent(method) || Context.getOrUndefined(endpoint.annotations, Idempotent) === true,
    observer
  }
  const answer = makeCall(call, options, {
    attributes: { "url.template": path },
    request: makeRequest(endpoint, options.baseUrl),
    send: options.send({ endpoint, group }),
    receive: (response): Effect.Effect<unknown, ApiError | FetchError> => {
      const decode = decoders.get(response.status)
      return decode === undefined ? apiErrorFrom(response, errors) : decode(response)
    }
  })

  return lines === undefined
    ? answer
    : (input) =>
      Stream.mapError(
        Stream.unwrap(answer(input) as Effect.Effect<Stream.Stream<unknown, FetchError>, Failure>),
        (failure) => named(failure, call)
      )
}

/** The functions of a group, by the name of their endpoint. */
export const makeGroup = (
  group: HttpApiGroup.Top,
  options: Options
): { readonly [method: string]: Method } => {
  const methods: { [method: string]: Method } = {}
  HttpApi.reflect(HttpApi.make(group.identifier).add(group), {
    onGroup: () => {},
    onEndpoint: ({ endpoint, errors, successes }) => {
      methods[endpoint.identifier] = makeMethod({ ...options, group, endpoint, successes, errors })
    }
  })
  return methods
}
