/**
 * One run: processes with sessions on a storage, callers, and trouble; then everything is well, and somebody asks once more.
 */
import type { AuthError } from "../../../src/AuthError.ts"
import * as Tokens from "../../../src/Tokens.ts"
import * as Result from "effect/Result"
import { Exchanges } from "./exchange.ts"
import { draw, type Faults, none } from "./faults.ts"
import { type Counts, Violation, Watch } from "./invariants.ts"
import { Process, type Surroundings } from "./process.ts"
import { Random } from "./random.ts"
import { Scheduler } from "./scheduler.ts"
import { type Login, Server } from "./server.ts"
import { Session } from "./session.ts"
import { Storage } from "./storage.ts"
import { Wire } from "./wire.ts"

/** How long there is trouble, and how long it takes until nothing of it is under way any more. */
const trouble = 200_000
const recovery = 160_000

/** A call is answered after one wait for a refresh before it and one after a 401, and a few operations of a slow storage. */
const patience = 45_000

interface Call {
  readonly process: Process
  readonly start: number
  readonly stood: number
  answered: boolean
  left: boolean
}

interface Running {
  readonly process: Process
  readonly exchanges: Exchanges
  /** On the shared storage. With cookies, each request has a session of its own. */
  readonly sessions: ReadonlyArray<Session>
}

export class World implements Surroundings {
  readonly scheduler = new Scheduler()
  readonly random: Random
  readonly server = new Server()
  faults: Faults
  readonly storageTrouble: Array<number> = []
  readonly lockTrouble: Array<number> = []
  private readonly watch: Watch
  private readonly wire: Wire
  /** The storage of all, or the browser's cookie. */
  private readonly storage: Storage
  private readonly cookies: boolean
  private readonly calm: boolean
  private readonly ahead: boolean
  private readonly running: Array<Running>
  private readonly calls: Array<Call> = []
  private readonly onTrace: ((line: string) => void) | undefined
  private starts = 0

  constructor(seed: number, counts: Counts, onTrace?: (line: string) => void) {
    this.onTrace = onTrace
    this.random = new Random(seed)
    this.calm = this.random.chance(0.15)
    this.cookies = this.random.chance(0.2)
    this.ahead = !this.cookies && this.random.chance(0.5)
    this.faults = this.calm ? none : draw(this.random)
    const isCurrent = (login: Login) =>
      this.storage.tokens !== undefined && this.server.refreshTokenOf(this.storage.tokens).login === login
    this.watch = new Watch(this, this.server, counts, { calm: this.calm, isCurrent })
    this.wire = new Wire(this, this.server, this.watch)
    this.storage = new Storage(this, this.watch, this.server.logIn(0))
    const processes = this.cookies ? 1 : this.random.between(2, 4)
    this.running = Array.from({ length: processes }, (_, index) => this.start(index))
  }

  trace(line: () => string): void {
    this.onTrace?.(`${String(this.scheduler.now).padStart(7)} ${line()}`)
  }

  run(): void {
    this.plan()
    this.scheduler.runUntil(trouble)
    this.faults = none
    this.trace(() => "all is well")
    this.scheduler.runUntil(trouble + recovery)
    this.running.forEach((_, index) => this.scheduler.after(index * 1_000, () => this.lastCall(index)))
    this.scheduler.runUntil(trouble + recovery + 60_000)
    this.checkCalls()
  }

  private plan(): void {
    const { random } = this
    const begins: Array<number> = []
    for (let burst = random.between(3, 7); burst > 0; burst--) {
      const at = random.between(0, trouble - 10_000)
      begins.push(at)
      for (let call = random.between(1, 5); call > 0; call--) {
        this.scheduler.after(at + random.between(0, random.pick([5, 300, 4_000])), () => this.call())
      }
    }
    if (this.calm) return
    if (this.faults.stop > 0) this.at(() => this.any().process.stop(random.between(1_000, 40_000)))
    if (this.faults.kill > 0) this.at(() => this.any().process.kill())
    // Where others call too: that is where they get into each other's way.
    const near = () => random.pick(begins) + random.between(0, random.pick([500, 15_000]))
    if (random.chance(0.5)) this.scheduler.after(near(), () => this.logOut())
    if (random.chance(0.4)) this.scheduler.after(near(), () => this.logIn())
  }

  private at(what: () => void): void {
    this.scheduler.after(this.random.between(0, trouble), what)
  }

  private any(): Running {
    return this.random.pick(this.running)
  }

  private start(index: number): Running {
    const process = new Process(this, `process ${index}.${++this.starts}`, () => {
      this.scheduler.after(this.random.between(100, 5_000), () => {
        this.running[index] = this.start(index)
      })
    })
    this.watch.processes.push(process)
    const exchanges = new Exchanges(process, this.wire, this.watch)
    const sessions = this.cookies
      ? []
      : Array.from({ length: this.random.between(1, 2) }, () => this.session(process, exchanges, this.storage))
    return { process, exchanges, sessions }
  }

  private session(process: Process, exchanges: Exchanges, storage: Storage): Session {
    const parts = { process, exchanges, storage, server: this.server, watch: this.watch }
    return new Session(this, parts, { ahead: this.ahead })
  }

  /** `answered`: what the browser gets comes into its cookie, if that is still the one that it sent. */
  private visit({ exchanges, process, sessions }: Running) {
    if (!this.cookies) return { session: this.random.pick(sessions), answered: () => {} }
    const sent = this.storage.tokens
    const own = new Storage(this, this.watch, sent)
    const answered = () => {
      if (this.storage.tokens === sent) this.storage.tokens = own.tokens
    }
    return { session: this.session(process, exchanges, own), answered }
  }

  private call(): void {
    const running = this.any()
    const { process } = running
    process.run(() => {
      const { answered, session } = this.visit(running)
      const call = { process, start: this.scheduler.now, stood: process.stood, answered: false, left: false }
      this.calls.push(call)
      if (!this.calm && this.random.chance(0.15)) process.after(this.random.between(0, 12_000), () => call.left = true)
      session.call((outcome) => {
        if (call.left) return
        this.checkTime(call)
        call.answered = true
        answered()
        if (Result.isFailure(outcome)) this.complain(outcome.failure)
        if (this.calm && Result.isFailure(outcome)) {
          throw new Violation("I4: every caller is answered in time", `without trouble: ${outcome.failure.message}`)
        }
      })
    })
  }

  /** Who is told to log in does so, or leaves it. */
  private complain({ reason }: AuthError): void {
    if (reason._tag !== "RefreshTokenInvalid" && reason._tag !== "NotLoggedIn") return
    if (this.scheduler.now < trouble && this.random.chance(0.5)) {
      this.scheduler.after(this.random.between(200, 8_000), () => this.logIn())
    }
  }

  private logOut(): void {
    const running = this.any()
    const revokes = this.random.chance(0.5)
    running.process.run(() => {
      const { answered, session } = this.visit(running)
      session.logOut(revokes, answered)
    })
  }

  private logIn(): void {
    const running = this.any()
    running.process.run(() => {
      const { answered, session } = this.visit(running)
      session.logIn(this.server.logIn(running.process.clocks.wall), answered)
    })
  }

  private lastCall(index: number): void {
    const { process } = this.running[index]!
    let outcome: Result.Result<Tokens.Tokens, AuthError> | undefined
    const before = this.storage.tokens
    process.run(() => {
      const { answered, session } = this.visit(this.running[index]!)
      session.call((result) => {
        outcome = result
        answered()
      })
    })
    this.scheduler.after(patience, () => this.checkLast(outcome, before))
  }

  /** The one who asks when all is well again. */
  private checkLast(
    outcome: Result.Result<Tokens.Tokens, AuthError> | undefined,
    before: Tokens.Tokens | undefined
  ): void {
    if (outcome === undefined) throw new Violation("I4: every caller is answered in time", "the last one")
    if (Result.isSuccess(outcome)) return
    const { reason } = outcome.failure
    if (reason._tag === "NotLoggedIn" && this.storage.tokens === undefined) return
    const login = before === undefined ? undefined : this.server.refreshTokenOf(before).login
    const isKnown = login !== undefined && (login.revoked || this.watch.lost.has(login))
    if (reason._tag === "RefreshTokenInvalid" && isKnown) return
    const isLost = reason._tag === "RefreshTokenInvalid" || reason._tag === "NotLoggedIn"
    throw new Violation(
      isLost ? "I2: no login is lost that the grace can save" : "I4: every caller is answered in time",
      `at the end: ${outcome.failure.message}`
    )
  }

  private checkTime({ process, start, stood }: Call): void {
    const took = this.scheduler.now - start - (process.stood - stood)
    if (took > patience) throw new Violation("I4: every caller is answered in time", `after ${took} ms`)
  }

  private checkCalls(): void {
    for (const { answered, left, process } of this.calls) {
      if (!answered && !left && process.alive) {
        throw new Violation("I4: every caller is answered in time", "somebody never was")
      }
    }
  }
}
