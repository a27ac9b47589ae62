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
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type * as Tracer from "effect/Tracer"
import type { ApiError } from "../ApiError.ts"
import type { AuthError } from "../AuthError.ts"
import { CallOptions } from "../CallOptions.ts"
import { FetchError } from "../FetchError.ts"
import { RetryPolicy } from "../RetryPolicy.ts"
import { apiErrorFrom } from "./apiErrorFrom.ts"
import { withAttempts } from "./attempts.ts"
import type { Compile } from "./compile.ts"
import { decodeJson } from "./decodeJson.ts"
import { type Input, makeRequest } from "./makeRequest.ts"
import { mergeOptions } from "./mergeOptions.ts"
import { ndjson } from "./ndjson.ts"
import { Idempotent } from "./wire.ts"

/** For an endpoint, what sends its requests with the policies of a client: authorization, user agent, trace context. */
export interface Send {
  (options: { readonly endpoint: HttpApiEndpoint.Top; readonly group: HttpApiGroup.Top }): (
    request: HttpClientRequest.HttpClientRequest,
    span: Tracer.Span
  ) => Effect.Effect<HttpClientResponse.HttpClientResponse, AuthError | FetchError>
}

/** What the methods of a client share. */
export interface Options {
  readonly baseUrl: string
  readonly send: Send
  readonly compile: Compile
  readonly retry: RetryPolicy
  readonly callOptions: CallOptions
}

type Method = (input?: Input) => unknown

type Responses = ReadonlyMap<number, readonly [Schema.Top, ...ReadonlyArray<Schema.Top>]>

type Decode = (response: HttpClientResponse.HttpClientResponse) => Effect.Effect<unknown, FetchError>

const streamOf = (endpoint: HttpApiEndpoint.Top): HttpApiSchema.StreamNdjson<Schema.Top> | undefined =>
  Array.from(endpoint.success).find((schema): schema is HttpApiSchema.StreamNdjson<Schema.Top> =>
    "_tag" in schema && schema._tag === "StreamNdjson"
  )

const responseDecoders = (
  successes: Responses,
  stream: HttpApiSchema.StreamNdjson<Schema.Top> | undefined,
  compile: Compile
): ReadonlyMap<number, Decode> => {
  const decoders = new Map<number, Decode>()
  for (const [status, [schema]] of successes) {
    decoders.set(status, HttpApiSchema.isNoContent(schema.ast) ? () => Effect.void : decodeJson(schema, compile))
  }
  if (stream !== undefined) decoders.set(200, ndjson(stream.schema))
  return decoders
}

// RFC 9110 section 9.2.2
const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])

const optionsIn = (context: Context.Context<never>, ofClient: CallOptions): CallOptions => {
  const region = context.mapUnsafe.get(CallOptions.key) as CallOptions | undefined
  return region === undefined ? ofClient : mergeOptions(ofClient, region)
}

const policyIn = (context: Context.Context<never>, ofClient: RetryPolicy): RetryPolicy =>
  (context.mapUnsafe.get(RetryPolicy.key) as RetryPolicy | undefined) ?? ofClient

/** The function that a user calls for an endpoint: an `Effect` of its answer, or the `Stream` of its records. */
const makeMethod = (
  options: {
    readonly group: HttpApiGroup.Top
    readonly endpoint: HttpApiEndpoint.Top
    readonly successes: Responses
    readonly errors: Responses
  } & Options
): Method => {
  const { endpoint, errors, group } = options
  const send = options.send({ endpoint, group })
  const request = makeRequest(endpoint, options.baseUrl)
  const stream = streamOf(endpoint)
  const decoders = responseDecoders(options.successes, stream, options.compile)
  const operation = `${group.identifier}.${endpoint.identifier}`
  const spanName = `ManagementClient.${operation}`
  const spanOptions = {
    kind: "client",
    attributes: {
      "prisma.operation": operation,
      "http.request.method": endpoint.method,
      "url.template": endpoint.path
    }
  } as const

  const call = {
    operation,
    method: endpoint.method,
    url: options.baseUrl + endpoint.path,
    isIdempotent: idempotentMethods.has(endpoint.method)
      || Context.getOrUndefined(endpoint.annotations, Idempotent) === true
  }

  const receive = (input: Input | undefined) =>
    Effect.useSpan(spanName, spanOptions, (span) =>
      Effect.contextWith((context: Context.Context<never>) => {
        const callOptions = optionsIn(context, options.callOptions)
        const outgoing = request(input, callOptions.headers)
        if (outgoing instanceof FetchError) return Effect.fail(outgoing)
        return withAttempts(call, policyIn(context, options.retry), callOptions, (attempts) => {
          if (attempts > 1) span.attribute("http.request.resend_count", attempts - 1)
          return Effect.flatMap(
            send(outgoing, span),
            (response): Effect.Effect<unknown, ApiError | FetchError> => {
              span.attribute("http.response.status_code", response.status)
              const decode = decoders.get(response.status)
              return decode === undefined ? apiErrorFrom(response, errors) : decode(response)
            }
          )
        })
      }))

  return stream === undefined
    ? receive
    : (input) => Stream.unwrap(receive(input) as Effect.Effect<Stream.Stream<unknown, FetchError>>)
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
