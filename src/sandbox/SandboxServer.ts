/**
 * The sandbox in this process and on a port: everything of `Sandbox`, and `serve`. Needs Node and `@effect/platform-node`.
 *
 * `serve` is not in `Sandbox`, so that bundlers for browsers do not find `node:http` there.
 *
 * @since 0.1.0
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Predicate from "effect/Predicate"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as http from "node:http"
import * as answer from "./internal/protocol/answer.ts"
import * as docs from "./internal/node/docs.ts"
import * as home from "./internal/node/home.ts"
import * as place from "./internal/node/place.ts"
import * as postgres from "./internal/node/postgres/databaseServer.ts"
import * as savedState from "./internal/node/savedState.ts"
import { saving } from "./internal/node/saving.ts"
import * as liveLog from "./internal/resources/liveLog.ts"
import * as tls from "./internal/node/tls.ts"
import { type SandboxOptions, start } from "./internal/server/sandboxes.ts"
import { type Check, filled, problemOf, secret, text } from "./internal/server/options.ts"
import { settleIn } from "./internal/server/start.ts"
import type { Options } from "./internal/state/settings.ts"
import type { Running } from "./Sandbox.ts"
import { SandboxError } from "./internal/state/SandboxError.ts"

export * from "./Sandbox.ts"

export type {
  /**
   * A certificate with its chain, and its private key, in PEM.
   *
   * @since 0.1.0
   * @category models
   */
  Certificate,
  /**
   * The certificate authority that signed the certificate of a sandbox.
   *
   * @since 0.1.0
   * @category models
   */
  CertificateAuthority
} from "./internal/node/tls.ts"

/**
 * The options of a sandbox on a port.
 *
 * @since 0.1.0
 * @category models
 */
export interface ServeOptions extends Options {
  /**
   * The address to listen on; `127.0.0.1` if omitted. `0.0.0.0` and `::` accept other machines; `allowHosts` has the host names that they use.
   */
  readonly host?: string | undefined
  /** The port to listen on; a free one if omitted or `0`. */
  readonly port?: number | undefined
  /**
   * A file that keeps the state across restarts. Each change is written before its request is answered. Once the file exists, `seed` and `import` are
   * ignored. It contains secrets, so only its owner may read it. One sandbox at a time can use it.
   */
  readonly data?: string | undefined
  /**
   * The URL of a PostgreSQL to create databases in, so that connection strings work: `postgres://postgres@localhost:5432/{database}`.
   *
   * Needs the package `@effect/sql-pg`, PostgreSQL 13 or newer, and a user who may create databases. If the user may also create roles, each connection
   * gets its own role, which a rotation or delete ends. Otherwise all connection strings use the user of this URL.
   *
   * The databases are dropped with the sandbox, unless `data` keeps its state. The next start drops what a killed sandbox left. Databases that no sandbox
   * created are never touched.
   */
  readonly databaseUrl?: string | Redacted.Redacted<string> | undefined
  /** A file to write a snapshot to when the scope closes, for `import`. It contains secrets, so only its owner may read it. */
  readonly exportOnExit?: string | undefined
  /**
   * Serves https. `true` generates a certificate for `localhost`, `127.0.0.1` and `::1`; clients trust `certificateAuthority` of `Served`.
   * `{ cert, key }` is your own certificate.
   */
  readonly tls?: boolean | tls.Certificate | undefined
}

/**
 * A running sandbox on a port.
 *
 * @since 0.1.0
 * @category models
 */
export interface Served extends Running {
  /** The URL for clients on this machine. It differs from `url` if `publicUrl` is set. */
  readonly localUrl: string
  /** The certificate authority that clients must trust if `tls` is `true`. */
  readonly certificateAuthority?: tls.CertificateAuthority | undefined
  /**
   * Creates an isolated sandbox on this server, until the scope closes. It has its own state, faults, clock and log, in memory. Fails with
   * `OptionsInvalid` if an option is invalid, or names a token or application of another sandbox on the server.
   */
  readonly makeSandbox: (options?: SandboxOptions) => Effect.Effect<Running, SandboxError, Scope.Scope>
}

/** What the options are that only a server has. */
const ofServer: { readonly [Name in Exclude<keyof ServeOptions, keyof Options>]-?: Check } = {
  host: text,
  port: [
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
    "a whole number from 0 to 65535"
  ],
  data: filled,
  databaseUrl: secret,
  exportOnExit: filled,
  tls: [
    (value) => typeof value === "boolean" || (Predicate.isObject(value) && "cert" in value && "key" in value),
    "true, false or `{ cert, key }`"
  ]
}

const isTaken = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE"

const cannotListen = (address: string, cause: unknown): SandboxError =>
  new SandboxError({
    message: isTaken(cause) ? `Another program already listens on ${address}.` : `Cannot listen on ${address}.`,
    reason: isTaken(cause) ? "AddressInUse" : "ListenFailed",
    cause
  })

const unsaved = ({ message }: SandboxError) => ({
  message,
  hint:
    "The change was made, but not saved. Make room for the file, or stop this sandbox. The real API has no such error."
})

// What answers after this goes nowhere.
const cut = Effect.map(HttpServerRequest.HttpServerRequest, ({ source }) => {
  if (source instanceof http.IncomingMessage) source.socket.destroy()
  return HttpServerResponse.empty()
})

/**
 * Serves a sandbox on a port until the scope closes.
 *
 * **When to use**
 *
 * Use when a client needs a URL: a browser, another process, or a program that takes no `HttpClient`. In other tests `layer` is faster.
 *
 * **Details**
 *
 * - It listens on `127.0.0.1`, unless `host` says otherwise. `/` is a console, `/docs` shows the API, `/openapi.json` is the contract.
 * - CORS allows localhost origins and those of `allowOrigins`.
 * - The `Host` header must be a loopback address, a name under `localhost`, or one of `allowHosts`. A sandbox that listens for other machines also accepts
 *   any address, and names without a dot.
 * - The issuer and all links use the host of the request, or `publicUrl`.
 * - The sandbox tells the time by the `Clock` it is started with.
 *
 * Fails with a `SandboxError`.
 *
 * **Example** (Serve on a free port)
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
  asked: ServeOptions = {}
): Effect.fn.Return<Served, SandboxError, Scope.Scope> {
  const problem = problemOf(asked, [], ofServer)
  if (problem !== undefined) {
    return yield* new SandboxError({ message: problem, reason: "OptionsInvalid", cause: undefined })
  }
  const { data, databaseUrl, exportOnExit, host: name = "127.0.0.1", port = 0, tls: secure = false, ...others } = asked
  const host = yield* place.read(name)
  const options = place.withHost(others, host)
  const file = data === undefined ? undefined : yield* savedState.open(data)
  const saved = file?.saved
  let isSaved = saved !== undefined
  const { makeSandbox, respond, running, state } = yield* start(options, {
    beside: Layer.merge(docs.layer, home.layer),
    loopbackOnly: place.isLoopback(host),
    saved,
    settle: databaseUrl === undefined
      ? undefined
      : settleIn(postgres.open(databaseUrl, { isKept: data !== undefined, isSaved: () => isSaved }))
  })
  // Before the server, so that it is done after the last answer.
  if (exportOnExit !== undefined) yield* savedState.exportAtEnd(exportOnExit, state)
  const save = file === undefined ? Effect.void : yield* file.makeSave(state)
  // What a program does has no answer that could say so.
  const saveOrTell = Effect.catch(save, (error) => Effect.logError(error.message, error.cause))
  let isServed = false
  // Before the file is closed, and after the last answer: what could not be saved may go by now.
  yield* Effect.addFinalizer(() => isServed ? saveOrTell : Effect.void)
  const shown = secure === false ? undefined : yield* tls.make(secure, place.namesOf(options, host))
  const server = yield* NodeHttpServer.make(() => shown === undefined ? http.createServer() : tls.createServer(shown), {
    host,
    port,
    gracefulShutdownTimeout: "1 second",
    websocket: { maxPayload: liveLog.largestMessage }
  })
    .pipe(Effect.mapError(({ cause }) => cannotListen(`${place.inUrl(host)}:${port}`, cause)))
  const localUrl = place.urlOf(server.address, shown === undefined ? "http" : "https")
  state.servedAt(localUrl, place.originOf(options.publicUrl))
  yield* server.serve(respond.pipe(
    Effect.catchTag("ConnectionCut", () => cut),
    Effect.flatMap((response) =>
      Effect.as(save, response).pipe(
        Effect.catch((error) =>
          Effect.as(
            Effect.logError(error.message, error.cause),
            answer.dated(state)(answer.respond(answer.internal(unsaved(error))))
          )
        )
      )
    )
  ))
  // Before the server closes, which waits for its connections: those who look on are sent away.
  yield* Effect.addFinalizer(() => Effect.sync(state.watched.end))
  // Not before it listens: a second process on the same port must not write over the state of the first.
  isServed = true
  yield* save
  isSaved = data !== undefined
  return {
    url: state.url(""),
    localUrl,
    ...file === undefined ? running : saving(running, saveOrTell),
    certificateAuthority: shown?.authority,
    makeSandbox: (options) => Effect.map(makeSandbox(options), (made) => ({ url: state.url(""), ...made }))
  }
})
