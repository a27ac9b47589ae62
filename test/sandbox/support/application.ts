/** An application with the client of this package, at a sandbox: its session, its storage, its logins. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Authorization from "../../../src/Authorization.ts"
import * as ManagementClient from "../../../src/ManagementClient.ts"
import * as OAuth from "../../../src/OAuth.ts"
import { Sandbox } from "../../../src/sandbox/index.ts"
import * as Session from "../../../src/Session.ts"
import * as TokenStorage from "../../../src/TokenStorage.ts"
import * as Client from "../../support/client.ts"
import * as Browser from "./browser.ts"

export const redirectUri = "http://127.0.0.1:51234/callback"

export const services = Effect.gen(function*() {
  return {
    client: yield* ManagementClient.ManagementClient,
    oauth: yield* OAuth.OAuth,
    session: yield* Session.Session,
    storage: yield* TokenStorage.TokenStorage
  }
})

export const application = (url: string, options: Partial<OAuth.Options> = {}) =>
  ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provideMerge(OAuth.layer({
      clientId: "sandbox",
      redirectUri,
      authBaseUrl: url,
      revocationEndpoint: "revoke",
      ...options
    })),
    Layer.provideMerge(TokenStorage.layerMemory()),
    Layer.provide(Client.layerNoRetry)
  )

/** Another application at a sandbox that is served, with a storage of its own. */
export const at = Effect.fnUntraced(function*(url: string, client: Partial<OAuth.Options> = {}) {
  const context = yield* Layer.build(application(url, client).pipe(Layer.provide(NodeHttpClient.layerUndici)))
  return yield* Effect.provideContext(services, context)
})

export const served = Effect.fnUntraced(function*(options: Sandbox.Options = {}, client: Partial<OAuth.Options> = {}) {
  const sandbox = yield* Sandbox.serve(options)
  return { sandbox, ...yield* at(sandbox.url, client) }
})

/** A person allows a login, or denies it, as one of several users perhaps. */
export const logIn = Effect.fnUntraced(function*(
  oauth: OAuth.OAuth["Service"],
  scope = "workspace:admin offline_access",
  { decision, user }: { readonly decision?: "approve" | "deny"; readonly user?: string } = {}
) {
  const login = yield* oauth.loginUrl({ scope })
  const callbackUrl = yield* Effect.promise(() => Browser.decide(login.url, decision, user))
  return yield* oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
})
