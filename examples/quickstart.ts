/**
 * The first run: calls the Management API over real HTTP and tells what it does.
 *
 * `npm run quickstart` talks to a sandbox of its own on a free loopback port: no account, no network. With `-- --live` and a token in
 * `PRISMA_SERVICE_TOKEN` it reads workspaces and projects of the real API, and changes nothing.
 */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Authorization from "effect-prisma-management/Authorization"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import * as Pagination from "effect-prisma-management/Pagination"
import { Sandbox } from "effect-prisma-management/sandbox"
import * as Console from "effect/Console"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
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

const sandboxed = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  yield* Console.log(`A sandbox of the Management API listens on ${sandbox.url}.`)
  const ManagementLive = ManagementClient.layer({ baseUrl: sandbox.url }).pipe(
    Layer.provide(Authorization.layerToken(sandbox.token)),
    Layer.provide(NodeHttpClient.layerUndici)
  )
  yield* tour.pipe(Effect.provide(ManagementLive))
  yield* Console.log("Done. Next: README.md")
}).pipe(Effect.scoped)

const live = readOnly.pipe(
  Effect.provide(ManagementClient.layerConfig.pipe(
    Layer.provide(Authorization.layerConfig),
    Layer.provide(NodeHttpClient.layerUndici)
  ))
)

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
