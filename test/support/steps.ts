/**
 * The steps of a refresh, for processes that a test kills or stops at one of them.
 *
 * When it is armed, whichever user comes to the step first, the process says so and sends itself the signal there.
 */
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import { writeSync } from "node:fs"
import { RefreshLease, type TokenStorage } from "../../src/TokenStorage.ts"

/** In the order in which a refresh comes to them. */
export type Step = "locked" | "read" | "confirmed" | "sending" | "answered" | "written"

export const steps: ReadonlyArray<Step> = ["locked", "read", "confirmed", "sending", "answered", "written"]

export interface Armed {
  readonly at?: Step | undefined
  readonly signal?: "SIGKILL" | "SIGSTOP" | undefined
}

let armed: Armed = {}

/** From now on, until the process came to the step. */
export const arm = (next: Armed): void => {
  armed = next
}

/** A line for whoever started this process, there before anything else happens. */
export const say = (said: object): void => void writeSync(1, `${JSON.stringify(said)}\n`)

const reach = (step: Step) =>
  Effect.sync(() => {
    const { at, signal } = armed
    if (at !== step || signal === undefined) return
    armed = {}
    say({ step })
    process.kill(process.pid, signal)
  })

/** The storage whose refreshes come to the steps. */
export const withSteps = (storage: TokenStorage["Service"]): TokenStorage["Service"] => {
  let isLocked = false
  return {
    ...storage,
    get: Effect.tap(storage.get, () => isLocked ? reach("read") : Effect.void),
    setIfCurrent: (current, next) =>
      reach("answered").pipe(Effect.andThen(storage.setIfCurrent(current, next)), Effect.tap(() => reach("written"))),
    withRefreshLock: (effect) =>
      storage.withRefreshLock(
        Effect.gen(function*() {
          isLocked = true
          yield* reach("locked")
          const { confirm } = yield* RefreshLease
          return yield* Effect.provideService(effect, RefreshLease, {
            confirm: Effect.tap(confirm, () => reach("confirmed"))
          })
        }).pipe(Effect.ensuring(Effect.sync(() => isLocked = false)))
      )
  }
}

/** The client of a token endpoint, which comes to the step of sending. */
export const withSending = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  HttpClient.mapRequestEffect(client, (request) => Effect.as(reach("sending"), request))
