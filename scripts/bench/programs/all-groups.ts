/** A program that uses something of every group. */
import * as Authorization from "effect-prisma-management/Authorization"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"

const id = "x1"
const branch = { projectId: id, branchId: id }

const program = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  yield* client.agentApprovals.get({ params: { approvalId: id } })
  yield* client.apps.list()
  yield* client.services.create({ payload: { projectId: id, displayName: "web" } as never })
  yield* client.branches.get({ params: { branchId: id } })
  yield* client.buckets.list()
  yield* Stream.runCollect(client.builds.logs({ params: { buildId: id } }))
  yield* client.domains.get({ params: { domainId: id } })
  yield* client.connections.list()
  yield* client.databases.list({ query: { limit: 1 } })
  yield* client.deployments.get({ params: { deploymentId: id } })
  yield* client.projects.create({ payload: { name: "blog" } })
  yield* client.alchemyState.version({ params: branch })
  yield* client.applicationTopology.get({ params: branch })
  yield* client.environmentVariables.list()
  yield* client.integrations.get({ params: { id } })
  yield* client.me.get()
  yield* client.workspaces.list()
  yield* client.serviceTokens.list({ params: { workspaceId: id } })
  yield* client.githubActions.exchangeToken({ payload: { token: "oidc", workspaceId: id } as never })
  yield* client.regions.list()
  yield* client.scmInstallations.list({ query: { workspaceId: id } })
  yield* client.sourceRepositories.list({ query: { projectId: id } })
})

const ManagementLive = ManagementClient.layer().pipe(
  Layer.provide(Authorization.layerToken("token")),
  Layer.provide(FetchHttpClient.layer)
)

void Effect.runPromise(program.pipe(Effect.provide(ManagementLive))).then(console.log)
