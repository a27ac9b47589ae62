/**
 * The way to the token endpoint and back, with everything that can become of a request on it.
 */
import type { TokenResponse } from "../../../src/internal/session/merge.ts"
import { type WireFate, wireFate } from "./faults.ts"
import type { Watch } from "./invariants.ts"
import type { Process, Surroundings } from "./process.ts"
import type { RefreshToken, Server } from "./server.ts"
import type { Sending } from "./server.ts"
import type { Storage } from "./storage.ts"

/** How a request ends for the one who sent it, if it does. */
export type Ending =
  | { readonly _tag: "Answered"; readonly response: TokenResponse }
  | { readonly _tag: "Refused" }
  /** `retryAfter` in milliseconds; 0: it does not say. */
  | { readonly _tag: "Unavailable"; readonly status: 429 | 503; readonly retryAfter: number }
  | { readonly _tag: "Unsent" }
  | { readonly _tag: "Cut" }

export interface Request {
  readonly token: RefreshToken
  readonly process: Process
  readonly storage: Storage
  readonly exchange: number
}

export class Wire {
  private readonly world: Surroundings
  private readonly server: Server
  private readonly watch: Watch

  constructor(world: Surroundings, server: Server, watch: Watch) {
    this.world = world
    this.server = server
    this.watch = watch
  }

  /** Sends at the next step of the process. What is returned closes the connection: nobody waits for the answer any more. */
  send(request: Request, then: (ending: Ending) => void): () => void {
    const { process } = request
    const fate = wireFate(this.world.faults, this.world.random)
    const stops = process.stops
    const sending: Sending = {
      ...request,
      fate,
      failedWrites: request.storage.failedWrites,
      at: -1,
      stops,
      stood: false,
      open: false,
      processedAt: undefined,
      overtaken: false,
      gained: false,
      retryAfter: 0,
      toldAt: undefined
    }
    process.after(this.world.random.between(0, 1), () => {
      sending.at = this.world.scheduler.now
      sending.stood = process.stops !== stops
      sending.stops = process.stops
      sending.open = fate !== "unsent"
      request.token.sendings.push(sending)
      this.watch.sent(sending)
      this.meet(sending, fate, then)
    })
    return () => {
      sending.open = false
      sending.toldAt ??= this.world.scheduler.now
    }
  }

  private meet(sending: Sending, fate: WireFate, then: (ending: Ending) => void): void {
    const { random } = this.world
    const there = random.between(5, 60)
    const soon = random.between(10, random.pick([1_000, 8_000]))
    const late = random.between(1_000, random.pick([10_000, 50_000, 150_000]))
    const retryAfter = random.pick([0, 0, 1_000, 4_000, 15_000, 90_000])
    switch (fate) {
      case "ok":
        return this.deliver(sending, there, random.between(5, 60), then)
      case "late request":
        return this.deliver(sending, late, there, then)
      case "late answer":
        return this.deliver(sending, there, late, then)
      case "cut after":
        this.arrive(sending, there)
        return this.end(sending, there + soon, { _tag: "Cut" }, then)
      case "cut before":
        return this.end(sending, soon, { _tag: "Cut" }, then)
      case "cut and late":
        this.end(sending, soon, { _tag: "Cut" }, then)
        return this.arrive(sending, soon + late)
      case "silent after":
        return this.arrive(sending, there)
      case "silent before":
        return
      case "unsent":
        return this.end(sending, random.pick([there, there, 10_000]), { _tag: "Unsent" }, then)
      case "5xx before":
        return this.end(sending, there, { _tag: "Unavailable", status: 503, retryAfter }, then)
      case "busy":
        return this.end(sending, there, { _tag: "Unavailable", status: 429, retryAfter }, then)
      case "5xx after":
        this.arrive(sending, there)
        return this.end(sending, there + soon, { _tag: "Unavailable", status: 503, retryAfter }, then)
    }
  }

  private deliver(sending: Sending, there: number, back: number, then: (ending: Ending) => void): void {
    this.arrive(sending, there, (ending) =>
      this.world.scheduler.after(back, () => {
        sending.process.run(() => this.tell(sending, ending, then))
      }))
  }

  /** The server has the request `there` milliseconds after it was sent, whatever its sender does meanwhile. */
  private arrive(sending: Sending, there: number, then?: (ending: Ending) => void): void {
    const { scheduler } = this.world
    scheduler.after(there, () => {
      sending.processedAt = scheduler.now
      sending.overtaken = !(sending.open && sending.process.alive) && sending.token.usedAt !== undefined
      const answer = this.server.use(sending.token, scheduler.now)
      this.watch.processed(sending, answer)
      then?.(answer._tag === "Issued" ? { _tag: "Answered", response: answer.response } : { _tag: "Refused" })
    })
  }

  /** Nothing comes back but this. */
  private end(sending: Sending, after: number, ending: Ending, then: (ending: Ending) => void): void {
    this.world.scheduler.after(after, () => {
      const open = sending.open || sending.fate === "unsent"
      sending.open = false
      if (open) sending.process.run(() => this.tell(sending, ending, then))
    })
  }

  private tell(sending: Sending, ending: Ending, then: (ending: Ending) => void): void {
    if (sending.toldAt !== undefined) return
    sending.open = false
    sending.toldAt = this.world.scheduler.now
    sending.gained = ending._tag === "Answered"
    sending.retryAfter = ending._tag === "Unavailable" ? ending.retryAfter : 0
    if (sending.retryAfter > 0) this.watch.told(sending.process, sending.retryAfter)
    this.world.trace(() => `${sending.process.name} is told ${ending._tag} of ${sending.token.value}`)
    then(ending)
  }
}
