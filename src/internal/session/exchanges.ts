/**
 * The exchanges of this process: one a refresh token (or authorization code), whoever asks, and its result for a while after it. Sessions
 * and SDK instances share them, also those of another copy of the package: so they are kept on `globalThis`, and hold nothing but plain
 * values. All of it is behind a function, which shows nothing when it is printed.
 */
import type { AuthErrorReason } from "../../AuthError.ts"
import type { Heartbeat } from "./heartbeat.ts"
import { limits } from "./machine.ts"

/** How an exchange ended, in values that every copy of the package can read. */
export type Result =
  | {
    readonly _tag: "Answered"
    readonly accessToken: string
    readonly refreshToken: string | undefined
    /** Milliseconds. */
    readonly expiresIn: number | undefined
  }
  | { readonly _tag: "Refused" | "Unanswered"; readonly reason: AuthErrorReason; readonly message: string }
  /** Nothing was sent: whoever waited has to ask anew. */
  | { readonly _tag: "Withheld" }

/** An exchange that is under way, or was a moment ago. */
export interface Begun {
  readonly result: Promise<() => Result>
  readonly heartbeat: Heartbeat
}

interface Entry {
  /** Undefined: the session of this refresh token was ended. */
  readonly begun: Begun | undefined
  /** The refresh token that it gave. */
  next: (() => string | undefined) | undefined
  /** When it is forgotten, in milliseconds since the epoch; undefined while it is under way. */
  until: number | undefined
}

interface Endpoint {
  readonly entries: Map<string, Entry>
  /** Until when the token endpoint wants to be left alone. */
  quietUntil: number
}

/** The exchanges with one token endpoint, by one client, by the refresh token or the code that is exchanged. */
export interface Exchanges {
  readonly find: (secret: string, now: number) => "ended" | Begun | undefined
  /** Begins an exchange. The function that it gives ends it, and says whether its result counts: not of a session that was ended meanwhile. */
  readonly begin: (secret: string, heartbeat: Heartbeat) => (result: Result, now: number) => boolean
  /** The session that this refresh token belongs to was ended: neither it nor the one that it came from is exchanged any more. */
  readonly end: (refreshToken: string, now: number) => void
  /** Until when nobody asks the endpoint, in milliseconds since the epoch. */
  readonly quietUntil: () => number
  readonly keepQuietUntil: (until: number) => void
}

const registry = (): Map<string, Endpoint> => {
  const key = Symbol.for("effect-prisma-management/exchanges/1")
  const global = globalThis as { [key]?: () => Map<string, Endpoint> }
  if (global[key] === undefined) {
    const endpoints = new Map<string, Endpoint>()
    Object.defineProperty(global, key, { value: () => endpoints })
  }
  return global[key]!()
}

const over = (now: number): Entry => ({ begun: undefined, next: undefined, until: now + limits.shared })

/** What comes of the refresh token of a session that was ended here. */
export const ended = {
  _tag: "Refused",
  reason: { _tag: "TokenRejected", error: "invalid_grant" },
  message: "The session of this refresh token was ended here"
} as const satisfies Result

const makeEndpoint = (): Endpoint => ({ entries: new Map(), quietUntil: 0 })

const make = (endpoint: Endpoint): Exchanges => {
  const { entries } = endpoint
  const forgetOld = (now: number): void => {
    for (const [secret, { until }] of entries) if (until !== undefined && until <= now) entries.delete(secret)
  }
  return {
    find: (secret, now) => {
      forgetOld(now)
      const entry = entries.get(secret)
      return entry && (entry.begun ?? "ended")
    },
    begin: (secret, heartbeat) => {
      let settle: (reveal: () => Result) => void = () => {}
      const result = new Promise<() => Result>((resolve) => {
        settle = resolve
      })
      const entry: Entry = {
        begun: { result, heartbeat },
        next: undefined,
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
          if (result._tag === "Answered" && result.refreshToken !== undefined) {
            entries.set(result.refreshToken, over(now))
          }
          return false
        }
        // Whoever asks after a failure asks the server.
        if (result._tag !== "Answered") {
          if (entries.get(secret) === entry) entries.delete(secret)
          return true
        }
        entry.next = () => result.refreshToken
        entry.until = now + limits.shared
        return true
      }
    },
    end: (refreshToken, now) => {
      for (const [other, { next }] of entries) if (next?.() === refreshToken) entries.set(other, over(now))
      // One that is under way is refused when it ends.
      const isUnderWay = entries.get(refreshToken)?.until === undefined && entries.has(refreshToken)
      entries.set(refreshToken, isUnderWay ? { ...over(now), until: undefined } : over(now))
    },
    quietUntil: () => endpoint.quietUntil,
    keepQuietUntil: (until) => {
      endpoint.quietUntil = until
    }
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
