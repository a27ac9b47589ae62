/** What a run makes, and how it is removed: each is known by its name before it is made, so that nothing can be forgotten. */
import { type Answer, at, entriesAt, type Server, told, until } from "./server.ts"

/** What the names of all things begin with that a run makes, and nothing else does. */
const begin = "test-live-run-"

// No word that an owner would choose is twelve hexadecimal digits.
const ofRuns = /^test-live-run-[0-9a-f]{12}-/

interface Found {
  readonly id: string
  readonly name: string
}

const foundIn = (entry: unknown): Found | undefined => {
  const [id, name] = [at(entry, "id"), at(entry, "name")]
  return typeof id === "string" && typeof name === "string" ? { id, name } : undefined
}

/** Ids are as good without their prefix. */
const bare = (id: unknown): string | undefined => typeof id === "string" ? id.replace(/^[a-z]+_/, "") : undefined

/** Whether an entry says itself that it is of this one: a server that ignores a filter answers with everything. */
const isOf = (entry: unknown, field: string, id: string): boolean => bare(at(entry, field)) === bare(id)

/** All pages of a list, of which those entries count that are wanted. */
const all = async (
  server: Server,
  path: string,
  isWanted: (entry: unknown) => boolean = () => true
): Promise<ReadonlyArray<Found>> => {
  const found: Array<Found> = []
  let cursor: unknown = undefined
  do {
    const query = typeof cursor === "string" ? `&cursor=${encodeURIComponent(cursor)}` : ""
    const page = await server.call("GET", `${path}${path.includes("?") ? "&" : "?"}limit=100${query}`)
    for (const entry of entriesAt(page)) {
      const one = foundIn(entry)
      if (one !== undefined && isWanted(entry)) found.push(one)
    }
    cursor = at(page.body, "pagination.hasMore") === true ? at(page.body, "pagination.nextCursor") : undefined
  } while (typeof cursor === "string")
  return found
}

const isGone = ({ status }: Answer): boolean => status < 300 || status === 404

const statusOf = async (server: Server, id: string): Promise<unknown> =>
  at((await server.call("GET", `/v1/deployments/${id}`)).body, "data.status")

/** Stops a deployment, and removes it. */
const removeDeployment = async (server: Server, id: string): Promise<void> => {
  await server.call("POST", `/v1/deployments/${id}/stop`)
  await until(server, "The stop of a deployment", async () => {
    const answer = await server.call("DELETE", `/v1/deployments/${id}`)
    return isGone(answer) || await statusOf(server, id) === undefined ? true : undefined
  })
}

const removeService = async (server: Server, { id }: Found): Promise<void> => {
  if (isGone(await server.call("DELETE", `/v1/services/${id}`))) return
  const deployments = await server.call("GET", `/v1/services/${id}/deployments?limit=100`)
  for (const entry of entriesAt(deployments)) {
    if (isOf(entry, "serviceId", id)) await removeDeployment(server, String(at(entry, "id")))
  }
  await server.call("DELETE", `/v1/services/${id}`)
}

/** Removes a project, with what the API wants to be removed before it. */
export const removeProject = async (server: Server, project: Found): Promise<string | undefined> => {
  const isInProject = (entry: unknown) => isOf(entry, "projectId", project.id)
  const services = await all(server, `/v1/services?projectId=${project.id}`, isInProject)
  for (const service of services) await removeService(server, service)
  const answer = await server.call("DELETE", `/v1/projects/${project.id}`)
  return isGone(answer) ? undefined : `the project ${project.name} (${told(answer)})`
}

const removeToken = async (server: Server, path: string, token: Found): Promise<string | undefined> => {
  const answer = await server.call("DELETE", `${path}/${token.id}`)
  return isGone(answer) ? undefined : `the service token ${token.name} (${told(answer)})`
}

const tokensOf = (workspaceId: string): string => `/v1/workspaces/${workspaceId}/service-tokens`

/** All projects and service tokens whose name is such a one. */
const named = async (server: Server, workspaceId: string, isOurs: (name: string) => boolean) => ({
  projects: (await all(server, "/v1/projects")).filter(({ name }) => isOurs(name)),
  tokens: (await all(server, tokensOf(workspaceId))).filter(({ name }) => isOurs(name))
})

/** Removes them, whatever becomes of the others, and says what is left. */
const remove = async (
  server: Server,
  workspaceId: string,
  isOurs: (name: string) => boolean
): Promise<ReadonlyArray<string>> => {
  const { projects, tokens } = await named(server, workspaceId, isOurs)
  const left: Array<string> = []
  const saying = async (what: string, removed: Promise<string | undefined>) => {
    const problem = await removed.catch((error: unknown) => `${what} (${String(error)})`)
    if (problem !== undefined) left.push(problem)
  }
  for (const project of projects) await saying(`the project ${project.name}`, removeProject(server, project))
  for (const token of tokens) {
    await saying(`the service token ${token.name}`, removeToken(server, tokensOf(workspaceId), token))
  }
  return left
}

export interface Made {
  /** A name for something that is to be made. */
  readonly name: (what: string) => string
  /** Removes all of it, and says what is left. */
  readonly clean: (server: Server) => Promise<ReadonlyArray<string>>
}

/** `run` is twelve hexadecimal digits. */
export const makeMade = (run: string, workspaceId: string): Made => {
  const names = new Set<string>()
  return {
    name: (what) => {
      const name = `${begin}${run}-${what}`
      names.add(name)
      return name
    },
    clean: async (server) => {
      if (names.size === 0) return []
      // Where not even the lists come, all of it may be there.
      return remove(server, workspaceId, (name) => names.has(name)).catch((error: unknown) =>
        Array.from(names, (name) => `${name}, perhaps (${String(error)})`)
      )
    }
  }
}

/** What runs have left that were killed. */
export const leftovers = (server: Server, workspaceId: string) =>
  named(server, workspaceId, (name) => ofRuns.test(name))

export const cleanLeftovers = (server: Server, workspaceId: string) =>
  remove(server, workspaceId, (name) => ofRuns.test(name))
