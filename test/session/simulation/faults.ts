/**
 * What goes wrong in a run, and how often. Most runs have one or two kinds of trouble: with all of them at once nothing gets far.
 */
import type { Random } from "./random.ts"

/** Chances between 0 and 1. */
export interface Faults {
  /** That a process is killed at one of its steps. */
  readonly kill: number
  /** That a process is stopped at one of its steps. */
  readonly stop: number
  /** That the wall clock jumps at one of a process's steps. */
  readonly jump: number
  /** That an operation of the storage is slow, fails, or never answers. */
  readonly storage: number
  /** That a request to the token endpoint goes wrong. */
  readonly wire: number
}

export const none: Faults = { kill: 0, stop: 0, jump: 0, storage: 0, wire: 0 }

export const draw = (random: Random): Faults => ({
  kill: random.chance(0.35) ? random.pick([0.002, 0.02]) : 0,
  stop: random.chance(0.45) ? random.pick([0.005, 0.04]) : 0,
  jump: random.chance(0.2) ? 0.02 : 0,
  storage: random.chance(0.25) ? random.pick([0.02, 0.15]) : 0,
  wire: random.chance(0.7) ? random.pick([0.2, 0.7]) : 0
})

export type StorageFate =
  | "ok"
  | "slow to begin"
  | "slow to answer"
  | "fails"
  | "fails after writing"
  /** It never answers: it did nothing, or did what it was asked. */
  | "hangs"
  | "hangs after writing"

const storageFates = [
  "slow to begin",
  "slow to answer",
  "fails",
  "fails after writing",
  "hangs",
  "hangs after writing"
] as const

export const storageFate = (faults: Faults, random: Random): StorageFate =>
  random.chance(faults.storage) ? random.pick(storageFates) : "ok"

/** What becomes of a request to the token endpoint. */
export type WireFate =
  | "ok"
  /** It is processed late, or its answer is late. */
  | "late request"
  | "late answer"
  /** The server processes it, and the connection breaks. */
  | "cut after"
  /** The connection breaks before the server has it. */
  | "cut before"
  /** The connection breaks, and the server processes it even so, later. */
  | "cut and late"
  | "silent after"
  | "silent before"
  | "unsent"
  | "5xx before"
  | "5xx after"
  /** A 429. */
  | "busy"

const wireFates = [
  "late request",
  "late answer",
  "cut after",
  "cut after",
  "cut after",
  "cut before",
  "cut and late",
  "silent after",
  "silent before",
  "unsent",
  "unsent",
  "5xx before",
  "5xx after",
  "busy"
] as const

export const wireFate = (faults: Faults, random: Random): WireFate =>
  random.chance(faults.wire) ? random.pick(wireFates) : "ok"
