/**
 * Whose token a call carries (DESIGN, "Identity"): two users of one program, in every way in which a program can hold both. The API says
 * which token came with a call, and every call says whose it is.
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as LayerMap from "effect/LayerMap"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as fs from "node:fs"
import * as http from "node:http"
import * as os from "node:os"
import * as path from "node:path"
import { WorkspacesGroup } from "../src/api/workspaces.ts"
import * as Authorization from "../src/Authorization.ts"
import * as GroupClient from "../src/GroupClient.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as TokenStorageFile from "../src/node/TokenStorageFile.ts"
import * as OAuth from "../src/OAuth.ts"
import * as Session from "../src/Session.ts"
import * as Sessions from "../src/Sessions.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as TokenStorageKeyValue from "../src/TokenStorageKeyValue.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

/** Makes calls for a user, and says in each of them which user that is. */
class Caller extends Context.Service<Caller, (user: string) => Effect.Effect<unknown, unknown>>()("test/Caller") {}

type ForUser = (user: string) => Layer.Layer<Caller, unknown>

const tokensOf = (user: string) => Tokens.make({ workspaceId: user, accessToken: user })

const page = RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } })

/** The layers of ours that a program keeps in constants, for all its users. */
const constants = (baseUrl: string) => ({
  client: ManagementClient.layer({ baseUrl }),
  oauth: OAuth.layer({ clientId: "client", authBaseUrl: baseUrl }),
  oauthConfig: OAuth.layerConfig(),
  sessions: Sessions.layer({ clientId: "client", authBaseUrl: baseUrl }),
  sessionsConfig: Sessions.layerConfig(),
  keyValue: TokenStorageKeyValue.layer()
})

type Constants = ReturnType<typeof constants>

const configOf = (user: string, baseUrl: string) =>
  ConfigProvider.layer(ConfigProvider.fromUnknown({
    PRISMA_API_URL: baseUrl,
    PRISMA_AUTH_URL: baseUrl,
    PRISMA_CLIENT_ID: "client",
    PRISMA_SERVICE_TOKEN: user
  }))

const ofClient = () =>
  Layer.effect(
    Caller,
    Effect.map(
      ManagementClient.ManagementClient,
      (client) => (user: string) => client.workspaces.list({ query: { cursor: user } })
    )
  )

const storages: {
  readonly [name: string]: (shared: Constants, user: string) => Layer.Layer<TokenStorage.TokenStorage, unknown>
} = {
  "memory": (_, user) => TokenStorage.layerMemoryWith(tokensOf(user)),
  "key-value": ({ keyValue }, user) =>
    Layer.effectDiscard(Effect.flatMap(TokenStorage.TokenStorage, ({ set }) => set(tokensOf(user)))).pipe(
      Layer.provideMerge(keyValue),
      Layer.provide(KeyValueStore.layerMemory.pipe(Layer.fresh))
    ),
  "file": (_, user) =>
    Layer.unwrap(
      Effect.map(temporaryDirectory, (directory) =>
        Layer.effectDiscard(Effect.flatMap(TokenStorage.TokenStorage, ({ set }) =>
          set(tokensOf(user)))).pipe(
            Layer.provideMerge(TokenStorageFile.layer({ directory, file: `${user}.json` }))
          ))
    ),
  "promises": (_, user) =>
    Layer.sync(TokenStorage.TokenStorage, () =>
      TokenStorage.fromPromise({
        getTokens: async () => ({ workspaceId: user, accessToken: user }),
        setTokens: async () => {},
        clearTokens: async () => {}
      }))
}

const temporaryDirectory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "identity-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const byKey =
  (client: Constants["client"], sessions: Constants["sessions"] | Constants["sessionsConfig"]) => (user: string) =>
    Layer.effect(
      Caller,
      Effect.map(
        Effect.context<ManagementClient.ManagementClient>(),
        (context) => (who: string) =>
          Effect.flatMap(
            ManagementClient.ManagementClient,
            (client) => client.workspaces.list({ query: { cursor: who } })
          ).pipe(Sessions.as(who), Effect.provideContext(context))
      )
    ).pipe(
      Layer.provide(client),
      Layer.provide(Authorization.layerSessions),
      Layer.provide(sessions),
      Layer.provide([TokenStorages.layerMemoryWith({ [user]: tokensOf(user) }), FetchHttpClient.layer])
    )

/** Each way to a client that calls as a user, made of constants of ours as far as they go. */
const ways: { readonly [name: string]: (shared: Constants, baseUrl: string) => ForUser } = {
  ...Object.fromEntries(
    Object.entries(storages).map(([name, storage]) => [
      `a session on ${name} storage`,
      (shared: Constants) => (user: string) =>
        ofClient().pipe(
          Layer.provide(shared.client),
          Layer.provide(Authorization.layerSession),
          Layer.provide(shared.oauth),
          Layer.provide([storage(shared, user), FetchHttpClient.layer])
        )
    ])
  ),
  "a session set up by configuration": (shared, baseUrl) => (user) =>
    ofClient().pipe(
      Layer.provide(ManagementClient.layerConfig),
      Layer.provide(Authorization.layerSession),
      Layer.provide(shared.oauthConfig),
      Layer.provide([TokenStorage.layerMemoryWith(tokensOf(user)), FetchHttpClient.layer, configOf(user, baseUrl)])
    ),
  "a service token": ({ client }) => (user) =>
    ofClient().pipe(Layer.provide(client), Layer.provide([Authorization.layerToken(user), FetchHttpClient.layer])),
  "a service token of the configuration": (_, baseUrl) => (user) =>
    ofClient().pipe(
      Layer.provide(ManagementClient.layerConfig),
      Layer.provide(Authorization.layerConfig),
      Layer.provide([configOf(user, baseUrl), FetchHttpClient.layer])
    ),
  "sessions by key": ({ client, sessions }) => byKey(client, sessions),
  "sessions by key set up by configuration": ({ client, sessionsConfig }, baseUrl) => (user) =>
    byKey(client, sessionsConfig)(user).pipe(Layer.provide(configOf(user, baseUrl))),
  "a group's client": ({ oauth }, baseUrl) => (user) =>
    Layer.effect(
      Caller,
      Effect.map(
        GroupClient.make(WorkspacesGroup, { baseUrl }),
        (workspaces) => (user: string) => workspaces.list({ query: { cursor: user } })
      )
    ).pipe(
      Layer.provide(Authorization.layerSession),
      Layer.provide(oauth),
      Layer.provide([TokenStorage.layerMemoryWith(tokensOf(user)), FetchHttpClient.layer])
    ),
  "the HttpClient of the API": ({ oauth }, baseUrl) => (user) =>
    Layer.effect(
      Caller,
      Effect.map(
        ManagementClient.httpClient({ baseUrl }),
        (client) => (user: string) => client.get("/v1/workspaces", { urlParams: { cursor: user } })
      )
    ).pipe(
      Layer.provide(Authorization.layerSession),
      Layer.provide(oauth),
      Layer.provide([TokenStorage.layerMemoryWith(tokensOf(user)), FetchHttpClient.layer])
    ),
  "requests of one's own, authorized by a session": ({ oauth }, baseUrl) => (user) =>
    Layer.effect(
      Caller,
      Effect.gen(function*() {
        const client = yield* HttpClient.HttpClient
        const send = Session.authorize(yield* Session.Session)
        return (user: string) => send(HttpClientRequest.get(`${baseUrl}/v1/workspaces?cursor=${user}`), client.execute)
      })
    ).pipe(
      Layer.provide(oauth),
      Layer.provide([TokenStorage.layerMemoryWith(tokensOf(user)), FetchHttpClient.layer])
    )
}

const callAs = (user: string) => Effect.flatMap(Caller, (call) => call(user))

class Alice extends Context.Service<Alice, Caller["Service"]>()("test/Alice") {}
class Bob extends Context.Service<Bob, Caller["Service"]>()("test/Bob") {}

/** Every way in which a program holds two users: each makes the calls of `alice` and of `bob`. */
const compositions: { readonly [name: string]: (forUser: ForUser) => Effect.Effect<unknown, unknown> } = {
  "side by side in one provide": (forUser) =>
    Effect.gen(function*() {
      yield* (yield* Alice)("alice")
      yield* (yield* Bob)("bob")
    }).pipe(Effect.provide([
      Layer.effect(Alice, Caller).pipe(Layer.provide(forUser("alice"))),
      Layer.effect(Bob, Caller).pipe(Layer.provide(forUser("bob")))
    ])),
  "one inside the other": (forUser) =>
    Effect.andThen(callAs("alice").pipe(Effect.provide(forUser("alice"))), callAs("bob")).pipe(
      Effect.provide(forUser("bob"))
    ),
  "by LayerMap": (forUser) =>
    Effect.scoped(Effect.flatMap(LayerMap.make((user: string) => forUser(user)), (users) =>
      Effect.forEach(
        ["alice", "bob", "alice", "bob"],
        (user) => callAs(user).pipe(Effect.provide(users.get(user))),
        { concurrency: "unbounded" }
      ))),
  "in requests of a ManagedRuntime that has a user of its own": (forUser) =>
    Effect.acquireUseRelease(
      Effect.sync(() => ManagedRuntime.make(forUser("service-account"))),
      (runtime) =>
        Effect.promise(async () => {
          await runtime.runPromise(callAs("service-account"))
          await Promise.all(
            ["alice", "bob"].map((user) => runtime.runPromise(callAs(user).pipe(Effect.provide(forUser(user)))))
          )
        }),
      (runtime) => Effect.promise(() => runtime.dispose())
    ),
  "by Layer.unwrap": (forUser) =>
    Effect.forEach(["alice", "bob"], (user) =>
      callAs(user).pipe(
        Effect.provide(Layer.unwrap(Effect.as(Caller, forUser(user))).pipe(Layer.provide(forUser("service-account"))))
      )).pipe(Effect.provide(forUser("service-account"))),
  "in the handlers of a server that has a user of its own": (forUser) =>
    Effect.scoped(Effect.gen(function*() {
      const routes = HttpRouter.add(
        "GET",
        "/:user",
        Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ url }) => {
          const user = url.slice(1)
          return callAs(user).pipe(
            Effect.provide(forUser(user)),
            Effect.as(HttpServerResponse.text(user)),
            Effect.orDie
          )
        })
      )
      const server = HttpRouter.serve(Layer.merge(routes, Layer.effectDiscard(callAs("service-account"))), {
        disableLogger: true,
        disableListenLog: true
      }).pipe(
        Layer.provide(forUser("service-account")),
        Layer.provideMerge(NodeHttpServer.layer(http.createServer, { port: 0, host: "127.0.0.1" }))
      )
      const { address } = Context.get(yield* Layer.build(server), HttpServer.HttpServer)
      yield* Effect.promise(() =>
        Promise.all(["alice", "bob"].map(async (user) => {
          const response = await fetch(`${HttpServer.formatAddress(address)}/${user}`)
          assert.strictEqual(await response.text(), user)
        }))
      )
    }))
}

describe.concurrent("a call goes out with the token of the user it is made for", () => {
  for (const [composition, run] of Object.entries(compositions)) {
    for (const [way, make] of Object.entries(ways)) {
      it.effect(`with ${way}, two users ${composition}`, () =>
        Effect.gen(function*() {
          const server = yield* RecordingServer.make
          server.answerWith(page)
          yield* run(make(constants(server.url), server.url))
          const calls = server.requests.map((
            { headers, url }
          ) => [url.searchParams.get("cursor"), headers.authorization])
          assert.includeMembers(calls.map(([user]) => user), ["alice", "bob"])
          for (const [user, authorization] of calls) assert.strictEqual(authorization, `Bearer ${user}`)
        }))
    }
  }
})

describe("a layer that a program keeps in a constant", () => {
  it.effect("is shared by Effect where it is the program's own and still requires a user's session: never keep one", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(page)
      const { client, oauth } = constants(server.url)
      // The README's rule is about this line: it requires `Session`, and every user would get the first one's.
      const hoisted = client.pipe(Layer.provide(Authorization.layerSession))
      const forUser: ForUser = (user) =>
        ofClient().pipe(
          Layer.provide(hoisted),
          Layer.provide(oauth),
          Layer.provide([TokenStorage.layerMemoryWith(tokensOf(user)), FetchHttpClient.layer])
        )
      yield* callAs("alice").pipe(Effect.provide(forUser("alice")), Effect.provide(forUser("bob")))
      assert.deepStrictEqual(server.requests.map(({ headers }) => headers.authorization), ["Bearer bob"])
    }))

  it.effect("is one session with one stream of changes, in however many places it stands", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const SessionLive = OAuth.layer({ clientId: "client", authBaseUrl: server.url }).pipe(
        Layer.provide([TokenStorage.layerMemory(), FetchHttpClient.layer])
      )
      const sessionOf = <Self>(tag: Context.Key<Self, Session.Session["Service"]>) =>
        Layer.effect(tag, Session.Session).pipe(Layer.provide(SessionLive))
      const First = Context.Service<Session.Session["Service"]>("test/First")
      const Second = Context.Service<Session.Session["Service"]>("test/Second")
      const [first, second] = yield* Effect.all([First, Second]).pipe(
        Effect.provide([sessionOf(First), sessionOf(Second)])
      )
      assert.strictEqual(first, second)
    }))
})
