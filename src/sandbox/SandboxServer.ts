/**
 * The sandbox on a socket. Needs Node and the package `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Effect from "effect/Effect"
import * as HttpServer from "effect/http/HttpServer"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as Scope from "effect/Scope"
import * as http from "node:http"
import * as answer from "./internal/answer.ts"
import * as docs from "./internal/docs.ts"
import { isLoopbackAddress, isLoopbackName } from "./internal/loopback.ts"
import * as savedState from "./internal/savedState.ts"
import { plant } from "./internal/seed.ts"
import { start } from "./internal/start.ts"
import type { Options, Running } from "./Sandbox.ts"
import { SandboxError } from "./SandboxError.ts"

/**
 * What a sandbox starts with: projects, and what is in them. The fields are those of the operations that create them, without
 * the `projectId`; see `openapi.json`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Seed {
  readonly projects?: ReadonlyArray<{
    readonly name?: string
    readonly databases?: ReadonlyArray<{ readonly [field: string]: unknown }>
    readonly services?: ReadonlyArray<{ readonly [field: string]: unknown }>
    readonly buckets?: ReadonlyArray<{ readonly [field: string]: unknown }>
    readonly environmentVariables?: ReadonlyArray<{ readonly [field: string]: unknown }>
    readonly [field: string]: unknown
  }>
}

/**
 * How a sandbox is served.
 *
 * @since 0.1.0
 * @category models
 */
export interface ServeOptions extends Options {
  /** Where it listens: `127.0.0.1` when left away. */
  readonly host?: string | undefined
  /** Any free port when left away or `0`. */
  readonly port?: number | undefined
  /**
   * A file that keeps the state for the next start: a change is in it before its request is answered. What is in it counts, and
   * `seed` does not. It holds secrets, so only its user may read it.
   */
  readonly data?: string | undefined
  /** What it starts with. */
  readonly seed?: Seed | undefined
}

/**
 * Why a sandbox cannot be served.
 *
 * @since 0.1.0
 * @category errors
 */
export { SandboxError }

const isTaken = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE"

const cannotListen = (address: string, cause: unknown): SandboxError =>
  new SandboxError({
    message: isTaken(cause) ? `Something else listens on ${address}.` : `Cannot listen on ${address}.`,
    reason: isTaken(cause) ? "AddressInUse" : "ListenFailed",
    cause
  })

const isLoopback = (host: string): boolean => isLoopbackName(host) || isLoopbackAddress(host)

// What answers after this goes nowhere.
const cut = Effect.map(HttpServerRequest.HttpServerRequest, ({ source }) => {
  ;(source as http.IncomingMessage).socket.destroy()
  return HttpServerResponse.empty()
})

/**
 * Serves a sandbox on loopback until the scope closes.
 *
 * **Details**
 *
 * Pages of this machine (`http://localhost:3000`) may call the API, `/token`, `/revoke` and the metadata; pages of elsewhere may not. On a
 * loopback address it answers to the names of this machine only.
 *
 * Fails with a `SandboxError` that names the reason. `/docs` shows the API, `/openapi.json` is its contract. Time in the sandbox is the `Clock` it is started with.
 *
 * **Example** (Any free port)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Redacted from "effect/Redacted"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * export const test = Effect.scoped(Effect.gen(function*() {
 *   const sandbox = yield* Sandbox.serve()
 *   const response = yield* Effect.promise(() =>
 *     fetch(`${sandbox.url}/v1/workspaces`, {
 *       headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}` }
 *     })
 *   )
 *   return response.status // => 200
 * }))
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const serve = Effect.fn("Sandbox.serve")(function*(
  { data, host = "127.0.0.1", port = 0, seed, ...options }: ServeOptions = {}
): Effect.fn.Return<Running, SandboxError, Scope.Scope> {
  const saved = data === undefined ? undefined : yield* savedState.read(data)
  const { begin, respond, running, state } = yield* start(options, {
    beside: docs.layer,
    loopbackOnly: isLoopback(host),
    saved
  })
  if (saved === undefined && seed !== undefined) yield* plant(respond, running.token, seed)
  yield* begin
  const save = data === undefined ? Effect.void : savedState.makeSave(state, data)
  const server = yield* NodeHttpServer.make(() => http.createServer(), {
    host,
    port,
    gracefulShutdownTimeout: "1 second"
  })
    .pipe(Effect.mapError(({ cause }) => cannotListen(`${host}:${port}`, cause)))
  const url = HttpServer.formatAddress(server.address)
  state.servedAt(url)
  yield* server.serve(respond.pipe(
    Effect.catchTag("ConnectionCut", () => cut),
    Effect.flatMap((response) =>
      Effect.as(save, response).pipe(
        Effect.catch((error) =>
          Effect.as(Effect.logError(error.message, error.cause), answer.respond(answer.internal(error)))
        )
      )
    )
  ))
  // Not before it listens: a second process on the same port must not write over the state of the first.
  yield* save
  return { url, ...running }
})
