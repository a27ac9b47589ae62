/**
 * A local Prisma Management API for tests, in this process or on a port. Needs `@effect/platform-node`.
 *
 * `effect-prisma-management/sandbox/Sandbox` has everything but `serve`, and runs without it.
 *
 * @since 0.1.0
 */
export * as Sandbox from "./SandboxServer.ts"
