/**
 * A Redis that is connected when it is first used: one that is away at the start fails what uses it, and nothing else.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Redis from "effect/persistence/Redis"
import * as Queue from "effect/Queue"
import * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"

type Service = Redis.Redis["Service"]

/** Connects, and keeps the connection until the scope ends; what failed is tried again by the next use. */
export const makeLazyRedis = Effect.fnUntraced(function*(
  layer: Layer.Layer<Redis.Redis, Redis.RedisError>
): Effect.fn.Return<Service, never, Scope.Scope> {
  const scope = yield* Effect.scope
  const one = yield* Semaphore.make(1)
  let connected: Service | undefined

  const connect = Effect.gen(function*() {
    if (connected !== undefined) return connected
    const own = yield* Scope.fork(scope)
    const context = yield* Effect.onExit(
      Layer.buildWithScope(Layer.fresh(layer), own),
      (exit) => Exit.isSuccess(exit) ? Effect.void : Scope.close(own, exit)
    )
    return connected = Context.get(context, Redis.Redis)
  })

  const use = <A, R>(f: (redis: Service) => Effect.Effect<A, Redis.RedisError, R>) =>
    Effect.suspend(() => connected === undefined ? Effect.flatMap(one.withPermit(connect), f) : f(connected))

  return {
    send: (command, ...args) => use((redis) => redis.send(command, ...args)),
    eval: (script) => (...params) => use((redis) => redis.eval(script)(...params)),
    subscribe: (channel) =>
      Effect.catch(
        use((redis) => redis.subscribe(channel)),
        (error) =>
          Effect.tap(Queue.unbounded<Redis.RedisMessage, Redis.RedisError>(), (queue) => Queue.fail(queue, error))
      ),
    reserve: use((redis) => redis.reserve)
  }
})
