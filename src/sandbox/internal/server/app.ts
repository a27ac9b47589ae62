/** The sandbox as one HTTP effect: the routes of the API, and an answer in its shape for whatever they do not answer. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as HttpApiError from "effect/http-api/HttpApiError"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as HttpServerError from "effect/http/HttpServerError"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Scheduler from "effect/Scheduler"
import { fromSchemaError } from "../../../internal/failure/schemaIssues.ts"
import { ManagementApi } from "../../../ManagementApi.ts"
import { handlers } from "../resources/handlers/all.ts"
import * as answer from "../protocol/answer.ts"
import { isTooLarge, limited, maxBodySize } from "../protocol/bodySize.ts"
import { withChallenge } from "../protocol/challenge.ts"
import type { Operations } from "../protocol/operations.ts"
import { pathOf, routed, routing } from "../protocol/paths.ts"
import * as authorization from "./authorization.ts"
import * as control from "../control/control.ts"
import * as controlRoutes from "../control/routes.ts"
import * as consoleRoutes from "../console/routes.ts"
import * as Past from "./past.ts"
import * as origins from "./origins.ts"
import * as ready from "./ready.ts"
import * as authorizationServer from "../oauth/routes.ts"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import * as billing from "../resources/billing.ts"
import * as installPage from "../resources/installPage.ts"
import * as uploads from "../resources/uploads.ts"

const routes = HttpApiBuilder.layer(ManagementApi).pipe(
  Layer.provide(handlers),
  Layer.provide(authorization.layer),
  Layer.provide(HttpServer.layerServices),
  Layer.merge(authorizationServer.layer),
  Layer.merge(uploads.layer),
  Layer.merge(installPage.layer),
  Layer.merge(billing.layer),
  Layer.merge(controlRoutes.layer),
  Layer.merge(consoleRoutes.layer),
  Layer.merge(ready.health)
)

type Kind = HttpApiError.HttpApiSchemaError["kind"]

const places: { readonly [kind in Kind]?: string } = {
  Params: "path",
  Query: "query",
  Headers: "header",
  Payload: "body"
}

const describe = (place: string, error: HttpApiError.HttpApiSchemaError): string =>
  fromSchemaError(error.cause).issues
    .map(({ message, path }) => `Invalid ${place}: ${path === "" ? "" : `${path}: `}${message}`)
    .join("; ")

const tooLarge = (request: HttpServerRequest.HttpServerRequest) =>
  answer.respond(
    answer.tooLarge({ message: `The body is larger than ${maxBodySize(request)} bytes.`, hint: "Send less." })
  )

const unreadable = answer.respond(
  answer.badRequest({
    message: "The body could not be read to its end.",
    hint: "Send as many bytes as `content-length` says."
  })
)

const failed = answer.respond(
  answer.internal({
    message: "The sandbox failed. This is a bug in the sandbox.",
    hint: "See its log, and report it."
  })
)

const forDefect = (
  request: HttpServerRequest.HttpServerRequest,
  defect: unknown
): HttpServerResponse.HttpServerResponse | undefined => {
  if (HttpServerResponse.isHttpServerResponse(defect)) return defect
  if (HttpApiError.HttpApiSchemaError.is(defect)) {
    const place = places[defect.kind]
    return place === undefined ? undefined : answer.respond(
      answer.invalid({ message: describe(place, defect), hint: "See openapi.json for what the operation takes." })
    )
  }
  if (!HttpServerError.isHttpServerError(defect)) return undefined
  return "reason" in defect.reason && defect.reason.reason === "BodyTooLarge" ? tooLarge(request) : unreadable
}

const otherMethod = ({ method }: HttpServerRequest.HttpServerRequest, methods: ReadonlyArray<string>) =>
  HttpServerResponse.setHeader(
    HttpServerResponse.setStatus(
      answer.respond(
        answer.badRequest({ message: `${method} is not allowed on this path.`, hint: `Use ${methods.join(" or ")}.` })
      ),
      405
    ),
    "allow",
    methods.join(", ")
  )

const hintFor = (url: string, isControlled: boolean): string => {
  // An issuer with a path has its metadata in other places (RFC 8414 section 3.1), and there is none here.
  if (url.includes("/.well-known/")) {
    return "The issuer is the origin of the sandbox, without a path: see /.well-known/oauth-authorization-server or /.well-known/openid-configuration."
  }
  if (!/^\/__sandbox(\/|$)/.test(pathOf(url))) return "See openapi.json for the operations of the API."
  return isControlled
    ? "GET /__sandbox lists the control routes."
    : "Start the sandbox with `--control` (`control: true`) to control it over HTTP."
}

const noRoute = ({ method, url }: HttpServerRequest.HttpServerRequest, isControlled: boolean) =>
  answer.respond(answer.notFound({
    message: `Nothing answers ${method} ${url.replace(/[?#].*$/, "").slice(0, 200)}.`,
    hint: hintFor(url, isControlled)
  }))

const forCause = (
  request: HttpServerRequest.HttpServerRequest,
  { methodsBeside }: Operations,
  isControlled: boolean,
  cause: Cause.Cause<never>
) => {
  if (Cause.hasInterruptsOnly(cause)) return Effect.failCause(cause)
  const error = Cause.squash(cause)
  if (HttpServerError.isHttpServerError(error) && error.reason._tag === "RouteNotFound") {
    const methods = methodsBeside(request.url)
    return Effect.succeed(methods.length === 0 ? noRoute(request, isControlled) : otherMethod(request, methods))
  }
  const response = forDefect(request, error)
  return response === undefined
    ? Effect.as(Effect.logError("The sandbox failed", cause), failed)
    : Effect.succeed(response)
}

const unsupported = (contentType: string) =>
  HttpServerResponse.setStatus(
    answer.respond(
      answer.badRequest({
        message: `The body is ${contentType}, not JSON.`,
        hint: "Send `content-type: application/json`."
      })
    ),
    415
  )

// Every body of the contract is optional, and `{}` is what the absent one means.
const asRead = (
  request: HttpServerRequest.HttpServerRequest,
  onText: (text: string) => void
): HttpServerRequest.HttpServerRequest =>
  Object.create(request, {
    url: { value: routed(request.url) },
    text: {
      get: () =>
        Effect.flatMap(request.text, (text) => {
          if (text.length > maxBodySize(request)) return Effect.die(tooLarge(request))
          onText(text)
          return Effect.succeed(text === "" ? "{}" : text)
        })
    }
  })

type Response = HttpServerResponse.HttpServerResponse

/**
 * Makes the HTTP effect of a sandbox, with routes beside its own, and what has to be done before an answer goes out. It fails only where a fault cuts
 * the connection.
 */
export const make = Effect.fnUntraced(function*(
  beside: Layer.Layer<never, never, HttpRouter.HttpRouter | Store>,
  settle: (response: Response) => Effect.Effect<Response> = Effect.succeed
) {
  const state = yield* Store
  const settings = yield* Settings
  const { operations, received, through } = yield* control.Control
  // With a memo map of its own: the layers around it must not lend this sandbox their router.
  const makeRouter = HttpRouter.toHttpEffect(Layer.merge(routes, beside)).pipe(
    Effect.provideServiceEffect(Layer.CurrentMemoMap, Layer.makeMemoMap),
    Effect.provideService(HttpRouter.RouterConfig, routing)
  )
  const router = yield* makeRouter
  const past = yield* Past.make(state, makeRouter)
  const respond = Effect.gen(function*() {
    const request = yield* HttpServerRequest.HttpServerRequest
    const operation = operations.of(request.method, request.url)
    const entry = received.begin(request, operation)
    const read = asRead(request, entry.read)
    const answeredBy = (route: typeof router) =>
      route.pipe(
        Effect.provideService(HttpServerRequest.HttpServerRequest, read),
        // Once its body is read a request is answered in one step: no other one comes between what it reads and what it writes.
        Effect.provideService(Scheduler.PreventSchedulerYield, true),
        Effect.orDie,
        Effect.catchCause((cause) => forCause(request, operations, settings.control, cause)),
        Effect.map((response) =>
          response.status === 415 ? unsupported(request.headers["content-type"] ?? "") : response
        )
      )
    // An archive has a limit of its own.
    const answered = isTooLarge(request) && !uploads.isUpload(pathOf(request.url))
      ? Effect.succeed(tooLarge(request))
      : Effect.flatMap(answeredBy(router), settle)
    const answerOf = yield* through(
      { operation, request: read, met: entry.met },
      answered,
      (snapshot) => past.at(snapshot, answeredBy)
    ).pipe(limited(request), Effect.onError(() => Effect.sync(entry.lost)))
    // The authorization server has rules of its own (RFC 6749 section 5.2).
    const challenged = operation?.startsWith("oauth.") === true ? answerOf : withChallenge(request, answerOf)
    const response = HttpServerResponse.setHeaders(challenged, {
      "x-request-id": state.id("req_"),
      // Where an upgrade was asked for, also to HTTP/2 as Java does, nothing is read of the connection after its answer.
      ...request.headers["upgrade"] === undefined ? undefined : { connection: "close" }
    })
    entry.answered(response)
    return response
  })
  return Effect.map(origins.guard(settings, state, respond), answer.dated(state))
})
