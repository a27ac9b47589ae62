/**
 * Tells work that goes on from work that never will be done, on Cloudflare Workers.
 *
 * There, what a request began ends with that request: when its client goes away, or when it has answered, its timers and fetches are gone, and
 * a promise that they should settle stays pending. So work that other requests wait for beats, by a timer of its own request, and those
 * who wait listen. Elsewhere nothing beats, and nothing is taken to have stopped.
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import { isWorkerd } from "../config/platform.ts"

/** A plain value: another copy of the package may read it. */
export interface Heartbeat {
  beats: number
  /** Whoever listened heard nothing: nobody needs to listen again. */
  hasStopped: boolean
}

const interval = Duration.millis(500)

/** Beats are counted, and not timed: an isolate that was busy for long runs the timers of everybody before it runs one of them again. */
const mostMissed = 4

export const makeHeartbeat = (): Heartbeat => ({ beats: 0, hasStopped: false })

/** The heartbeat of the work that an effect is part of. */
export const CurrentHeartbeat = Context.Reference<Heartbeat | undefined>(
  "effect-prisma-management/session/CurrentHeartbeat",
  { defaultValue: () => undefined }
)

const beat = (heartbeat: Heartbeat): Effect.Effect<never> =>
  Effect.forever(Effect.andThen(Effect.sleep(interval), Effect.sync(() => heartbeat.beats++)))

/** Runs work that beats until it ends. Work that is part of other work has the heartbeat of that. */
export const beating = <A, E, R>(work: (heartbeat: Heartbeat) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  isWorkerd
    ? Effect.flatMap(CurrentHeartbeat, (current) => {
      if (current !== undefined) return work(current)
      const own = makeHeartbeat()
      return Effect.flatMap(Effect.forkChild(beat(own), { startImmediately: true }), (fiber) =>
        work(own).pipe(
          Effect.provideService(CurrentHeartbeat, own),
          Effect.ensuring(Fiber.interrupt(fiber))
        ))
    })
    : Effect.suspend(() => work(makeHeartbeat()))

const stopped = Effect.fnUntraced(function*(heartbeat: Heartbeat): Effect.fn.Return<void> {
  let heard = heartbeat.beats
  let missed = 0
  while (!heartbeat.hasStopped && missed < mostMissed) {
    yield* Effect.sleep(interval)
    missed = heartbeat.beats === heard ? missed + 1 : 0
    heard = heartbeat.beats
  }
  heartbeat.hasStopped = true
})

/** Waits for what work with this heartbeat settles. `None`: it never will. */
export const settled = <A>(promise: Promise<A>, heartbeat: Heartbeat): Effect.Effect<Option.Option<A>> => {
  const value = Effect.asSome(Effect.promise(() => promise))
  return isWorkerd ? Effect.raceFirst(value, Effect.as(stopped(heartbeat), Option.none())) : value
}
