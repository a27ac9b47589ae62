/**
 * The first run: logs in, calls the Management API over real HTTP, and tells what it does.
 *
 * `npm run quickstart` talks to a sandbox of its own on a free loopback port, API and authorization server: no account, no network. With `-- --live` and a token in
 * `PRISMA_SERVICE_TOKEN` it reads workspaces and projects of the real API, and changes nothing.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Authorization from "effect-prisma-management/Authorization"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import { BrowserOpener, LoopbackLogin, Management, NodeTransport } from "effect-prisma-management/node"
import * as OAuth from "effect-prisma-management/OAuth"
import * as Pagination from "effect-prisma-management/Pagination"
import { Sandbox } from "effect-prisma-management/sandbox"
import * as Session from "effect-prisma-management/Session"
import * as TokenStorage from "effect-prisma-management/TokenStorage"
import * as Console from "effect/Console"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"

const listWorkspaces = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const { data: workspaces } = yield* client.workspaces.list()
  yield* Console.log(
    `Workspaces that the token can see: ${workspaces.map(({ id, name }) => `${name} (${id})`).join(", ")}`
  )
  return workspaces
})

const listProjectNames = Effect.fn("listProjectNames")(function*(limit: number) {
  const client = yield* ManagementClient.ManagementClient
  const pages = yield* Pagination.pages(client.projects.list, { query: { limit } }).pipe(
    Stream.map(({ data }) => data.map(({ name }) => name)),
    Stream.tap((names) => Console.log(`  a page of ${names.length}: ${names.join(", ")}`)),
    Stream.runCollect
  )
  return pages.flat()
})

const readOnly = Effect.gen(function*() {
  yield* listWorkspaces
  yield* Console.log("Projects, 25 a page:")
  const names = yield* listProjectNames(25)
  yield* Console.log(`${names.length} projects. Nothing was changed.`)
})

const tour = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  yield* listWorkspaces

  const project = yield* client.projects.create({
    payload: { name: "quickstart", region: "us-east-1", createDatabase: false }
  })
  yield* Console.log(`Created the project ${project.name} (${project.id}) at ${DateTime.formatIso(project.createdAt)}.`)

  const database = yield* client.projects.createDatabase({
    params: { projectId: project.id },
    payload: { name: "main", region: "us-east-1" }
  })
  yield* Console.log(`Created the database ${database.name} (${database.id}), ${database.status}. Its connections:`)
  for (const { endpoints, name } of database.connections) {
    // A secret is a Redacted value: printing it shows no secret, Redacted.value(...) takes it out.
    yield* Console.log(
      `  ${name}: direct ${endpoints.direct?.connectionString}, pooled ${endpoints.pooled?.connectionString}`
    )
  }

  const read = yield* client.databases.get({ params: { databaseId: database.id } })
  yield* Console.log(
    `Read the database back: ${read.name} in ${read.region?.name ?? "no region"}, project ${read.project.name}.`
  )

  yield* Effect.forEach(
    ["blog", "shop", "forum", "wiki"],
    (name) => client.projects.create({ payload: { name, createDatabase: false } })
  )
  yield* Console.log("Created four more projects. All of them, two a page:")
  const names = yield* listProjectNames(2)
  yield* Console.log(`  ${names.length} projects in all.`)

  yield* client.projects.get({ params: { id: "proj_doesnotexist" } }).pipe(
    Effect.flatMap((project) => Console.log(`Found ${project.name}, which should not be there.`)),
    Effect.catchTag(
      "NotFound",
      (error) =>
        Console.log(
          `A project that does not exist fails as typed: ${error._tag} ${error.status} ${error.code}: ${error.message}`
        )
    )
  )

  const { data: projects } = yield* client.projects.list()
  yield* Effect.forEach(projects, ({ id }) => client.projects.delete({ params: { id } }), { discard: true })
  const { data: left } = yield* client.projects.list()
  yield* Console.log(`Deleted the ${projects.length} projects with all that was in them; ${left.length} are left.`)
})

// Instead of your browser: the sandbox of this program approves every login, so it only has to follow the redirects.
const BrowserTest = Layer.effect(
  BrowserOpener.BrowserOpener,
  Effect.map(HttpClient.HttpClient, (client) => ({
    open: (url: string) => Effect.ignore(HttpClient.followRedirects(client).get(url))
  }))
)

const login = Effect.gen(function*() {
  const { accessToken, expiresAt, workspaceId } = yield* LoopbackLogin.login({
    scope: "workspace:admin offline_access"
  })
  yield* Console.log(
    `Logged in with PKCE, by a redirect to this machine: the tokens are for the workspace ${workspaceId},`
  )
  yield* Console.log(
    `  the access token ${accessToken} ends at ${DateTime.formatIso(DateTime.makeUnsafe(expiresAt!))}.`
  )
})

const outliveTheToken = Effect.fn("outliveTheToken")(function*(sandbox: Sandbox.Running) {
  const client = yield* ManagementClient.ManagementClient
  const session = yield* Session.Session
  const change = yield* session.changes.pipe(
    Stream.take(1),
    Stream.runCollect,
    Effect.forkScoped({ startImmediately: true })
  )
  yield* sandbox.advance("2 hours")
  yield* Console.log(
    "Moved the sandbox's clock by two hours. The access token has expired, but the next call succeeds:"
  )
  const { credential, workspace } = yield* client.me.get()
  yield* Console.log(`  answered: ${credential.type} token for ${workspace?.name}`)
  const said = (yield* Fiber.join(change)).map(({ _tag }) => _tag)
  yield* Console.log(
    `  what Session.changes said: ${said}. The refresh token was exchanged, and the request sent again.`
  )
})

const logout = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const oauth = yield* OAuth.OAuth
  yield* oauth.logout
  yield* Effect.catchTag(
    client.me.get(),
    "AuthError",
    ({ message, reason }) => Console.log(`Logged out. A call fails as typed now: AuthError ${reason._tag}: ${message}`)
  )
})

const sandboxed = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve({ autoApprove: true })
  yield* Console.log(`A sandbox of the Management API, and of its login, listens on ${sandbox.url}.`)
  const ManagementLive = ManagementClient.layer({ baseUrl: sandbox.url }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provideMerge(OAuth.layer({ clientId: "sandbox", authBaseUrl: sandbox.url, revocationEndpoint: "revoke" })),
    Layer.provide(TokenStorage.layerMemory()),
    Layer.merge(BrowserTest),
    Layer.provide(NodeTransport.layer)
  )
  yield* Effect.provide(
    login.pipe(Effect.andThen(tour), Effect.andThen(outliveTheToken(sandbox)), Effect.andThen(logout)),
    ManagementLive
  )
  yield* Console.log("Done. Next: README.md")
}).pipe(Effect.scoped)

const live = readOnly.pipe(Effect.provide(Management.layerConfig))

const main = Effect.gen(function*() {
  yield* process.argv.includes("--live") ? live : sandboxed
})

NodeRuntime.runMain(
  main.pipe(Effect.catch((error) =>
    Console.error(error.message).pipe(Effect.andThen(Effect.sync(() => {
      process.exitCode = 1
    })))
  ))
)
