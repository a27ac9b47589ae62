/**
 * The storage of a login: tokens, and a lock that is a lease. Each operation is atomic, and takes time; it goes on when the process that
 * asked for it does not.
 */
import { limits } from "../../../src/internal/session/machine.ts"
import * as Tokens from "../../../src/Tokens.ts"
import { storageFate } from "./faults.ts"
import type { Process, Surroundings } from "./process.ts"

type Tokens = Tokens.Tokens

/** How long a lease is good for, by the storage's own clock. */
const lease = 3_000

/** Which part of the storage an operation is of. */
type Part = "tokens" | "lock"

/** Who listens to what happens to the tokens. */
export interface Observer {
  readonly written: (storage: Storage, before: Tokens | undefined, tokens: Tokens, by: "login" | "refresh") => void
  readonly cleared: (storage: Storage, before: Tokens, by: "logout" | "refresh") => void
}

export class Storage {
  tokens: Tokens | undefined
  /** When its tokens last changed. */
  changedAt = -Infinity
  /** How many writes of refreshes it did not take. */
  failedWrites = 0
  private readonly world: Surroundings
  private readonly observer: Observer
  private owner: number | undefined
  private until = 0

  constructor(world: Surroundings, observer: Observer, tokens: Tokens | undefined) {
    this.world = world
    this.observer = observer
    this.tokens = tokens
  }

  get(process: Process, then: (read: { readonly tokens: Tokens | undefined } | "failed") => void): void {
    this.operate(process, "tokens", () => ({ tokens: this.tokens }), then)
  }

  set(process: Process, tokens: Tokens, then: (written: true | "failed") => void): void {
    this.operate(process, "tokens", () => {
      this.write(tokens, "login")
      return true as const
    }, then)
  }

  setIfCurrent(process: Process, over: Tokens, tokens: Tokens, then: (written: boolean | "failed") => void): void {
    this.operate(process, "tokens", () => {
      if (!this.holds(over)) return false
      this.write(tokens, "refresh")
      return true
    }, (written) => {
      if (written === "failed") this.failedWrites++
      then(written)
    })
  }

  clear(process: Process, then: (cleared: true | "failed") => void): void {
    this.operate(process, "tokens", () => {
      this.remove("logout")
      return true as const
    }, then)
  }

  clearIfCurrent(process: Process, tokens: Tokens, then: (cleared: boolean | "failed") => void): void {
    this.operate(process, "tokens", () => {
      if (!this.holds(tokens)) return false
      this.remove("refresh")
      return true
    }, then)
  }

  /** Takes the lease if it is free or has run out. */
  take(process: Process, owner: number, then: (taken: boolean | "failed") => void): void {
    this.operate(process, "lock", () => {
      const { now } = this.world.scheduler
      if (this.owner !== undefined && now < this.until) return false
      this.owner = owner
      this.until = now + lease
      return true
    }, then)
  }

  /** One that has run out is renewed too, unless another has it or had it. */
  renew(process: Process, owner: number, then: (renewed: boolean | "failed") => void): void {
    this.operate(process, "lock", () => {
      if (this.owner !== owner) return false
      this.until = this.world.scheduler.now + lease
      return true
    }, then)
  }

  giveBack(process: Process, owner: number): void {
    this.operate(process, "lock", () => {
      if (this.owner === owner) this.owner = undefined
      return true
    }, () => {})
  }

  holds(tokens: Tokens): boolean {
    return this.tokens !== undefined && Tokens.same(this.tokens, tokens)
  }

  private write(tokens: Tokens, by: "login" | "refresh"): void {
    const before = this.tokens
    this.tokens = tokens
    this.changedAt = this.world.scheduler.now
    this.observer.written(this, before, tokens, by)
  }

  private remove(by: "logout" | "refresh"): void {
    const before = this.tokens
    this.tokens = undefined
    this.changedAt = this.world.scheduler.now
    if (before !== undefined) this.observer.cleared(this, before, by)
  }

  private operate<A>(process: Process, part: Part, apply: () => A, then: (answer: A | "failed") => void): void {
    const { random, scheduler } = this.world
    const fate = storageFate(this.world.faults, random)
    const wait = random.between(1, 10)
    if (fate === "ok") {
      scheduler.after(wait, () => {
        const answer = apply()
        process.run(() => then(answer))
      })
      return
    }
    const note = () => {
      this.world.storageTrouble.push(scheduler.now)
      if (part === "lock") this.world.lockTrouble.push(scheduler.now)
    }
    note()
    let isTold = false
    const tell = (answer: A | "failed") => {
      if (isTold) return
      isTold = true
      note()
      process.run(() => then(answer))
    }
    // What does not answer in time has failed for the session, and may be done all the same, then or later.
    scheduler.after(limits.storage, () => tell("failed"))
    const slow = wait + random.between(100, random.pick([6_000, 6_000, 30_000]))
    const early = fate === "slow to begin" ? slow : wait
    const late = fate.startsWith("slow") ? slow : wait
    scheduler.after(early, () => {
      const answer = fate === "fails" || fate === "hangs" ? "failed" : apply()
      note()
      if (fate.startsWith("hangs")) return
      scheduler.after(late - early, () => tell(fate.startsWith("fails") ? "failed" : answer))
    })
  }
}
