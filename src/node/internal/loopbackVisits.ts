/**
 * What the browser's visits mean for a login that waits on this machine.
 *
 * Every user of a machine can reach its ports and read its command lines. So a login has two beginnings:
 *
 * - The **shown** one is printed. Its state is known to whoever reads the terminal, and to nobody else: a callback with it is believed.
 * - The **opened** one belongs to the one-time URL, which stands on the command line of the browser. The first browser there gets a
 *   cookie and is sent to the login page; only with this cookie a callback is believed. Another user's browser is refused where the
 *   system tells whose it is. Where two browsers come, nobody knows which one is the user's, and the opened login is void.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Scope from "effect/Scope"
import { randomBytes } from "node:crypto"
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { AuthError } from "../../AuthError.ts"
import { hasState, sameInConstantTime } from "../../internal/oauth/callback.ts"
import type { Login } from "../../OAuth.ts"
import { answer, type Page, pages } from "./loopbackPages.ts"
import type { Place } from "./loopbackPlace.ts"
import { listen as listenOn } from "./loopbackServer.ts"
import { isOfAnotherUser } from "./peerUser.ts"

/** The two beginnings of one login. */
export interface Logins {
  readonly shown: Login
  readonly opened: Login
}

/** How a login ended, and which. */
export interface Callback {
  readonly callbackUrl: string
  readonly login: Login
}

export interface Visits {
  readonly redirectUri: string
  /** Leads to the login page, once. */
  readonly oneTimeUrl: string
  /** From now on, a callback of these logins is one. */
  readonly expect: (logins: Logins) => void
  readonly callback: Effect.Effect<Callback>
  /** When two browsers have come to the one-time URL. */
  readonly openedTwice: Effect.Effect<void>
  /** When a callback came without the cookie of its login. */
  readonly withoutCookie: Effect.Effect<void>
  /** Tells the browser how the login ended. */
  readonly conclude: (loggedIn: boolean) => Effect.Effect<void>
}

// Sec-Purpose is in the Fetch standard; the others are what browsers sent before, and some still do.
const isSpeculative = ({ headers }: IncomingMessage): boolean =>
  ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    /prefetch|prerender|preview/i.test(`${headers[name]}`)
  )

const secret = (): string => randomBytes(32).toString("base64url")

const hasCookie = ({ headers }: IncomingMessage, name: string, value: string): boolean =>
  (headers.cookie ?? "").split(";").some((pair) => sameInConstantTime(pair.trim(), `${name}=${value}`))

/** The visits, and the listener that is told of each. */
const makeVisits = (
  place: Place,
  { callback, openedTwice, withoutCookie }: {
    readonly callback: Deferred.Deferred<Callback>
    readonly openedTwice: Deferred.Deferred<void>
    readonly withoutCookie: Deferred.Deferred<void>
  }
) => {
  const oneTimePath = `/login/${secret()}`
  const cookie = secret()
  const waiting = new Set<ServerResponse>()
  let cookieName = ""
  let logins: Logins | undefined
  let outcome: Page | undefined
  let visit: "none" | "first" | "second" = "none"

  const toLoginPage = (response: ServerResponse, { url }: Login) => {
    visit = "first"
    // Lax: the way back comes from another site. Cookies are not for one port, so the name is.
    const setCookie = `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Lax`
    return answer(response, { status: 302, html: "" }, { "location": url, "set-cookie": setCookie })
  }

  const onOneTimeUrl = (request: IncomingMessage, response: ServerResponse, { opened }: Logins) => {
    if (isOfAnotherUser(request.socket)) return answer(response, pages.otherUser)
    if (visit === "none") return outcome === undefined ? toLoginPage(response, opened) : answer(response, outcome)
    if (hasCookie(request, cookieName, cookie)) {
      if (outcome !== undefined) return answer(response, outcome)
      return visit === "first" ? toLoginPage(response, opened) : answer(response, pages.openedBefore)
    }
    if (Deferred.isDoneUnsafe(callback)) return answer(response, pages.overtaken)
    visit = "second"
    Deferred.doneUnsafe(openedTwice, Exit.void)
    return answer(response, pages.openedBefore)
  }

  const onCallback = (request: IncomingMessage, response: ServerResponse, url: URL, { opened, shown }: Logins) => {
    const login = [shown, opened].find(({ state }) => hasState(url, state))
    if (login === undefined) return answer(response, pages.foreign)
    if (outcome !== undefined) return answer(response, outcome)
    if (login === opened) {
      if (!hasCookie(request, cookieName, cookie)) {
        Deferred.doneUnsafe(withoutCookie, Exit.void)
        return answer(response, pages.otherBrowser)
      }
      if (visit === "second") return answer(response, pages.openedBefore)
    }
    waiting.add(response)
    return Deferred.doneUnsafe(callback, Exit.succeed({ callbackUrl: url.pathname + url.search, login }))
  }

  const listener: RequestListener = (request, response) => {
    const url = URL.parse(request.url ?? "", "http://localhost")
    if (request.method !== "GET" || url === null || logins === undefined) return answer(response, pages.notFound)
    const isOneTime = sameInConstantTime(url.pathname, oneTimePath)
    if (!isOneTime && url.pathname !== place.pathname) return answer(response, pages.notFound)
    if (isSpeculative(request)) return answer(response, pages.speculative)
    return isOneTime ? onOneTimeUrl(request, response, logins) : onCallback(request, response, url, logins)
  }

  return {
    listener,
    oneTimePath,
    expect: (port: number, both: Logins) => {
      cookieName = `login-${port}`
      logins = both
    },
    /** How many were told. */
    conclude: async (loggedIn: boolean): Promise<number> => {
      const page = outcome = loggedIn ? pages.loggedIn : pages.failed
      await Promise.all(Array.from(waiting, (response) => answer(response, page)))
      return waiting.size
    }
  }
}

/** Listens until the scope closes; for a browser that has been told how the login ended, a little longer. */
export const listen = Effect.fnUntraced(function*(place: Place): Effect.fn.Return<Visits, AuthError, Scope.Scope> {
  const callback = yield* Deferred.make<Callback>()
  const openedTwice = yield* Deferred.make<void>()
  const withoutCookie = yield* Deferred.make<void>()
  const visits = makeVisits(place, { callback, openedTwice, withoutCookie })
  const { linger, port } = yield* listenOn(place, visits.listener)
  return {
    redirectUri: place.redirectUriAt(port),
    oneTimeUrl: place.originAt(port) + visits.oneTimePath,
    expect: (logins) => visits.expect(port, logins),
    callback: Deferred.await(callback),
    openedTwice: Deferred.await(openedTwice),
    withoutCookie: Deferred.await(withoutCookie),
    conclude: (loggedIn) =>
      Effect.promise(async () => {
        if (await visits.conclude(loggedIn) > 0) linger()
      })
  }
})
