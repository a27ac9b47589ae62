/**
 * A local Prisma Management API with its authorization server, for tests. It keeps state in memory, and needs no account and no network.
 *
 * **When to use**
 *
 * Use `layer` in tests: it provides an `HttpClient` that leads to a sandbox in this process. Use `makeOn` in test files that share one server.
 * `effect-prisma-management/sandbox` is this module and `serve`, which listens on a port and needs `@effect/platform-node`.
 *
 * **Details**
 *
 * - A sandbox starts with one user (`sandbox@example.com`), one workspace, a token for it, and the GitHub App of `sandbox-org` with three repositories.
 *   `seed` adds resources, `users` adds people.
 * - It refuses what the real API refuses, with a hint: for example, to delete a default branch, a running deployment, or a project with services.
 * - It settles by its clock: a database is ready after three seconds, a deployment runs four seconds after its start, a domain is active after nine.
 *   The approvals `approval_approved` and `approval_denied` are decided five seconds after they are first requested.
 * - URLs in answers lead to the sandbox, or to hosts under `.invalid`, which never resolve. With `databaseUrl`, `serve` creates real databases in your
 *   PostgreSQL.
 * - Tokens are JWTs. A login sees the workspace that the user allowed. A service token sees its own workspace. The token of the sandbox also sees the
 *   workspaces it creates.
 * - Any client id may log in as a public client with a loopback redirect. Registered applications (`clients`, `registerClient`) are held to their secret
 *   and redirect URIs. `strictClients` refuses all others. ID tokens are not issued.
 * - Authorization codes expire after a minute, refresh tokens after 90 days. A refresh token works once; a second use within ten seconds is forgiven once,
 *   and a later one ends the login.
 * - An archive is uploaded to the `uploadUrl` of its deployment: one `PUT`, within 15 minutes, up to 256 MiB.
 * - Memory is bounded: it keeps the last 10,000 logins with 50 tokens each, 1,000 pending logins, 1,000 decisions, 100 keys, the last 500 requests
 *   (4 MiB), 10,000 lines of a build, and 1,000 steps of a deployment.
 *
 * **Gotchas**
 *
 * Under a `TestClock`, a pause of the client ends only when the test moves the clock. Give injected failures `retryAfter: 0` to retry without one.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import type { SandboxClock } from "./internal/control/clock.ts"
import type { Faults } from "./internal/control/Fault.ts"
import type { Logins } from "./internal/control/Login.ts"
import type { ReceivedRequest } from "./internal/control/received.ts"
import { inProcess } from "./internal/server/inProcess.ts"
import * as remote from "./internal/server/remote.ts"
import type { SandboxError } from "./internal/state/SandboxError.ts"
import { start } from "./internal/server/sandboxes.ts"
import type { Client, Options } from "./internal/state/settings.ts"
import type { Snapshot } from "./internal/state/Snapshot.ts"

export type {
  /**
   * Selects requests, and says what happens to them: a delay, another answer, a cut connection.
   *
   * @since 0.1.0
   * @category models
   */
  Fault,
  /**
   * Injects faults, and tells which have happened.
   *
   * @since 0.1.0
   * @category models
   */
  Faults,
  /**
   * Selects the requests of a fault: by path, method, workspace, application or token.
   *
   * @since 0.1.0
   * @category models
   */
  FaultWhere,
  /**
   * An active fault, with how often it has happened.
   *
   * @since 0.1.0
   * @category models
   */
  PendingFault
} from "./internal/control/Fault.ts"

export type {
  /**
   * The clock of a sandbox: reads, sets, moves and freezes it.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxClock
} from "./internal/control/clock.ts"

export type {
  /**
   * Decides the next login in a browser or on a device, instead of the consent page.
   *
   * @since 0.1.0
   * @category models
   */
  LoginDecision,
  /**
   * Decides logins without a consent page, or returns tokens without a login.
   *
   * @since 0.1.0
   * @category models
   */
  Logins,
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
  LoginTokensRequest
} from "./internal/control/Login.ts"

export type {
  /**
   * The answer to a received request. Secrets are redacted.
   *
   * @since 0.1.0
   * @category models
   */
  ReceivedAnswer
} from "./internal/control/receivedAnswer.ts"

export type {
  /**
   * A request that a sandbox received, with its answer. Secrets are redacted.
   *
   * @since 0.1.0
   * @category models
   */
  ReceivedRequest
} from "./internal/control/received.ts"

export type {
  /**
   * The whole state of a sandbox, as JSON. It contains secrets.
   *
   * @since 0.1.0
   * @category models
   */
  Snapshot
} from "./internal/state/Snapshot.ts"

export type {
  /**
   * The initial resources of a sandbox.
   *
   * @since 0.1.0
   * @category models
   */
  Seed
} from "./internal/state/Seed.ts"

export {
  /**
   * A sandbox cannot start, or refuses what a test asks of it. `reason` tells which.
   *
   * @since 0.1.0
   * @category errors
   */
  SandboxError
} from "./internal/state/SandboxError.ts"

export type {
  /**
   * All operations of a group, such as `projects.*` or `oauth.*`.
   *
   * @since 0.1.0
   * @category models
   */
  OperationGroup,
  /**
   * The id of an operation, such as `projects.list`.
   *
   * **Details**
   *
   * It is an operation of the contract, an endpoint of the authorization server (`oauth.authorize`, `oauth.token`, `oauth.revoke`,
   * `oauth.deviceAuthorization`, `oauth.device`, `oauth.metadata`, `oauth.jwks`), the upload of an archive (`uploads.put`), or a page that an answer links to
   * (`github.install`, `console.billing`).
   *
   * @since 0.1.0
   * @category models
   */
  OperationId
} from "./internal/protocol/operations.ts"

export type {
  /**
   * A registered OAuth application.
   *
   * @since 0.1.0
   * @category models
   */
  Client,
  /**
   * The options of a sandbox.
   *
   * @since 0.1.0
   * @category models
   */
  Options,
  /**
   * A user of a sandbox, with a workspace of their own.
   *
   * @since 0.1.0
   * @category models
   */
  User
} from "./internal/state/settings.ts"

export type {
  /**
   * The options of an isolated sandbox on a server in another process.
   *
   * @since 0.1.0
   * @category models
   */
  RemoteOptions
} from "./internal/server/remote.ts"

export type {
  /**
   * The options of an isolated sandbox: `Options` without those of its server.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxOptions
} from "./internal/server/sandboxes.ts"

/**
 * A running sandbox: its URL and token, and everything a test can do to it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Running {
  /** The base URL for a client, without a trailing slash. */
  readonly url: string
  /** The id of an isolated sandbox, as `GET /__sandbox/sandboxes` lists it. `undefined` for the first sandbox of a server, and in process. */
  readonly id: string | undefined
  /** The API token of the first user. It also sees the workspaces it creates. */
  readonly token: Redacted.Redacted<string>
  /** The client id of a registered public client with loopback redirects. Log in with it: it tells isolated sandboxes apart. */
  readonly clientId: string
  /** The id of the initial workspace. */
  readonly workspaceId: string
  /** Injects faults. */
  readonly faults: Faults
  /** The clock of this sandbox. */
  readonly clock: SandboxClock
  /** Moves the clock of this sandbox ahead, as `clock.advance`. Dies with a `SandboxError` past the year 8000. */
  readonly advance: (duration: Duration.Input) => Effect.Effect<void>
  /** Registers an application, or replaces it. A reset removes it. Dies with a `SandboxError` if it is invalid, such as a redirect URI without a scheme. */
  readonly registerClient: (client: Client) => Effect.Effect<void>
  /** Decides logins without a consent page, or returns tokens without a login. */
  readonly logins: Logins
  /**
   * Signs tokens with a new key from now on, and returns its id (`kid`). Earlier keys stay in the JWKS, unless `drop` removes them, which invalidates the
   * access tokens of logins they signed. Refresh tokens and workspace tokens stay valid.
   */
  readonly rotateKeys: (options?: { readonly drop?: boolean | undefined }) => Effect.Effect<string>
  /** Restores the initial state: resources, faults, clock, registered applications and recorded requests. */
  readonly reset: Effect.Effect<void>
  /** Takes a snapshot of the whole state as JSON, for `restore` and the option `import`. It contains secrets. */
  readonly snapshot: Effect.Effect<Snapshot>
  /**
   * Restores a snapshot of this sandbox or another one. Fails with a `SandboxError` that says where the snapshot is invalid, and then changes nothing.
   *
   * The sandbox keeps its token, its workspace id and the users of its options. Faults and recorded requests are cleared. Databases of `databaseUrl` are
   * created again, empty.
   */
  readonly restore: (snapshot: Snapshot) => Effect.Effect<void, SandboxError>
  /** The last 500 requests with their answers, oldest first. Fewer if they are larger than 4 MiB. */
  readonly requests: Effect.Effect<ReadonlyArray<ReceivedRequest>>
}

/**
 * The service of a sandbox that `layer` provides.
 *
 * **Example** (Answer one request with 503)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * const ManagementTest = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
 *   Layer.provide(Authorization.layerToken("test-token")),
 *   Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
 * )
 *
 * export const test = Effect.gen(function*() {
 *   const sandbox = yield* Sandbox.Sandbox
 *   yield* sandbox.faults.add({ operation: "projects.create", count: 1, status: 503 })
 *   const client = yield* ManagementClient.ManagementClient
 *   const error = yield* Effect.flip(client.projects.create())
 *   return error._tag // => "UnexpectedStatus"
 * }).pipe(Effect.provide(ManagementTest))
 * ```
 *
 * **Example** (Lose the answer to a create)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * export const loseAnswer = Effect.flatMap(Sandbox.Sandbox, ({ faults }) =>
 *   faults.add({ operation: "projects.create", count: 1, carriedOut: true, cut: true }))
 * ```
 *
 * **Example** (Deny a login, and get tokens without one)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * export const decide = Effect.gen(function*() {
 *   const { logins } = yield* Sandbox.Sandbox
 *   yield* logins.next({ user: "ada@example.com", decision: "deny" })
 *   const { access_token } = yield* logins.tokens({ user: "ada@example.com" })
 *   return access_token
 * }).pipe(Effect.provide(Sandbox.layer({ users: [{ email: "ada@example.com", name: "Ada" }] })))
 * ```
 *
 * **Example** (Limit a token to two requests a minute)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as HttpClient from "effect/http/HttpClient"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * const status = Effect.map(
 *   HttpClient.get("http://localhost/v1/me", { headers: { authorization: "Bearer test-token" } }),
 *   ({ status }) => status
 * )
 *
 * export const test = Effect.gen(function*() {
 *   const { clock, faults } = yield* Sandbox.Sandbox
 *   yield* clock.freeze
 *   yield* faults.add({ where: { token: "test-token" }, rateLimit: { limit: 2, window: "1 minute" } })
 *   const early = yield* Effect.all([status, status, status])
 *   yield* clock.advance("1 minute")
 *   return [...early, yield* status] // => [200, 200, 429, 200]
 * }).pipe(Effect.provide(Sandbox.layer({ token: "test-token" })))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Sandbox extends Context.Service<Sandbox, Running>()("effect-prisma-management/sandbox/Sandbox") {}

/**
 * Provides a sandbox in this process, and an `HttpClient` that leads to it.
 *
 * **When to use**
 *
 * Use in tests with Effect. It opens no port. Requests reach the sandbox whatever the host of their URL is.
 *
 * **Details**
 *
 * Each layer has its own state. The sandbox tells the time by the `Clock` it is built with, so `TestClock` moves it. Building the layer dies with a
 * `SandboxError` if an option or the seed is invalid.
 *
 * **Example** (A test without a network)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * const ManagementTest = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
 *   Layer.provide(Authorization.layerToken("test-token")),
 *   Layer.provide(Sandbox.layer({ token: "test-token" }))
 * )
 *
 * export const main = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   return yield* client.projects.create({ payload: { name: "my-project" } })
 * }).pipe(Effect.provide(ManagementTest))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options?: Options): Layer.Layer<HttpClient.HttpClient | Sandbox> =>
  Layer.effectContext(Effect.gen(function*() {
    const { respond, running, state } = yield* Effect.orDie(start(options))
    return Context.make(HttpClient.HttpClient, inProcess(respond)).pipe(
      Context.add(Sandbox, { url: state.url(""), ...running })
    )
  }))

/**
 * Creates an isolated sandbox on a running server, until the scope closes or the server ends.
 *
 * **When to use**
 *
 * Use when test files run in other processes than the server. The server needs `control`. In the process of the server, use `makeSandbox` of `serve`.
 *
 * **Details**
 *
 * The sandbox has its own state, clock, faults and log. Requests with its token, its client id, or anything it issued reach it. Fails with a
 * `SandboxError` if the server cannot be used (`ServerUnusable`), is full (`TooMany`), or refuses an option (`OptionsInvalid`).
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeOn: (
  server: string,
  options?: remote.RemoteOptions
) => Effect.Effect<Running, SandboxError, HttpClient.HttpClient | Scope.Scope> = remote.make
