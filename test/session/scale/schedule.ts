/**
 * The schedule of refreshes of many logins, second by second on the clock of the test, by the windows and the jitter that sessions have.
 *
 * An exchange takes no time and always succeeds: what is counted is when sessions ask. Calls come at random and at a mean distance; since such
 * calls have no memory, those of a fresh token need not be made.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { makeFreshness } from "../../../src/internal/session/freshness.ts"
import * as Tokens from "../../../src/Tokens.ts"
import { random } from "../../support/random.ts"

const second = 1000

/** Earlier than this before its end, no token is refreshed. */
const longestWindow = 120 * second

/** By how much of the soft window its beginning is moved: by nothing, by up to a tenth, by up to nine tenths. */
export type Jitter = "none" | "today" | "wide"

const factors = { none: 0, today: 1, wide: 9 } as const

/** What happens to the logins. Times are in seconds. */
export interface Scenario {
  readonly logins: number
  /** When the login of this number is there. `random` gives from 0 up to 1. */
  readonly startsAt: (random: () => number) => number
  /** How long its access token is good at that time: negative, where it is over. */
  readonly left: (random: () => number) => number
  /** How long its user goes on. */
  readonly used: number
  /** The life of an access token. */
  readonly life: number
  /** The mean time between two calls of a user. */
  readonly betweenCalls: number
  /** Whether the calls of a user come to one process, and so to one session; else each comes to another, with a jitter of its own. */
  readonly sticky: boolean
  readonly until: number
}

export interface Schedule {
  /** How many exchanges are made in each second. */
  readonly exchanges: Uint32Array
  /** For how many of them their caller waits. */
  readonly waitedFor: number
}

interface Login {
  readonly freshness: ReturnType<typeof makeFreshness> | undefined
  tokens: Tokens.Tokens
  readonly stops: number
}

const some = Tokens.make({ workspaceId: "wksp_1", accessToken: "access", refreshToken: "refresh" })

const tokensUntil = (expiresAt: number): Tokens.Tokens => ({ ...some, expiresAt })

/** Moves the clock of the test from one second with calls to the next, until `until`. */
export const schedule = (scenario: Scenario, jitter: Jitter, seed: number): Effect.Effect<Schedule> =>
  Effect.gen(function*() {
    const below = random(seed)
    const next = () => below(2 ** 32) / 2 ** 32
    const { betweenCalls, life, logins, sticky, until, used } = scenario
    const session = () => makeFreshness(next() * factors[jitter])
    const exchanges = new Uint32Array(until)
    const calls = new Map<number, Array<Login>>()
    let waitedFor = 0

    /** The next call from a time on, in milliseconds, that may find its token no longer fresh. */
    const call = (login: Login, from: number): void => {
      const at = Math.ceil(from / second - Math.log(1 - next()) * betweenCalls)
      if (at >= until || at > login.stops) return
      const others = calls.get(at)
      if (others === undefined) calls.set(at, [login])
      else others.push(login)
    }

    for (let index = 0; index < logins; index++) {
      const start = scenario.startsAt(next)
      const end = (start + scenario.left(next)) * second
      const login: Login = {
        freshness: sticky ? session() : undefined,
        tokens: tokensUntil(end),
        stops: start + used
      }
      call(login, Math.max(start * second, end - longestWindow))
    }

    for (let tick = 0; tick < until; tick++) {
      const callers = calls.get(tick)
      if (callers === undefined) continue
      yield* TestClock.setTime(tick * second)
      const now = yield* Clock.currentTimeMillis
      for (const login of callers) {
        const freshness = (login.freshness ?? session())(login.tokens, undefined, now)
        if (freshness === "fresh") {
          call(login, now)
          continue
        }
        exchanges[tick]!++
        if (freshness === "ending") waitedFor++
        login.tokens = tokensUntil(now + life * second)
        call(login, now + life * second - longestWindow)
      }
      calls.delete(tick)
    }
    return { exchanges, waitedFor }
  })

/** The most exchanges of one second, between two times. */
export const peak = ({ exchanges }: Schedule, from = 0, to = exchanges.length): number =>
  exchanges.subarray(from, to).reduce((most, count) => Math.max(most, count), 0)

export const total = ({ exchanges }: Schedule): number => exchanges.reduce((sum, count) => sum + count, 0)
