/**
 * A deployment from its archive to its logs: create, upload, start, wait, promote, retire what was live before.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Stream from "effect/Stream"
import type { FetchError } from "../../FetchError.ts"
import { printable } from "../failure/text.ts"
import { isUnknown, statusOf } from "../failure/transient.ts"
import { cleanUp, isRunning } from "./cleanUp.ts"
import { type CleanUp, DeployError, type Resume, type Step } from "./DeployError.ts"
import {
  type ArchiveUnusable,
  type Deployed,
  type Operations,
  type Plan,
  PreviousRunning,
  problemOf,
  type Tell
} from "./plan.ts"
import { doneOnce } from "./steps.ts"
import { mayPass, type UploadFailure } from "./upload.ts"

type Cause<E> = E | UploadFailure | ArchiveUnusable | FetchError | PreviousRunning

/** One run: what was made, and what is still to be done, is kept up in `at`. */
interface Run<E> {
  readonly operations: Operations<E>
  readonly plan: Plan
  readonly tell: Tell
  at: Resume
}

const idOf = ({ at }: Run<unknown>): string => at.deploymentId ?? ""

const know = <E>(run: Run<E>, known: Partial<Resume>): void => {
  run.at = { ...run.at, ...known }
}

const create = Effect.fnUntraced(function*<E>(run: Run<E>) {
  const { archive, portMapping } = run.plan
  const input = {
    ...(portMapping === undefined ? undefined : { portMapping }),
    ...(archive === "previous" ? { skipCodeUpload: true } : undefined)
  }
  const { id, uploadUrl } = yield* run.operations.create(input)
  know(run, { deploymentId: id, uploadUrl: uploadUrl ?? undefined })
  yield* run.tell({ _tag: "Created", deploymentId: id })
})

const uploadArchive = Effect.fnUntraced(function*<E>(run: Run<E>) {
  const { at: { uploadUrl, wasSent = false }, plan: { archive } } = run
  if (archive === "previous" || uploadUrl === undefined) return
  yield* run.operations.upload(uploadUrl, archive, wasSent)
  know(run, { uploadUrl: undefined, wasSent: undefined })
  yield* run.tell({ _tag: "Uploaded", deploymentId: idOf(run), bytes: archive.length })
})

const start = Effect.fnUntraced(function*<E>(run: Run<E>) {
  const { get, start } = run.operations
  const deploymentId = idOf(run)
  yield* doneOnce(
    Effect.as(start(deploymentId), true),
    Effect.map(get(deploymentId), ({ status }) => isRunning(status) ? true : undefined)
  )
  yield* run.tell({ _tag: "Started", deploymentId })
})

const wait = <E>(run: Run<E>) =>
  Effect.suspend(() =>
    Stream.runForEach(run.operations.changes(idOf(run)), ({ previewDomain, status }) => {
      know(run, { previewDomain })
      return run.tell({ _tag: "StatusChanged", deploymentId: idOf(run), status })
    })
  )

const promote = Effect.fnUntraced(function*<E>(run: Run<E>) {
  if (run.plan.promote === false) return
  const { live, promote } = run.operations
  const deploymentId = idOf(run)
  const before = yield* live
  if (before.latestDeploymentId !== deploymentId) {
    know(run, { previousDeploymentId: before.latestDeploymentId })
    const { appEndpointDomain } = yield* doneOnce(
      promote(deploymentId),
      Effect.map(live, (now) => now.latestDeploymentId === deploymentId ? now : undefined)
    )
    know(run, { appEndpointDomain })
  } else {
    know(run, { appEndpointDomain: before.appEndpointDomain })
  }
  yield* run.tell({ _tag: "Promoted", deploymentId, appEndpointDomain: run.at.appEndpointDomain ?? "" })
})

const retire = Effect.fnUntraced(function*<E>(run: Run<E>): Effect.fn.Return<void, Cause<E>> {
  const { at: { previousDeploymentId }, operations, plan: { previous = "keep" } } = run
  if (previous === "keep" || typeof previousDeploymentId !== "string") return
  const end = yield* cleanUp(operations, previousDeploymentId, false)
  if (end._tag === "Failed") {
    return yield* new PreviousRunning({
      message: `The deployment ${previousDeploymentId}, which was live before, may still run: ${end.message}.`,
      deploymentId: previousDeploymentId,
      cause: end.cause
    })
  }
  // Somebody promoted it again, or deleted it.
  if (end._tag === "Live" || end._tag === "Deleted") return
  yield* run.tell({ _tag: "PreviousStopped", deploymentId: previousDeploymentId })
  if (previous === "stop") return
  yield* Effect.catchIf(
    operations.remove(previousDeploymentId),
    (failure) => statusOf(failure) === 404,
    () => Effect.void
  )
  yield* run.tell({ _tag: "PreviousDeleted", deploymentId: previousDeploymentId })
})

const readLog = Effect.fnUntraced(function*<E>(run: Run<E>) {
  if (run.plan.logs === undefined) return
  const deploymentId = idOf(run)
  yield* Stream.runForEach(
    run.operations.log(deploymentId, run.plan.logs),
    ({ text }) => run.tell({ _tag: "Log", deploymentId, text })
  )
})

/** A failure and its step, on their way to a `DeployError`. */
class Broken<out E> extends Data.TaggedError("Broken")<{ readonly step: Step; readonly cause: E }> {}

const steps = Effect.fnUntraced(function*<E>(run: Run<E>): Effect.fn.Return<Deployed, Broken<Cause<E>>> {
  const begin = run.at.step
  const problem = problemOf(run.plan, begin)
  if (problem !== undefined) return yield* new Broken({ step: "check", cause: problem })
  // Interrupted in the middle of these, nobody would know what was made, started or promoted.
  const all: ReadonlyArray<readonly [Resume["step"], Effect.Effect<void, Cause<E>>]> = [
    ["create", Effect.uninterruptible(create(run))],
    ["upload", uploadArchive(run)],
    ["start", Effect.uninterruptible(start(run))],
    ["wait", wait(run)],
    ["promote", Effect.uninterruptible(promote(run))],
    ["retire", retire(run)],
    ["logs", readLog(run)]
  ]
  for (const [step, act] of all.slice(all.findIndex(([step]) => step === begin))) {
    know(run, { step })
    yield* Effect.mapError(act, (cause) => new Broken({ step, cause }))
  }
  const { appEndpointDomain = null, previewDomain = null, previousDeploymentId = null } = run.at
  return { deploymentId: idOf(run), previewDomain, appEndpointDomain, previousDeploymentId }
})

/** Whether what runs is to run: it was promoted, or was not to be. */
const isThere = ({ step }: Resume): boolean => step === "retire" || step === "logs"

const clean = <E>({ at, operations, plan }: Run<E>, isUseless: boolean): Effect.Effect<CleanUp> => {
  if (at.deploymentId === undefined) return Effect.succeed({ _tag: "NothingMade" })
  if (isThere(at)) {
    return Effect.succeed(plan.promote === false ? { _tag: "Kept", status: "running" } : { _tag: "Live" })
  }
  return cleanUp(operations, at.deploymentId, isUseless)
}

/** Where to go on, with what is left. */
const resumeAfter = (at: Resume, end: CleanUp): Resume => {
  switch (end._tag) {
    case "NothingMade":
    case "Deleted":
      return { step: "create" }
    case "Stopped":
      return { ...at, step: "start" }
    case "Live":
      return isThere(at) ? at : { ...at, step: "retire" }
    case "Failed":
    case "Untouched":
      return at
    case "Kept":
      // What failed once fails again: another archive is needed.
      if (end.status === "failed") return { step: "create" }
      return isThere(at) ? at : at.step === "upload" ? { ...at, wasSent: true } : { ...at, step: "start" }
  }
}

const leftBy = (id: string | undefined, end: CleanUp, cause: unknown): string => {
  switch (end._tag) {
    case "NothingMade":
      return isUnknown(cause)
        ? "No deployment was created, or one that is new and does not run."
        : "No deployment was created."
    case "Deleted":
      return `The deployment ${id} was deleted.`
    case "Stopped":
      return `The deployment ${id} was stopped.`
    case "Live":
      return `The deployment ${id} is live.`
    case "Failed":
      return `The deployment ${id} may still run: ${end.message}. Stop it yourself.`
    case "Kept":
      return `The deployment ${id} is ${end.status}.`
    case "Untouched":
      return `The deployment ${id} is unchanged.`
  }
}

const wordsOf = (cause: unknown): string => {
  const words = printable(cause instanceof Error ? cause.message : String(cause))
  return /[.!?]$/.test(words) ? words : `${words}.`
}

/** How much of a log an error holds, and how long that is waited for. */
const toldLines = 20
const tellingTime = "5 seconds"

const lastLines = <E>({ operations }: Run<E>, deploymentId: string): Effect.Effect<ReadonlyArray<string>> =>
  Stream.runCollect(operations.log(deploymentId, toldLines)).pipe(
    Effect.map((lines) => lines.slice(-toldLines).map(({ text }) => printable(text))),
    Effect.timeout(tellingTime),
    // It is beside the point: what failed is told.
    Effect.catch(() => Effect.succeed([]))
  )

/** Where input is wrong nothing is done, and what an earlier run made goes on as it did. */
const untouched = (deploymentId: string | undefined): CleanUp =>
  deploymentId === undefined ? { _tag: "NothingMade" } : { _tag: "Untouched" }

const failed = Effect.fnUntraced(function*<E>(run: Run<E>, { cause, step }: Broken<Cause<E>>) {
  const isUseless = step === "upload" && !mayPass(cause)
  const { deploymentId } = run.at
  const log = step === "wait" && deploymentId !== undefined ? yield* lastLines(run, deploymentId) : []
  const end = step === "check" ? untouched(deploymentId) : yield* clean(run, isUseless)
  return yield* new DeployError<Cause<E>>({
    message: `The deployment failed at the step "${step}": ${wordsOf(cause)} ${
      step === "check" && deploymentId === undefined ? "Nothing was created." : leftBy(deploymentId, end, cause)
    }`,
    step,
    cause,
    deploymentId,
    cleanUp: end,
    resume: step === "check" ? run.plan.resume : resumeAfter(run.at, end),
    log
  })
})

/** Deploys, and tells each step when it is done. What it leaves when it fails or is interrupted does not run. */
export const deploy = <E>(
  operations: Operations<E>,
  plan: Plan,
  tell: Tell
): Effect.Effect<Deployed, DeployError<Cause<E>>> =>
  Effect.suspend(() => {
    const run: Run<E> = { operations, plan, tell, at: plan.resume ?? { step: "create" } }
    return steps(run).pipe(
      // Interrupted, or with a defect, nobody goes on: what is new is of no use.
      Effect.onExit((exit) =>
        Exit.isFailure(exit) && !exit.cause.reasons.some((reason) => reason._tag === "Fail")
          ? Effect.asVoid(clean(run, true))
          : Effect.void
      ),
      Effect.catchTag("Broken", (broken) => Effect.uninterruptible(failed(run, broken)))
    )
  })
