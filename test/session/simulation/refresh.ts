/**
 * One refresh of a session: `refreshed` says what follows what, this does it.
 */
import * as AuthError from "../../../src/AuthError.ts"
import { type Done, type Event, first, limits, refreshed, type State } from "../../../src/internal/session/machine.ts"
import * as Tokens from "../../../src/Tokens.ts"
import type { Exchanges } from "./exchange.ts"
import type { Watch } from "./invariants.ts"
import { Lock } from "./lock.ts"
import type { Process } from "./process.ts"
import type { Server } from "./server.ts"
import type { Storage } from "./storage.ts"

export const storageFailed = AuthError.make({ _tag: "StorageFailed", operation: "read" }, "the storage failed")

const failure: Event = { _tag: "Failed", error: storageFailed }

const comparison = (answer: boolean | "failed"): Event =>
  answer === "failed" ? failure : answer ? { _tag: "Replaced" } : { _tag: "Outdated" }

export interface Parts {
  readonly process: Process
  readonly storage: Storage
  readonly exchanges: Exchanges
  readonly server: Server
  readonly watch: Watch
}

/** `owed`: what an earlier refresh could not write. */
export const refresh = (
  { exchanges, process, server, storage, watch }: Parts,
  failed: Tokens.Tokens,
  owed: Done["owed"],
  then: (done: Done) => void
): void => {
  let lock: Lock | undefined

  const read = (next: (event: Event) => void) =>
    storage.get(process, (read) => next(read === "failed" ? failure : { _tag: "Read", tokens: read.tokens }))

  /** Under the lock, the storage first gets what it is owed. */
  const settle = (next: (event: Event) => void) =>
    storage.get(process, (read) => {
      if (read === "failed") return next(failure)
      if (owed === undefined || read.tokens === undefined || !Tokens.same(owed.over, read.tokens)) {
        return next({ _tag: "Read", tokens: read.tokens })
      }
      const { over, tokens } = owed
      const answer = (settled: boolean | "failed") =>
        settled === "failed"
          ? next(failure)
          : settled
          ? next({ _tag: "Read", tokens })
          : storage.get(process, (again) => next(again === "failed" ? failure : { _tag: "Read", tokens: again.tokens }))
      return tokens === undefined
        ? storage.clearIfCurrent(process, over, answer)
        : storage.setIfCurrent(process, over, tokens, answer)
    })

  const exchange = (stored: Tokens.Tokens, next: (event: Event) => void) => {
    const token = server.refreshTokenOf(stored)
    exchanges.exchange(token, lock!, storage, (event) => {
      if (event._tag === "Answered") watch.gains(process, token)
      next(event)
    })
  }

  const follow = (state: State): void => {
    const next = (event: Event) => follow(refreshed(failed, state, event))
    switch (state._tag) {
      case "Locking":
        lock?.giveBack()
        lock = new Lock(process, storage)
        return lock.acquire({ wait: limits.lock }, (event) => next(event === "Failed" ? failure : { _tag: event }))
      case "Reading":
        return settle(next)
      case "Exchanging":
        return exchange(state.stored, next)
      case "Writing": {
        const { stored, tokens, tries } = state
        const write = () => storage.setIfCurrent(process, stored, tokens, (written) => next(comparison(written)))
        return tries === 1 ? write() : process.after(50 * 2 ** (tries - 2), write)
      }
      case "Checking":
      case "Looking":
        return read(next)
      case "Clearing":
        return storage.clearIfCurrent(process, state.stored, (cleared) => next(comparison(cleared)))
      case "Done":
        lock!.giveBack()
        return then(state)
    }
  }
  follow(first)
}
