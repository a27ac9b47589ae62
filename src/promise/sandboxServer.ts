/**
 * A local Prisma Management API on a port, for tests without Effect. Needs Node and `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type { Running } from "../sandbox/Sandbox.ts"
import { type SandboxOptions, serve, type Served, type ServeOptions } from "../sandbox/SandboxServer.ts"
import type { Promised } from "./internal/promised.ts"
import { open, served } from "./internal/sandbox.ts"
import type { Sandbox } from "./sandbox.ts"

export {
  /**
   * A sandbox cannot start, or refuses what a test asks of it. `reason` tells which.
   *
   * @since 0.1.0
   * @category errors
   */
  SandboxError
} from "../sandbox/SandboxServer.ts"

export type {
  /**
   * The options of `createSandbox`.
   *
   * @since 0.1.0
   * @category models
   */
  CreateSandboxOptions,
  /**
   * An active fault, with how often it has happened.
   *
   * @since 0.1.0
   * @category models
   */
  PendingFault,
  /**
   * A running sandbox: its URL, its token, its `fetch`, and everything a test can do to it.
   *
   * @since 0.1.0
   * @category models
   */
  Sandbox,
  /**
   * The clock of a sandbox: reads, sets, moves and freezes it.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxClock
} from "./sandbox.ts"

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
  CertificateAuthority,
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
   * The options of an isolated sandbox: `Options` without those of its server.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxOptions,
  /**
   * The initial resources of a sandbox.
   *
   * @since 0.1.0
   * @category models
   */
  Seed,
  /**
   * The options of a sandbox on a port.
   *
   * @since 0.1.0
   * @category models
   */
  ServeOptions,
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
} from "../sandbox/SandboxServer.ts"

/**
 * A running sandbox on a port.
 *
 * @since 0.1.0
 * @category models
 */
export interface ServedSandbox extends Sandbox, Omit<Promised<Served>, keyof Running | "makeSandbox"> {
  /** Makes an isolated sandbox on this server, until its `close`. Other processes use `createSandbox({ server })`. */
  readonly makeSandbox: (options?: SandboxOptions) => Promise<Sandbox>
}

/**
 * Serves a sandbox on a port until `close`.
 *
 * **When to use**
 *
 * Use when a client needs a URL: a browser, another process, or a program that takes no `fetch`. In other tests, `createSandbox` needs no port.
 *
 * **Details**
 *
 * It listens on `127.0.0.1` and a free port, unless `host` and `port` say otherwise. `/` is a console, `/docs` shows the API. Rejects with a
 * `SandboxError`.
 *
 * **Example** (Share one server between the test files of Vitest, in its `globalSetup`)
 *
 * ```ts
 * import { serveSandbox } from "effect-prisma-management/promise/sandboxServer"
 *
 * export const setup = async () => {
 *   const sandbox = await serveSandbox({ control: true })
 *   process.env["SANDBOX_URL"] = sandbox.url
 *   return () => sandbox.close()
 * }
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const serveSandbox = async (options: ServeOptions = {}): Promise<ServedSandbox> => {
  const { running, sandbox } = await open(() => Effect.map(serve(options), served))
  return {
    ...sandbox,
    makeSandbox: async (asked) => (await open(() => Effect.map(running.makeSandbox(asked), served))).sandbox
  }
}
