/**
 * Serves the Management API from your own server: the same operations, each called as the user who makes the request.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import type * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Predicate from "effect/Predicate"
import * as Pull from "effect/Pull"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as ApiError from "./ApiError.ts"
import { groups as allGroups } from "./api/groups.ts"
import { Authorization, Caller } from "./Authorization.ts"
import { passed, type Passes, type Refusal, refusalOf } from "./internal/failure/proxied.ts"
import { ManagementClient } from "./ManagementClient.ts"
import * as Sessions from "./Sessions.ts"

export type {
  /**
   * The parts of a failure that a caller of the proxy sees.
   *
   * - `message`, `hint`, `details`: what the API says. Without `message`, a sentence about the status.
   * - `requestId`: the header `x-request-id`, which Prisma support asks for.
   * - `retryAfter`: the header `Retry-After`.
   *
   * @since 0.1.0
   * @category options
   */
  Passes,
  /**
   * The answer to a call that failed.
   *
   * @since 0.1.0
   * @category models
   */
  Refusal
} from "./internal/failure/proxied.ts"

/**
 * The options of a proxy.
 *
 * - `groups`: the groups to serve, for example `[ProjectsGroup, DatabasesGroup]`. Default: all groups.
 * - `authenticate`: looks up the user of a bearer token of your server, and returns the key of their session in
 *   `Sessions`. `undefined` answers 401. The token is never sent to the API.
 * - `passes`: the parts of a failure that callers see. Default: all of `Passes`.
 * - `refuse`: makes the answer to a failure. Default: `refusal`.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options<R = never> {
  readonly groups?: ReadonlyArray<HttpApiGroup.Constraint> | undefined
  readonly authenticate: (token: Redacted.Redacted<string>) => Effect.Effect<string | undefined, never, R>
  readonly passes?: ReadonlyArray<Passes> | undefined
  readonly refuse?: ((failure: ApiError.Failure<ApiError.ApiError>, refusal: Refusal) => Refusal) | undefined
}

/**
 * Makes the default answer to a call that failed.
 *
 * **Details**
 *
 * - An error of the API keeps its status, declared or not. A status below 400 becomes 502.
 * - A timeout is 504, an unusable answer 502, an invalid request 400.
 * - A caller who has to log in again gets 401. If the authorization server or the storage is unavailable, the answer is
 *   503. Every other failure of the program's own configuration is 500.
 *
 * Details of the proxy itself, such as host names and paths, never appear in an answer.
 *
 * @since 0.1.0
 * @category mapping
 */
export const refusal: (failure: ApiError.Failure<ApiError.ApiError>) => Refusal = refusalOf

type Codecs = ReadonlyMap<number, ReadonlyArray<Schema.Top>>

const respond = ({ body, headers, status }: {
  readonly body: unknown
  readonly headers: { readonly [name: string]: string }
  readonly status: number
}) => HttpServerResponse.jsonUnsafe(body, { status, headers })

const usualBody = ({ code, details, hint, message }: Refusal): unknown => ({
  error: { code, message, ...(hint === undefined ? undefined : { hint }), ...details }
})

const isFlat = (body: unknown): boolean => Predicate.hasProperty(body, "error") && Predicate.isString(body.error)

/**
 * The body in the shape that the operation declares for the status: the one of the GitHub exchange differs from the
 * rest.
 */
const bodyOf = (told: Refusal, codecs: Codecs): Effect.Effect<unknown> => {
  const usual = usualBody(told)
  const codec = codecs.get(told.status)?.[0] as Schema.Codec<unknown, unknown> | undefined
  if (codec === undefined) return Effect.succeed(usual)
  const Class = ApiError.byStatus[told.status as ApiError.DeclaredStatus]
  return Schema.encodeUnknownEffect(codec)(new Class({ ...told, retryAfter: undefined, body: "" })).pipe(
    // The usual shape has no place for details, and one with details may miss those that may not pass.
    Effect.match({ onFailure: () => usual, onSuccess: (body) => isFlat(body) ? body : usual })
  )
}

const answered = Effect.fnUntraced(function*(
  failure: ApiError.Failure<ApiError.ApiError>,
  codecs: Codecs,
  { passes, refuse }: Options<unknown>
) {
  const found = passed(refusalOf(failure), passes)
  const told = refuse === undefined ? found : refuse(failure, found)
  return respond({
    status: told.status,
    body: yield* bodyOf(told, codecs),
    headers: {
      ...(told.requestId === undefined ? undefined : { "x-request-id": told.requestId }),
      ...(told.retryAfter === undefined
        ? undefined
        : { "retry-after": String(Math.ceil(Duration.toSeconds(told.retryAfter))) })
    }
  })
})

type Failing = ApiError.Failure<ApiError.ApiError>

type Answer = Effect.Effect<unknown, Failing> | Stream.Stream<unknown, Failing>

/** A stream that has started. A failure before its first record is answered like any other failure. */
const begun = Effect.fnUntraced(function*(stream: Stream.Stream<unknown, Failing>) {
  const pull = yield* Stream.toPull(stream)
  const first = yield* Pull.catchDone(pull, () => Effect.undefined)
  if (first === undefined) return Stream.empty
  // Nothing but the end of the connection can say it later.
  return Stream.orDie(Stream.concat(Stream.fromIterable(first), Stream.fromPull(Effect.succeed(pull))))
})

const inputOf = (request: { readonly [slot: string]: unknown }) =>
  Object.fromEntries(
    ["params", "query", "headers", "payload"].flatMap((slot) =>
      request[slot] === undefined ? [] : [[slot, request[slot]]]
    )
  )

const asCurrent = (stream: Stream.Stream<unknown, Failing>) =>
  Effect.map(Sessions.CurrentKey, (key) => key === undefined ? stream : Sessions.as(stream, key))

/** The handlers of a group: each calls the client's method of the same name. */
const handlersOf = (
  api: HttpApi.HttpApi<string, HttpApiGroup.Constraint>,
  group: HttpApiGroup.Constraint & HttpApiGroup.Top,
  options: Options<unknown>
) => {
  const codecsOf = new Map<string, Codecs>()
  HttpApi.reflect(HttpApi.make(group.identifier).add(group), {
    onGroup: () => {},
    onEndpoint: ({ endpoint, errors }) => void codecsOf.set(endpoint.identifier, errors)
  })
  return HttpApiBuilder.group(
    api as never,
    group.identifier as never,
    ((handlers: {
      readonly handleAll: (handlers: object) => unknown
    }) =>
      Effect.map(ManagementClient, (client) => {
        const methods = client[group.identifier as keyof typeof client] as unknown as {
          readonly [method: string]: (input: object) => Answer
        }
        return handlers.handleAll(Object.fromEntries(
          Array.from(codecsOf, ([method, codecs]) => [method, (request: { readonly [slot: string]: unknown }) => {
            const answer = methods[method]!(inputOf(request))
            const value = Stream.isStream(answer) ? Effect.flatMap(asCurrent(answer), begun) : answer
            return Effect.catch(
              value as Effect.Effect<unknown, Failing>,
              (failure) => answered(failure, codecs, options)
            )
          }])
        ))
      })) as never
  )
}

const unknownCaller = respond({
  status: 401,
  body: usualBody({ ...refusalOf({ _tag: "Unknown" }) }),
  headers: { "www-authenticate": "Bearer" }
})

/**
 * Serves operations of the Management API on the router, each as the user that `authenticate` returns.
 *
 * **When to use**
 *
 * Use if your own pages or programs call the API through your server, which keeps the tokens.
 *
 * **Details**
 *
 * Each request is authorized with the session of its caller, and is refreshed, retried and limited like every call of
 * the client. Statuses, codes, `Retry-After` and request ids reach the caller: see `refusal`. The caller's token goes
 * to your server only, and the session's token stays on it.
 *
 * **Example** (Serving projects and databases to your own pages)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as HttpRouter from "effect/http/HttpRouter"
 * import * as Redacted from "effect/Redacted"
 * import { DatabasesGroup } from "effect-prisma-management/api/databases"
 * import { ProjectsGroup } from "effect-prisma-management/api/projects"
 * import * as ManagementProxy from "effect-prisma-management/ManagementProxy"
 *
 * declare const userOf: (token: string) => Effect.Effect<string | undefined>
 *
 * const ProxyLive = ManagementProxy.layer({
 *   groups: [ProjectsGroup, DatabasesGroup],
 *   authenticate: (token) => userOf(Redacted.value(token)),
 *   passes: ["message", "hint", "retryAfter"]
 * })
 *
 * export const ServerLive = HttpRouter.serve(ProxyLive)
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = <R = never>(
  options: Options<R>
): Layer.Layer<never, never, HttpRouter.HttpRouter | ManagementClient | R> => {
  const groups = (options.groups ?? allGroups) as unknown as readonly [
    HttpApiGroup.Constraint & HttpApiGroup.Top,
    ...ReadonlyArray<HttpApiGroup.Constraint & HttpApiGroup.Top>
  ]
  const api = HttpApi.make("ManagementProxy").add(...groups) as unknown as HttpApi.HttpApi<
    string,
    HttpApiGroup.Constraint
  >
  const AuthorizationLive = Layer.effect(
    Authorization,
    Effect.contextWith((context: Context.Context<R>) =>
      Effect.succeed(Authorization.of({
        bearer: (httpEffect, { credential: token }) =>
          Effect.flatMap(Effect.provide(options.authenticate(token), context), (key) =>
            key === undefined
              ? Effect.succeed(unknownCaller)
              : Effect.provideService(httpEffect, Caller, { token, workspaceId: "" }).pipe(Sessions.as(key)))
      }))
    )
  )
  const [first, ...rest] = groups.map((group) => handlersOf(api, group, options as Options<unknown>))
  const served = HttpApiBuilder.layer(api).pipe(
    Layer.provide(Layer.mergeAll(first!, ...rest)),
    Layer.provide(AuthorizationLive),
    Layer.provide(HttpServer.layerServices)
  )
  return Layer.fresh(served as unknown as Layer.Layer<never, never, HttpRouter.HttpRouter | ManagementClient | R>)
}
