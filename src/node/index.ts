/**
 * What needs Node: tokens in a file, and the login of a command-line program.
 *
 * @since 0.1.0
 */
export * as BrowserOpener from "./BrowserOpener.ts"
export * as LoopbackLogin from "./LoopbackLogin.ts"
export * as TokenStorageFile from "./TokenStorageFile.ts"
