/**
 * A session of a process: calls that carry its access token, refreshes, logins and logouts, one of the last three at a time.
 */
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as AuthError from "../../../src/AuthError.ts"
import { type Done, limits, mostWrites, notLoggedIn } from "../../../src/internal/session/machine.ts"
import * as Tokens from "../../../src/Tokens.ts"
import { Lock } from "./lock.ts"
import type { Surroundings } from "./process.ts"
import { softWindow } from "./server.ts"
import { type Parts, refresh, storageFailed } from "./refresh.ts"

type Outcome = Result.Result<Tokens.Tokens, AuthError.AuthError>

const hardWindow = 5_000

const outOfTime = Result.fail(AuthError.make({ _tag: "AuthServerUnavailable" }, "the wait for the refresh is over"))
const unauthorized = Result.fail(AuthError.make({ _tag: "TokenRejected", error: "invalid_token" }, "401 twice"))
const failedStorage = Result.fail(storageFailed)

export class Session {
  private readonly world: Surroundings
  private readonly parts: Parts
  private readonly ahead: boolean
  private readonly flights = new Map<string, Array<(outcome: Outcome) => void>>()
  private readonly turns: Array<() => void> = []
  private busy = false
  private owed: Done["owed"]

  constructor(world: Surroundings, parts: Parts, options: { readonly ahead: boolean }) {
    this.world = world
    this.parts = parts
    this.ahead = options.ahead
  }

  /** A call of the API. What comes back are the tokens that the API accepted. */
  call(then: (outcome: Outcome) => void): void {
    this.usable((outcome) => {
      if (Result.isFailure(outcome)) return then(outcome)
      this.ask(outcome.success, (accepted) => {
        if (accepted) return then(outcome)
        this.refresh(outcome.success, (newer) => {
          if (Result.isFailure(newer)) return then(newer)
          this.ask(newer.success, (accepted) => then(accepted ? newer : unauthorized))
        })
      })
    })
  }

  logIn(tokens: Tokens.Tokens, then: () => void): void {
    const { process, storage } = this.parts
    this.locked((release) => {
      const write = (tries: number): void =>
        storage.set(process, tokens, (written) => {
          if (written === "failed" && tries < mostWrites) return process.after(100, () => write(tries + 1))
          this.owed = undefined
          release()
          then()
        })
      write(1)
    }, then)
  }

  /** `revokes`: whether the server is told (RFC 7009). */
  logOut(revokes: boolean, then: () => void): void {
    const { exchanges, process, server, storage } = this.parts
    this.locked((release) => {
      storage.get(process, (read) =>
        storage.clear(process, (cleared) => {
          const tokens = read === "failed" ? undefined : read.tokens
          if (cleared !== "failed" && tokens !== undefined) {
            this.owed = undefined
            exchanges.refuse(server.refreshTokenOf(tokens))
            if (revokes) server.revoke(tokens)
          }
          release()
          then()
        }))
    }, then)
  }

  private usable(then: (outcome: Outcome) => void): void {
    const { process, storage } = this.parts
    storage.get(process, (read) => {
      if (read === "failed") return then(failedStorage)
      const { tokens } = read
      if (tokens === undefined) return then(Result.fail(notLoggedIn()))
      const left = tokens.expiresAt! - process.clocks.wall
      const owes = this.owed !== undefined && Tokens.same(this.owed.over, tokens)
      if (left > softWindow && !owes) return then(Result.succeed(tokens))
      if (left > hardWindow && !owes && this.ahead) {
        this.fly(tokens, () => {})
        return then(Result.succeed(tokens))
      }
      this.refresh(tokens, then)
    })
  }

  private ask(tokens: Tokens.Tokens, then: (accepted: boolean) => void): void {
    const { random, scheduler } = this.world
    const { process, server } = this.parts
    scheduler.after(random.between(5, 40), () => {
      const accepted = server.accepts(tokens, scheduler.now)
      process.run(() => then(accepted))
    })
  }

  /** Waits for a refresh of these tokens, for as long as a caller does. */
  private refresh(failed: Tokens.Tokens, then: (outcome: Outcome) => void): void {
    let waits = true
    const once = (outcome: Outcome) => {
      if (!waits) return
      waits = false
      then(outcome)
    }
    this.fly(failed, once)
    this.parts.process.after(limits.caller, () => once(outOfTime))
  }

  private fly(failed: Tokens.Tokens, then: (outcome: Outcome) => void): void {
    const key = Redacted.value(failed.accessToken)
    const underWay = this.flights.get(key)
    if (underWay !== undefined) return void underWay.push(then)
    const waiting = [then]
    this.flights.set(key, waiting)
    const flight = this.parts.watch.asks(this.parts.process, failed)
    this.inTurn((end) => {
      refresh(this.parts, failed, this.owed, (done) => {
        flight.end = this.world.scheduler.now
        this.trace(flight.start, done)
        this.owed = done.owed ?? (Result.isSuccess(done.outcome) ? undefined : this.owed)
        this.flights.delete(key)
        end()
        for (const waiter of waiting) waiter(done.outcome)
      })
    })
  }

  private trace(start: number, { change, outcome }: Done): void {
    this.world.trace(() => {
      const how = change ?? (Result.isFailure(outcome) ? outcome.failure.message : "as stored")
      return `${this.parts.process.name} ends a refresh begun at ${start}: ${how}`
    })
  }

  /** In turn, and under the storage's lock; `otherwise` where it cannot be had. */
  private locked(task: (release: () => void) => void, otherwise: () => void): void {
    const { process, storage } = this.parts
    this.inTurn((end) => {
      const lock = new Lock(process, storage)
      const release = () => {
        lock.giveBack()
        end()
      }
      lock.acquire({ wait: limits.lock }, (event) => {
        if (event === "Locked") return task(release)
        release()
        otherwise()
      })
    })
  }

  private inTurn(task: (end: () => void) => void): void {
    const begin = () => task(() => this.next())
    if (this.busy) return void this.turns.push(begin)
    this.busy = true
    begin()
  }

  private next(): void {
    const begin = this.turns.shift()
    if (begin === undefined) this.busy = false
    else begin()
  }
}
