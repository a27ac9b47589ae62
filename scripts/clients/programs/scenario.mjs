/** A team's life with the API, every operation of it, whatever client makes the calls: `call` takes the ids of the contract. */
import { advance, upload } from "./contract.mjs"
import { aside, check, step } from "./steps.mjs"

const idOf = ({ data }) => data.id

const workspace = (call, workspaceId) =>
  step("who we are, workspaces, regions", async () => {
    check((await call("me.get")).data.workspace.id === workspaceId, "another workspace")
    await call("workspaces.list")
    await call("workspaces.get", { params: { id: workspaceId } })
    await call("workspaces.subscription", { params: { id: workspaceId } })
    await call("regions.list")
    await call("regions.listPostgres")
    await call("regions.listAccelerate")
    await call("agentApprovals.get", { params: { approvalId: "approval_denied" } })
  })

const projects = (call, workspaceId) =>
  step("projects and branches", async () => {
    const projectId = idOf(await call("projects.create", { body: { name: "shop", region: "us-east-1" } }))
    await call("workspaces.createProject", { params: { workspaceId }, body: { name: "other" } })
    await call("projects.list", { query: { limit: 1 } })
    await call("projects.get", { params: { id: projectId } })
    await call("projects.update", { params: { id: projectId }, body: { name: "store" } })
    const params = { projectId }
    const branchId = idOf(await call("projects.createBranch", { params, body: { gitName: "preview" } }))
    await call("projects.listBranches", { params })
    await call("branches.get", { params: { branchId } })
    await call("branches.update", { params: { branchId }, body: { isDefault: false } })
    return { projectId, branchId }
  })

const databases = (call, { branchId, projectId }) =>
  aside("databases and connections", async () => {
    const params = { projectId }
    const databaseId = idOf(await call("databases.create", { body: { projectId, name: "orders", branchId } }))
    const at = { databaseId }
    const copy = { region: "us-east-1", name: "copy" }
    const copyId = idOf(await call("projects.createDatabase", { params, body: copy }))
    await advance(10)
    await call("databases.list", { query: { projectId } })
    await call("projects.listDatabases", { params })
    await call("databases.get", { params: at })
    await call("databases.update", { params: at, body: { name: "sales" } })
    await call("databases.usage", { params: at })
    const id = idOf(await call("databases.createConnection", { params: at, body: { name: "worker" } }))
    await call("connections.create", { body: { databaseId, name: "reader" } })
    await call("databases.listConnections", { params: at })
    await call("connections.list", { query: { databaseId } })
    await call("connections.get", { params: { id } })
    await call("connections.rotate", { params: { id } })
    await call("connections.delete", { params: { id } })
    await advance(300)
    const { data: [backup] } = await call("databases.listBackups", { params: at })
    const source = { type: "backup", databaseId, backupId: backup.id }
    await call("databases.restore", { params: { targetDatabaseId: databaseId }, body: { source } })
    await call("databases.delete", { params: { databaseId: copyId } })
  })

const variablesAndBuckets = (call, { branchId, projectId }) =>
  aside("environment variables and buckets", async () => {
    const body = { projectId, class: "preview", key: "API_KEY", value: "a value", branchId }
    const params = { envVarId: idOf(await call("environmentVariables.create", { body })) }
    await call("environmentVariables.list", { query: { projectId } })
    await call("environmentVariables.get", { params })
    await call("environmentVariables.update", { params, body: { value: "another" } })
    await call("environmentVariables.delete", { params })
    const at = { bucketId: idOf(await call("buckets.create", { body: { projectId, name: "images" } })) }
    await advance(10)
    await call("buckets.list", { query: { projectId } })
    await call("buckets.get", { params: at })
    await call("buckets.update", { params: at, body: { displayName: "pictures" } })
    const key = await call("buckets.createKey", { params: at, body: { role: "read_write" } })
    await call("buckets.listKeys", { params: at })
    await call("buckets.deleteKey", { params: { ...at, keyId: idOf(key) } })
    await call("buckets.delete", { params: at })
  })

/** Services and apps are the same by two names: `of` is the group, `name` the parameter of their paths. */
const services = (call, of, name, { projectId }) =>
  aside(`${of}, their deployments and domains`, async () => {
    const displayName = `web-${of}`
    const params = { [name]: idOf(await call(`${of}.create`, { body: { projectId, displayName } })) }
    await call(`${of}.list`, { query: { projectId } })
    await call(`${of}.get`, { params })
    await call(`${of}.update`, { params, body: { displayName: `${displayName}-2` } })
    const ids = []
    for (const _ of ["first", "second"]) {
      const { data } = await call(`${of}.createDeployment`, { params, body: { portMapping: { http: 3000 } } })
      await upload(data.uploadUrl)
      await call("deployments.start", { params: { deploymentId: data.id } })
      ids.push(data.id)
    }
    await advance(10)
    const [first, second] = ids
    await call(`${of}.listDeployments`, { params })
    await call("deployments.get", { params: { deploymentId: first } })
    await call("deployments.logs", { params: { deploymentId: first }, query: { tail: 5 } })
    for (const deploymentId of ids) await call(`${of}.promote`, { params, body: { deploymentId } })
    await call(`${of}.rollback`, { params, body: { deploymentId: first } })
    await call("deployments.stop", { params: { deploymentId: second } })
    await advance(10)
    await call("deployments.delete", { params: { deploymentId: second } })
    const hostname = `${of}.invalid`
    const domain = { domainId: idOf(await call(`${of}.createDomain`, { params, body: { hostname } })) }
    await call(`${of}.listDomains`, { params })
    await call("domains.get", { params: domain })
    await advance(60)
    await call("domains.retry", { params: domain })
    await call("domains.delete", { params: domain })
    await call(`${of}.delete`, { params })
  })

const repositoriesAndBuilds = (call, workspaceId, { projectId }) =>
  aside("GitHub and builds", async () => {
    const { data: [installation] } = await call("scmInstallations.list", { query: { workspaceId } })
    await call("scmInstallations.createInstallIntent", { body: { provider: "github", workspaceId } })
    const { data: [repository] } = await call("scmInstallations.listRepositories", {
      params: { installationId: installation.id }
    })
    const connect = { projectId, provider: "github", providerRepositoryId: repository.id }
    const id = idOf(await call("sourceRepositories.create", { body: connect }))
    await call("sourceRepositories.list", { query: { projectId } })
    await call("sourceRepositories.get", { params: { id } })
    const report = { source: "cli", commitSha: "abc123", branchName: "main", projectId }
    const params = { buildId: idOf(await call("builds.create", { body: report })) }
    await call("builds.list", { query: { projectId } })
    await call("builds.update", { params, body: { state: "running", phase: "build" } })
    const touched = { ...params, resourceType: "project", resourceId: projectId }
    await call("builds.putResource", { params: touched, body: { action: "created" } })
    await call("builds.get", { params })
    await call("builds.update", { params, body: { state: "succeeded" } })
    await call("builds.logs", { params })
    await call("sourceRepositories.delete", { params: { id } })
  })

const stacks = (call, branch, isAbsent) =>
  aside("Alchemy state and topology", async () => {
    const params = { projectId: branch.projectId, branchId: branch.branchId }
    await call("alchemyState.version", { params })
    const stage = { stack: "shop", stage: "dev" }
    const { data: lease } = await call("alchemyState.acquireLease", { params, body: stage })
    const headers = { "alchemy-state-lease-id": lease.leaseId }
    const at = { ...params, ...stage }
    const resource = { params: { ...at, fqn: "shop/dev/queue" }, headers }
    const absent = [
      await call("alchemyState.getResource", resource),
      await call("alchemyState.getOutput", { params: at, headers })
    ]
    check(absent.every(isAbsent), `what is absent is ${JSON.stringify(absent)}`)
    await call("alchemyState.putResource", { ...resource, body: { status: "created" } })
    await call("alchemyState.getResource", resource)
    await call("alchemyState.listResources", { params: at, headers })
    await call("alchemyState.listReplacedResources", { params: at, headers })
    await call("alchemyState.putOutput", { params: at, headers, body: { url: "https://example.com" } })
    await call("alchemyState.getOutput", { params: at, headers })
    await call("alchemyState.listStacks", { params })
    await call("alchemyState.listStages", { params: { ...params, stack: "shop" }, headers })
    await call("alchemyState.renewLease", { params, headers, body: { ttlSeconds: 120 } })
    await call("alchemyState.deleteResource", resource)
    await call("alchemyState.deleteStack", { params: { ...params, stack: "shop" }, headers, query: { stage: "dev" } })
    await call("alchemyState.releaseLease", { params, headers })
    const node = { logicalId: "web", parentLogicalId: null, kind: "service" }
    const body = { contentHash: "h1", nodes: [node], ports: [], edges: [] }
    await call("applicationTopology.replace", { params, body })
    await call("applicationTopology.get", { params })
  })

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url")

const tokens = (call, workspaceId) =>
  aside("service tokens and integrations", async () => {
    const oidc = `${encoded({ alg: "RS256" })}.${encoded({ aud: "prisma-cloud" })}.signature`
    await call("githubActions.exchangeToken", { body: { token: oidc } })
    const params = { workspaceId }
    const { data: token } = await call("serviceTokens.create", { params, body: { name: "ci" } })
    await call("serviceTokens.list", { params })
    await call("serviceTokens.delete", { params: { ...params, serviceTokenId: token.id } })
    await call("integrations.list", { query: { workspaceId } })
    const { data: [integration] } = await call("workspaces.listIntegrations", { params })
    await call("integrations.get", { params: { id: integration.id } })
    await call("workspaces.deleteIntegration", { params: { ...params, clientId: integration.client.id } })
    const other = idOf(await call("workspaces.create", { body: { displayName: "Other" } }))
    const { data: [theirs] } = await call("workspaces.listIntegrations", { params: { workspaceId: other } })
    await call("integrations.delete", { params: { id: theirs.id } })
    return other
  })

const leave = (call, { branchId, projectId }) =>
  aside("transfer and delete", async () => {
    const other = idOf(await call("workspaces.create", { body: { displayName: "Another" } }))
    const { data: { value } } = await call("serviceTokens.create", {
      params: { workspaceId: other },
      body: { name: "them" }
    })
    const { data: ofBranch } = await call("databases.list", { query: { branchId } })
    for (const { id } of ofBranch) await call("databases.delete", { params: { databaseId: id } })
    await call("branches.delete", { params: { branchId } })
    await call("projects.transfer", { params: { id: projectId }, body: { recipientAccessToken: value } })
    const last = idOf(await call("projects.create", { body: { name: "last", createDatabase: false } }))
    await call("projects.delete", { params: { id: last } })
  })

/** `has` says which operations the client can call: all of them have to be called. `isAbsent` is what it makes of a JSON `null`. */
export const live = async ({ call, has, ids, isAbsent = (value) => value === null }) => {
  const used = new Set()
  const counted = async (id, input) => {
    const answer = await call(id, input)
    used.add(id)
    return answer
  }
  const { PRISMA_WORKSPACE_ID: workspaceId } = process.env
  await workspace(counted, workspaceId)
  const branch = await projects(counted, workspaceId)
  await databases(counted, branch)
  await variablesAndBuckets(counted, branch)
  await services(counted, "services", "serviceId", branch)
  await services(counted, "apps", "appId", branch)
  await repositoriesAndBuilds(counted, workspaceId, branch)
  await stacks(counted, branch, isAbsent)
  await tokens(counted, workspaceId)
  await leave(counted, branch)
  const its = ids.filter(has)
  await aside(`all its ${its.length} operations`, async () => {
    const missing = its.filter((id) => !used.has(id))
    check(missing.length === 0, `not called: ${missing.join(" ")}`)
  })
}
