/** A platform that lacks something, for as long as an effect runs. */
import * as Effect from "effect/Effect"

const take = (path: string) => {
  const names = path.split(".")
  const last = names.pop()!
  const owner = names.reduce<object>((owner, name) => Reflect.get(owner, name), globalThis)
  const property = Object.getOwnPropertyDescriptor(owner, last)
  if (property?.configurable !== true) throw new Error(`${path} is not there, or cannot be taken away`)
  Reflect.deleteProperty(owner, last)
  return () => Object.defineProperty(owner, last, property)
}

/** Without these: `fetch`, `AbortSignal.any`. Tests of one file run one after the other. */
export const without = <A, E, R>(
  paths: ReadonlyArray<string>,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    Effect.sync(() => paths.map(take)),
    () => effect,
    (taken) => Effect.sync(() => taken.forEach((restore) => restore()))
  )
