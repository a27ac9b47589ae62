/**
 * How a browser brings a login with each request: the cookie of a session.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Cookies from "effect/http/Cookies"
import type { AuthError } from "../../AuthError.ts"
import { fieldsOf, type Jar, type Received } from "./cookies.ts"

type Cookie = Cookies.Cookie

/** What the cookie of a request says: whose session it is, and since when. */
export interface Visit {
  readonly key: string
  /** When the cookie was written, in milliseconds since the epoch. */
  readonly at: number
  /** Which refresh of the login the browser has the tokens of, where it has tokens. */
  readonly edition?: number
}

/** A way to keep a login in a browser. */
export interface Carrier {
  /** Whose request it is; `undefined` without a cookie, or with one that is over. Fails where the cookie is not one of this application. */
  readonly read: (received: Received) => Effect.Effect<Visit | undefined, AuthError>
  /** The cookies of a login that has just ended. */
  readonly begin: (key: string, received: Received) => Effect.Effect<ReadonlyArray<Cookie>, AuthError>
  /** The cookies of an answer to a request of this visit: none where the browser has what it needs. */
  readonly renew: (visit: Visit, received: Received) => Effect.Effect<ReadonlyArray<Cookie>, AuthError>
  /** The cookies of an answer after which nobody is logged in. */
  readonly end: (received: Received) => ReadonlyArray<Cookie>
}

/** Whether a cookie is written anew: often enough for a key ring that rotates, and for a person who comes back every day. */
export const isDue = ({ at }: Pick<Visit, "at">, life: Duration.Duration, now: number): boolean =>
  now - at > Duration.toMillis(life) / 10

/** What has been around for longer is over, whatever a browser thinks. One from the future is of a clock that was wrong. */
export const isOver = ({ at }: Pick<Visit, "at">, life: Duration.Duration, now: number): boolean =>
  now - at >= Duration.toMillis(life)

const purpose = "session"

const read = ({ at, key }: { readonly [field: string]: unknown }): Visit | undefined =>
  typeof key === "string" && typeof at === "number" ? { key, at } : undefined

/** The cookie names a session, whose tokens are kept in the storage of the application. */
export const makeNaming = (jar: Jar, life: Duration.Duration): Carrier => {
  const name = jar.nameOf("")

  const written = Effect.fnUntraced(function*(key: string): Effect.fn.Return<ReadonlyArray<Cookie>, AuthError> {
    const at = yield* Clock.currentTimeMillis
    return [jar.cookie(name, yield* jar.seal(purpose, JSON.stringify({ key, at })), life)]
  })

  return {
    read: Effect.fnUntraced(function*(received): Effect.fn.Return<Visit | undefined, AuthError> {
      const value = Object.hasOwn(received, name) ? received[name] : undefined
      if (value === undefined || value === "") return undefined
      const visit = yield* Effect.flatMap(jar.open(purpose, value), (content) => fieldsOf(content, read))
      return visit === undefined || isOver(visit, life, yield* Clock.currentTimeMillis) ? undefined : visit
    }),
    begin: (key) => written(key),
    renew: (visit) =>
      Effect.flatMap(
        Clock.currentTimeMillis,
        (now) => isDue(visit, life, now) ? written(visit.key) : Effect.succeed([])
      ),
    end: (received) => Object.hasOwn(received, name) ? [jar.expired(name)] : []
  }
}
