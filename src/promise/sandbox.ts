/**
 * A local Prisma Management API for tests without Effect, in this process and without a port.
 *
 * **When to use**
 *
 * Use `createSandbox()` in unit and integration tests, in Node or a browser. Use `createSandbox({ server })` in test files that share a server.
 * `effect-prisma-management/promise/sandboxServer` serves a sandbox on a port.
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
   * A sandbox cannot start, or refuses what a test asks of it. `reason` tells which.
   *
   * @since 0.1.0
   * @category errors
   */
  SandboxError
} from "../sandbox/internal/state/SandboxError.ts"

export type {
  /**
   * A registered OAuth application.
   *
   * @since 0.1.0
   * @category models
   */
  Client,
  /**
   * Selects requests, and says what happens to them: a delay, another answer, a cut connection.
   *
   * @since 0.1.0
   * @category models
   */
  Fault,
  /**
   * Selects the requests of a fault: by path, method, workspace, application or token.
   *
   * @since 0.1.0
   * @category models
   */
  FaultWhere,
  /**
   * Decides the next login in a browser or on a device, instead of the consent page.
   *
   * @since 0.1.0
   * @category models
   */
  LoginDecision,
  /**
   * The answer of the token endpoint, with the workspace and the user.
   *
   * @since 0.1.0
   * @category models
   */
  LoginTokens,
  /**
   * Asks for the tokens of a login, without the login.
   *
   * @since 0.1.0
   * @category models
   */
  LoginTokensRequest,
  /**
   * All operations of a group, such as `projects.*` or `oauth.*`.
   *
   * @since 0.1.0
   * @category models
   */
  OperationGroup,
  /**
   * The id of an operation, such as `projects.list` or `oauth.token`.
   *
   * @since 0.1.0
   * @category models
   */
  OperationId,
  /**
   * The options of a sandbox.
   *
   * @since 0.1.0
   * @category models
   */
  Options,
  /**
   * A request that a sandbox received, with its answer. Secrets are redacted.
   *
   * @since 0.1.0
   * @category models
   */
  ReceivedRequest,
  /**
   * The initial resources of a sandbox.
   *
   * @since 0.1.0
   * @category models
   */
  Seed,
  /**
   * The whole state of a sandbox, as JSON. It contains secrets.
   *
   * @since 0.1.0
   * @category models
   */
  Snapshot,
  /**
   * A user of a sandbox, with a workspace of their own.
   *
   * @since 0.1.0
   * @category models
   */
  User
} from "../sandbox/Sandbox.ts"

export type {
  /**
   * A running sandbox: its URL, its token, its `fetch`, and everything a test can do to it.
   *
   * @since 0.1.0
   * @category models
   */
  Sandbox
} from "./internal/sandbox.ts"

/**
 * An active fault, with how often it has happened.
 *
 * @since 0.1.0
 * @category models
 */
export type PendingFault = Awaited<ReturnType<Sandbox["faults"]["pending"]>>[number]

/**
 * The clock of a sandbox: reads, sets, moves and freezes it.
 *
 * @since 0.1.0
 * @category models
 */
export type SandboxClock = Sandbox["clock"]

/**
 * The options of `createSandbox`.
 *
 * @since 0.1.0
 * @category models
 */
export interface CreateSandboxOptions extends Options {
  /**
   * The URL of a running sandbox with `control`. The new sandbox is an isolated one on that server, until `close` or the end of the server. If omitted, it is in
   * this process.
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
 * Makes a sandbox in this process, or an isolated one on a `server`.
 *
 * **When to use**
 *
 * Use in tests without Effect. To give a URL to a browser or another process, use `serveSandbox`.
 *
 * **Details**
 *
 * Each sandbox has its own state. In this process it opens no port and keeps no process alive, so closing it is optional: `close` makes waiting calls
 * reject. On a `server` it ends with `close` or with the server. `await using` closes it too.
 *
 * Rejects with a `SandboxError` if an option is invalid, or the server cannot be used.
 *
 * **Gotchas**
 *
 * On a `server`, log in with `sandbox.clientId`. The client id `sandbox` is that of the server's first sandbox.
 *
 * **Example** (Fail a request)
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
 * **Example** (Get the tokens of a user, and expire them)
 *
 * ```ts
 * import { createManagementApiClient } from "effect-prisma-management/promise"
 * import { createSandbox } from "effect-prisma-management/promise/sandbox"
 *
 * const sandbox = await createSandbox({ users: [{ email: "ada@example.com", name: "Ada" }] })
 * const { access_token } = await sandbox.logins.tokens({ user: "ada@example.com", expiresIn: 60 })
 * const client = createManagementApiClient({ token: access_token, fetch: sandbox.fetch })
 *
 * const early = await client.GET("/v1/me")
 * await sandbox.clock.advance("1 minute")
 * const late = await client.GET("/v1/me")
 *
 * export const test = [early.data?.data.user?.name, late.response.status] // => ["Ada", 401]
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
