/**
 * The exchanges of this process: one a refresh token (or authorization code), whoever asks, and its result for a while after it. Sessions
 * and SDK instances share them, also those of another copy of the package: so they are kept on `globalThis`, and hold nothing but plain
 * values. All of it is behind a function, which shows nothing when it is printed.
 */
import type { AuthErrorReason } from "../../AuthError.ts"
import type { Heartbeat } from "./heartbeat.ts"
import { limits } from "./machine.ts"
import { type Failure, left, type Rest, restAfter, restOfAll } from "./rest.ts"

/** How an exchange ended, in values that every copy of the package can read. */
export type Result =
  | {
    readonly _tag: "Answered"
    /** When, in milliseconds since the epoch. */
    readonly at: number
    readonly accessToken: string
    readonly refreshToken: string | undefined
    /** Milliseconds. */
    readonly expiresIn: number | undefined
  }
  | { readonly _tag: "Refused" | "Unanswered"; readonly reason: AuthErrorReason; readonly message: string }
  /** Nothing was sent: whoever waited has to ask anew. */
  | { readonly _tag: "Withheld" }

/** What is exchanged: a code, which is good for one exchange, or a refresh token, which a server may take again. */
export type GrantType = "authorization_code" | "refresh_token"

/** An exchange that is under way, or was a moment ago. */
export interface Begun {
  readonly result: Promise<() => Result>
  readonly heartbeat: Heartbeat
}

interface Entry {
  /** Undefined: the session of this refresh token was ended. */
  readonly begun: Begun | undefined
  /** What it gave that can be exchanged next; an access token where it is all. */
  next: (() => string | undefined) | undefined
  /** The access token that it replaces, where its result is for those alone who bring that one. */
  over: string | undefined
  /** When it is forgotten, in milliseconds since the epoch; undefined while it is under way. */
  until: number | undefined
}

interface Endpoint {
  readonly entries: Map<string, Entry>
  /** The token endpoint asked to be left alone. */
  rest: Rest | undefined
  /** By the refresh token that it failed. */
  readonly rests: Map<string, Rest>
}

/** The exchanges with one token endpoint, by one client, by the refresh token or the code that is exchanged. */
export interface Exchanges {
  readonly find: (secret: string, now: number, accessToken?: string) => "ended" | Begun | undefined
  /** Begins an exchange. The function that it gives ends it, and says whether its result counts: not of a session that was ended meanwhile. */
  readonly begin: (
    grantType: GrantType,
    secret: string,
    heartbeat: Heartbeat,
    now: number,
    /** What it replaces. */
    accessToken?: string
  ) => (result: Result, now: number) => boolean
  /** The session of this refresh token (an access token where there is none) was ended: neither it nor those that it came from are exchanged. */
  readonly end: (token: string, now: number) => void
  /** Why nobody sends this refresh token now: the endpoint asked everybody to wait, or failed it a moment ago. */
  readonly restOf: (
    refreshToken: string
  ) => { readonly of: "everybody" | "refresh token"; readonly rest: Rest } | undefined
  /** The endpoint failed. `answered` tells the milliseconds since then. */
  readonly heed: (failure: Failure, answered: () => number) => void
  /** A refresh token was sent in vain. `sent` tells the milliseconds since then. */
  readonly failed: (refreshToken: string, failure: Failure, sent: () => number) => void
}

const registry = (): Map<string, Endpoint> => {
  const key = Symbol.for("effect-prisma-management/exchanges/3")
  const global = globalThis as { [key]?: () => Map<string, Endpoint> }
  if (global[key] === undefined) {
    const endpoints = new Map<string, Endpoint>()
    Object.defineProperty(global, key, { value: () => endpoints })
  }
  return global[key]!()
}

const over = (now: number): Entry => ({
  begun: undefined,
  next: undefined,
  over: undefined,
  until: now + limits.shared
})

/** What comes of the refresh token of a session that was ended here. */
export const ended = {
  _tag: "Refused",
  reason: { _tag: "TokenRejected", error: "invalid_grant" },
  message: "The session of this refresh token was logged out"
} as const satisfies Result

const lastOf = ({ accessToken, refreshToken }: Extract<Result, { _tag: "Answered" }>): string =>
  refreshToken ?? accessToken

const makeEndpoint = (): Endpoint => ({ entries: new Map(), rest: undefined, rests: new Map() })

const make = (endpoint: Endpoint): Exchanges => {
  const { entries, rests } = endpoint
  const forgetOld = (now: number): void => {
    for (const [secret, { elapsed }] of rests) if (elapsed() >= limits.shared) rests.delete(secret)
    for (const [secret, { until }] of entries) if (until !== undefined && until <= now) entries.delete(secret)
  }
  const cameFrom = (token: string): string | undefined => {
    for (const [secret, { next }] of entries) if (secret !== token && next?.() === token) return secret
    return undefined
  }
  return {
    find: (secret, now, accessToken) => {
      forgetOld(now)
      const entry = entries.get(secret)
      // Whoever brings what came of it, or what another process made meanwhile, wants newer tokens than these.
      if (entry?.over !== undefined && entry.over !== accessToken) return undefined
      return entry && (entry.begun ?? "ended")
    },
    begin: (grantType, secret, heartbeat, now, accessToken) => {
      forgetOld(now)
      let settle: (reveal: () => Result) => void = () => {}
      const result = new Promise<() => Result>((resolve) => {
        settle = resolve
      })
      const entry: Entry = {
        begun: { result, heartbeat },
        next: undefined,
        over: undefined,
        until: undefined
      }
      entries.set(secret, entry)
      return (result, now) => {
        const current = entries.get(secret)
        const isEnded = current !== undefined && current.begun === undefined
        settle(() => isEnded ? ended : result)
        if (isEnded) {
          // However late it ends: what it brought is of nobody.
          entries.set(secret, over(now))
          if (result._tag === "Answered") entries.set(lastOf(result), over(now))
          return false
        }
        const isRefusal = grantType === "refresh_token" && result._tag === "Refused"
        // Whoever asks after a failure asks the server. What that refused once, it refuses for ever.
        if (result._tag !== "Answered" && !isRefusal) {
          if (entries.get(secret) === entry) entries.delete(secret)
          return true
        }
        if (result._tag === "Answered") {
          const isSpent = grantType === "authorization_code" ||
            (result.refreshToken !== undefined && result.refreshToken !== secret)
          if (isSpent) entry.next = () => lastOf(result)
          // The server takes it again: its result is for those who would have sent it at the same time, with the same tokens.
          else entry.over = accessToken
        }
        entry.until = now + limits.shared
        return true
      }
    },
    end: (token, now) => {
      forgetOld(now)
      // One that is under way is refused when it ends.
      const isUnderWay = entries.get(token)?.until === undefined && entries.has(token)
      let last: string | undefined = token
      while (last !== undefined) {
        const before = cameFrom(last)
        entries.set(last, last === token && isUnderWay ? { ...over(now), until: undefined } : over(now))
        last = before
      }
    },
    restOf: (refreshToken) => {
      const { rest } = endpoint
      if (rest !== undefined && left(rest) > 0) return { of: "everybody", rest }
      const own = rests.get(refreshToken)
      return own !== undefined && left(own) > 0 ? { of: "refresh token", rest: own } : undefined
    },
    heed: (failure, answered) => {
      const rest = restOfAll(failure, answered)
      if (left(rest) > left(endpoint.rest)) endpoint.rest = rest
    },
    failed: (refreshToken, failure, sent) =>
      void rests.set(refreshToken, restAfter(rests.get(refreshToken), failure, sent))
  }
}

/** Of an endpoint that says who it is, shared by all who mean the same one; else of this session alone. */
export const exchangesOf = (identity: string | undefined): Exchanges => {
  // A mocked endpoint has an effect here.
  if (typeof identity !== "string") return make(makeEndpoint())
  const endpoints = registry()
  const endpoint = endpoints.get(identity) ?? makeEndpoint()
  endpoints.set(identity, endpoint)
  return make(endpoint)
}
