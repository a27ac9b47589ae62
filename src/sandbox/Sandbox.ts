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
 * The authorization server is beside the API: `/authorize` with a page that asks a person, `/device_authorization` with `/device` for
 * programs without a browser, `/token`, `/revoke` and `/.well-known/oauth-authorization-server`, which `/.well-known/openid-configuration` repeats for
 * clients that ask there; there are no ID tokens. Every client id is accepted as a public client with loopback redirects, and the page says that it
 * is not registered. One of `clients`, or of `registerClient`, is held to its secret and its redirect URIs, and with `strictClients` there are no
 * others. Codes are good for a minute, refresh tokens for 90 days and one use, the second of
 * which is forgiven once within ten seconds; one that comes back later ends the login. A page can send a browser to `/authorize`, and not ask for it in the
 * background: by an image, a script or a frame.
 *
 * Its memory has a bound: it keeps the last 10,000 logins with 50 tokens each, 1,000 requests that wait for a person, the last 500 requests that it
 * received (4 MiB), 10,000 lines of a build and 1,000 steps of a deployment. What has ended is forgotten. A live log takes no messages, and ends with its deployment.
 *
 * Served on a socket, `/docs` shows the API and calls it: the token is filled in for whoever opens it on the machine of the sandbox, and for no page of
 * elsewhere. With `tls` every URL is https, and logs are followed over wss; the authority of the certificate signs nothing else, and no private key is written
 * to a file.
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
import type { Faults } from "./internal/control/Fault.ts"
import type { ReceivedRequest } from "./internal/control/received.ts"
import { inProcess } from "./internal/server/inProcess.ts"
import { start } from "./internal/server/start.ts"
import type { Client, Options } from "./internal/state/settings.ts"

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
  Faults
} from "./internal/control/Fault.ts"

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
   * An operation of the contract by its id, for example `projects.list`, an endpoint of the authorization server
   * (`oauth.authorize`, `oauth.token`, `oauth.revoke`, `oauth.deviceAuthorization`, `oauth.device`, `oauth.metadata`), `uploads.put`, the upload of
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
  Options
} from "./internal/state/settings.ts"

/**
 * A sandbox that runs: where it is, and what to say to it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Running {
  /** The base URL for a client, without a slash at its end. */
  readonly url: string
  readonly token: Redacted.Redacted<string>
  /** The workspace that is there from the start. */
  readonly workspaceId: string
  /** Makes requests go wrong. */
  readonly faults: Faults
  /** Moves the clock of this sandbox ahead, and no other. Dies when that leads past the year 8000, or back. */
  readonly advance: (duration: Duration.Input) => Effect.Effect<void>
  /** Registers an application, until a reset; one that is there already is replaced. Dies when it makes no sense, such as a redirect URI without a scheme. */
  readonly registerClient: (client: Client) => Effect.Effect<void>
  /** Everything as it was at the start: state, faults, clock, registered applications and received requests. */
  readonly reset: Effect.Effect<void>
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
