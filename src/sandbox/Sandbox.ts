/**
 * A local Management API: every answer as the contract says, with state in memory and no account, no network and no mock.
 *
 * **Details**
 *
 * A sandbox starts with a workspace, a token for it, an application that has access to it, and the GitHub App of an organization
 * with three repositories. The approvals `approval_approved` and `approval_denied` are decided five seconds after they were first
 * asked for. Slow things move by the clock: a database is ready after three seconds, a deployment runs four seconds after its
 * start, a domain is active after nine, and one under `.invalid` fails. Every URL in an answer leads to the sandbox, or to a host under
 * `.invalid`, which never resolves: there is no Postgres, no compute and no storage behind it.
 *
 * `serve` makes databases that can be reached, with `databaseUrl`: each is one in a PostgreSQL, and goes with its delete, with its project or
 * branch, with a reset and with the sandbox. There are no backups in it: what is made or restored from a backup of a database is a copy of what that database
 * has now. PostgreSQL copies a database only while nobody is connected: otherwise the answer is 409. A reset makes the databases of the seed again, empty, and
 * leaves those alone that were there before the sandbox was started. Accelerate stays under `.invalid`.
 *
 * The `installUrl` of an install intent leads to a page where a person names an account and its repositories, for the workspace of the intent, once,
 * within an hour. Where logins are approved at once, opening it installs the repository that the intent names, or `sandbox-org/web`, `sandbox-org/api` and
 * `sandbox-org/docs`, which every workspace has from the start.
 *
 * What the API refuses is refused, with a hint: a default or production branch is not deleted, nor one with services, databases or buckets on it; a project
 * with services is not, nor the default database of a project, a deployment that runs, or a stack while another stage of it is leased. A database is always on a
 * branch. A `logicalId` is taken once on a branch. A service has three domains. What is set once of a build stays, and so does the state of one that has ended.
 * State of Alchemy that is not there is `null`.
 *
 * The live deployment of a service is the promoted one. `skipCodeUpload` takes its archive; a rollback starts a deployment that is stopped, and answers once
 * it runs.
 *
 * The archive of a deployment goes to its `uploadUrl`, which is the sandbox's own: one `PUT`, within 15 minutes and up to 256 MiB. What is no gzip
 * stream fails to start. A wrong signature, a second upload and a URL that is over are refused as an object store refuses them.
 *
 * Its token, service tokens and those of the GitHub exchange are JWTs of its key with `sub: "workspace:<id>"`, and the exchange's with `exp`: clients read
 * their workspace there. A token of a service sees its own workspace, the token of the sandbox also those that it creates. A `token` that is a JWT gives
 * the workspace its id, and so does `workspace`; both have to agree, also with a saved state. A 401 says in `WWW-Authenticate` what is missing (RFC 6750).
 *
 * There is one user, `sandbox@example.com` (`usr_sandbox`), for whom the token of the sandbox acts, and those of `users` and of a seed, each with a workspace
 * of their own. A login sees the workspace that it was allowed for, and `GET /v1/me` says whose it is. Where there are several users, the page of a login asks
 * who it is. `login_hint` (an id or an email address) says so before, `workspace` or `workspace_id` which workspace is chosen, and `prompt=login` or
 * `select_account` asks in any case. The browser remembers nobody: `prompt=none` is answered by `login_required`, unless a decision waits or logins are approved at
 * once (`autoApprove`). `logins.next` decides the login that begins next, or waits on a device, `logins.tokens` gives tokens without one. `rotateKeys` makes another signing key.
 *
 * The authorization server is beside the API: `/authorize` with a page that asks a person, `/device_authorization` with `/device` for
 * programs without a browser, `/token`, `/revoke` and `/.well-known/oauth-authorization-server`, which `/.well-known/openid-configuration` repeats for
 * clients that ask there; there are no ID tokens. Every client id is accepted as a public client with loopback redirects, and the page says that it
 * is not registered. One of `clients`, or of `registerClient`, is held to its secret and its redirect URIs, and with `strictClients` there are no
 * others. Codes are good for a minute, refresh tokens for 90 days (`refreshTokenTtl`) and one use, the second of
 * which is forgiven once within ten seconds; one that comes back later ends the login. A page can send a browser to `/authorize`, and not ask for it in the
 * background: by an image, a script or a frame.
 *
 * One server has room for many tests: `Served.makeSandbox`, `makeOn` and `POST /__sandbox/sandboxes` make an isolated sandbox beside the first, with a state, a
 * clock, faults and a log of its own. What a request shows says whose it is: a token, a code, a link, an upload URL, a client id, or a host name that begins with
 * the id. What shows nothing is the first one's, and what shows a sandbox that has ended is refused. What came with a snapshot stays that one's which has it. All of them are one issuer, with the keys of all. They are in
 * memory, whatever `data` says, and their databases are under `.invalid`. There may be 1,000; each takes about a megabyte.
 *
 * Its memory has a bound: it keeps the last 10,000 logins with 50 tokens each, 1,000 requests that wait for a person, 1,000 decisions, 100 keys, the last 500 requests that it
 * received (4 MiB), 10,000 lines of a build and 1,000 steps of a deployment. What has ended is forgotten. A live log takes no messages, and ends with its deployment.
 *
 * A `seed` says what it starts with: any resource, in the workspace of the sandbox or in others, nested in what it belongs to, with the fields of the operation that
 * creates it. An `id` may be given, a `createdAt`, and for what takes time a `status`. `idSeed` makes all other ids the same in every run. `snapshot` is all that it
 * remembers, logins that wait and registered applications included, and `restore` goes back to it: faults are cleared and received requests forgotten, logs that are followed end,
 * and its clock is as far from the real one as it was. Restored in another sandbox, the workspace of the snapshot takes the id of that one's, which keeps its token; tokens in the
 * snapshot are good there too; on one server, in the first sandbox that has them. Databases of a `databaseUrl` are made again, empty.
 *
 * `faults` makes requests go wrong, and says which have: those of a caller, of a path, each third, or some by chance are late, cut, refused, limited in rate, sent in pieces
 * or answered from what was there before. Each has an id, on the answers and on the requests that it happened to. `clock` is the time of the sandbox: it can be set, also back,
 * and stand still, and the `Date` of every answer says it.
 *
 * Served on a socket, `/` is a console in a browser: requests as they arrive with their answers, what is in the sandbox, logins and when their
 * tokens end; with `control` also its clock, faults, snapshots and a reset. It reads `/__sandbox/state` and `/__sandbox/events` (server-sent events, for a hundred readers), which
 * are for whoever is at the machine of the sandbox, or has the token that it printed, and show no secret.
 *
 * Served on a socket, `/docs` shows the API and calls it: the token is filled in for whoever opens it on the machine of the sandbox, and for no page of
 * elsewhere. With `tls` every URL is https, and logs are followed over wss; the authority of the certificate signs nothing else, and no private key is written
 * to a file.
 *
 * It is called by names of this machine, and by those of `allowHosts`: a page of elsewhere can make its own name lead here. The issuer and all links have the name
 * that a request called, or `publicUrl`. `GET /` and `GET /__sandbox/health` say to everybody that it is ready, with its version, the day of the contract and its
 * URL. Control over HTTP is for this machine, or for whoever has the `controlToken`.
 *
 * This module runs wherever Effect does. `SandboxServer` is all of it, and `serve`, which needs Node.
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
import type { SandboxError } from "./internal/server/SandboxError.ts"
import { start } from "./internal/server/sandboxes.ts"
import type { Client, Options } from "./internal/state/settings.ts"
import type { Snapshot } from "./internal/state/Snapshot.ts"

export type {
  /**
   * What happens to a request: how late it is answered, and with what instead.
   *
   * @since 0.1.0
   * @category models
   */
  Fault,
  /**
   * Makes requests go wrong.
   *
   * @since 0.1.0
   * @category models
   */
  Faults,
  /**
   * Which requests a fault happens to.
   *
   * @since 0.1.0
   * @category models
   */
  FaultWhere,
  /**
   * A fault that is still there.
   *
   * @since 0.1.0
   * @category models
   */
  PendingFault
} from "./internal/control/Fault.ts"

export type {
  /**
   * The clock of a sandbox.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxClock
} from "./internal/control/clock.ts"

export type {
  /**
   * How the next login ends: by a browser or on a device, without a page that asks.
   *
   * @since 0.1.0
   * @category models
   */
  LoginDecision,
  /**
   * Decides logins without a person.
   *
   * @since 0.1.0
   * @category models
   */
  Logins,
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
  LoginTokensRequest
} from "./internal/control/Login.ts"

export type {
  /**
   * What a request was answered with. The secrets in it are redacted.
   *
   * @since 0.1.0
   * @category models
   */
  ReceivedAnswer
} from "./internal/control/receivedAnswer.ts"

export type {
  /**
   * A request that a sandbox received. The secrets in it are redacted.
   *
   * @since 0.1.0
   * @category models
   */
  ReceivedRequest
} from "./internal/control/received.ts"

export type {
  /**
   * All that a sandbox remembers.
   *
   * @since 0.1.0
   * @category models
   */
  Snapshot
} from "./internal/state/Snapshot.ts"

export type {
  /**
   * What a sandbox starts with.
   *
   * @since 0.1.0
   * @category models
   */
  Seed
} from "./internal/state/Seed.ts"

export {
  /**
   * Why a sandbox cannot be served, or cannot go on as it is told.
   *
   * @since 0.1.0
   * @category errors
   */
  SandboxError
} from "./internal/server/SandboxError.ts"

export type {
  /**
   * All operations of a group: `projects.*`, `oauth.*`.
   *
   * @since 0.1.0
   * @category models
   */
  OperationGroup,
  /**
   * An operation of the contract by its id, for example `projects.list`, an endpoint of the authorization server
   * (`oauth.authorize`, `oauth.token`, `oauth.revoke`, `oauth.deviceAuthorization`, `oauth.device`, `oauth.metadata`, `oauth.jwks`), `uploads.put`, the upload of
   * a deployment's archive, or a page that an answer leads to (`github.install`, `console.billing`).
   *
   * @since 0.1.0
   * @category models
   */
  OperationId
} from "./internal/protocol/operations.ts"

export type {
  /**
   * An application that may log users in.
   *
   * @since 0.1.0
   * @category models
   */
  Client,
  /**
   * How a sandbox is set up.
   *
   * @since 0.1.0
   * @category models
   */
  Options,
  /**
   * A person who has workspaces in a sandbox, and allows logins.
   *
   * @since 0.1.0
   * @category models
   */
  User
} from "./internal/state/settings.ts"

export type {
  /**
   * How an isolated sandbox on a server in another process is set up.
   *
   * @since 0.1.0
   * @category models
   */
  RemoteOptions
} from "./internal/server/remote.ts"

export type {
  /**
   * How an isolated sandbox on a server is set up: as `Options`, without what is the server's.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxOptions
} from "./internal/server/sandboxes.ts"

/**
 * A sandbox that runs: where it is, and what to say to it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Running {
  /** The base URL for a client, without a slash at its end. */
  readonly url: string
  /** The id of an isolated sandbox on its server, as `GET /__sandbox/sandboxes` lists it; `undefined` for one that is alone, or the first. */
  readonly id: string | undefined
  readonly token: Redacted.Redacted<string>
  /** A public client with loopback redirects, which is registered from the start. */
  readonly clientId: string
  /** The workspace that is there from the start. */
  readonly workspaceId: string
  /** Makes requests go wrong. */
  readonly faults: Faults
  /** The clock of this sandbox, and of no other. */
  readonly clock: SandboxClock
  /** `clock.advance`: moves the clock of this sandbox ahead, and no other. Dies when that leads past the year 8000, or back. */
  readonly advance: (duration: Duration.Input) => Effect.Effect<void>
  /** Registers an application, until a reset; one that is there already is replaced. Dies when it makes no sense, such as a redirect URI without a scheme. */
  readonly registerClient: (client: Client) => Effect.Effect<void>
  /** Decides logins without a person, or gives their tokens at once. */
  readonly logins: Logins
  /**
   * Makes a new key, which signs tokens from now on, and gives its id (`kid`). The keys before it are still in the JWKS; with `drop` they are not, and the
   * access tokens of logins that they signed are over. Refresh tokens, and the tokens of workspaces, stay good.
   */
  readonly rotateKeys: (options?: { readonly drop?: boolean | undefined }) => Effect.Effect<string>
  /** Everything as it was at the start: state, faults, clock, registered applications and received requests. */
  readonly reset: Effect.Effect<void>
  /** All that it remembers: state, logins and how far its clock was moved, with the secrets in it. Plain JSON, for `restore` and `import`. */
  readonly snapshot: Effect.Effect<Snapshot>
  /**
   * Puts a snapshot, of this sandbox or of another one, into the place of all that it remembers; fails with a `SandboxError` that says where the snapshot is wrong, and
   * changes nothing then. Faults are cleared and received requests forgotten. The token and the id of the workspace stay those of this sandbox.
   */
  readonly restore: (snapshot: Snapshot) => Effect.Effect<void, SandboxError>
  /** The last 500 requests, the newest last; fewer where these are large. */
  readonly requests: Effect.Effect<ReadonlyArray<ReceivedRequest>>
}

/**
 * The sandbox that `layer` provides.
 *
 * **Example** (A 503, once)
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
 * **Example** (The answer to a create is lost: is there one project after it, or two?)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * export const loseAnswer = Effect.flatMap(Sandbox.Sandbox, ({ faults }) =>
 *   faults.add({ operation: "projects.create", count: 1, carriedOut: true, cut: true }))
 * ```
 *
 * **Example** (The second user denies a login; another one is over at once)
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
 * **Example** (At most two requests in a minute for one login, by the time of the sandbox)
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
 * Provides an `HttpClient` that leads into a sandbox of its own: no socket, no port, whatever the host of a request is.
 *
 * **Details**
 *
 * Two of these layers share nothing. Building one dies with a `SandboxError` when an option means nothing. Time in the sandbox is the `Clock` it is built with, so a `TestClock` moves it.
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
 * Makes an isolated sandbox on a server that offers `control`, until the scope closes or the server ends: for test files in other processes than the server's.
 *
 * **Details**
 *
 * It has a state, a clock, faults and a log of its own. Requests with its token, its client id, or with what it gave out, are its own. Fails with a
 * `SandboxError` when the server cannot be used (`ServerUnusable`), or has as many as there may be (`TooMany`).
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeOn: (
  server: string,
  options?: remote.RemoteOptions
) => Effect.Effect<Running, SandboxError, HttpClient.HttpClient | Scope.Scope> = remote.make
