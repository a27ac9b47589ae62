/**
 * Checks what a program says about the logins that it serves.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import { positive } from "../config/duration.ts"
import { invalidOption } from "../oauth/options.ts"
import type { TokenSealing } from "../storage/sealed.ts"
import { type Jar, makeJar } from "./cookies.ts"
import { makePlace, type Paths, type Place } from "./place.ts"

/** The part of the options that can be wrong. */
export interface Given {
  readonly redirectUri: string | URL
  readonly sealing: Effect.Effect<TokenSealing, AuthError>
  readonly paths?: Partial<Paths> | undefined
  readonly afterLogin?: string | undefined
  readonly afterLogout?: string | undefined
  readonly loginTime?: Duration.Input | undefined
  readonly sessionTime?: Duration.Input | undefined
  readonly cookieName?: string | undefined
}

export interface Checked {
  readonly place: Place
  readonly jar: Jar
  readonly afterLogin: URL
  readonly afterLogout: URL
  readonly loginTime: Duration.Duration
  readonly sessionTime: Duration.Duration
}

const checkTime = (field: string, given: Duration.Input): Effect.Effect<Duration.Duration, AuthError> => {
  const time = positive(given)
  // Infinity is positive, and no `Max-Age`.
  return time === undefined || time.value._tag === "Infinity"
    ? Effect.fail(invalidOption(field, "Expected a time such as \"10 minutes\", more than zero and not infinite"))
    : Effect.succeed(time)
}

const checkPath = (place: Place, field: string, path = "/"): Effect.Effect<URL, AuthError> => {
  const url = place.within(path)
  return url === undefined
    ? Effect.fail(
      invalidOption(field, "Expected a path of the application that starts with / and is not a path of the login")
    )
    : Effect.succeed(url)
}

export const check = Effect.fnUntraced(function*(given: Given): Effect.fn.Return<Checked, AuthError> {
  const place = yield* makePlace(given.redirectUri, given.paths)
  return {
    place,
    jar: yield* makeJar({
      name: given.cookieName ?? "prisma",
      origin: place.origin,
      isSecure: place.isSecure,
      sealing: given.sealing
    }),
    afterLogin: yield* checkPath(place, "afterLogin", given.afterLogin),
    afterLogout: yield* checkPath(place, "afterLogout", given.afterLogout),
    loginTime: yield* checkTime("loginTime", given.loginTime ?? "10 minutes"),
    sessionTime: yield* checkTime("sessionTime", given.sessionTime ?? "30 days")
  }
})
