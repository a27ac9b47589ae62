/**
 * The time limit of an effect, for what is done at every call: `Effect.timeoutOrElse` races two fibers, and this starts one and a timer.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"

/** What platforms' timers know, in milliseconds. */
const longest = 2 ** 31 - 1

/** Calls the function after the time, by the clock of the context. Gives what stops it. */
const after = (context: Context.Context<never>, millis: number, call: () => void): () => void => {
  if (millis > longest || Context.getOrUndefined(context, Clock.Clock) !== undefined) {
    const sleeping = Effect.runForkWith(context)(Effect.sleep(millis))
    sleeping.addObserver((exit) => {
      if (exit._tag === "Success") call()
    })
    return () => sleeping.interruptUnsafe()
  }
  const timer = setTimeout(call, millis)
  return () => clearTimeout(timer)
}

/** The effect, or what `orElse` says where it takes longer. It is interrupted then, and that is waited for. */
export const withLimit = <A, E>(
  effect: Effect.Effect<A, E>,
  duration: Duration.Duration,
  orElse: () => Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  Effect.contextWith((context: Context.Context<never>) =>
    Effect.callback<A, E>((resume) => {
      const fiber = Effect.runForkWith(context)(effect)
      const exit = fiber.pollUnsafe()
      if (exit !== undefined) return resume(exit)
      let isOver = false
      const stop = after(context, Duration.toMillis(duration), () => {
        isOver = true
        fiber.interruptUnsafe()
      })
      fiber.addObserver((exit) => {
        stop()
        resume(isOver && exit._tag === "Failure" ? orElse() : exit)
      })
      return Effect.suspend(() => {
        stop()
        return Fiber.interrupt(fiber)
      })
    })
  )
