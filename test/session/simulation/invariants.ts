/**
 * What must hold, checked at each event. The exceptions that a client cannot prevent are counted by name.
 */
import * as Tokens from "../../../src/Tokens.ts"
import * as Redacted from "effect/Redacted"
import { limits } from "../../../src/internal/session/machine.ts"
import { type Flight, longestLease, whyLost } from "./losses.ts"
import type { Process, Reading, Surroundings } from "./process.ts"
import type { Sending } from "./server.ts"
import { type Answer, grace, type Login, type RefreshToken, type Server } from "./server.ts"
import { softWindow } from "./server.ts"
import type { Observer, Storage } from "./storage.ts"

type Tokens = Tokens.Tokens

export type Invariant =
  | "I1: no refresh token is sent while an answer to it may still come, nor over newer tokens"
  | "I2: no login is lost that the grace can save"
  | "I3: a logged-out session stays logged out"
  | "I4: every caller is answered in time"
  | "I5: one exchange for an expiry when nothing goes wrong"
  | "I6: a resending ends no login"
  | "I7: no refresh token is sent before a Retry-After is over"

export class Violation extends Error {
  constructor(invariant: Invariant, what: string) {
    super(`${invariant}: ${what}`)
  }
}

/** How often each thing happened that is worth a figure. */
export type Counts = Map<string, number>

/** A request that takes longer to the server may miss the grace, whoever sends it. */
const longestWay = 3_000

export class Watch implements Observer {
  readonly processes: Array<Process> = []
  /** Logins that the server ended for a reason in `whyLost`. */
  readonly lost = new Set<Login>()
  private readonly world: Surroundings
  private readonly server: Server
  private readonly counts: Counts
  private readonly calm: boolean
  private readonly isCurrent: (login: Login) => boolean
  private readonly flights: Array<Flight> = []
  /** What each process was told: when, and for how long it is to wait. */
  private readonly asked = new Map<Process, Array<{ readonly at: Reading; readonly retryAfter: number }>>()
  /** When each refresh token was logged out, and in which process. */
  private readonly ended = new Map<string, number>()

  constructor(
    world: Surroundings,
    server: Server,
    counts: Counts,
    options: { readonly calm: boolean; readonly isCurrent: (login: Login) => boolean }
  ) {
    this.world = world
    this.server = server
    this.counts = counts
    this.calm = options.calm
    this.isCurrent = options.isCurrent
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  /** Somebody wants a refresh. */
  asks(process: Process, failed: Tokens): Flight {
    const flight = {
      process,
      token: this.server.refreshTokenOf(failed),
      start: this.world.scheduler.now,
      end: Infinity,
      sentAway: false
    }
    this.flights.push(flight)
    return flight
  }

  /** Who wants a refresh is told that its refresh token was sent in vain a moment ago. */
  sentAway(process: Process, token: RefreshToken): void {
    for (const flight of this.flights) {
      if (flight.process === process && flight.token === token && flight.end === Infinity) flight.sentAway = true
    }
  }

  /** The server says when to come again. */
  told(process: Process, retryAfter: number): void {
    this.count("Retry-After told")
    const asked = this.asked.get(process) ?? []
    this.asked.set(process, [...asked, { at: process.clocks, retryAfter }])
  }

  sent(sending: Sending): void {
    this.world.trace(() => `${sending.process.name} sends ${sending.token.value} (${sending.fate})`)
    this.count("refresh tokens sent")
    this.checkAsked(sending)
    this.checkCurrent(sending)
    for (const earlier of sending.token.sendings) {
      if (earlier !== sending && earlier.open && earlier.process.alive) this.checkOpen(earlier, sending)
    }
    if (this.calm) this.checkCalm(sending)
  }

  processed(sending: Sending, answer: Answer): void {
    if (answer._tag === "Issued" || !answer.ended) return
    this.world.trace(() => `the server ends the login of ${sending.token.value}`)
    if (!this.isCurrent(sending.token.login)) return
    this.checkResending(sending)
    const reason = whyLost(sending, this.flights, this.processes, {
      storage: this.world.storageTrouble,
      lock: this.world.lockTrouble
    })
    if (reason === undefined) {
      throw new Violation("I2: no login is lost that the grace can save", `${sending.token.value} could be saved`)
    }
    this.lost.add(sending.token.login)
    this.count(`login lost: ${reason}`)
  }

  written(_storage: Storage, before: Tokens | undefined, tokens: Tokens, by: "login" | "refresh"): void {
    this.world.trace(() => `${by} writes ${Redacted.value(tokens.refreshToken!)}`)
    if (by === "login") return
    if (before === undefined) {
      throw new Violation("I3: a logged-out session stays logged out", "a refresh wrote where nothing was")
    }
    if (this.server.refreshTokenOf(before).login !== this.server.refreshTokenOf(tokens).login) {
      throw new Violation("I2: no login is lost that the grace can save", "a refresh wrote over another login")
    }
  }

  cleared(_storage: Storage, before: Tokens, by: "logout" | "refresh"): void {
    this.world.trace(() => `${by} clears ${Redacted.value(before.refreshToken!)}`)
    const { login, value } = this.server.refreshTokenOf(before)
    if (by === "refresh" && !login.over && !this.ended.has(value)) {
      throw new Violation("I2: no login is lost that the grace can save", "a refresh cleared a login that is good")
    }
  }

  loggedOut(process: Process, { value }: RefreshToken): void {
    const { now } = this.world.scheduler
    this.ended.set(value, now)
    this.ended.set(`${process.name} ${value}`, now)
  }

  /** A session of the process is about to write what this refresh token brought. */
  gains(process: Process, { sendings, value }: RefreshToken): void {
    const end = this.ended.get(`${process.name} ${value}`)
    if (end === undefined) return
    const brought = sendings.findLast((sending) => sending.gained && sending.process === process)!
    if (brought.at > end + limits.shared) return this.count("a cookie came back long after its logout")
    throw new Violation("I3: a logged-out session stays logged out", `${value} brought tokens after its logout`)
  }

  /** What a process can know: a clock that was set forward, or went on while the machine slept, says that the time is over. */
  private checkAsked({ process, token }: Sending): void {
    const early = this.asked.get(process)?.find(({ at, retryAfter }) => process.since(at) < retryAfter)
    if (early === undefined) return
    throw new Violation(
      "I7: no refresh token is sent before a Retry-After is over",
      `${process.name} sent ${token.value} ${
        process.since(early.at)
      } ms after it was told to wait for ${early.retryAfter}`
    )
  }

  private checkCurrent({ at, process, stood, storage, token }: Sending): void {
    if (storage.tokens !== undefined && Redacted.value(storage.tokens.refreshToken!) === token.value) return
    if (stood) return this.count("stale sending: the process stood between the check and the sending")
    // No lock keeps off one who stood and wakes: its write is fenced, but may come between the last read of another and its sending.
    const overtook = token.sendings.some((other) => other.stood || other.process.stops !== other.stops)
    if (overtook && at - storage.changedAt <= limits.jump) {
      return this.count("stale sending: one who had stood wrote between the check and the sending")
    }
    throw new Violation(
      "I1: no refresh token is sent while an answer to it may still come, nor over newer tokens",
      `${process.name} sent ${token.value}, which the storage does not hold`
    )
  }

  private checkOpen(earlier: Sending, sending: Sending): void {
    if (earlier.process.stops !== earlier.stops) {
      return this.count("sent again: the lease of the earlier sender ran out while it stood")
    }
    if (sending.stood || earlier.stood) {
      return this.count("sent again: the process stood between the check and the sending")
    }
    if (this.world.storageTrouble.some((at) => at >= earlier.at - longestLease)) {
      return this.count("sent again: the lease of the earlier sender ran out while the storage failed")
    }
    throw new Violation(
      "I1: no refresh token is sent while an answer to it may still come, nor over newer tokens",
      `${sending.process.name} sent ${sending.token.value} while ${earlier.process.name} waits for its answer`
    )
  }

  private checkCalm({ storage, token }: Sending): void {
    const left = storage.tokens!.expiresAt! - this.world.scheduler.now
    if (token.sendings.length === 1 && left <= softWindow) return
    throw new Violation("I5: one exchange for an expiry when nothing goes wrong", `${token.value} was sent again`)
  }

  /** What the exchange repeats by itself must be sure to be forgiven; what may end the login waits for somebody who needs it. */
  private checkResending(sending: Sending): void {
    const own = sending.token.sendings.filter((other) =>
      other !== sending && other.exchange === sending.exchange && other.processedAt !== undefined
    )
    const [first] = own
    if (first === undefined || first.overtaken || sending.stood || sending.processedAt! - sending.at > longestWay) {
      return
    }
    const over = sending.processedAt! - first.processedAt! > grace
    if (own.length < 2 && !over) return
    throw new Violation("I6: a resending ends no login", `${sending.token.value} was sent once too often`)
  }
}
