/**
 * A short command: it logs in at the authorization server of its argument, with the browser of `$BROWSER` or with a URL on its input,
 * says so, and is at its end.
 */
import * as NodeTerminal from "@effect/platform-node/NodeTerminal"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Terminal from "effect/Terminal"
import * as BrowserOpener from "../../src/node/BrowserOpener.ts"
import * as LoopbackLogin from "../../src/node/LoopbackLogin.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

const [authBaseUrl] = process.argv.slice(2)

const pastedUrl = Effect.flatMap(Terminal.Terminal, (terminal) => terminal.readLine)

await LoopbackLogin.login({ scope: "workspace:admin offline_access", pastedUrl }).pipe(
  Effect.andThen(Console.log("logged in")),
  Effect.provide(OAuth.layer({ clientId: "cli", authBaseUrl })),
  Effect.provide([BrowserOpener.layer, TokenStorage.layerMemory(), FetchHttpClient.layer, NodeTerminal.layer]),
  Effect.runPromise
)
