/**
 * The exchanges of one process: `exchanged` says what follows what, this does it. Everybody in the process who brings the same refresh
 * token has the same exchange, and its result for a while.
 */
import * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import * as AuthError from "../../../src/AuthError.ts"
import {
  type Event,
  type Exchange,
  exchanged,
  type ExchangeEvent,
  firstExchange,
  limits
} from "../../../src/internal/session/machine.ts"
import { left, type Rest, restAfter, restOfAll } from "../../../src/internal/session/rest.ts"
import type { Tokens } from "../../../src/Tokens.ts"
import type { Watch } from "./invariants.ts"
import type { Lock } from "./lock.ts"
import type { Process, Reading } from "./process.ts"
import type { RefreshToken } from "./server.ts"
import type { Storage } from "./storage.ts"
import type { Ending, Request, Wire } from "./wire.ts"

const unavailable = AuthError.make({ _tag: "AuthServerUnavailable" }, "no answer")
const refusal = AuthError.make({ _tag: "TokenRejected", error: "invalid_grant" }, "refused")
const unsent = AuthError.make({ _tag: "AuthServerUnavailable", sent: false }, "refused")
const cut = AuthError.make({ _tag: "AuthServerUnavailable", sent: true }, "cut")
const resting = AuthError.make({ _tag: "AuthServerUnavailable" }, "the server is left alone")

const refused: Event = { _tag: "Refused", error: refusal }

const brings = ({ value }: RefreshToken, tokens: Tokens | undefined): boolean =>
  tokens?.refreshToken !== undefined && Redacted.value(tokens.refreshToken) === value

interface Shared {
  /** Who waits for the exchange that is under way. */
  listeners: Array<(event: Event) => void> | undefined
  /** Somebody logged out while it was under way: however late it comes, nobody gets its result. */
  refused: boolean
  /** What is kept, and until when on the monotonic clock. */
  kept: { readonly event: Event; readonly until: number } | undefined
}

let exchanges = 0

export class Exchanges {
  private readonly process: Process
  private readonly wire: Wire
  private readonly watch: Watch
  private readonly byToken = new Map<string, Shared>()
  /** What the server asked of everybody, and what refresh tokens rest after they were sent in vain. */
  private everybody: Rest | undefined
  private readonly rests = new Map<string, Rest>()

  constructor(process: Process, wire: Wire, watch: Watch) {
    this.process = process
    this.wire = wire
    this.watch = watch
  }

  /** `lock` and `storage` are those of the one who asks first. */
  exchange(token: RefreshToken, lock: Lock, storage: Storage, then: (event: Event) => void): void {
    const now = this.process.clocks.monotonic
    const shared = this.sharedOf(token.value)
    if (shared.kept !== undefined && now < shared.kept.until) return then(shared.kept.event)
    if (shared.listeners !== undefined) return void shared.listeners.push(then)
    const listeners = [then]
    shared.listeners = listeners
    this.rested(token, lock, storage, (event) => {
      shared.listeners = undefined
      const told = shared.refused ? refused : event
      const until = this.process.clocks.monotonic + limits.shared
      shared.kept = shared.refused || event._tag === "Answered" ? { event: told, until } : undefined
      shared.refused = false
      for (const listener of listeners) listener(told)
    })
  }

  /** After a logout: nobody gets tokens for it any more, nor does one that is under way. */
  refuse(token: RefreshToken): void {
    this.watch.loggedOut(this.process, token)
    const shared = this.sharedOf(token.value)
    shared.refused = shared.listeners !== undefined
    shared.kept = { event: refused, until: this.process.clocks.monotonic + limits.shared }
  }

  private sharedOf(token: string): Shared {
    const known = this.byToken.get(token)
    if (known !== undefined) return known
    const shared: Shared = { listeners: undefined, refused: false, kept: undefined }
    this.byToken.set(token, shared)
    return shared
  }

  private run(token: RefreshToken, lock: Lock, storage: Storage, then: (event: Event) => void): void {
    const { process } = this
    const exchange = ++exchanges
    let firstSent: Reading | undefined
    let lastSent: Reading | undefined
    const follow = (state: Exchange): void => {
      const next = (event: ExchangeEvent) => follow(exchanged(state, event))
      switch (state._tag) {
        case "Confirming":
          return this.confirm(token, lock, storage, next)
        case "Sending": {
          // Another may have been told to wait meanwhile.
          if (left(this.everybody) > 0) return next({ _tag: "Unanswered", error: resting })
          lastSent = process.clocks
          if (state.sentAt === undefined) firstSent = lastSent
          return this.send({ token, process, storage, exchange }, firstSent!, next)
        }
        case "Ended": {
          const { event } = state
          if (event._tag === "Unanswered" && lastSent !== undefined) this.failed(token, event.error, lastSent)
          return then(event)
        }
      }
    }
    follow(firstExchange)
  }

  private confirm(token: RefreshToken, lock: Lock, storage: Storage, next: (event: ExchangeEvent) => void): void {
    const asked = this.process.clocks
    lock.confirm((held) => {
      if (!held) return next({ _tag: "Lost" })
      storage.get(this.process, (read) => {
        if (read === "failed" || !brings(token, read.tokens)) return next({ _tag: "Lost" })
        next({ _tag: "Confirmed", took: this.process.since(asked) })
      })
    })
  }

  private send(request: Request, firstSent: Reading, next: (event: ExchangeEvent) => void): void {
    const { process } = this
    let ended = false
    const close = this.wire.send(request, (ending) => {
      if (ended) return
      ended = true
      next(this.eventOf(ending, firstSent))
    })
    process.after(limits.answer, () => {
      if (ended) return
      ended = true
      close()
      next({ _tag: "Unanswered", error: unavailable })
    })
  }

  /** The machine's times begin with the first sending, and are of the clock on which more time has passed. */
  private eventOf(ending: Ending, firstSent: Reading): ExchangeEvent {
    const { clocks } = this.process
    switch (ending._tag) {
      case "Answered":
        return { _tag: "Answered", response: ending.response, now: clocks.wall }
      case "Refused":
        return { _tag: "Refused", error: refusal }
      case "Unavailable": {
        const retryAfter = ending.retryAfter === 0 ? undefined : Duration.millis(ending.retryAfter)
        const { status } = ending
        const error = AuthError.make({ _tag: "AuthServerUnavailable", status, retryAfter }, "unavailable")
        return { _tag: "Unanswered", error }
      }
      case "Unsent":
        return { _tag: "Unsent", error: unsent, now: this.process.since(firstSent) }
      case "Cut":
        return { _tag: "Cut", error: cut, at: 0, now: this.process.since(firstSent) }
    }
  }

  private rested(token: RefreshToken, lock: Lock, storage: Storage, then: (event: Event) => void): void {
    const rest = this.rests.get(token.value)
    if (left(this.everybody) > 0) return then({ _tag: "Unanswered", error: resting })
    if (rest === undefined || left(rest) === 0) return this.run(token, lock, storage, then)
    if (rest.mayBeLost) return this.process.after(left(rest), () => this.rested(token, lock, storage, then))
    this.watch.sentAway(this.process, token)
    return then({ _tag: "Unanswered", error: resting })
  }

  private failed({ value }: RefreshToken, error: AuthError.AuthError, sent: Reading): void {
    const { process } = this
    const answered = process.clocks
    const rest = restOfAll(error, () => process.since(answered))
    if (left(rest) > left(this.everybody)) this.everybody = rest
    this.rests.set(value, restAfter(this.rests.get(value), error, () => process.since(sent)))
  }
}
