/** The time limit of an attempt, by the program's clock and by the platform's. */
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { withLimit } from "../src/internal/call/withLimit.ts"

const over = () => Effect.fail("over" as const)

/** Never ends, and says when it is interrupted. */
const endless = Effect.gen(function*() {
  const interrupted = yield* Deferred.make<void>()
  const began = yield* Deferred.make<void>()
  const effect: Effect.Effect<string, string> = Effect.andThen(Deferred.succeed(began, undefined), Effect.never).pipe(
    Effect.onInterrupt(() => Deferred.succeed(interrupted, undefined))
  )
  return { effect, began: Deferred.await(began), interrupted: Deferred.await(interrupted) }
})

describe("a time limit", () => {
  it.effect("lets pass what ends in time, with its result, its failure, its context", () =>
    Effect.gen(function*() {
      const inTime = <A, E>(effect: Effect.Effect<A, E | "over">) => withLimit(effect, Duration.seconds(1), over)
      assert.strictEqual(yield* inTime(Effect.succeed(1)), 1)
      assert.strictEqual(yield* inTime(Effect.delay(Effect.succeed(2), 0)), 2)
      assert.strictEqual(yield* Effect.flip(inTime(Effect.andThen(Effect.yieldNow, Effect.fail("no")))), "no")
      const annotated = yield* inTime(Effect.annotateCurrentSpan("in", "time").pipe(Effect.andThen(Effect.currentSpan)))
        .pipe(Effect.withSpan("outer"), Effect.orDie)
      assert.strictEqual(annotated.attributes.get("in"), "time")
    }))

  it.effect("ends what takes longer, by the clock of the program, however long that is", () =>
    Effect.gen(function*() {
      for (const limit of [Duration.seconds(30), Duration.days(60)]) {
        const { began, effect, interrupted } = yield* endless
        const fiber = yield* Effect.forkChild(withLimit(effect, limit, over))
        yield* began
        yield* TestClock.adjust(Duration.subtract(limit, Duration.millis(1)))
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust(Duration.millis(1))
        assert.strictEqual(yield* Effect.flip(Fiber.join(fiber)), "over")
        yield* interrupted
      }
    }))

  it.live("ends what takes longer, by the clock of the platform", () =>
    Effect.gen(function*() {
      const { effect, interrupted } = yield* endless
      assert.strictEqual(yield* Effect.flip(withLimit(effect, Duration.millis(5), over)), "over")
      yield* interrupted
    }))

  it.effect("waits for what cannot be interrupted, and is over then", () =>
    Effect.gen(function*() {
      const late = Effect.uninterruptible(Effect.delay(Effect.succeed("late"), Duration.seconds(2)))
      const fiber = yield* Effect.forkChild(withLimit<string, string>(late, Duration.seconds(1), over))
      yield* TestClock.adjust(Duration.seconds(1))
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(Duration.seconds(1))
      assert.strictEqual(yield* Effect.flip(Fiber.join(fiber)), "over")
    }))

  it.live("that is longer than a timer of the platform can be is not over at once", () =>
    Effect.gen(function*() {
      // A timer that is too long fires after a millisecond.
      const soon = Effect.delay(Effect.succeed("soon"), Duration.millis(5))
      for (const limit of [2 ** 31 - 1, 2 ** 31, 2 ** 40]) {
        assert.strictEqual(yield* withLimit<string, string>(soon, Duration.millis(limit), over), "soon")
      }
    }))

  for (const limit of [Duration.minutes(1), Duration.days(60)]) {
    it.live(
      `that is never reached keeps no timer, and an interruption of the caller reaches what it limits: ${
        Duration.format(limit)
      }`,
      () =>
        Effect.gen(function*() {
          const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length
          const before = timers()
          const { began, effect, interrupted } = yield* endless
          const fibers = yield* Effect.forEach(
            [1, 2],
            () => Effect.forkChild(withLimit(effect, limit, over), { startImmediately: true })
          )
          yield* began
          assert.strictEqual(timers(), before + 2)
          yield* Fiber.interruptAll(fibers)
          yield* interrupted
          assert.isTrue(fibers.every((fiber) => Exit.hasInterrupts(fiber.pollUnsafe()!)))
          yield* withLimit(Effect.promise(async () => 1), limit, over)
          assert.strictEqual(timers(), before)
        })
    )
  }
})
