/** Deployments of services: `new`, then `provisioning`, `running`, `stopping`, `stopped`, as the clock goes. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as ApiError from "../../../ApiError.ts"
import type { Deployment, DeploymentLogEnd, DeploymentLogLine } from "../../../api/deployments.ts"
import type { CreatedDeployment, CreateDeploymentInput, DeploymentSummary } from "../../../api/schemas.ts"
import * as answer from "../protocol/answer.ts"
import type * as rows from "../state/rows.ts"
import { instant, instantText, type Store } from "../state/Store.ts"
import { continued, reached, statusAt } from "./timeline.ts"

type State = Store["Service"]

/** Milliseconds. */
const startingTime = 4_000
const stoppingTime = 2_000

export const deploymentsOf = (state: State, service: rows.Service): Array<rows.Deployment> =>
  state.deployments.filter(({ serviceId }) => serviceId === service.id)

export const statusOf = (state: State, row: rows.Deployment): string => statusAt(row.timeline, state.now())

const previewDomain = (row: rows.Deployment): string => `${row.id.slice("cpv_".length)}.preview.sandbox.invalid`

export const summaryView = (state: State) => (row: rows.Deployment): DeploymentSummary => ({
  id: row.id,
  type: "deployment",
  url: state.url(`/v1/deployments/${row.id}`),
  serviceId: row.serviceId,
  foundryVersionId: row.id.slice("cpv_".length),
  createdAt: instant(row.createdAt)
})

export const deploymentView = (state: State) => (row: rows.Deployment): Deployment => ({
  ...summaryView(state)(row),
  status: statusOf(state, row),
  previewDomain: statusOf(state, row) === "new" ? null : previewDomain(row),
  portMapping: row.httpPort === null ? {} : { http: row.httpPort }
})

export const create = (state: State, service: rows.Service, input: CreateDeploymentInput): CreatedDeployment => {
  const fields = state.row("cpv_")
  const row = state.deployments.put({
    ...fields,
    serviceId: service.id,
    httpPort: input.portMapping?.http ?? null,
    timeline: [{ at: fields.createdAt, status: "new" }]
  })
  return {
    ...summaryView(state)(row),
    uploadUrl: input.skipCodeUpload === true
      ? null
      : Redacted.make(`https://uploads.sandbox.invalid/${row.id}?signature=${state.secret()}`)
  }
}

const become = (
  state: State,
  row: rows.Deployment,
  from: ReadonlyArray<string>,
  next: Parameters<typeof continued>[2]
): Effect.Effect<rows.Deployment, ApiError.Conflict> =>
  Effect.suspend(() => {
    const status = statusOf(state, row)
    if (from.includes(status)) {
      const changed = state.deployments.change(row, { timeline: continued(row.timeline, state.now(), next) })
      state.tellChange()
      return Effect.succeed(changed)
    }
    return Effect.fail(
      answer.conflict({ message: `The deployment is ${status}.`, hint: `It has to be ${from.join(" or ")}.` })
    )
  })

export const start = (state: State, row: rows.Deployment) =>
  Effect.map(
    become(state, row, ["new", "stopped", "failed"], [["provisioning", 0], ["running", startingTime]]),
    (row) => ({ previewDomain: previewDomain(row) })
  )

export const stop = (state: State, row: rows.Deployment) =>
  Effect.asVoid(become(state, row, ["provisioning", "running"], [["stopping", 0], ["stopped", stoppingTime]]))

export const remove = (state: State, row: rows.Deployment): Effect.Effect<void, ApiError.Conflict> =>
  Effect.suspend(() => {
    if (state.services.get(row.serviceId)!.promoted.at(-1) === row.id && statusOf(state, row) === "running") {
      return Effect.fail(answer.conflict({
        message: "The deployment is the live one of its service.",
        hint: "Promote another one or stop it first."
      }))
    }
    state.deployments.remove(row)
    state.tellChange()
    return Effect.void
  })

export const linesOf = (row: rows.Deployment, now: number): ReadonlyArray<DeploymentLogLine> => {
  let byteStart = 0
  return reached(row.timeline, now).map(({ at, status }) => {
    const text = `${instantText(at)} deployment ${status}`
    const line = { type: "log", text, byteStart, byteEnd: byteStart + text.length + 1 } as const
    byteStart = line.byteEnd
    return line
  })
}

export const end = (code: string, message: string, cursor: number): DeploymentLogEnd => ({
  type: "terminal",
  kind: "end",
  code,
  message,
  retryable: true,
  cursor: String(cursor)
})

interface LogQuery {
  readonly tail?: number | undefined
  readonly from_start?: "true" | "false" | undefined
  readonly cursor?: string | undefined
}

/** A page of the log: what is new since the cursor, else the last lines, else all of it; and the cursor for what comes then. */
export const logPage = (
  state: State,
  row: rows.Deployment,
  { cursor, from_start, tail }: LogQuery
): ReadonlyArray<DeploymentLogLine | DeploymentLogEnd> => {
  const lines = linesOf(row, state.now())
  const shown = cursor !== undefined
    ? lines.filter(({ byteStart }) => byteStart >= Number(cursor))
    : from_start === "true" || tail === undefined
    ? lines
    : lines.slice(-tail)
  return [...shown, end("page_end", "This is all for now: ask again with the cursor.", lines.at(-1)!.byteEnd)]
}
