/**
 * One hold of the storage's lock, as a process has it: taken by asking again and again, renewed while it is held.
 */
import type { Process, Reading } from "./process.ts"
import type { Storage } from "./storage.ts"

/** The wait for a lock that another holds; the same number as in the machine's `limits.lock`. */
export interface LockOptions {
  readonly wait: number
}

const renewEvery = 1_000
const firstPause = 100
const longestPause = 1_000

let owners = 0

export class Lock {
  private readonly owner = ++owners
  private readonly process: Process
  private readonly storage: Storage
  private held = false

  constructor(process: Process, storage: Storage) {
    this.process = process
    this.storage = storage
  }

  acquire({ wait }: LockOptions, then: (event: "Locked" | "Busy" | "Failed") => void): void {
    this.poll(this.process.clocks, wait, firstPause, then)
  }

  /** Renews the lease, and says whether it is still held. */
  confirm(then: (held: boolean) => void): void {
    this.storage.renew(this.process, this.owner, (renewed) => then(renewed === true))
  }

  giveBack(): void {
    this.held = false
    this.storage.giveBack(this.process, this.owner)
  }

  private poll(
    since: Reading,
    wait: number,
    pause: number,
    then: (event: "Locked" | "Busy" | "Failed") => void
  ): void {
    this.storage.take(this.process, this.owner, (taken) => {
      if (taken === "failed") return then("Failed")
      if (taken) {
        this.held = true
        this.renewLater()
        return then("Locked")
      }
      if (this.process.clocks.monotonic - since.monotonic >= wait) return then("Busy")
      this.process.after(pause, () => this.poll(since, wait, Math.min(2 * pause, longestPause), then))
    })
  }

  /** Each renewal is sent when it is due, whether or not the one before was answered. */
  private renewLater(): void {
    this.process.after(renewEvery, () => {
      if (!this.held) return
      this.storage.renew(this.process, this.owner, () => {})
      this.renewLater()
    })
  }
}
