/**
 * A local Management API for tests and programs without Effect: in process, without a port, or a state of its own on a server that runs.
 *
 * Tests run it in Node and in Chromium. `effect-prisma-management/promise/sandboxServer` serves one on a port, in Node.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import { inProcessFetch } from "../sandbox/internal/server/inProcessFetch.ts"
import * as remote from "../sandbox/internal/server/remote.ts"
import { start } from "../sandbox/internal/server/sandboxes.ts"
import type { Options, Running } from "../sandbox/Sandbox.ts"
import { open, type Sandbox, served } from "./internal/sandbox.ts"

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
   * Which requests a fault happens to.
   *
   * @since 0.1.0
   * @category models
   */
  FaultWhere,
  /**
   * How the next login ends: by a browser or on a device, without a page that asks.
   *
   * @since 0.1.0
   * @category models
   */
  LoginDecision,
  /**
   * What the token endpoint answers, and for whom.
   *
   * @since 0.1.0
   * @category models
   */
  LoginTokens,
  /**
   * A login that is over at once.
   *
   * @since 0.1.0
   * @category models
   */
  LoginTokensRequest,
  /**
   * All operations of a group: `projects.*`, `oauth.*`.
   *
   * @since 0.1.0
   * @category models
   */
  OperationGroup,
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
  ReceivedRequest,
  /**
   * What a sandbox starts with.
   *
   * @since 0.1.0
   * @category models
   */
  Seed,
  /**
   * All that a sandbox remembers.
   *
   * @since 0.1.0
   * @category models
   */
  Snapshot,
  /**
   * A person who has workspaces in a sandbox, and allows logins.
   *
   * @since 0.1.0
   * @category models
   */
  User
} from "../sandbox/Sandbox.ts"

export type {
  /**
   * A sandbox, with everything that a test does to it. A function rejects with an error that says so when what it is given makes no sense, and after `close`.
   *
   * @since 0.1.0
   * @category models
   */
  Sandbox
} from "./internal/sandbox.ts"

/**
 * A fault that is still there.
 *
 * @since 0.1.0
 * @category models
 */
export type PendingFault = Awaited<ReturnType<Sandbox["faults"]["pending"]>>[number]

/**
 * The clock of a sandbox.
 *
 * @since 0.1.0
 * @category models
 */
export type SandboxClock = Sandbox["clock"]

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

const here = Effect.fnUntraced(function*(options: Options, closed: Effect.Effect<never, unknown>) {
  const { respond, running, state } = yield* start(options)
  return {
    running: { url: state.url(""), ...running } satisfies Running,
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
