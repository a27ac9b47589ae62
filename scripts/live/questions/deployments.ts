/** Questions about deployments: which of their states refuse what, and what is live. */
import type { Question } from "../question.ts"
import { at, type Server, told } from "../server.ts"
import { awaitStatus, create, statusOf, upload } from "../world.ts"

const section = "Deployments" as const

const liveOf = async (server: Server, serviceId: string): Promise<unknown> =>
  at((await server.call("GET", `/v1/services/${serviceId}`)).body, "data.latestDeploymentId")

export const deployments: ReadonlyArray<Question> = [
  {
    question: "a start before the upload",
    section,
    says: "Start needs the artifact uploaded first",
    ask: async ({ server, service }) => {
      const { id } = await create(server, await service())
      const answer = await server.call("POST", `/v1/deployments/${id}/start`)
      await server.call("DELETE", `/v1/deployments/${id}`)
      return told(answer)
    }
  },
  {
    question: "a stop and a promote of a deployment that is `new`; then deleting it",
    section,
    says:
      "`promote` needs a running deployment. [...] Stop needs `running` or `provisioning`. Delete needs `stopped` or `new`",
    ask: async ({ server, service }) => {
      const serviceId = await service()
      const { id } = await create(server, serviceId)
      const stopped = await server.call("POST", `/v1/deployments/${id}/stop`)
      const promoted = await server.call("POST", `/v1/services/${serviceId}/promote`, { body: { deploymentId: id } })
      return `${told(stopped)}, ${told(promoted)}; ${told(await server.call("DELETE", `/v1/deployments/${id}`))}`
    }
  },
  {
    question: "a `PUT` of the archive, and a second one; the status of the deployment",
    section,
    says: "the archive (a tar.gz) is sent with `PUT`, `content-type: application/gzip`; any 2xx is success",
    ask: async ({ server, service }) => {
      const { id, uploadUrl } = await create(server, await service())
      const statuses = [await upload(uploadUrl), await upload(uploadUrl)]
      const status = await statusOf(server, id)
      await server.call("DELETE", `/v1/deployments/${id}`)
      return `${statuses.join(", ")}; ${status}`
    }
  },
  {
    question: "which deployment is `latestDeploymentId` when a newer one runs",
    section,
    says: "`latestDeploymentId` of a service is the *promoted* deployment, not the newest",
    ask: async ({ running, server, service }) => {
      const { first, second } = await running()
      const live = await liveOf(server, await service())
      return live === first ? "the promoted" : live === second ? "the newest" : "none"
    }
  },
  {
    question: "deleting a deployment that runs",
    section,
    says: "Delete needs `stopped` or `new`: 409 otherwise",
    ask: async ({ running, server }) => told(await server.call("DELETE", `/v1/deployments/${(await running()).second}`))
  },
  {
    question: "a rollback to a deployment that is stopped: its status after the answer, and what is live",
    section,
    says: "`rollback` starts a stopped target and waits until it runs",
    ask: async ({ running, server, service }) => {
      const [serviceId, { first, second }] = [await service(), await running()]
      await server.call("POST", `/v1/services/${serviceId}/promote`, { body: { deploymentId: second } })
      await server.call("POST", `/v1/deployments/${first}/stop`)
      await awaitStatus(server, first, "stopped")
      const answer = await server.call("POST", `/v1/services/${serviceId}/rollback`, { body: { deploymentId: first } })
      const status = await statusOf(server, first)
      return `${told(answer)}, ${status}, ${await liveOf(server, serviceId) === first ? "live" : "not live"}`
    }
  },
  {
    question: "four domains of a service, one after the other",
    section,
    says: "A fourth domain of a service: 429 (quota 3)",
    needs: "domain",
    ask: async ({ domain, server, service }) => {
      const path = `/v1/services/${await service()}/domains`
      const answers = []
      for (const n of [1, 2, 3, 4]) {
        answers.push(await server.call("POST", path, { body: { hostname: `test-live-${n}.${domain}` } }))
      }
      const retryAfter = answers.at(-1)?.headers.has("retry-after") === true ? "with" : "without"
      return `${answers.map(told).join(", ")} ${retryAfter} Retry-After`
    }
  }
]
