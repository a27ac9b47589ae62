/** An application with one login, in IndexedDB. */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Stream from "effect/Stream"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as Session from "../../src/Session.ts"
import * as TokenStorageIndexedDb from "../../src/TokenStorageIndexedDb.ts"
import { announce, callback, settings, tell } from "./application.ts"

const runtime = ManagedRuntime.make(
  ManagementClient.layer({ baseUrl: settings.url }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provideMerge(OAuth.layer({ clientId: "sandbox", redirectUri: callback, authBaseUrl: settings.url })),
    Layer.provide([TokenStorageIndexedDb.layer(), FetchHttpClient.layer])
  )
)

const run = runtime.runPromise
const oauth = await run(OAuth.OAuth)
const session = await run(Session.Session)
void run(Stream.runForEach(session.changes, (change) => Effect.sync(() => tell(change._tag))))

let login: OAuth.Login

announce({
  begin: async () => (login = await run(oauth.loginUrl({ scope: "workspace:admin offline_access" }))).url,
  end: (callbackUrl) =>
    run(oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })),
  list: () =>
    run(Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const { data } = yield* client.workspaces.list()
      return data.map(({ name }) => name)
    })),
  logout: () => run(oauth.logout),
  keys: async () => []
})
