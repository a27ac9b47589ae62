/**
 * Tokens that browsers carry: a request brings them frozen, so this process remembers for a while what became of them. Whoever brings older ones
 * meanwhile gets the newer ones.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import * as TokenStorage from "../../TokenStorage.ts"
import type { TokenStorages } from "../../TokenStorages.ts"

/** The tokens of a login, and which of its refreshes they are. */
export interface Edition {
  readonly tokens: Tokens.Tokens
  readonly number: number
}

interface Login {
  /** `undefined`: logged out here. */
  current: Edition | undefined
  /** Whether the browser has shown that it has the current edition. */
  isDelivered: boolean
  usedAt: number
}

/** How long what the browser has is remembered after its last request, in milliseconds: requests at the same time are served alike. */
export const shortly = 5 * 60_000

/** How long what the browser may not have is: an answer was lost, or tokens that were logged out still come. */
export const longer = 60 * 60_000

/** Removes from the front what was not used since then; what is used goes to the end. */
const sweep = (logins: Map<string, Login>, before: number, removed?: (key: string, login: Login) => void): void => {
  for (const [key, login] of logins) {
    if (login.usedAt > before) return
    logins.delete(key)
    removed?.(key, login)
  }
}

/** `check` fails for tokens that no browser can carry. */
export const makeCarried = (check: (tokens: Tokens.Tokens) => Effect.Effect<void, AuthError>) => {
  const recent = new Map<string, Login>()
  const undelivered = new Map<string, Login>()

  const find = (key: string): Login | undefined => recent.get(key) ?? undelivered.get(key)

  /** Does something at once with what is known of a login. */
  const using = <A>(key: string, use: (login: Login | undefined, put: (login: Login) => void) => A): Effect.Effect<A> =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      sweep(recent, now - shortly, (key, login) => !login.isDelivered && undelivered.set(key, login))
      sweep(undelivered, now - longer)
      return use(find(key), (login) => {
        undelivered.delete(key)
        recent.delete(key)
        recent.set(key, { ...login, usedAt: now })
      })
    })

  const replaced = (login: Login | undefined, tokens: Tokens.Tokens | undefined): Login => ({
    current: tokens && { tokens, number: (login?.current?.number ?? 0) + 1 },
    isDelivered: false,
    usedAt: 0
  })

  const replace = (key: string, tokens: Tokens.Tokens | undefined) =>
    using(key, (login, put) => put(replaced(login, tokens)))

  const replaceIf = (key: string, current: Tokens.Tokens, tokens: Tokens.Tokens | undefined) =>
    using(key, (login, put) => {
      const isCurrent = login?.current !== undefined && Tokens.same(login.current.tokens, current)
      if (isCurrent) put(replaced(login, tokens))
      return isCurrent
    })

  const storages: TokenStorages["Service"] = {
    of: (key) =>
      TokenStorage.make({
        get: Effect.sync(() => find(key)?.current?.tokens),
        set: (tokens) => Effect.andThen(check(tokens), replace(key, tokens)),
        setIfCurrent: (current, next) => Effect.andThen(check(next), replaceIf(key, current, next)),
        clear: replace(key, undefined),
        clearIfCurrent: (tokens) => replaceIf(key, tokens, undefined),
        // Its answer would be on its way without the new cookies.
        refreshAhead: false
      }),
    keys: Effect.sync(() =>
      [...recent, ...undelivered].flatMap(([key, { current }]) => current === undefined ? [] : [key])
    )
  }

  return {
    storages,

    /** A request brings an edition. It counts where it is newer than what is known here: this process was restarted, or another one has refreshed. */
    arrive: (key: string, edition: Edition): Effect.Effect<void> =>
      using(key, (login, put) => {
        const isNewer = login === undefined || (login.current !== undefined && login.current.number < edition.number)
        const current = isNewer ? edition : login.current
        put({ current, isDelivered: current?.number === edition.number, usedAt: 0 })
      }),

    /** What a browser should have; `undefined` after a logout. */
    current: (key: string): Edition | undefined => find(key)?.current
  }
}

export type Carried = ReturnType<typeof makeCarried>
