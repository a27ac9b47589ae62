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

export type * from "./sandbox.ts"

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
   * The options of an isolated sandbox: `Options` without those of its server.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxOptions,
  /**
   * The options of a sandbox on a port.
   *
   * @since 0.1.0
   * @category models
   */
  ServeOptions
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
