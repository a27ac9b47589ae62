/**
 * The three requests of a login, and the question of every other one: whose it is.
 */
import * as Base64Url from "effect/encoding/Base64Url"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Cookies from "effect/http/Cookies"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { AuthError } from "../../AuthError.ts"
import type { CallbackOptions, Login, LoginUrlOptions } from "../oauth/codeFlow.ts"
import type { makeBegun } from "./begun.ts"
import type { Carrier, Visit } from "./carrier.ts"
import { isCrossSite } from "./crossSite.ts"
import { type Place, returnParameter } from "./place.ts"
import { ofTheMoment, type Problem, problem, type Reason, reasonOf } from "./problems.ts"

type Request = HttpServerRequest.HttpServerRequest
type Response = HttpServerResponse.HttpServerResponse

/** The sessions of the application, as far as its logins need them. */
export interface SessionsOfFlow {
  readonly loginUrl: (options: LoginUrlOptions) => Effect.Effect<Login, AuthError>
  readonly handleCallback: (
    options: CallbackOptions & { readonly key: string }
  ) => Effect.Effect<{ readonly key: string }, AuthError>
  readonly logout: (key: string) => Effect.Effect<void, AuthError>
}

export interface FlowOptions {
  readonly place: Place
  readonly begun: ReturnType<typeof makeBegun>
  readonly carrier: Carrier
  readonly sessions: SessionsOfFlow
  readonly scope: string
  readonly additionalParams: LoginUrlOptions["additionalParams"]
  readonly afterLogin: URL
  readonly afterLogout: URL
  /** How a person is told of a problem. */
  readonly told: (problem: Problem) => Effect.Effect<Response>
}

/** How long the answer of a login waits for the end of the session that it replaces: that goes on without it. */
const patience = "5 seconds"

/** Of nobody else, and of no earlier login: a session that a browser was given before is not the one that it gets (session fixation). */
const freshKey = Effect.sync(() => Base64Url.encode(SecureRandom.randomBytesUnsafe(32)))

const withCookies = (response: Response, cookies: ReadonlyArray<Cookies.Cookie>): Response =>
  HttpServerResponse.mergeCookies(response, Cookies.fromIterable(cookies))

const redirect = (url: URL | string, status: 302 | 303, cookies: ReadonlyArray<Cookies.Cookie>): Response =>
  withCookies(HttpServerResponse.redirect(url, { status, headers: ofTheMoment }), cookies)

const queryOf = ({ url }: Request): string => url.includes("?") ? url.slice(url.indexOf("?")) : ""

const single = (value: string | ReadonlyArray<string> | undefined): string | undefined =>
  typeof value === "string" ? value : undefined

/** What a request says in the query, once. */
const parameter = (name: string) =>
  Effect.map(
    HttpServerRequest.ParsedSearchParams,
    (parameters) => single(Object.hasOwn(parameters, name) ? parameters[name] : undefined)
  )

export const makeFlow = (options: FlowOptions) => {
  const { begun, carrier, place, sessions, told } = options

  /** An operator has to know what no person can do anything about. */
  const logged = ({ _tag, cause }: Problem): Effect.Effect<void> => {
    if (cause === undefined) return Effect.void
    if (_tag === "Failed") return Effect.logError("A login failed", cause)
    return _tag === "Unavailable" ? Effect.logWarning("A login could not continue", cause) : Effect.void
  }

  const refused = (tag: Reason, cause?: AuthError, cookies: ReadonlyArray<Cookies.Cookie> = []) => {
    const found = problem(tag, place.loginUrl(), cause)
    return Effect.andThen(logged(found), Effect.map(told(found), (response) => withCookies(response, cookies)))
  }

  /** The visit of a request; `undefined` where its cookie is none of ours. */
  const visitOf = ({ cookies }: Request): Effect.Effect<Visit | undefined> =>
    Effect.orElseSucceed(carrier.read(cookies), () => undefined)

  /** Ends a session that another one replaces. What is not revoked in time is cleared all the same. */
  const endOld = (key: string): Effect.Effect<void> =>
    sessions.logout(key).pipe(
      Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.void }),
      Effect.catch((cause) => Effect.logWarning("The previous session of a login could not be ended", cause))
    )

  const login = Effect.fnUntraced(function*(request: Request): Effect.fn.Return<
    Response,
    never,
    HttpServerRequest.ParsedSearchParams
  > {
    const returnTo = place.within(yield* parameter(returnParameter))
    const beginning = Effect.gen(function*() {
      const { additionalParams, scope } = options
      const login = yield* sessions.loginUrl({ scope, additionalParams, redirectUri: place.redirectUri })
      const cookies = yield* begun.begin(login, returnTo?.href.slice(place.origin.length), request.cookies)
      return redirect(login.url, 302, cookies)
    })
    return yield* Effect.catch(beginning, (error) => refused(reasonOf(error), error))
  })

  const callback = Effect.fnUntraced(function*(request: Request): Effect.fn.Return<
    Response,
    never,
    HttpServerRequest.ParsedSearchParams
  > {
    const own = yield* begun.find(yield* parameter("state"), request.cookies)
    if (own === undefined) return yield* refused("NotBegun")
    const callbackUrl = new URL(place.redirectUri)
    callbackUrl.search = queryOf(request)
    const ending = Effect.gen(function*() {
      const old = yield* visitOf(request)
      const { key } = yield* sessions.handleCallback({
        callbackUrl,
        redirectUri: place.redirectUri,
        expectedState: own.state,
        verifier: own.verifier,
        key: yield* freshKey
      })
      if (old !== undefined && old.key !== key) yield* endOld(old.key)
      const cookies = yield* carrier.begin(key, request.cookies)
      return redirect(place.within(own.returnTo) ?? options.afterLogin, 303, [...begun.end(own), ...cookies])
    })
    return yield* Effect.catch(ending, (error) => {
      const reason = reasonOf(error)
      // The same callback may be good in a moment.
      return refused(reason, error, reason === "Unavailable" ? [] : begun.end(own))
    })
  })

  const logout = Effect.fnUntraced(function*(request: Request): Effect.fn.Return<Response> {
    if (isCrossSite(request.headers, place.origin)) return yield* refused("CrossSite")
    const visit = yield* visitOf(request)
    const failure = visit === undefined ? undefined : yield* Effect.match(sessions.logout(visit.key), {
      onFailure: (error) => error,
      onSuccess: () => undefined
    })
    // The tokens are still there.
    if (failure?.reason._tag === "StorageFailed") return yield* refused("Unavailable", failure)
    if (failure !== undefined) yield* Effect.logWarning("The tokens of a logout were not revoked", failure)
    return redirect(options.afterLogout, 303, carrier.end(request.cookies))
  })

  return {
    login,
    callback,
    logout,
    /** Whose request it is; fails where its cookie is none of this application. */
    visit: ({ cookies }: Request): Effect.Effect<Visit | undefined, AuthError> => carrier.read(cookies),
    /** The answer to a request of a visit, with the cookies that its browser needs. */
    renewed: (visit: Visit, request: Request, response: Response): Effect.Effect<Response> =>
      Effect.map(
        Effect.orElseSucceed(carrier.renew(visit, request.cookies), () => []),
        (cookies) => cookies.length === 0 ? response : withCookies(response, cookies)
      ),
    refused
  }
}

export type Flow = ReturnType<typeof makeFlow>
