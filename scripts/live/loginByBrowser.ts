/** A login over a loopback address, which a person allows in the browser (RFC 8252). */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as BrowserOpener from "../../src/node/BrowserOpener.ts"
import * as LoopbackLogin from "../../src/node/LoopbackLogin.ts"
import * as NodeTransport from "../../src/node/NodeTransport.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import type { Tokens } from "./logins.ts"
import { Unusable } from "./server.ts"

export interface Client {
  readonly authUrl: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly redirectUri: string | undefined
}

/** For a server that approves by itself: follows it, and reads the page. */
export const visitor = Layer.succeed(BrowserOpener.BrowserOpener)({
  open: (url) => Effect.promise(async (signal) => void await (await fetch(url, { signal })).text())
})

export const loginByBrowser = async (
  { authUrl, ...client }: Client,
  browser: typeof BrowserOpener.layer,
  signal: AbortSignal
): Promise<Tokens> => {
  const login = LoopbackLogin.login({ scope: "workspace:admin offline_access" }).pipe(
    Effect.provide(OAuth.layer({ authBaseUrl: authUrl, ...client })),
    Effect.provide([browser, TokenStorage.layerMemory(), NodeTransport.layer])
  )
  const { accessToken, refreshToken } = await Effect.runPromise(login, { signal })
  if (refreshToken === undefined) throw new Unusable("The login gave no refresh token")
  return { accessToken: Redacted.value(accessToken), refreshToken: Redacted.value(refreshToken) }
}
