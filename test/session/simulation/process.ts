/**
 * A process of the operating system: it runs step by step, and may be killed or stopped before any of them.
 */
import type { Faults } from "./faults.ts"
import type { Random } from "./random.ts"
import type { Scheduler } from "./scheduler.ts"

export interface Surroundings {
  readonly scheduler: Scheduler
  readonly random: Random
  faults: Faults
  /** When operations of a storage were slow or failed, and which of them were of its lock. */
  readonly storageTrouble: Array<number>
  readonly lockTrouble: Array<number>
  readonly trace: (line: () => string) => void
}

/** A reading of the two clocks of a process. */
export interface Reading {
  readonly wall: number
  readonly monotonic: number
}

export class Process {
  alive = true
  /** How often it was stopped, and for how long in all. */
  stops = 0
  stood = 0
  /** When it was killed, stopped, woken, or its clock was set. */
  private readonly disturbances: Array<number> = []
  readonly name: string
  private readonly world: Surroundings
  private readonly whenKilled: () => void
  private stoppedAt: number | undefined
  private parked: Array<() => void> = []
  private wallOffset: number
  /** How long the machine slept: its monotonic clock did not run. */
  private slept = 0

  constructor(world: Surroundings, name: string, whenKilled: () => void) {
    this.world = world
    this.name = name
    this.whenKilled = whenKilled
    this.wallOffset = world.faults.jump > 0 ? world.random.between(-5_000, 5_000) : 0
  }

  /** Something comes to the process: a timer, an answer, a call. */
  run(step: () => void): void {
    if (!this.alive) return
    if (this.stoppedAt !== undefined) {
      this.parked.push(step)
      return
    }
    this.disturb()
    if (!this.alive) return
    if (this.stoppedAt === undefined) step()
    else this.parked.push(step)
  }

  after(milliseconds: number, step: () => void): void {
    this.world.scheduler.after(milliseconds, () => this.run(step))
  }

  get clocks(): Reading {
    const { now } = this.world.scheduler
    return { wall: now + this.wallOffset, monotonic: now - this.slept }
  }

  /** The time since then, on whichever clock says more. */
  since({ monotonic, wall }: Reading): number {
    const { clocks } = this
    return Math.max(clocks.wall - wall, clocks.monotonic - monotonic)
  }

  /** The last of its disturbances. */
  get disturbedAt(): number {
    return this.disturbances.at(-1) ?? -Infinity
  }

  get isStopped(): boolean {
    return this.stoppedAt !== undefined
  }

  isDisturbedBetween(start: number, end: number): boolean {
    return this.disturbances.some((at) => at >= start && at <= end)
  }

  kill(): void {
    if (!this.alive) return
    this.world.trace(() => `${this.name} is killed`)
    this.disturbances.push(this.world.scheduler.now)
    this.alive = false
    this.parked = []
    this.whenKilled()
  }

  stop(milliseconds: number): void {
    if (!this.alive || this.stoppedAt !== undefined) return
    this.world.trace(() => `${this.name} is stopped for ${milliseconds}`)
    this.stops++
    this.stoppedAt = this.world.scheduler.now
    this.disturbances.push(this.stoppedAt)
    // Of a sleep while the wall clock is set back, no clock tells: that is not simulated.
    const asleep = this.world.faults.jump === 0 && this.world.random.chance(0.3)
    this.world.scheduler.after(milliseconds, () => this.wake(asleep))
  }

  /** Its wall clock is set. */
  jump(milliseconds: number): void {
    this.world.trace(() => `${this.name}: the wall clock jumps by ${milliseconds}`)
    this.disturbances.push(this.world.scheduler.now)
    this.wallOffset += milliseconds
  }

  private wake(asleep: boolean): void {
    if (!this.alive || this.stoppedAt === undefined) return
    const { now } = this.world.scheduler
    this.world.trace(() => `${this.name} goes on`)
    this.stood += now - this.stoppedAt
    if (asleep) this.slept += now - this.stoppedAt
    this.disturbances.push(now)
    this.stoppedAt = undefined
    const { parked } = this
    this.parked = []
    for (const step of parked) this.run(step)
  }

  private disturb(): void {
    const { faults, random } = this.world
    if (faults.kill + faults.stop + faults.jump === 0) return
    const dice = random.next()
    if (dice < faults.kill) this.kill()
    else if (dice < faults.kill + faults.stop) this.stop(random.between(100, random.pick([4_000, 40_000])))
    else if (dice < faults.kill + faults.stop + faults.jump) {
      this.jump(random.pick([-1, 1]) * random.between(500, random.pick([5_000, 3_600_000])))
    }
  }
}
