/**
 * A web application for many people: each logs in, and sees the projects of their own workspace.
 *
 * Every route makes its calls as the person who made the request. One client serves all: nobody's call is sent with the tokens of another.
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { PgClient } from "@effect/sql-pg"
import {
  Authorization,
  ManagementClient,
  Sessions,
  TokenSealing,
  TokenStorages,
  TokenStorageSql,
  WebLogin
} from "effect-prisma-management"
import { NodeTransport } from "effect-prisma-management/node"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { createServer } from "node:http"
import { homePage } from "./pages.ts"

const Home = HttpRouter.add(
  "GET",
  "/",
  Effect.gen(function*() {
    const client = yield* ManagementClient.ManagementClient
    const workspaces = yield* client.workspaces.list()
    const projects = yield* client.projects.list()
    return HttpServerResponse.html(
      homePage(workspaces.data[0]?.name ?? "nobody", projects.data.map(({ name }) => name))
    )
  })
)

const Create = HttpRouter.add(
  "POST",
  "/projects",
  Effect.gen(function*() {
    const client = yield* ManagementClient.ManagementClient
    const { name } = yield* HttpServerRequest.schemaBodyUrlParams(Schema.Struct({ name: Schema.String }))
    yield* client.projects.create({ payload: { name, createDatabase: false } })
    return HttpServerResponse.redirect("/", { status: 303 })
  })
)

/**
 * With a database, people stay logged in when the program is started again, and all its replicas share their logins. The tokens are encrypted there.
 * Without one, logins end with the program.
 */
const StoragesLive = Layer.unwrap(Effect.gen(function*() {
  const url = yield* Config.option(Config.Redacted("DATABASE_URL"))
  if (Option.isNone(url)) return TokenStorages.layerMemory()
  return TokenStorageSql.layerKeyed({ sealing: TokenSealing.config }).pipe(
    Layer.provide(Layer.effectDiscard(TokenStorageSql.migrate())),
    Layer.provide(PgClient.layer({ url: url.value }))
  )
}))

const ServerLive = Layer.unwrap(Effect.gen(function*() {
  const redirectUri = yield* Config.withDefault(
    Config.URL("PRISMA_REDIRECT_URI"),
    new URL("http://localhost:3000/auth/callback")
  )
  const clientId = yield* Config.withDefault(Config.String("PRISMA_CLIENT_ID"), "sandbox")
  const authBaseUrl = yield* Config.withDefault(Config.String("PRISMA_AUTH_URL"), "https://auth.prisma.io")

  // Visitors who are not logged in are sent to log in. Each request calls the API as the user who made it. Rotating a key logs nobody out.
  const Application = Layer.merge(Home, Create).pipe(
    Layer.provide(WebLogin.requiredOrLogin()),
    HttpRouter.provideRequest(ManagementClient.layerConfig.pipe(Layer.provide(Authorization.layerSessions))),
    Layer.provide(WebLogin.layer({ redirectUri, sealing: TokenSealing.config })),
    Layer.provide(Sessions.layer({ clientId, authBaseUrl, revocationEndpoint: "revoke" })),
    Layer.provide([StoragesLive, NodeTransport.layer])
  )
  return HttpRouter.serve(Application).pipe(
    Layer.provide(
      NodeHttpServer.layer(createServer, { port: Number(redirectUri.port || 443), host: redirectUri.hostname })
    )
  )
}))

NodeRuntime.runMain(Layer.launch(ServerLive))
