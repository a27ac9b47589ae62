/** `@prisma/compute-sdk` as `@prisma/cli` uses it: an application in a directory is deployed, and deployed again. */
import { ComputeClient, PreBuilt, streamLogs } from "@prisma/compute-sdk"
import { createManagementApiClient } from "@prisma/management-api-sdk"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { aside, check, step } from "./steps.mjs"

const { PRISMA_MANAGEMENT_API_URL: baseUrl, PRISMA_SERVICE_TOKEN: token } = process.env
const api = createManagementApiClient({ token, baseUrl })
const compute = new ComputeClient(api)
const patience = { timeoutSeconds: 60, pollIntervalMs: 250 }

const appPath = await mkdtemp(join(tmpdir(), "compute-"))
await writeFile(join(appPath, "index.js"), "Bun.serve({ port: 3000, fetch: () => new Response(\"ok\") })\n")
const strategy = () => new PreBuilt({ appPath, entrypoint: "index.js" })

/** What a result has; its error is a failure of the step. */
const valueOf = (result) => {
  if (result.isErr()) throw result.error
  return result.value
}

const projectId = await step("a project", async () => valueOf(await compute.createProject({ name: "compute" })).id)

const first = await step("deploy", async () => {
  const deployed = valueOf(
    await compute.deploy({
      strategy: strategy(),
      projectId,
      appName: "my-app",
      region: "us-east-1",
      envVars: { GREETING: "hello" },
      portMapping: { http: 3000 },
      ...patience
    })
  )
  check(deployed.promoted, "it was not promoted")
  return deployed
})
const { appId } = first

const second = await step("redeploy, with the old one destroyed", async () => {
  const deployed = valueOf(
    await compute.deploy({ strategy: strategy(), appId, destroyOldDeployment: true, ...patience })
  )
  check(deployed.previousDeploymentId === first.deploymentId, `before it: ${deployed.previousDeploymentId}`)
  check(deployed.previousDeploymentAction === "destroyed", `the old one is ${deployed.previousDeploymentAction}`)
  return deployed
})
const { deploymentId } = second

await aside("what is live", async () => {
  const { latestDeploymentId } = valueOf(await compute.showApp({ appId }))
  check(latestDeploymentId === deploymentId, String(latestDeploymentId))
  const all = valueOf(await compute.listDeployments({ appId })).map(({ id }) => id)
  check(all.length === 1 && all[0] === deploymentId, all.join(" "))
})

/** Reads a log, which is followed until somebody stops it, up to a number of lines. */
const linesOf = async (options, most) => {
  const lines = []
  const stop = new AbortController()
  const result = await streamLogs({ baseUrl, token, deploymentId, signal: stop.signal, ...options }, (record) => {
    if (record.type === "log") lines.push(record.text)
    if (lines.length === most) stop.abort()
  })
  check(result.isOk() || result.error.name.includes("Cancel"), String(result.error))
  return lines
}

await aside("logs, over a live connection: the last lines, and from the start", async () => {
  const last = await linesOf({ tail: 1 }, 1)
  const all = await linesOf({ fromStart: true }, 3)
  check(last.length === 1 && all.length === 3 && all.includes(last[0]), JSON.stringify({ last, all }))
})

await aside("logs that are refused: 401, 404", async () => {
  const refused = await streamLogs({ baseUrl, token: "nobody-issued-this", deploymentId }, () => {})
  const missing = await streamLogs({ baseUrl, token, deploymentId: "cpv_cnothing00000000000000" }, () => {})
  check(refused.error?.statusCode === 401 && missing.error?.statusCode === 404, `${refused.error} ${missing.error}`)
})

await aside("stop, start, promote", async () => {
  valueOf(await compute.stopDeployment({ deploymentId }))
  const { deploymentStarted } = await (async () => {
    for (;;) {
      const { status } = valueOf(await compute.showDeployment({ deploymentId }))
      if (status === "stopped") return valueOf(await compute.promote({ appId, deploymentId, ...patience }))
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  check(deploymentStarted, "it was not started")
})

const third = await step("new variables (updateEnv)", async () => {
  const updated = valueOf(await compute.updateEnv({ appId, envVars: { GREETING: "hi" }, ...patience }))
  valueOf(await compute.promote({ appId, deploymentId: updated.deploymentId, ...patience }))
  return updated.deploymentId
})

await aside("destroy of a deployment", async () => {
  const destroyed = valueOf(await compute.destroyDeployment({ deploymentId, ...patience }))
  check(destroyed.stopped && destroyed.deleted, JSON.stringify(destroyed))
})

await aside("destroy of the application", async () => {
  const destroyed = valueOf(await compute.destroyApp({ appId, ...patience }))
  check(destroyed.appDeleted && destroyed.deletedDeploymentIds.includes(third), JSON.stringify(destroyed))
  const shown = await compute.showApp({ appId })
  check(shown.isErr() && shown.error.statusCode === 404, "it is still there")
})
