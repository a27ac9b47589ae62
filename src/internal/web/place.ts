/**
 * Where a web application is, as its browsers see it, and where a person may be sent within it.
 */
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import { isLoopbackName } from "../config/loopback.ts"
import { checkRedirectUri, invalidOption } from "../oauth/options.ts"

/** The paths at which a login is served. Each begins with `/`. */
export interface Paths {
  readonly login: `/${string}`
  readonly callback: `/${string}`
  readonly logout: `/${string}`
}

export interface Place {
  readonly origin: string
  readonly redirectUri: string
  readonly paths: Paths
  /** Whether it is served over https. */
  readonly isSecure: boolean
  /** The URL of a path of the application that a visitor named; `undefined` where it leads elsewhere, or back into the login. */
  readonly within: (path: string | undefined) => URL | undefined
  /** Where a login begins that ends at a path. */
  readonly loginUrl: (returnTo?: string) => string
}

/** The query parameter of the login's path that says where a person goes after it. */
export const returnParameter = "returnTo"

/** What goes into the cookie of a login that was begun. */
const longestReturn = 2000

const urlOf = (text: string, base?: string): URL | undefined => {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}

/** The paths beside that of the callback: `/auth/callback`, `/auth/login`, `/auth/logout`. */
const besideOf = (callback: string): Paths => {
  const directory = callback.slice(0, callback.lastIndexOf("/") + 1) as `/${string}`
  return { login: `${directory}login`, callback: callback as `/${string}`, logout: `${directory}logout` }
}

/** What a router reads as a pattern, and what stands in a URL otherwise than as it is written. */
const unusualPath = /[^\w\-./~]|\/\/|\/\.{1,2}(\/|$)/

const checkPaths = Effect.fnUntraced(function*(
  callback: string,
  given: Partial<Paths> | undefined
): Effect.fn.Return<Paths, AuthError> {
  const paths = { ...besideOf(callback) }
  for (const name of ["login", "callback", "logout"] as const) {
    const path = given?.[name]
    if (path !== undefined) paths[name] = path
    if (!paths[name].startsWith("/") || paths[name].endsWith("/") || unusualPath.test(paths[name])) {
      return yield* Effect.fail(invalidOption(
        given?.[name] === undefined ? "redirectUri" : `paths.${name}`,
        "Expected a path such as /auth/callback: letters, digits, - . _ ~ and /, without a / at its end"
      ))
    }
  }
  if (paths.callback !== callback) {
    return yield* Effect.fail(invalidOption(
      "redirectUri",
      `Its path is ${callback}, and the callback is served at ${paths.callback}: make both the same, or omit paths.callback`
    ))
  }
  if (new Set(Object.values(paths)).size < 3) {
    return yield* Effect.fail(invalidOption(
      "paths",
      `Expected three different paths for login, callback and logout, not ${Object.values(paths).join(", ")}`
    ))
  }
  return paths
})

/** The place that a redirect URI tells. */
export const makePlace = Effect.fnUntraced(function*(
  given: string | URL,
  givenPaths: Partial<Paths> | undefined
): Effect.fn.Return<Place, AuthError> {
  const redirectUri = yield* checkRedirectUri(given)
  const url = new URL(redirectUri)
  const isSecure = url.protocol === "https:"
  if (!isSecure && !(url.protocol === "http:" && isLoopbackName(url.hostname))) {
    return yield* Effect.fail(invalidOption(
      "redirectUri",
      "Expected https (http is for localhost, 127.0.0.1 and [::1] only): the cookies of a login would be sent in the clear"
    ))
  }
  const paths = yield* checkPaths(url.pathname, givenPaths)
  const { origin } = url
  const own = new Set<string>(Object.values(paths))

  const within: Place["within"] = (path) => {
    if (path === undefined || !path.startsWith("/")) return undefined
    // As a browser reads it: `//elsewhere`, `/\elsewhere`, and a tab between two slashes, are other origins.
    const target = urlOf(path, origin)
    if (target === undefined || target.origin !== origin || own.has(target.pathname)) return undefined
    return target.href.length - origin.length > longestReturn ? undefined : target
  }

  return {
    origin,
    redirectUri,
    paths,
    isSecure,
    within,
    loginUrl: (returnTo) => {
      const login = new URL(paths.login, origin)
      const target = within(returnTo)
      if (target !== undefined) login.searchParams.set(returnParameter, target.href.slice(origin.length))
      return login.href
    }
  }
})
