/** What the questions of a run share: a project with a service that runs. Each is made once, when it is first asked for. */
import * as Effect from "effect/Effect"
import * as fs from "node:fs/promises"
import * as os from "node:os"
import * as path from "node:path"
import * as Archive from "../../src/node/Archive.ts"
import type { Logins } from "./logins.ts"
import type { Made } from "./made.ts"
import type { World } from "./question.ts"
import { at, entriesAt, type Server, textAt, told, until, Unusable } from "./server.ts"

const once = <A>(make: () => Promise<A>): () => Promise<A> => {
  let made: Promise<A> | undefined
  return () => made ??= make()
}

const program = `Bun.serve({
  port: process.env.PORT ?? 3000,
  hostname: "0.0.0.0",
  fetch: () => new Response("ok")
})
`

const archiveOf = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), "check-live-"))
  try {
    await fs.writeFile(path.join(directory, "server.js"), program)
    const archive = await Effect.runPromise(Archive.fromDirectory(directory, { entrypoint: "server.js" }))
    return new Uint8Array(archive)
  } finally {
    await fs.rm(directory, { recursive: true })
  }
}

/** The status of a deployment. */
export const statusOf = async (server: Server, id: string): Promise<string> =>
  textAt(await server.call("GET", `/v1/deployments/${id}`), "data.status")

/** Waits until a deployment has a status. */
export const awaitStatus = (server: Server, id: string, wanted: string): Promise<string> =>
  until(server, `A deployment to be ${wanted}`, async () => {
    const status = await statusOf(server, id)
    if (status === "failed" && wanted !== "failed") throw new Unusable("The deployment failed")
    return status === wanted ? status : undefined
  })

/** A new deployment, and where its archive goes. */
export const create = async (server: Server, serviceId: string) => {
  const body = { portMapping: { http: 3000 } }
  const created = await server.call("POST", `/v1/services/${serviceId}/deployments`, { body })
  return { id: textAt(created, "data.id"), uploadUrl: textAt(created, "data.uploadUrl") }
}

/** Sends the archive of a program, and gives the status of the answer. */
export const upload = async (uploadUrl: string): Promise<number> => {
  const headers = { "content-type": "application/gzip" }
  return (await fetch(uploadUrl, { method: "PUT", headers, body: await archiveOf() })).status
}

/** A deployment that runs. */
const started = async (server: Server, serviceId: string): Promise<string> => {
  const { id, uploadUrl } = await create(server, serviceId)
  const status = await upload(uploadUrl)
  if (status >= 300) throw new Unusable(`The upload was answered with ${status}`)
  await server.call("POST", `/v1/deployments/${id}/start`)
  await awaitStatus(server, id, "running")
  return id
}

/** Starts what has a name, which the registry knows from then on. */
const makeProject = async (server: Server, name: string): Promise<string> =>
  textAt(await server.call("POST", "/v1/projects", { body: { name, createDatabase: false } }), "data.id")

export const makeWorld = (
  server: Server,
  made: Made,
  given: { readonly workspaceId: string; readonly logins: Logins; readonly domain: string | undefined }
): World => {
  const project = once(() => makeProject(server, made.name("project")))
  const service = once(async () => {
    const body = { projectId: await project(), displayName: "test-web" }
    return textAt(await server.call("POST", "/v1/services", { body }), "data.id")
  })
  return {
    server,
    made,
    ...given,
    project,
    production: once(async () => {
      const list = await server.call("GET", `/v1/projects/${await project()}/branches`)
      const found = entriesAt(list).find((entry) => at(entry, "role") === "production")
      if (found === undefined) throw new Unusable(`${list.request} has no production branch (${told(list)})`)
      return String(at(found, "id"))
    }),
    branch: once(async () => {
      const body = { gitName: "test-branch" }
      return textAt(await server.call("POST", `/v1/projects/${await project()}/branches`, { body }), "data.id")
    }),
    service,
    running: once(async () => {
      const serviceId = await service()
      const first = await started(server, serviceId)
      await server.call("POST", `/v1/services/${serviceId}/promote`, { body: { deploymentId: first } })
      return { first, second: await started(server, serviceId) }
    })
  }
}
