/** An application's own `HttpApi` behind a login: its handlers act as whoever made the request. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Sessions from "../src/Sessions.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import * as WebLogin from "../src/WebLogin.ts"
import { handlerOf, origin, redirectUri, sandboxOf, sealing } from "./support/webApplication.ts"
import { Visitor } from "./support/Visitor.ts"

const Me = Schema.Struct({ key: Schema.String, workspaces: Schema.Array(Schema.String) })

const api = HttpApi.make("application").add(
  HttpApiGroup.make("people").add(HttpApiEndpoint.get("me", "/api/me", { success: Me }))
)

const PeopleLive = HttpApiBuilder.group(
  api,
  "people",
  (handlers) =>
    handlers.handle("me", () =>
      Effect.gen(function*() {
        const { key } = yield* WebLogin.CurrentLogin
        const client = yield* ManagementClient.ManagementClient
        const { data } = yield* Effect.orDie(client.workspaces.list())
        return { key, workspaces: data.map(({ name }) => name) }
      }))
)

it.effect("the handlers of an HttpApi have the login of whoever made the request, and make its calls", () =>
  Effect.gen(function*() {
    const { sandbox, second } = yield* sandboxOf()
    const { ask } = yield* handlerOf(
      HttpApiBuilder.layer(api).pipe(
        Layer.provide(PeopleLive),
        Layer.provide(WebLogin.required()),
        HttpRouter.provideRequest(
          ManagementClient.layer({ baseUrl: sandbox.url }).pipe(Layer.provide(Authorization.layerSessions))
        ),
        Layer.provide(WebLogin.layer({ redirectUri, sealing })),
        Layer.provide(Sessions.layer({ clientId: "app", authBaseUrl: sandbox.url })),
        Layer.provide([TokenStorages.layerMemory(), FetchHttpClient.layer, HttpServer.layerServices])
      )
    )
    const [alice, bob] = [new Visitor(ask, origin), new Visitor(ask, origin)]
    assert.strictEqual((yield* Effect.promise(() => alice.open("/api/me"))).status, 401)
    yield* Effect.promise(() => alice.logIn("/auth/login"))
    yield* Effect.promise(() => bob.logIn("/auth/login", second))
    const answers = yield* Effect.promise(() => Promise.all([alice.open("/api/me"), bob.open("/api/me")]))
    const people = answers.map(({ html }) => Schema.decodeUnknownSync(Me)(JSON.parse(html)))
    assert.deepStrictEqual(people.map(({ workspaces }) => workspaces), [["Sandbox"], ["Second"]])
    assert.notStrictEqual(people[0]!.key, people[1]!.key)
  }))
