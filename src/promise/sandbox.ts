/**
 * A local Management API for tests and programs without Effect: in process, without a port, or a state of its own on a server that runs.
 *
 * It runs in Node, Bun, Deno, workers and browsers. `effect-prisma-management/promise/sandboxServer` serves one on a port, in Node.
 *
 * @since 0.1.0
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Scope from "effect/Scope"
import { inProcessFetch } from "../sandbox/internal/server/inProcessFetch.ts"
import * as remote from "../sandbox/internal/server/remote.ts"
import { SandboxError } from "../sandbox/internal/server/SandboxError.ts"
import { start } from "../sandbox/internal/server/sandboxes.ts"
import type { Options, Running } from "../sandbox/Sandbox.ts"
import { asyncDisposable } from "./internal/asyncDisposable.ts"
import { type Promised, promised } from "./internal/promised.ts"

export {
  /**
   * Why there is no sandbox: `reason` says it for programs.
   *
   * @since 0.1.0
   * @category errors
   */
  SandboxError
} from "../sandbox/internal/server/SandboxError.ts"

export type {
  /**
   * An application that may log users in.
   *
   * @since 0.1.0
   * @category models
   */
  Client,
  /**
   * What happens to a request: how late it is answered, and with what instead.
   *
   * @since 0.1.0
   * @category models
   */
  Fault,
  /**
   * An operation of the contract, an endpoint of the authorization server, or a page that an answer leads to.
   *
   * @since 0.1.0
   * @category models
   */
  OperationId,
  /**
   * How a sandbox is set up.
   *
   * @since 0.1.0
   * @category models
   */
  Options,
  /**
   * A request that a sandbox received. The secrets in it are redacted.
   *
   * @since 0.1.0
   * @category models
   */
  ReceivedRequest
} from "../sandbox/Sandbox.ts"

/**
 * How a sandbox is made.
 *
 * @since 0.1.0
 * @category models
 */
export interface CreateSandboxOptions extends Options {
  /**
   * The URL of a sandbox that is served with `control`: the new one is an isolated state on it, in memory, until `close` or the end of the server. When
   * omitted, the new one is in this process.
   */
  readonly server?: string | URL | undefined
}

/**
 * A sandbox, with everything that a test does to it. A function rejects with an error that says so when what it is given makes no sense, and after `close`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Sandbox extends Promised<Running> {
  /**
   * Calls the sandbox: give it to clients as their `fetch`.
   *
   * In process it needs no port, and leads into the sandbox whichever host a URL names, the default ones of a client too. Otherwise it is the platform's.
   */
  readonly fetch: typeof globalThis.fetch
  /** Ends the sandbox and what it still answers. Calls that wait reject. A second time it does nothing. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

const isClosed = () =>
  new SandboxError({
    message: "The sandbox was closed: make another one with `createSandbox()`.",
    reason: "Closed",
    cause: undefined
  })

/** What `open` opened. */
export interface Opened<A> {
  readonly running: A
  readonly sandbox: Sandbox & Promised<A>
}

/** Gives to a program what runs in a scope, which `close` closes. `make` has an effect that fails from then on. */
export const open = async <A extends Running>(
  make: (closed: Effect.Effect<never, unknown>) => Effect.Effect<
    { readonly running: A; readonly fetch: typeof globalThis.fetch },
    SandboxError,
    Scope.Scope
  >
): Promise<Opened<A>> => {
  const scope = Scope.makeUnsafe()
  const closed = Deferred.makeUnsafe<never, unknown>()
  const isOpen = () => !Deferred.isDoneUnsafe(closed)
  const { fetch, running } = await Effect.runPromise(
    make(Deferred.await(closed)).pipe(
      Scope.provide(scope),
      Effect.onError((cause) => Scope.close(scope, Exit.failCause(cause)))
    )
  )
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    Deferred.doneUnsafe(closed, Exit.fail(new TypeError("fetch failed", { cause: isClosed() })))
    return closing ??= Effect.runPromise(Scope.close(scope, Exit.void))
  }
  const sandbox = {
    ...promised(running, (effect) => isOpen() ? Effect.runPromise(effect) : Promise.reject(isClosed())),
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      isOpen() ? fetch(input, init) : Effect.runPromise(Deferred.await(closed)),
    close,
    ...asyncDisposable(close)
  }
  return { running, sandbox }
}

const platformFetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init)

/** A sandbox that is elsewhere is called as everything else is. */
export const served = <A extends Running>(running: A) => ({ running, fetch: platformFetch })

const here = Effect.fnUntraced(function*(options: Options, closed: Effect.Effect<never, unknown>) {
  const { respond, running } = yield* start(options)
  return {
    running: { url: "http://localhost", ...running } satisfies Running,
    fetch: inProcessFetch(respond, closed)
  }
})

const elsewhere = (server: string, options: Options) =>
  Effect.map(remote.make(server, options), (running) => served<Running>(running)).pipe(
    Effect.provide(FetchHttpClient.layer)
  )

/**
 * Makes a sandbox.
 *
 * **Details**
 *
 * Two of them share nothing. One in process opens no port and keeps no process alive; it is gone with its last reference, so `close` is for those who want
 * their waiting calls to end. One on a `server` ends with `close`, or with its server.
 *
 * Rejects with a `SandboxError` when an option means nothing, or the server cannot be used.
 *
 * **Example** (A test without a network)
 *
 * ```ts
 * import { createManagementApiClient } from "effect-prisma-management/promise"
 * import { createSandbox } from "effect-prisma-management/promise/sandbox"
 *
 * const sandbox = await createSandbox()
 * const client = createManagementApiClient({ token: sandbox.token, fetch: sandbox.fetch })
 *
 * await sandbox.faults.add({ operation: "projects.create", count: 1, status: 503 })
 * const refused = await client.POST("/v1/projects", { body: { name: "shop" } })
 * const created = await client.POST("/v1/projects", { body: { name: "shop" } })
 *
 * export const test = [refused.response.status, created.data?.data.name] // => [503, "shop"]
 *
 * await sandbox.close()
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const createSandbox = async ({ server, ...options }: CreateSandboxOptions = {}): Promise<Sandbox> => {
  const { sandbox } = await open<Running>((closed) =>
    server === undefined ? here(options, closed) : elsewhere(String(server), options)
  )
  return sandbox
}
