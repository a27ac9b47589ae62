/** A `sessionProcess` as the tests use it. */
import type { ChildProcess } from "node:child_process"
import { createInterface } from "node:readline"
import { ended } from "../node/fixtures/processes.ts"
import { start } from "./program.ts"
import type { Round, Said } from "./sessionProcess.ts"

export interface Caller {
  readonly name: string
  readonly child: ChildProcess
  readonly send: (round: Round) => void
  /** What it says next; undefined: it ended. */
  readonly next: () => Promise<Said | undefined>
  /** Until it is gone. */
  readonly ended: () => Promise<unknown>
  readonly end: () => Promise<unknown>
}

let names = 0

/** Starts one, and waits until it is ready. Its name tells it apart at the server. */
export const startCaller = async (directory: string, url: string): Promise<Caller> => {
  const name = `process-${names++}`
  const child = await start("sessionProcess", [directory, url, name])
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const caller: Caller = {
    name,
    child,
    send: (round) => void child.stdin.write(`${JSON.stringify(round)}\n`),
    next: async () => {
      const { done, value } = await lines.next()
      return done === true ? undefined : JSON.parse(value) as Said
    },
    ended: () => ended(child),
    end: () => {
      child.kill("SIGKILL")
      return ended(child)
    }
  }
  await caller.next()
  return caller
}
