/** Another user of this machine, and what it runs. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"

export const isRootOfLinux = process.platform === "linux" && process.getuid?.() === 0

/** Shorter than its column in the tables of the system. */
export const userId = 1_000

/** A program of Node, run by it. */
export const run = (program: string, ...args: ReadonlyArray<string>): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, ["-e", program, ...args], { uid: userId, gid: userId, cwd: "/" })
