/**
 * Tells a program once that it builds its client again and again, as one does that provides the layer for each request: over undici each has
 * connections of its own, and each has a session of its own.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

const most = 100
const within = 1000

let isTold = false
let since = 0
let builds = 0

/** A layer of a client is built. */
export const told: Effect.Effect<void> = Effect.flatMap(Clock.currentTimeMillis, (now) => {
  if (isTold) return Effect.void
  if (now < since || now - since > within) {
    since = now
    builds = 0
  }
  if (++builds <= most) return Effect.void
  isTold = true
  return Effect.logWarning(
    `A layer of the Management API's client was built over ${most} times within a second. Build it once for all requests, and provide it around the `
      + "server (Layer.launch, ManagedRuntime.make): each one has connections and a session of its own."
  )
})
