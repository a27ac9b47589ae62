/**
 * What needs Node: its HTTP client, tokens in a file, command-line logins, and live logs.
 *
 * @since 0.1.0
 */
export * as Archive from "./Archive.ts"
export * as BrowserOpener from "./BrowserOpener.ts"
export * as LiveLogs from "./LiveLogs.ts"
export * as LoopbackLogin from "./LoopbackLogin.ts"
export * as Management from "./Management.ts"
export * as NodeTransport from "./NodeTransport.ts"
export * as TokenStorageFile from "./TokenStorageFile.ts"
