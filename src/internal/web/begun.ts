/**
 * Logins that were begun: each in a cookie of its own, in the browser that began it, for a few minutes. So several tabs can log in at once.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Cookies from "effect/http/Cookies"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "../../AuthError.ts"
import { sameInConstantTime } from "../oauth/callback.ts"
import type { Login } from "../oauth/codeFlow.ts"
import { fieldsOf, type Jar, type Received } from "./cookies.ts"

/** What the callback needs of the login that it ends. */
export interface Begun {
  readonly state: string
  readonly verifier: Redacted.Redacted<string>
  /** A path of the application. */
  readonly returnTo: string | undefined
  /** Milliseconds since the epoch. */
  readonly until: number
}

const purpose = "login"

/** How many characters of begun logins a browser is left with: servers and proxies take about 8,000 of all cookies. */
const mostCharacters = 3000

/** How much of the state names the cookie: enough to tell a few logins apart. */
const nameLength = 10

const read = (json: { readonly [field: string]: unknown }): Begun | undefined => {
  const { returnTo, state, until, verifier } = json
  return typeof state === "string" && typeof verifier === "string" && typeof until === "number"
    ? { state, verifier: Redacted.make(verifier), returnTo: typeof returnTo === "string" ? returnTo : undefined, until }
    : undefined
}

export const makeBegun = (jar: Jar, life: Duration.Duration) => {
  const prefix = jar.nameOf("-login-")
  const nameOf = (state: string): string => `${prefix}${state.slice(0, nameLength)}`

  const opened = (value: string): Effect.Effect<Begun | undefined, AuthError> =>
    Effect.flatMap(jar.open(purpose, value), (content) => fieldsOf(content, read))

  /** Cookies of older logins that have no room beside a new one, and of those that are over. */
  const crowdedOut = Effect.fnUntraced(function*(received: Received, room: number) {
    const now = yield* Clock.currentTimeMillis
    const others = yield* Effect.forEach(
      Object.entries(received).filter(([name]) => name.startsWith(prefix)),
      ([name, value]) =>
        Effect.map(
          Effect.orElseSucceed(opened(value), () => undefined),
          (begun) => ({ name, length: name.length + value.length, until: begun?.until ?? 0 })
        )
    )
    let left = room
    return others.sort((a, b) => b.until - a.until).filter(({ length, until }) => {
      left -= length
      return left < 0 || until <= now
    })
  })

  return {
    /** The cookies of an answer that sends the person to log in. */
    begin: Effect.fnUntraced(function*(
      login: Login,
      returnTo: string | undefined,
      received: Received
    ): Effect.fn.Return<ReadonlyArray<Cookies.Cookie>, AuthError> {
      const until = (yield* Clock.currentTimeMillis) + Duration.toMillis(life)
      const content = { state: login.state, verifier: Redacted.value(login.verifier), returnTo, until }
      const value = yield* jar.seal(purpose, JSON.stringify(content))
      const others = yield* crowdedOut(received, mostCharacters - value.length)
      return [...others.map(({ name }) => jar.expired(name)), jar.cookie(nameOf(login.state), value, life)]
    }),

    /** The login of a callback with this state, in this browser; `undefined` where there is none, or it is over. */
    find: Effect.fnUntraced(function*(
      state: string | undefined,
      received: Received
    ): Effect.fn.Return<Begun | undefined> {
      if (state === undefined || !Object.hasOwn(received, nameOf(state))) return undefined
      const begun = yield* Effect.orElseSucceed(opened(received[nameOf(state)]!), () => undefined)
      const now = yield* Clock.currentTimeMillis
      // The name has a part of it only: another login is not ended by a callback that is not its own.
      return begun !== undefined && begun.until > now && sameInConstantTime(begun.state, state) ? begun : undefined
    }),

    /** The cookies of an answer that ends a login. */
    end: ({ state }: Begun): ReadonlyArray<Cookies.Cookie> => [jar.expired(nameOf(state))]
  }
}
