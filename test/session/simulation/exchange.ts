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
import type { Tokens } from "../../../src/Tokens.ts"
import type { Watch } from "./invariants.ts"
import type { Lock } from "./lock.ts"
import type { Process, Reading } from "./process.ts"
import type { RefreshToken } from "./server.ts"
import type { Storage } from "./storage.ts"
import type { Ending, Request, Wire } from "./wire.ts"

const unavailable = AuthError.make({ _tag: "AuthServerUnavailable" }, "no answer")
const refusal = AuthError.make({ _tag: "TokenRejected", error: "invalid_grant" }, "refused")
const retryLater = AuthError.make(
  { _tag: "AuthServerUnavailable", retryAfter: Duration.seconds(1) },
  "the server said when to come again"
)

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
  private quietUntil = -Infinity

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
    if (now < this.quietUntil) return then({ _tag: "Unanswered", error: retryLater })
    const listeners = [then]
    shared.listeners = listeners
    this.run(token, lock, storage, (event) => {
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
    const follow = (state: Exchange): void => {
      const next = (event: ExchangeEvent) => follow(exchanged(state, event))
      switch (state._tag) {
        case "Confirming":
          return this.confirm(token, lock, storage, next)
        case "Sending": {
          if (state.sentAt === undefined) firstSent = process.clocks
          return this.send({ token, process, storage, exchange }, firstSent!, next)
        }
        case "Ended":
          return then(state.event)
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
      case "Unavailable":
        this.quietUntil = Math.max(this.quietUntil, clocks.monotonic + ending.retryAfter)
        return { _tag: "Unanswered", error: unavailable }
      case "Unsent":
        return { _tag: "Unsent", error: unavailable, now: this.process.since(firstSent) }
      case "Cut":
        return { _tag: "Cut", error: unavailable, at: 0, now: this.process.since(firstSent) }
    }
  }
}
