/** Questions about the state of stacks: what is there of what is absent, and who holds a lease. */
import type { Question, World } from "../question.ts"
import { type Answer, textAt, told } from "../server.ts"

const section = "Alchemy state" as const

/** A branch of its own, and a lease for a stage there. */
const lease = async ({ project, server }: World, gitName: string) => {
  const path = `/v1/projects/${await project()}/branches`
  const branchId = textAt(await server.call("POST", path, { body: { gitName } }), "data.id")
  const state = `${path}/${branchId}/alchemy-state`
  const acquire = (stage: string) => server.call("POST", `${state}/lease`, { body: { stack: "test", stage } })
  const headers = { "alchemy-state-lease-id": textAt(await acquire("dev"), "data.leaseId") }
  return { acquire, headers, state, stage: `${state}/state/stacks/test/stages/dev` }
}

const withBody = (answer: Answer): string => answer.body === null ? `${told(answer)} with null` : told(answer)

export const alchemyState: ReadonlyArray<Question> = [
  {
    question: "reading a resource and an output that are absent",
    section,
    says: "Reading a resource or an output that is absent: `200` with a JSON `null` body",
    ask: async (world) => {
      const { headers, stage } = await lease(world, "test-absent")
      const resource = await world.server.call("GET", `${stage}/resources/nothing`, { headers })
      return `${withBody(resource)}, ${withBody(await world.server.call("GET", `${stage}/output`, { headers }))}`
    }
  },
  {
    question: "reading without a lease, and with one that nobody holds",
    section,
    says: "404 means lost, 409 held by someone else",
    ask: async (world) => {
      const { stage } = await lease(world, "test-without")
      const headers = { "alchemy-state-lease-id": "aslease_cnothing000000000000000000" }
      const without = await world.server.call("GET", `${stage}/resources`)
      return `${told(without)}, ${told(await world.server.call("GET", `${stage}/resources`, { headers }))}`
    }
  },
  {
    question: "a second lease of a stage, and one of another stage",
    section,
    says: "409 held by someone else",
    ask: async (world) => {
      const { acquire } = await lease(world, "test-second")
      return `${told(await acquire("dev"))}, ${told(await acquire("prod"))}`
    }
  },
  {
    question: "deleting a stack while another stage holds a lease",
    section,
    says: "Deleting a stack is refused while another stage holds a lease",
    ask: async (world) => {
      const { acquire, headers, stage, state } = await lease(world, "test-stages")
      await world.server.call("PUT", `${stage}/resources/one`, { headers, body: { test: 1 } })
      await acquire("prod")
      return told(await world.server.call("DELETE", `${state}/state/stacks/test`, { headers }))
    }
  },
  {
    question: "releasing a lease, and once more",
    section,
    says: "Releasing a lease that was lost: 404",
    ask: async (world) => {
      const { headers, state } = await lease(world, "test-released")
      const first = await world.server.call("DELETE", `${state}/lease`, { headers })
      return `${told(first)}, ${told(await world.server.call("DELETE", `${state}/lease`, { headers }))}`
    }
  },
  {
    question: "renewing a lease that is over",
    section: "Slow things",
    says: "Lease: 60 s by default, 30 to 300; `PATCH` is the heartbeat; 404 means lost",
    ask: async (world) => {
      const { headers, state } = await lease(world, "test-over")
      const renewed = await world.server.call("PATCH", `${state}/lease`, { headers, body: { ttlSeconds: 30 } })
      await world.server.pass(35)
      return `${told(renewed)}, ${told(await world.server.call("PATCH", `${state}/lease`, { headers, body: {} }))}`
    }
  }
]
