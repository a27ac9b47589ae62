/**
 * The two ways of a request over the Node transport. A fiber without a scope and without spans goes the short one, which is that of the client's calls;
 * any other goes through Effect's `HttpClient.make`.
 */
import { NodeTransport } from "effect-prisma-management/node"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { constTrue } from "effect/Function"
import * as HttpClient from "effect/http/HttpClient"
import type * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"

type Over = <A, E, R>(
  program: Effect.Effect<A, E, R>
) => Effect.Effect<A, E, Exclude<R, HttpClient.HttpClient>>

/** Runs a program over a layer with every request going the short way. */
export const shortWay = (layer: Layer.Layer<HttpClient.HttpClient>): Over => (program) =>
  Effect.provide(
    Effect.updateService(
      program,
      HttpClient.HttpClient,
      HttpClient.transformResponse(Effect.updateContext((context: Context.Context<never>) =>
        Context.omit(Scope.Scope)(context).pipe(
          Context.add(HttpClient.TracerDisabledWhen, constTrue)
        ) as Context.Context<never>
      ))
    ),
    layer
  ) as never

export const ways: ReadonlyArray<readonly [name: string, over: Over]> = [
  ["the short way", shortWay(NodeTransport.layer)],
  ["with spans and scopes", (program) => Effect.provide(program, NodeTransport.layer) as never]
]

/** Waits in turns of the event loop for what a socket does. What does not happen within ten seconds does not happen. */
export const until = (condition: () => boolean): Effect.Effect<void> =>
  Effect.promise(async () => {
    const end = performance.now() + 10_000
    while (!condition()) {
      if (performance.now() > end) throw new Error(`It never came to be: ${condition}`)
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  })
