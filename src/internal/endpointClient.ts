/**
 * Calls an endpoint of the `HttpApi`: encodes the input, sends, and turns whatever comes back into what the operation declares.
 *
 * Effect's own `HttpApiClient` does the same for any API. This one knows what holds for all of ours (JSON bodies, one bearer, one
 * shape of errors), so that every failure is typed, nothing of the HTTP layer leaks, and a call costs less.
 */
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as HttpBody from "effect/http/HttpBody"
import * as Headers from "effect/http/Headers"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as UrlParams from "effect/http/UrlParams"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import * as Stream from "effect/Stream"
import type * as Tracer from "effect/Tracer"
import type { AuthError } from "../AuthError.ts"
import type { ApiError } from "../ApiError.ts"
import type { FetchError } from "../FetchError.ts"
import { apiErrorFrom } from "./apiErrorFrom.ts"
import * as Issues from "./issues.ts"
import { ndjson } from "./ndjson.ts"
import { pathTemplate } from "./pathTemplate.ts"

/** Sends one request with the policies of a client: authorization, user agent, tracing. */
export interface Send {
  (
    request: HttpClientRequest.HttpClientRequest,
    context: {
      readonly endpoint: HttpApiEndpoint.Top
      readonly group: HttpApiGroup.Top
      readonly span: Tracer.Span
    }
  ): Effect.Effect<HttpClientResponse.HttpClientResponse, AuthError | FetchError>
}

/** What a user gives an operation. */
interface Input {
  readonly params?: unknown
  readonly query?: unknown
  readonly headers?: unknown
  readonly payload?: unknown
}

type Method = (input?: Input) => unknown

type Slot = keyof Input

const allErrors = { errors: "all" } as const

// A field that the contract does not know would be left away in silence: a misspelt one has to be told.
const inputOptions = { errors: "all", onExcessProperty: "error" } as const

const json = "application/json"

const makeRequest = (endpoint: HttpApiEndpoint.Top, baseUrl: string) => {
  const { method } = endpoint
  const path = pathTemplate(endpoint.path)
  const [payload] = Array.from(endpoint.payload.values(), ({ schemas }) => schemas[0])
  const encoders: ReadonlyArray<readonly [Slot, (u: unknown) => Effect.Effect<unknown, Schema.SchemaError, unknown>]> = ([
    ["params", endpoint.params],
    ["query", endpoint.query],
    ["headers", endpoint.headers],
    ["payload", payload]
  ] as const).flatMap(([slot, schema]) =>
    schema === undefined ? [] : [[slot, Schema.encodeUnknownEffect(schema, inputOptions)] as const]
  )
  const bodyHeaders = payload === undefined ? {} : { "content-type": json }
  const invalid = (slot: Slot, issues: ReadonlyArray<Issues.Issue>) =>
    Effect.fail(Issues.invalidRequest({ method, url: baseUrl + endpoint.path }, Issues.under(slot, issues)))

  return Effect.fnUntraced(function*(input: Input | undefined) {
    const encoded: { [_ in Slot]?: any } = {}
    for (const [slot, encode] of encoders) {
      const result = yield* Effect.result(
        encode(input?.[slot] ?? {}) as Effect.Effect<unknown, Schema.SchemaError>
      )
      if (result._tag === "Failure") return yield* invalid(slot, Issues.fromSchemaError(result.failure))
      encoded[slot] = result.success
    }
    const url = path(encoded.params)
    if (typeof url !== "string") return yield* invalid("params", [url])
    const headerIssue = Issues.headerIssue(encoded.headers)
    if (headerIssue !== undefined) return yield* invalid("headers", [headerIssue])
    return HttpClientRequest.makeWith(
      method,
      baseUrl + url,
      encoded.query === undefined ? UrlParams.empty : UrlParams.fromInput(encoded.query),
      Option.none(),
      Headers.fromInput({ ...encoded.headers, ...bodyHeaders, accept: "application/json" }),
      payload === undefined ? HttpBody.empty : HttpBody.text(JSON.stringify(encoded.payload), json)
    )
  })
}

type Compile = (ast: SchemaAST.AST) => void

type Decode = (
  response: HttpClientResponse.HttpClientResponse
) => Effect.Effect<unknown, FetchError> | Stream.Stream<unknown, FetchError>

const decodeJson = (schema: Schema.Top, compile: Compile): Decode => {
  compile(schema.ast)
  const decode = Schema.decodeUnknownEffect(schema, allErrors)
  return (response) =>
    response.text.pipe(
      Effect.mapError((cause) => Issues.transport(response.request, cause)),
      Effect.flatMap((text) => {
        let body: unknown
        try {
          body = JSON.parse(text)
        } catch {
          return Effect.fail(Issues.invalidResponse(response, [{ path: "body", message: "Expected JSON" }]))
        }
        return Effect.mapError(
          decode(body) as Effect.Effect<unknown, Schema.SchemaError>,
          (error) => Issues.invalidResponse(response, Issues.under("body", Issues.fromSchemaError(error)))
        )
      })
    )
}

const streamOf = (endpoint: HttpApiEndpoint.Top): HttpApiSchema.StreamNdjson<Schema.Top> | undefined =>
  Array.from(endpoint.success).find((schema): schema is HttpApiSchema.StreamNdjson<Schema.Top> =>
    "_tag" in schema && schema._tag === "StreamNdjson"
  )

type Responses = ReadonlyMap<number, readonly [Schema.Top, ...ReadonlyArray<Schema.Top>]>

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

/** What the methods of a client share. */
export interface Options {
  readonly baseUrl: string
  readonly send: Send
  readonly compile: Compile
}

/** The function that a user calls for an endpoint: an `Effect` of its answer, or the `Stream` of its records. */
const makeMethod = (options: {
  readonly group: HttpApiGroup.Top
  readonly endpoint: HttpApiEndpoint.Top
  readonly successes: Responses
  readonly errors: Responses
} & Options): Method => {
  const { endpoint, errors, group, send } = options
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

  const receive = (input: Input | undefined) =>
    Effect.useSpan(spanName, spanOptions, (span) =>
      request(input).pipe(
        Effect.flatMap((request) => send(request, { endpoint, group, span })),
        Effect.flatMap((response): Effect.Effect<unknown, ApiError | FetchError> => {
          span.attribute("http.response.status_code", response.status)
          const decode = decoders.get(response.status)
          return decode === undefined
            ? apiErrorFrom(response, errors)
            : decode(response) as Effect.Effect<unknown, FetchError>
        })
      ))

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
