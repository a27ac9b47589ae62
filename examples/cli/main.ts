#!/usr/bin/env node
/** A command-line program on Effect's CLI module: `acme login`, `whoami`, `projects`, `db url`, `deploy`, `logs` and `logout`. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import {
  Authorization,
  ConnectionString,
  Deploy,
  Logs,
  ManagementClient,
  OAuth,
  Pagination,
  Waiting
} from "effect-prisma-management"
import { Archive, BrowserOpener, LiveLogs, NodeTransport, TokenStorageFile } from "effect-prisma-management/node"
import { Argument, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { login, logout, whoami } from "./account.ts"
import { reported } from "./failure.ts"
import { Json, print, progress } from "./output.ts"

const projects = Command.make(
  "projects",
  {},
  Effect.fn(function*() {
    const client = yield* ManagementClient.ManagementClient
    const found = yield* Stream.runCollect(Pagination.items(client.projects.list))
    yield* print(
      found.map(({ id, name }) => `${id}  ${name}`).join("\n"),
      found.map(({ createdAt, id, name }) => ({ id, name, createdAt }))
    )
  })
).pipe(Command.withDescription("List all projects"))

const databaseId = Argument.String("database-id")

const url = Command.make(
  "url",
  { databaseId },
  Effect.fn(function*({ databaseId }) {
    const client = yield* ManagementClient.ManagementClient
    yield* Stream.runForEach(
      Waiting.database.changes(client, databaseId, { timeout: "5 minutes" }),
      ({ name, status }) => progress(`The database ${name} is ${status}`)
    )
    const payload = { name: "acme" }
    const connection = yield* client.databases.createConnection({ params: { databaseId }, payload })
    // The API shows a connection string once. This command is there to show it, so it unwraps it.
    const { value } = yield* ConnectionString.pick(connection)
    yield* print(Redacted.value(value), { connectionId: connection.id, url: Redacted.value(value) })
  })
).pipe(Command.withDescription("Make a connection to a database, and print its URL: DATABASE_URL=$(acme db url ...)"))

const db = Command.make("db").pipe(Command.withDescription("Work with databases"), Command.withSubcommands([url]))

const deployment = {
  directory: Argument.Directory("directory", { mustExist: true }),
  serviceId: Flag.String("service").pipe(Flag.withDescription("The id of the service to deploy")),
  entrypoint: Flag.String("entrypoint").pipe(Flag.withDefault("server.js")),
  port: Flag.Int("port").pipe(Flag.withDefault(3000))
}

const deploy = Command.make(
  "deploy",
  deployment,
  Effect.fn(function*({ directory, entrypoint, port, serviceId }) {
    const client = yield* ManagementClient.ManagementClient
    const archive = yield* Archive.fromDirectory(directory, { entrypoint })
    const options = { serviceId, archive, portMapping: { http: port }, previous: "stop" } as const
    yield* Stream.runForEach(Deploy.progress(client, options), (step) =>
      step._tag === "Deployed"
        ? print(`Live at ${step.appEndpointDomain}`, {
          deploymentId: step.deploymentId,
          domain: step.appEndpointDomain
        })
        : progress(step._tag === "StatusChanged" ? `  ${step.status}` : step._tag))
  })
).pipe(Command.withDescription("Deploy a directory to a service"))

const reading = {
  deploymentId: Argument.String("deployment-id"),
  follow: Flag.Boolean("follow").pipe(Flag.withAlias("f"), Flag.withDefault(false)),
  tail: Flag.Int("tail").pipe(Flag.withDescription("With how many lines to begin"), Flag.withDefault(100))
}

const logs = Command.make(
  "logs",
  reading,
  Effect.fn(function*({ deploymentId, follow, tail }) {
    const client = yield* ManagementClient.ManagementClient
    const lines = Logs.deployment(client, deploymentId, { follow, tail })
    yield* Stream.runForEach(lines, ({ text }) => print(text, { text }))
  })
).pipe(Command.withDescription("Print the log of a deployment, until it ends or you press Ctrl+C"))

// Calls refresh the token when it has ended, and share the refresh with other commands that run.
const ManagementLive = Layer.merge(ManagementClient.layerConfig, LiveLogs.layer).pipe(
  Layer.provide(Authorization.layerSession),
  Layer.provideMerge(OAuth.layerConfig({ revocationEndpoint: "revoke" })),
  Layer.provide(TokenStorageFile.layer({ application: "acme" })),
  Layer.provideMerge([NodeTransport.layer, BrowserOpener.layer])
)

const acme = Command.make("acme").pipe(
  Command.withSubcommands([login, logout, whoami, projects, db, deploy, logs]),
  Command.withGlobalFlags([Json]),
  Command.provide(ManagementLive)
)

// A reader that has seen enough, such as `head`, ends the program as Ctrl+C does: connections are closed first.
process.stdout.once("error", () => process.kill(process.pid, "SIGINT"))

Command.run(acme, { version: "1.0.0" }).pipe(reported, Effect.provide(NodeServices.layer), NodeRuntime.runMain)
