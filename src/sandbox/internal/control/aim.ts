/** Which requests a fault happens to. */
import * as Redacted from "effect/Redacted"
import type { Operations } from "../protocol/operations.ts"
import type { Asked } from "./asker.ts"
import type { Fault, FaultWhere } from "./Fault.ts"
import { millisOf } from "./faultProblems.ts"
import { isOwn, matcher } from "./pathPattern.ts"

const prefix = "wksp_"

const bare = (id: string | undefined): string | undefined =>
  id?.startsWith(prefix) === true ? id.slice(prefix.length) : id

/** Whether a request is of an operation that a fault names, or would be of any. */
const namedBy = ({ operation: named, where }: Fault) => ({ operation, path }: Asked): boolean => {
  if (named === undefined) {
    if (where?.path !== undefined) return !isOwn(path)
    return operation !== undefined && !operation.startsWith("oauth.")
  }
  return named.endsWith(".*") ? operation?.startsWith(named.slice(0, -1)) === true : operation === named
}

const askedBy = ({ clientId, method, path, token, workspaceId }: FaultWhere): (asked: Asked) => boolean => {
  const isPath = path === undefined ? undefined : matcher(path)
  const value = Redacted.isRedacted(token) ? Redacted.value(token) : token
  return (asked) =>
    (isPath === undefined || isPath(asked.path))
    && (method === undefined || asked.method === method)
    && (workspaceId === undefined || bare(asked.workspaceId) === bare(workspaceId))
    && (clientId === undefined || asked.clientId === clientId)
    && (value === undefined || asked.token === value)
}

/** Whether a fault can happen to a request at all. */
const canHappen = ({ carriedOut, cut, dribble, stale }: Fault, { isRead }: Operations) => (asked: Asked): boolean => {
  // A log that is followed has no answer that could be late, partial or of another time.
  if (asked.isUpgrade && (carriedOut === true || cut === "body" || dribble !== undefined)) return false
  return stale === undefined || (isRead(asked.operation ?? "") && ["GET", "HEAD"].includes(asked.method))
}

/** Whether a request fits a fault, before any is counted. */
export const fits = (operations: Operations, fault: Fault): (asked: Asked) => boolean => {
  const all = [namedBy(fault), askedBy(fault.where ?? {}), canHappen(fault, operations)]
  return (asked) => all.every((isFit) => isFit(asked))
}

/** What is left of a window, in milliseconds, for the requests that are too many in it; undefined for those that pass. */
const makeWindow = ({ limit, window }: NonNullable<Fault["rateLimit"]>) => {
  const length = millisOf(window)
  let start = 0
  let used = -1
  return (now: number): number | undefined => {
    // The clock may have been set back.
    if (used < 0 || now < start || now >= start + length) {
      start = now
      used = 0
    }
    used++
    return used <= limit ? undefined : start + length - now
  }
}

/**
 * Counts the requests that fit a fault, and says whether it happens to the next one: undefined where it does not, else how long it is until it no longer would,
 * in milliseconds, where a limit says that. `draw` gives a number below 1.
 */
export const makeCounter = ({ after = 0, every = 1, probability, rateLimit }: Fault, draw: () => number) => {
  const wait = rateLimit === undefined ? () => 0 : makeWindow(rateLimit)
  let seen = 0
  return (now: number): number | undefined => {
    seen++
    const counted = seen - after
    if (counted <= 0 || counted % every !== 0) return undefined
    if (probability !== undefined && draw() >= probability) return undefined
    return wait(now)
  }
}
