/**
 * The sandbox, in process and on a socket: all of `Sandbox`, and `serve`. Needs Node and the package `@effect/platform-node`.
 *
 * `serve` is not in `Sandbox` itself, which browsers load: bundlers follow every import, so they would ask for `node:http` there.
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
import { SandboxError } from "./internal/server/SandboxError.ts"

export * from "./Sandbox.ts"

export type {
  /**
   * A certificate with its chain, and its private key, both in PEM.
   *
   * @since 0.1.0
   * @category models
   */
  Certificate,
  /**
   * The authority that signed the certificate of a sandbox, and nothing else.
   *
   * @since 0.1.0
   * @category models
   */
  CertificateAuthority
} from "./internal/node/tls.ts"

/**
 * How a sandbox is served.
 *
 * @since 0.1.0
 * @category models
 */
export interface ServeOptions extends Options {
  /**
   * The address to listen on; `127.0.0.1` when omitted. With `0.0.0.0` or `::` it listens for other machines: `allowHosts` are the names that they
   * call it by.
   */
  readonly host?: string | undefined
  /** The port to listen on; any free one when omitted or `0`. */
  readonly port?: number | undefined
  /**
   * A file that keeps the state for the next start. A change is written before its request is answered, or its function is done. Once the file exists, `seed` and `import` are
   * ignored, and all of it is checked at the start. It holds secrets, so only its user may read it. It is one sandbox's at a time.
   */
  readonly data?: string | undefined
  /**
   * A PostgreSQL in which each database of the sandbox is one that can be reached, for example `postgres://postgres@localhost:5432/{database}`. The
   * connection strings of answers lead there. Needs the package `@effect/sql-pg`, PostgreSQL 13 or newer, and a user who may create databases.
   *
   * Where the user may create roles too, each connection has one of its own, and a rotation or a delete ends it. Otherwise all strings have the user of
   * this URL.
   *
   * Databases go with the sandbox, unless `data` keeps its state. Those of one that was killed are dropped at the next start. Nothing is touched that no
   * sandbox made.
   */
  readonly databaseUrl?: string | Redacted.Redacted<string> | undefined
  /** A file that a snapshot is written into when the scope closes, for `import`. It holds secrets, so only its user may read it. */
  readonly exportOnExit?: string | undefined
  /**
   * Whether it speaks https, and all its URLs do. `true` makes a certificate for `localhost`, `127.0.0.1` and `::1`, by an authority of its own
   * (see `Served`); `{ cert, key }` is one that clients trust already.
   */
  readonly tls?: boolean | tls.Certificate | undefined
}

/**
 * A sandbox that is served.
 *
 * @since 0.1.0
 * @category models
 */
export interface Served extends Running {
  /** By which URL this machine calls it: `url`, unless `publicUrl` is another. */
  readonly localUrl: string
  /** What a client has to trust where `tls` is `true`. */
  readonly certificateAuthority?: tls.CertificateAuthority | undefined
  /**
   * Makes an isolated sandbox on this server, until the scope closes: with a state, faults, a clock and a log of requests of its own, in memory. Fails with
   * `OptionsInvalid` when an option means nothing, or names what another sandbox of the server has.
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
    message: isTaken(cause) ? `Something else listens on ${address}.` : `Cannot listen on ${address}.`,
    reason: isTaken(cause) ? "AddressInUse" : "ListenFailed",
    cause
  })

const unsaved = ({ message }: SandboxError) => ({
  message,
  hint:
    "What was asked for is done, and not saved. Make room for the file, or end this sandbox: the real API has no such error."
})

// What answers after this goes nowhere.
const cut = Effect.map(HttpServerRequest.HttpServerRequest, ({ source }) => {
  if (source instanceof http.IncomingMessage) source.socket.destroy()
  return HttpServerResponse.empty()
})

/**
 * Serves a sandbox until the scope closes: on loopback, unless `host` says otherwise.
 *
 * **Details**
 *
 * CORS allows localhost origins (`http://localhost:3000`) and those of `allowOrigins`, for the API, `/token`, `/revoke` and the metadata. The `Host` header has
 * to be a loopback address, a name under `localhost`, or one of `allowHosts`; where it listens for other machines, also any address, or a name without a
 * dot. The issuer and all links have the name that a request called, or `publicUrl`.
 *
 * With `tls` it speaks https: URLs, links, uploads and the issuer are https, logs are followed over wss. With `databaseUrl` it needs the package
 * `@effect/sql-pg` too.
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
