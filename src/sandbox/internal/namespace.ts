/** What `Sandbox` is in the index: the sandbox, in process and on a socket. */
export * from "../Sandbox.ts"
export * from "../SandboxServer.ts"
