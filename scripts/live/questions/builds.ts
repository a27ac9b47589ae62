/** Questions about builds. The API deletes none: each leaves a record. */
import type { Question, World } from "../question.ts"
import { at, textAt, told } from "../server.ts"

const section = "Branches, projects, databases, builds" as const

const build = async ({ server }: World, fields: { readonly [name: string]: unknown }): Promise<string> =>
  textAt(
    await server.call("POST", "/v1/builds", {
      body: { source: "cli", commitSha: "0".repeat(40), branchName: "test-live", ...fields }
    }),
    "data.id"
  )

export const builds: ReadonlyArray<Question> = [
  {
    question: "a field of a build that is set once: the same value again, another",
    section,
    says:
      "`projectId`, `branchId`, `deployedUrl`, `applicationTopologyContentHash` can be set once; the same value again is accepted, another is 409",
    needs: "lasting",
    ask: async (world) => {
      const id = await build(world, { projectId: await world.project() })
      const statuses = []
      for (const host of ["one", "one", "two"]) {
        const body = { deployedUrl: `https://test-${host}.example.com` }
        statuses.push(told(await world.server.call("PATCH", `/v1/builds/${id}`, { body })))
      }
      return statuses.join(", ")
    }
  },
  {
    question: "a report to a build that is finished",
    section,
    says: "In a finished build the state no longer changes, a later report updates the other fields (200)",
    needs: "lasting",
    ask: async (world) => {
      const id = await build(world, { projectId: await world.project() })
      await world.server.call("PATCH", `/v1/builds/${id}`, { body: { state: "succeeded" } })
      const body = { state: "failed", errorMessage: "late" }
      const answer = await world.server.call("PATCH", `/v1/builds/${id}`, { body })
      const { body: read } = await world.server.call("GET", `/v1/builds/${id}`)
      const isTaken = at(read, "data.errorMessage") === "late"
      return `${told(answer)}, ${String(at(read, "data.state"))}, ${isTaken ? "with" : "without"} the report`
    }
  },
  {
    question: "a build with the `runIdentity` of another",
    section: "The contract",
    says: "Repeating is safe for `POST /v1/builds` with a `runIdentity`",
    needs: "lasting",
    ask: async (world) => {
      const runIdentity = { provider: "github", repositoryId: "1", runId: `${Date.now()}`, runAttempt: 1 }
      const ids = new Set([await build(world, { runIdentity }), await build(world, { runIdentity })])
      return ids.size === 1 ? "the same" : "another"
    }
  }
]
