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
import { variablesOf } from "./variables.ts"
import * as uploads from "./uploads.ts"

type State = Store["Service"]

/** Milliseconds. */
const startingTime = 4_000
const stoppingTime = 2_000

export const deploymentsOf = (state: State, service: rows.Service): Array<rows.Deployment> =>
  state.deployments.where("serviceId", service.id)

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
  ...row.variables === undefined
    ? undefined
    : { envVars: Object.fromEntries(row.variables.map((name) => [name, Redacted.make("[redacted]")])) },
  portMapping: row.httpPort === null ? {} : { http: row.httpPort }
})

export const create = (
  state: State,
  service: rows.Service,
  { branch, input, live }: {
    readonly branch: rows.Branch
    readonly input: CreateDeploymentInput
    readonly live: rows.Deployment | undefined
  }
): CreatedDeployment => {
  const fields = state.row("cpv_")
  const row = state.deployments.put({
    ...fields,
    serviceId: service.id,
    // Compute's client leaves it out where the port stays.
    httpPort: input.portMapping === undefined ? live?.httpPort ?? null : input.portMapping.http ?? null,
    upload: input.skipCodeUpload === true ? null : uploads.begin(state, fields.createdAt),
    variables: variablesOf(state, branch),
    timeline: [{ at: fields.createdAt, status: "new" }]
  })
  const { upload = null } = row
  return {
    ...summaryView(state)(row),
    uploadUrl: upload === null ? null : Redacted.make(uploads.urlOf(state, row, upload))
  }
}

/** How many steps of its life a deployment remembers. */
const mostSteps = 1_000

/** Forgets the older half of a log that has become long. Where it goes on stays the same. */
const shortened = (row: rows.Deployment): rows.Deployment => {
  if (row.timeline.length <= mostSteps) return row
  const forgotten = linesOf({ ...row, timeline: row.timeline.slice(0, -mostSteps / 2) }, Infinity)
  return { ...row, timeline: row.timeline.slice(-mostSteps / 2), logStart: forgotten.at(-1)!.byteEnd }
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
      const timeline = continued(row.timeline, state.now(), next)
      const changed = state.deployments.put(shortened({ ...row, timeline }))
      state.tellChange()
      return Effect.succeed(changed)
    }
    return Effect.fail(
      answer.conflict({ message: `The deployment is ${status}.`, hint: `It must be ${from.join(" or ")}.` })
    )
  })

const notUploaded = answer.conflict({
  message: "The deployment has no archive yet.",
  hint: "Upload it first: PUT the tar.gz to its uploadUrl, with `content-type: application/gzip`."
})

/** What cannot be unpacked does not start. */
const isBroken = ({ upload }: rows.Deployment): boolean => upload?.stored?.isArchive === false

export const start = (state: State, row: rows.Deployment) => {
  if (row.upload?.stored === null) return Effect.fail(notUploaded)
  const end = isBroken(row) ? "failed" : "running"
  return Effect.map(
    become(state, row, ["new", "stopped", "failed"], [["provisioning", 0], [end, startingTime]]),
    (row) => ({ previewDomain: previewDomain(row) })
  )
}

export const stop = (state: State, row: rows.Deployment) =>
  Effect.asVoid(become(state, row, ["provisioning", "running"], [["stopping", 0], ["stopped", stoppingTime]]))

const removable = ["new", "stopped"]

/** Those who follow its log are told. */
export const removeRow = (state: State, row: rows.Deployment): void => {
  state.deployments.remove(row)
  state.tellChange()
}

export const remove = (state: State, row: rows.Deployment): Effect.Effect<void, ApiError.Conflict> =>
  Effect.suspend(() => {
    const status = statusOf(state, row)
    if (!removable.includes(status)) {
      return Effect.fail(answer.conflict({
        message: `The deployment is ${status}.`,
        hint: status === "failed"
          ? "It must be new or stopped. To stop a failed deployment, start it again, and stop it while it is provisioning."
          : `It must be ${removable.join(" or ")}: stop it first.`
      }))
    }
    removeRow(state, row)
    return Effect.void
  })

export const linesOf = (row: rows.Deployment, now: number): ReadonlyArray<DeploymentLogLine> => {
  let byteStart = row.logStart ?? 0
  return reached(row.timeline, now).map(({ at, status }) => {
    const why = status === "failed" && isBroken(row) ? ": the archive is not a complete gzip stream" : ""
    const text = `${instantText(at)} deployment ${status}${why}`
    const line = { type: "log", text, byteStart, byteEnd: byteStart + text.length + 1 } as const
    byteStart = line.byteEnd
    return line
  })
}

/** The end of what can be said now: more comes after the cursor. */
export const pause = (code: string, message: string, cursor: number): DeploymentLogEnd => ({
  type: "terminal",
  kind: "end",
  code,
  message,
  retryable: true,
  cursor: String(cursor)
})

/** The end of a log, after which nothing comes unless the deployment is started again. */
const end = (status: string): DeploymentLogEnd => ({
  type: "terminal",
  kind: "end",
  code: `deployment_${status}`,
  message: `The deployment is ${status}: its log has ended.`,
  retryable: false,
  cursor: null
})

/** How the log of a deployment ends, which may be gone; undefined as long as it can go on by itself. */
export const endOf = (state: State, row: rows.Deployment | undefined): DeploymentLogEnd | undefined => {
  const status = row === undefined ? "deleted" : statusOf(state, row)
  return ["deleted", "failed", "stopped"].includes(status) ? end(status) : undefined
}

interface LogQuery {
  readonly tail?: number | undefined
  readonly from_start?: "true" | "false" | undefined
  readonly cursor?: string | undefined
}

/** The byte at which a log begins that is asked for: after the cursor, else with the last lines, else with the first. */
export const beginOf = (state: State, row: rows.Deployment, { cursor, from_start, tail }: LogQuery): number => {
  if (cursor !== undefined) return Number(cursor)
  if (from_start === "true" || tail === undefined) return 0
  return linesOf(row, state.now()).at(-tail)?.byteStart ?? 0
}

/** A page of the log: what is new since the cursor, else the last lines, else all of it; and the cursor for what comes then, where anything can. */
export const logPage = (
  state: State,
  row: rows.Deployment,
  query: LogQuery
): ReadonlyArray<DeploymentLogLine | DeploymentLogEnd> => {
  const lines = linesOf(row, state.now())
  const begin = beginOf(state, row, query)
  const shown = lines.filter(({ byteStart }) => byteStart >= begin)
  const more = pause("page_end", "No more lines yet: request again with the cursor.", lines.at(-1)!.byteEnd)
  return [...shown, endOf(state, row) ?? more]
}
