/**
 * The sandbox on a socket. Needs Node and the package `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as HttpServer from "effect/http/HttpServer"
import type * as Scope from "effect/Scope"
import * as http from "node:http"
import { start } from "./internal/start.ts"
import type { Options, Running } from "./Sandbox.ts"

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
}

/**
 * The sandbox cannot be served.
 *
 * - `AddressInUse`: something else listens on the port.
 * - `ListenFailed`: the address cannot be listened on.
 *
 * @since 0.1.0
 * @category errors
 */
export class SandboxError extends Data.TaggedError("SandboxError")<{
  readonly message: string
  readonly reason: "AddressInUse" | "ListenFailed"
  readonly cause: unknown
}> {}

const isTaken = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE"

const cannotListen = (address: string, cause: unknown): SandboxError =>
  new SandboxError({
    message: isTaken(cause) ? `Something else listens on ${address}.` : `Cannot listen on ${address}.`,
    reason: isTaken(cause) ? "AddressInUse" : "ListenFailed",
    cause
  })

/**
 * Serves a sandbox on loopback until the scope closes.
 *
 * **Details**
 *
 * Fails with a `SandboxError` when the port is taken. Time in the sandbox is the `Clock` it is started with.
 *
 * **Example** (Any free port)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Redacted from "effect/Redacted"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * export const main = Effect.scoped(Effect.gen(function*() {
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
  { host = "127.0.0.1", port = 0, token: accepted }: ServeOptions = {}
): Effect.fn.Return<Running, SandboxError, Scope.Scope> {
  const { respond, state, token, workspaceId } = yield* start({ token: accepted })
  const server = yield* NodeHttpServer.make(() => http.createServer(), {
    host,
    port,
    gracefulShutdownTimeout: "1 second"
  })
    .pipe(Effect.mapError(({ cause }) => cannotListen(`${host}:${port}`, cause)))
  yield* server.serve(respond)
  const url = HttpServer.formatAddress(server.address)
  state.servedAt(url)
  return { url, token, workspaceId }
})
