/** An application with several users in one browser, in IndexedDB: each page is that of one. */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Stream from "effect/Stream"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import type * as OAuth from "../../src/OAuth.ts"
import * as Sessions from "../../src/Sessions.ts"
import * as TokenStorageIndexedDb from "../../src/TokenStorageIndexedDb.ts"
import { announce, callback, key, settings, tell } from "./application.ts"

const runtime = ManagedRuntime.make(
  ManagementClient.layer({ baseUrl: settings.url }).pipe(
    Layer.provide(Authorization.layerSessions),
    Layer.provideMerge(Sessions.layer({ clientId: "sandbox", redirectUri: callback, authBaseUrl: settings.url })),
    Layer.provide([TokenStorageIndexedDb.layerKeyed(), FetchHttpClient.layer])
  )
)

const run = runtime.runPromise
const sessions = await run(Sessions.Sessions)
const session = await run(sessions.get(key))
void run(Stream.runForEach(session.changes, (change) => Effect.sync(() => tell(change._tag))))

let login: OAuth.Login

announce({
  begin: async () => (login = await run(sessions.loginUrl({ scope: "workspace:admin offline_access" }))).url,
  end: (callbackUrl) =>
    run(sessions.handleCallback({ key, callbackUrl, verifier: login.verifier, expectedState: login.state })),
  list: () =>
    run(
      Effect.gen(function*() {
        const client = yield* ManagementClient.ManagementClient
        const { data } = yield* client.workspaces.list()
        return data.map(({ name }) => name)
      }).pipe(Sessions.as(key))
    ),
  logout: () => run(session.logout),
  keys: () => run(sessions.keys)
})
