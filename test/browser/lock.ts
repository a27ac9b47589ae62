/** A page that takes the refresh lock of a login in IndexedDB. */
import * as Effect from "effect/Effect"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as TokenStorageIndexedDb from "../../src/TokenStorageIndexedDb.ts"
import { request, settled } from "./indexedDb.ts"

const storage = Effect.runSync(TokenStorageIndexedDb.make({ database: "a login" }))

let lease: TokenStorage.Lease

Object.assign(globalThis, {
  /** Takes the lock and keeps it. */
  hold: () =>
    new Promise<string>((resolve) =>
      Effect.runFork(storage.withRefreshLock(Effect.gen(function*() {
        lease = yield* TokenStorage.RefreshLease
        resolve("held")
        return yield* Effect.never
      })))
    ),
  isHeld: () => Effect.runPromise(lease.confirm),
  /** Takes the lock and gives it back. */
  enter: () => Effect.runPromise(storage.withRefreshLock(Effect.succeed("entered"))),
  /** As in a tab in the background, whose timers wait. */
  stopTimers: () => Object.assign(globalThis, { setTimeout: () => 0, setInterval: () => 0 }),
  /** Nothing runs in this page until the server answers, as in a tab that is frozen. */
  stop: () => {
    const request = new XMLHttpRequest()
    request.open("GET", "/wake", false)
    request.send()
    return "woken"
  },
  /** How often the holder has renewed its lock. */
  beats: async () => {
    const database = await settled(request("a login"))
    const [holder] = await settled(database.transaction("locks").objectStore("locks").getAll())
    database.close()
    return holder.beat
  }
})
