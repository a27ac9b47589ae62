/** Builds as CI reports them: their state goes forward only, and each step of it is a line of their log. */
import type * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Struct from "effect/Struct"
import type * as ApiError from "../../../ApiError.ts"
import type {
  Build,
  BuildLogEnd,
  BuildLogLine,
  BuildLogRecord,
  BuildResource,
  UpdateBuildInput
} from "../../../api/builds.ts"
import * as answer from "../protocol/answer.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"

type State = Store["Service"]

const instantOrNull = (millis: number | null): DateTime.Utc | null => millis === null ? null : instant(millis)

export const buildView = (row: rows.Build): Build => ({
  ...Struct.omit(row, ["log", "resources", "run", "seq", "workspaceId"]),
  createdAt: instant(row.createdAt),
  startedAt: instantOrNull(row.startedAt),
  finishedAt: instantOrNull(row.finishedAt)
})

export const buildWithResources = (row: rows.Build) => ({
  ...buildView(row),
  resources: row.resources.map(({ createdAt, ...resource }): BuildResource => ({
    ...resource,
    createdAt: instant(createdAt)
  }))
})

const hasEnded = ({ state }: rows.Build): boolean => state !== "pending" && state !== "running"

/** What an update says about a build, as lines of its log. */
const linesFor = (
  row: rows.Build,
  { errorMessage, failingStep, phase, state }: UpdateBuildInput
): ReadonlyArray<rows.BuildLine> => [
  ...phase === undefined || phase === row.phase
    ? []
    : [{ text: `Phase ${phase}`, level: "info", step: phase } as const],
  ...errorMessage === undefined
    ? []
    : [
      { text: errorMessage, level: "error", ...failingStep === undefined ? undefined : { step: failingStep } } as const
    ],
  ...state === undefined || state === row.state ? [] : [{ text: `Build ${state}`, level: "info" } as const]
]

/** How many lines the log of a build may have, and how many resources a build may have touched: of those, the newest are kept. */
const mostLines = 10_000
const mostResources = 1_000

/** What is set once: the same again is accepted, another is a conflict. */
const setOnce = ["projectId", "branchId", "deployedUrl", "applicationTopologyContentHash"] as const

/** A report of a build. Once it has ended its state no longer changes, and what a late report says besides does. */
export const update = (
  state: State,
  row: rows.Build,
  input: UpdateBuildInput
): Effect.Effect<rows.Build, ApiError.Conflict> =>
  Effect.suspend(() => {
    const other = setOnce.find((field) =>
      input[field] !== undefined && row[field] !== null && input[field] !== row[field]
    )
    if (other !== undefined) {
      return Effect.fail(answer.conflict({
        message: `The ${other} of the build is already ${row[other]} and can be set only once.`,
        hint: "Omit it, or report a new build."
      }))
    }
    const report = hasEnded(row) ? Struct.omit(input, ["state"]) : input
    const given = Object.fromEntries(Object.entries(report).filter(([, value]) => value !== undefined))
    const next: rows.Build = { ...row, ...given, log: [...row.log, ...linesFor(row, report)].slice(0, mostLines) }
    const changed = state.builds.put({
      ...next,
      startedAt: next.startedAt ?? (next.state === "running" ? state.now() : null),
      finishedAt: next.finishedAt ?? (hasEnded(next) ? state.now() : null)
    })
    state.tellChange()
    return Effect.succeed(changed)
  })

export const touch = (state: State, row: rows.Build, touched: Omit<rows.BuildTouch, "createdAt">): void => {
  const others = row.resources.filter(({ resourceId, resourceType }) =>
    resourceId !== touched.resourceId || resourceType !== touched.resourceType
  )
  const known = row.resources.find((resource) => !others.includes(resource))
  // That it was created, or deleted, says more than that something was done to it.
  const action = touched.action === "acted_on" ? known?.action ?? touched.action : touched.action
  const resource = { ...touched, action, createdAt: known?.createdAt ?? state.now() }
  state.builds.change(row, { resources: [...others, resource].slice(-mostResources) })
}

const line = (entry: rows.BuildLine, index: number): BuildLogLine => ({
  type: "log",
  source: "runner",
  ...entry,
  cursor: String(index + 1)
})

const terminal = (row: rows.Build | undefined, shown: number): BuildLogEnd => ({
  type: "terminal",
  kind: row === undefined || (hasEnded(row) && row.state !== "succeeded") ? "error" : "end",
  code: row?.state ?? "deleted",
  message: row === undefined
    ? "The build is gone."
    : hasEnded(row)
    ? (row.state === "succeeded" ? null : row.errorMessage) ?? `The build has ${row.state}.`
    : "No more lines yet: request again with the cursor.",
  retryable: row !== undefined && !hasEnded(row),
  cursor: String(shown)
})

/** The log after a number of lines; where it is followed, until the build has ended. */
export const logFrom = (state: State, id: string, seen: number, follow: boolean): Stream.Stream<BuildLogRecord> =>
  Stream.suspend(() => {
    const row = state.builds.get(id)
    const change = state.change()
    const log = row?.log ?? []
    const lines = Stream.fromIterable(log.map(line).slice(seen))
    const rest = follow && row !== undefined && !hasEnded(row)
      ? Stream.unwrap(Effect.as(Deferred.await(change), logFrom(state, id, log.length, follow)))
      : Stream.succeed(terminal(row, log.length))
    return Stream.concat(lines, rest)
  })
