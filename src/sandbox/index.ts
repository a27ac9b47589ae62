/**
 * The local Management API: a sandbox that answers as the real one does, with its state in memory.
 *
 * Serving it needs `@effect/platform-node`. `effect-prisma-management/sandbox/Sandbox` is the part that runs without Node.
 *
 * @since 0.1.0
 */
export * as Sandbox from "./SandboxServer.ts"
