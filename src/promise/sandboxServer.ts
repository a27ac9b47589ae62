/**
 * A local Management API on a port, for tests and programs without Effect. Needs Node and the package `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type { Running } from "../sandbox/Sandbox.ts"
import { type SandboxOptions, serve, type Served, type ServeOptions } from "../sandbox/SandboxServer.ts"
import type { Promised } from "./internal/promised.ts"
import { open, type Sandbox, served } from "./internal/sandbox.ts"

export {
  /**
   * Why a sandbox is not served: `reason` says it for programs.
   *
   * @since 0.1.0
   * @category errors
   */
  SandboxError
} from "../sandbox/SandboxServer.ts"

export type {
  /**
   * A sandbox, with everything that a test does to it.
   *
   * @since 0.1.0
   * @category models
   */
  Sandbox
} from "./internal/sandbox.ts"

export type {
  /**
   * How an isolated sandbox on a server is set up: as `Options`, without what is the server's.
   *
   * @since 0.1.0
   * @category models
   */
  SandboxOptions,
  /**
   * How a sandbox is served.
   *
   * @since 0.1.0
   * @category models
   */
  ServeOptions
} from "../sandbox/SandboxServer.ts"

/**
 * A sandbox that is served.
 *
 * @since 0.1.0
 * @category models
 */
export interface ServedSandbox extends Sandbox, Omit<Promised<Served>, keyof Running | "makeSandbox"> {
  /** Makes an isolated sandbox on this server, until its `close`. Other processes have `createSandbox({ server })`. */
  readonly makeSandbox: (options?: SandboxOptions) => Promise<Sandbox>
}

/**
 * Serves a sandbox on loopback until `close`.
 *
 * Rejects with a `SandboxError` that names the reason. Its `fetch` is the platform's.
 *
 * **Example** (One server for all test files of vitest: its `globalSetup`)
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
