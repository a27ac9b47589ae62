/** Questions about branches, databases and buckets: what is refused, and with what. */
import { removeProject } from "../made.ts"
import type { Question, World } from "../question.ts"
import { at, textAt, told, until } from "../server.ts"

const section = "Branches, projects, databases, builds" as const

const create = async ({ project, server }: World, kind: string, fields: { readonly [name: string]: unknown }) =>
  server.call("POST", `/v1/${kind}`, { body: { projectId: await project(), ...fields } })

/** A project of its own, gone again at once: what is asked of it may delete what others need. */
const inAnother = async (
  { made, server }: World,
  what: string,
  use: (projectId: string) => Promise<string>,
  createDatabase = false
): Promise<string> => {
  const body = { name: made.name(what), createDatabase }
  const id = textAt(await server.call("POST", "/v1/projects", { body }), "data.id")
  const answer = await use(id)
  // It may be gone already, which is an answer; the end of the run looks for it again.
  await removeProject(server, { id, name: body.name }).catch(() => undefined)
  return answer
}

export const branches: ReadonlyArray<Question> = [
  {
    question: "the first branch of a project: its name, its role",
    section,
    says: "the production role never moves",
    ask: (world) =>
      inAnother(world, "first", async (projectId) => {
        const list = await world.server.call("GET", `/v1/projects/${projectId}/branches`)
        return `${textAt(list, "data.0.gitName")}, ${textAt(list, "data.0.role")}`
      })
  },
  {
    question: "deleting the production branch",
    section,
    says: "Deleting a branch is refused for the project's default, for the *production* branch",
    ask: (world) =>
      inAnother(world, "production", async (projectId) => {
        const list = await world.server.call("GET", `/v1/projects/${projectId}/branches`)
        return told(await world.server.call("DELETE", `/v1/branches/${textAt(list, "data.0.id")}`))
      })
  },
  {
    question: "the branches after `isDefault` has moved: old, new; then deleting the old",
    section,
    says: "`isDefault` moves only the default flag; the production role never moves",
    ask: (world) =>
      inAnother(world, "moved", async (projectId) => {
        const { server } = world
        const path = `/v1/projects/${projectId}/branches`
        const old = textAt(await server.call("GET", path), "data.0.id")
        const next = textAt(await server.call("POST", path, { body: { gitName: "test-next" } }), "data.id")
        await server.call("PATCH", `/v1/branches/${next}`, { body: { isDefault: true } })
        const seen = []
        for (const id of [old, next]) {
          const { body } = await server.call("GET", `/v1/branches/${id}`)
          seen.push(`${String(at(body, "data.role"))}${at(body, "data.isDefault") === true ? " default" : ""}`)
        }
        return `${seen.join(", ")}; ${told(await server.call("DELETE", `/v1/branches/${old}`))}`
      })
  },
  {
    question: "deleting a branch with a live service; then the service is gone, the branch",
    section,
    says: "Deleting a branch is refused [...] while it has live members",
    ask: async (world) => {
      const { project, server } = world
      const body = { gitName: "test-full" }
      const id = textAt(await server.call("POST", `/v1/projects/${await project()}/branches`, { body }), "data.id")
      const service = textAt(await create(world, "services", { displayName: "test-member", branchId: id }), "data.id")
      const refused = await server.call("DELETE", `/v1/branches/${id}`)
      await server.call("DELETE", `/v1/services/${service}`)
      return `${told(refused)}; ${told(await server.call("DELETE", `/v1/branches/${id}`))}`
    }
  },
  {
    question: "a branch with the name of another",
    section: "Errors",
    says:
      "Statuses that the contract does not declare for an operation do occur (seen: 422 on 21 operations, 409 on three)",
    ask: async ({ branch, project, server }) => {
      await branch()
      const body = { gitName: "test-branch" }
      return told(await server.call("POST", `/v1/projects/${await project()}/branches`, { body }))
    }
  },
  {
    question: "deleting a project that has a service",
    section,
    says: "Deleting a project that has live services: 400",
    ask: (world) =>
      inAnother(world, "full", async (projectId) => {
        const { server } = world
        await server.call("POST", "/v1/services", { body: { projectId, displayName: "test-member" } })
        return told(await server.call("DELETE", `/v1/projects/${projectId}`))
      })
  },
  {
    question: "deleting the default database of a project",
    section,
    says: "A project's default database cannot be deleted: 403",
    ask: (world) =>
      inAnother(world, "default", async (projectId) => {
        const list = await world.server.call("GET", `/v1/projects/${projectId}/databases`)
        return told(await world.server.call("DELETE", `/v1/databases/${textAt(list, "data.0.id")}`))
      }, true)
  },
  {
    question: "the branch of a database that was created without one; with `null`",
    section,
    says: "Every database is on a branch: without one it goes to the project's default branch; `null` is refused",
    ask: async (world) => {
      const { production, server } = world
      const created = await create(world, "databases", { name: "test-database", region: "us-east-1" })
      const branchId = at(created.body, "data.branchId") ??
        at((await server.call("GET", `/v1/databases/${textAt(created, "data.id")}`)).body, "data.branchId")
      const where = branchId === null ? "none" : branchId === await production() ? "the default branch" : "another"
      const nowhere = await create(world, "databases", { name: "test-nowhere", region: "us-east-1", branchId: null })
      return `${where}; ${told(nowhere)}`
    }
  },
  ...(["services", "databases", "buckets"] as const).map((kind): Question => ({
    question: `\`logicalId\` with \`branchGitName\` (create of ${kind})`,
    section,
    says: "`logicalId` cannot come with `branchGitName` (create of services, databases)",
    ask: async (world) => {
      await world.branch()
      const name = kind === "services" ? { displayName: "test-both" } : { name: "test-both" }
      return told(await create(world, kind, { ...name, logicalId: "test-both", branchGitName: "test-branch" }))
    }
  })),
  {
    question: "`logicalId` with `branchId` (update of a service)",
    section,
    says: "nor with `branchId`/`branchGitName` (update of services, databases, buckets): 400 or 422",
    ask: async ({ branch, server, service }) => {
      const body = { logicalId: "test-moved", branchId: await branch() }
      return told(await server.call("PATCH", `/v1/services/${await service()}`, { body }))
    }
  },
  {
    question: "a service with the name of another",
    section: "Errors",
    says: "409 of creating a service/app `{error:{code:\"app:already_exists\",...}}`",
    ask: async (world) => {
      await create(world, "services", { displayName: "test-twin" })
      const answer = await create(world, "services", { displayName: "test-twin" })
      return `${told(answer)}, ${Object.keys(Object(at(answer.body, "error"))).sort().join(" ")}`
    }
  },
  {
    question: "an environment variable that is there already",
    section: "Errors",
    says: "An environment variable that exists is changed with PATCH (409 on create)",
    ask: async (world) => {
      const fields = { key: "TEST_LIVE", value: "1", class: "preview" }
      await create(world, "environment-variables", fields)
      return told(await create(world, "environment-variables", fields))
    }
  },
  {
    question: "deleting a bucket that has a key",
    section,
    says: "Bucket delete takes all objects and keys with it",
    ask: async (world) => {
      const { server } = world
      const id = textAt(await create(world, "buckets", { name: "test-bucket" }), "data.id")
      await until(server, "A bucket", async () => {
        const { body } = await server.call("GET", `/v1/buckets/${id}`)
        return at(body, "data.status") === "ready" ? true : undefined
      })
      const key = await server.call("POST", `/v1/buckets/${id}/keys`, { body: { role: "read" } })
      return `${told(key)}, then ${told(await server.call("DELETE", `/v1/buckets/${id}`))}`
    }
  },
  {
    question: "the statuses of a new database",
    section: "Slow things",
    says: "Database status: `provisioning`, `ready`, `recovering`, `failure`",
    ask: async (world) => {
      const { server } = world
      const created = await create(world, "databases", { name: "test-new", region: "us-east-1" })
      const seen = new Set([textAt(created, "data.status")])
      await until(server, "A database", async () => {
        const status = textAt(await server.call("GET", `/v1/databases/${textAt(created, "data.id")}`), "data.status")
        seen.add(status)
        return status === "provisioning" ? undefined : true
      })
      return [...seen].join(", ")
    }
  }
]
