/**
 * Puts a login on a router, and tells of every other request whose it is.
 */
import * as Effect from "effect/Effect"
import * as HttpEffect from "effect/http/HttpEffect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { type AuthError, needsLogin } from "../../AuthError.ts"
import { invalidOption } from "../oauth/options.ts"
import { makeBegun } from "./begun.ts"
import type { Carrier } from "./carrier.ts"
import { type FlowOptions, makeFlow, type SessionsOfFlow } from "./flow.ts"
import type { Checked } from "./options.ts"
import { ofTheMoment, page, type Problem, problem, retryAfterOf } from "./problems.ts"
import { Unauthenticated } from "./unauthenticated.ts"

type Request = HttpServerRequest.HttpServerRequest
type Response = HttpServerResponse.HttpServerResponse

/** A session, as far as its being there is asked for. */
interface Asked {
  readonly tokens: Effect.Effect<unknown, AuthError>
}

interface Sessions<Session extends Asked> extends SessionsOfFlow {
  readonly get: (key: string) => Effect.Effect<Session, AuthError>
}

/** What of the options cannot be wrong. */
export interface Choices {
  readonly scope?: string | undefined
  readonly additionalParams?: FlowOptions["additionalParams"]
  readonly page?: ((problem: Problem) => Response | Effect.Effect<Response>) | undefined
}

/** The path of a request that a browser can be sent to again. */
const pathOf = ({ method, originalUrl }: Request): string | undefined =>
  method === "GET" || method === "HEAD" ? originalUrl.replace(/^https?:\/\/[^/?#]*/i, "") : undefined

/** Whether a browser shows the answer as a page: it is none that a script asked for. */
export const isShown = ({ headers }: Request): boolean => (headers["sec-fetch-mode"] ?? "navigate") === "navigate"

const routesTaken = (cause: unknown): AuthError =>
  invalidOption(
    "paths",
    "A route of the login already exists. Is its layer provided in two places? Provide it once, around all routes that need it",
    cause
  )

export const serve = Effect.fnUntraced(function*<Session extends Asked>(
  choices: Choices,
  { afterLogin, afterLogout, jar, loginTime, place }: Checked,
  carrier: Carrier,
  sessions: Sessions<Session>
) {
  const told = (problem: Problem): Effect.Effect<Response> => {
    const response = (choices.page ?? page)(problem)
    return HttpServerResponse.isHttpServerResponse(response) ? Effect.succeed(response) : response
  }
  const flow = makeFlow({
    place,
    carrier,
    sessions,
    scope: choices.scope ?? "workspace:admin offline_access",
    additionalParams: choices.additionalParams,
    afterLogin,
    afterLogout,
    told,
    begun: makeBegun(jar, loginTime)
  })

  const router = yield* HttpRouter.HttpRouter
  yield* router.addAll([
    HttpRouter.route("GET", place.paths.login, flow.login),
    HttpRouter.route("GET", place.paths.callback, flow.callback),
    HttpRouter.route("POST", place.paths.logout, flow.logout)
  ]).pipe(Effect.catchDefect((cause) => Effect.fail(routesTaken(cause))))

  /** The failure of the request that is being served. */
  const unauthenticated = (cause?: AuthError) =>
    Effect.map(HttpServerRequest.HttpServerRequest, (request) => {
      const loginUrl = place.loginUrl(pathOf(request))
      return new Unauthenticated({
        message: `Nobody is logged in${cause === undefined ? "" : `: ${cause.message}`} Log in at ${loginUrl}`,
        loginUrl,
        response: told(problem("Unauthenticated", loginUrl, cause)),
        ...(cause === undefined ? undefined : { cause })
      })
    })

  const nobody = (cause?: AuthError) => Effect.flatMap(unauthenticated(cause), Effect.fail)

  /** Who made the request that is being served. */
  const current = Effect.gen(function*() {
    const request = yield* HttpServerRequest.HttpServerRequest
    const visit = yield* Effect.catch(flow.visit(request), nobody)
    if (visit === undefined) return yield* nobody()
    yield* HttpEffect.appendPreResponseHandler((request, response) => flow.renewed(visit, request, response))
    const session = yield* Effect.orDie(sessions.get(visit.key))
    // What can end by itself is for the calls to tell: the person is logged in.
    yield* Effect.catch(session.tokens, (cause) => needsLogin(cause) ? nobody(cause) : Effect.void)
    return { key: visit.key, session }
  })

  /** The answer to a request of a person who is logged in, whose session cannot be used for now. */
  const unavailable = (cause: AuthError): Effect.Effect<Response, never, Request> =>
    Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
      Effect.andThen(
        Effect.logWarning("A request could not be answered", cause),
        isShown(request)
          ? told(problem("Unavailable", place.loginUrl(pathOf(request)), cause))
          : Effect.succeed(
            HttpServerResponse.empty({ status: 503, headers: { ...ofTheMoment, ...retryAfterOf(cause) } })
          )
      ))

  return { current, unauthenticated, unavailable, loginUrl: place.loginUrl, paths: place.paths }
})
