/**
 * The preview of a pull request: `up` makes a project with a database and a service, and deploys a directory to it. A run that fails or is cancelled removes
 * the project if it was the one to make it. `down` removes it when the pull request is closed.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import {
  ApiError,
  Authorization,
  ConnectionString,
  Deploy,
  Ensure,
  ManagementClient,
  Pagination,
  Waiting
} from "effect-prisma-management"
import { Archive, NodeTransport } from "effect-prisma-management/node"
import * as Config from "effect/Config"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

/** Names the preview for ever: each push of the pull request finds the one that is there. */
const previewName = Config.withDefault(Config.String("PREVIEW"), "preview-local")

const directory = Config.withDefault(Config.String("DIRECTORY"), "app")

/** What the steps that follow in the workflow read: `steps.preview.outputs.url`. */
const output = Effect.fn("output")(function*(name: string, value: string) {
  const files = yield* FileSystem.FileSystem
  const file = yield* Config.option(Config.String("GITHUB_OUTPUT"))
  if (Option.isSome(file)) yield* files.writeFileString(file.value, `${name}=${value}\n`, { flag: "a" })
})

/** A project with services is not deleted. Its databases are deleted with it. A delete whose answer was lost is repeated, and finds nothing: that is done. */
const remove = Effect.fn("remove")(function*(projectId: string) {
  const client = yield* ManagementClient.ManagementClient
  const services = yield* Stream.runCollect(Pagination.items(client.services.list, { query: { projectId } }))
  yield* Effect.forEach(
    services,
    ({ id }) =>
      client.services.delete({ params: { serviceId: id } }).pipe(Effect.catchTag("NotFound", () => Effect.void)),
    { discard: true }
  )
  yield* client.projects.delete({ params: { id: projectId } }).pipe(Effect.catchTag("NotFound", () => Effect.void))
  yield* Console.log(`Removed the project ${projectId}`)
})

/** A run that ended half-way, or an answer that was lost, leaves a database whose connection string nobody stored: then a new connection has one. */
const ensureDatabase = Effect.fn("ensureDatabase")(function*(projectId: string) {
  const client = yield* ManagementClient.ManagementClient
  const variable = { projectId, class: "production", key: "DATABASE_URL" } as const
  const { data: [stored] } = yield* client.environmentVariables.list({ query: variable })
  const { connection, resource } = yield* Ensure.database(
    client,
    { projectId, logicalId: "main", name: "main" },
    stored === undefined ? { connection: "create" } : {}
  )
  yield* Waiting.database(client, resource.id, { timeout: "5 minutes" })
  if (connection._tag === "None") return
  // The API shows a connection string once, and never again. So it is stored at once, for the service.
  const { value } = yield* ConnectionString.pick(connection.value)
  yield* stored === undefined
    ? client.environmentVariables.create({ payload: { ...variable, value } })
    : client.environmentVariables.update({ params: { envVarId: stored.id }, payload: { value } })
})

const release = Effect.fn("release")(function*(projectId: string, archive: Uint8Array) {
  const client = yield* ManagementClient.ManagementClient
  yield* ensureDatabase(projectId)
  const { resource: service } = yield* Ensure.service(client, { projectId, logicalId: "web", displayName: "web" })
  const options = { serviceId: service.id, archive, portMapping: { http: 3000 }, previous: "delete" } as const
  yield* Stream.runForEach(Deploy.progress(client, options), (step) =>
    step._tag === "Deployed"
      ? Console.log(`Live at https://${step.appEndpointDomain}`).pipe(
        Effect.andThen(output("url", `https://${step.appEndpointDomain}`))
      )
      : Console.log(step._tag === "StatusChanged" ? step.status : step._tag)).pipe(
      Effect.tapErrorTag("DeployError", ({ log }) => Effect.forEach(log, (line) => Console.error(`  ${line}`)))
    )
})

const up = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const name = yield* previewName
  // First, since nothing has to be removed when it fails.
  const archive = yield* Archive.fromDirectory(yield* directory, { entrypoint: "server.js" })
  yield* Effect.acquireUseRelease(
    Ensure.project(client, { logicalId: name, name, createDatabase: false }),
    ({ resource }) => release(resource.id, archive),
    // A project that was there has a preview that works: it goes on serving.
    ({ _tag, resource }, exit) =>
      Exit.isSuccess(exit)
        ? Effect.void
        : _tag === "Adopted"
        ? Console.log(`The project ${resource.id} is left: \`npm run down\` removes it`)
        : remove(resource.id).pipe(
          Effect.catch(({ message }) => Console.error(`${resource.id} is left, run \`npm run down\`: ${message}`))
        )
  )
})

const down = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const { data: projects } = yield* client.projects.list({ query: { logicalId: yield* previewName } })
  if (projects.length === 0) yield* Console.log("There is no preview to remove")
  yield* Effect.forEach(projects, ({ id }) => remove(id), { discard: true })
})

/** In GitHub Actions the job itself is trusted, without a secret. Elsewhere the token is in `PRISMA_SERVICE_TOKEN`. */
const AuthorizationLive = Layer.unwrap(Effect.gen(function*() {
  const runner = yield* Config.option(Config.String("ACTIONS_ID_TOKEN_REQUEST_URL"))
  return Option.isSome(runner) ? Authorization.layerGitHubActions() : Authorization.layerConfig
}))

const ManagementLive = ManagementClient.layerConfig.pipe(
  Layer.provide(AuthorizationLive),
  Layer.provideMerge(NodeTransport.layer)
)

const main = Effect.suspend(() => process.argv[2] === "down" ? down : up).pipe(
  Effect.provide([ManagementLive, NodeServices.layer]),
  Effect.tapError((error) =>
    Console.error(ApiError.isApiError(error) ? `${error.operation} ${error.status}: ${error.message}` : error.message)
  )
)

// The error is told above, in one line.
NodeRuntime.runMain(main, { disableErrorReporting: true })
