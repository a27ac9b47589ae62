/**
 * The methods of a client: each calls an endpoint of the `HttpApi`, and turns whatever comes back into what the operation declares.
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
import { decodeJson } from "../answer/decode.ts"
import { callSite } from "../failure/callSite.ts"
import { Authorization } from "../contract/bearer.ts"
import { Idempotent, type Lines } from "../contract/codecs.ts"
import { named } from "./attempts.ts"
import { makeCall } from "./call.ts"
import { type Input, makeRequest } from "./encode.ts"
import { secretInputs } from "./secretInputs.ts"
import { isIdempotent } from "./repeatable.ts"
import type { Connection, Failure, Shared } from "./vocabulary.ts"

type Method = (input?: Input) => unknown

type Responses = ReadonlyMap<number, readonly [Schema.Top, ...ReadonlyArray<Schema.Top>]>

type Decode = (response: HttpClientResponse.HttpClientResponse) => Effect.Effect<unknown, FetchError>

/** What an operation needs of its schemas, whichever client calls it. */
interface Operation {
  readonly name: string
  readonly endpoint: HttpApiEndpoint.Top
  readonly errors: Responses
  readonly lines: Lines<Schema.Top> | undefined
  readonly decoders: ReadonlyMap<number, Decode>
  readonly request: ReturnType<typeof makeRequest>
  readonly secrets: ReturnType<typeof secretInputs>
}

/** The lines that an operation answers with; undefined where it answers with one value. */
export const linesOf = (endpoint: HttpApiEndpoint.Top): Lines<Schema.Top> | undefined =>
  Array.from(endpoint.success).find((schema): schema is Lines<Schema.Top> => "read" in schema)

const responseDecoders = (
  successes: Responses,
  lines: Lines<Schema.Top> | undefined
): ReadonlyMap<number, Decode> => {
  const decoders = new Map<number, Decode>()
  for (const [status, [schema]] of successes) {
    decoders.set(status, HttpApiSchema.isNoContent(schema.ast) ? () => Effect.void : decodeJson(schema))
  }
  if (lines !== undefined) decoders.set(200, lines.read(lines.schema))
  return decoders
}

const isPublic = ({ middlewares }: HttpApiEndpoint.Top): boolean =>
  !Array.from(middlewares).some(({ key }) => key === Authorization.key)

/** The function that a user calls for an endpoint: an `Effect` of its answer, or the `Stream` of its records. */
const makeMethod = (
  { decoders, endpoint, errors, lines, name, request, secrets }: Operation,
  shared: Shared
): Method => {
  const { method, path } = endpoint
  const call = {
    operation: name,
    method,
    url: shared.baseUrl + path,
    isIdempotent: isIdempotent(method) || Context.getOrUndefined(endpoint.annotations, Idempotent) === true,
    server: shared.server,
    observer: shared.observer
  }
  const answer = makeCall(call, shared, {
    attributes: { "url.template": path },
    request: (input: Input | undefined, headers) => request(shared.baseUrl, input, headers),
    secrets,
    send: isPublic(endpoint) ? shared.sendPublic : shared.send,
    receive: (response): Effect.Effect<unknown, ApiError | FetchError> => {
      const decode = decoders.get(response.status)
      return decode === undefined ? apiErrorFrom(response, errors, secrets) : decode(response)
    }
  })

  if (lines === undefined) {
    const method: Method = (input) => answer(input, callSite(method))
    return method
  }
  const stream: StreamMethod = (input) => {
    const site = callSite(stream)
    return Stream.mapError(
      Stream.unwrap(answer(input, site) as Effect.Effect<Stream.Stream<unknown, FetchError>, Failure>),
      (failure) => named(failure, { ...call, site })
    )
  }
  stream.connection = { baseUrl: shared.baseUrl, authorize: shared.authorize }
  return stream
}

/** A method that streams knows whose client it is, for those who can read the same over a connection of their own. */
interface StreamMethod extends Method {
  connection?: Connection
}

/** Where the client of a streaming method calls, and as whom; `undefined` for a function that stands for one in a test. */
export const connectionOf = (method: (input: never) => unknown): Connection | undefined =>
  (method as StreamMethod).connection

const operationsOf = (group: HttpApiGroup.Top): ReadonlyArray<Operation> => {
  const operations: Array<Operation> = []
  HttpApi.reflect(HttpApi.make(group.identifier).add(group), {
    onGroup: () => {},
    onEndpoint: ({ endpoint, errors, successes }) => {
      const lines = linesOf(endpoint)
      operations.push({
        name: `${group.identifier}.${endpoint.identifier}`,
        endpoint,
        errors,
        lines,
        decoders: responseDecoders(successes, lines),
        request: makeRequest(endpoint),
        secrets: secretInputs(endpoint)
      })
    }
  })
  return operations
}

// Once a process: a program may have a client for each of its requests.
const known = new WeakMap<HttpApiGroup.Constraint, ReadonlyArray<Operation>>()

/** The one cast: Effect's constraint of a group hides what every group has. */
export const topOf = (constraint: HttpApiGroup.Constraint): HttpApiGroup.Top =>
  constraint as HttpApiGroup.Constraint & HttpApiGroup.Top

/** The functions of a group, by the name of their endpoint. */
export const makeGroup = (
  constraint: HttpApiGroup.Constraint,
  shared: Shared
): { readonly [method: string]: Method } => {
  const operations = known.get(constraint) ?? operationsOf(topOf(constraint))
  known.set(constraint, operations)
  return Object.fromEntries(
    operations.map((operation) => [operation.endpoint.identifier, makeMethod(operation, shared)])
  )
}
