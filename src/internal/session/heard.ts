/**
 * What a listener is told, as a stream.
 */
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import type { Listen } from "./changes.ts"

/** The stream of what a listener is told. */
export const heard = <A>(listen: Listen<A>): Stream.Stream<A> =>
  Stream.callback<A>((queue) =>
    Effect.acquireRelease(
      Effect.sync(() => listen((value) => void Queue.offerUnsafe(queue, value))),
      (stop) => Effect.sync(stop)
    )
  )
