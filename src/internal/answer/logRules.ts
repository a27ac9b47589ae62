/**
 * What is known of the two logs: with what they are asked for, which lines came already, when they are over.
 */
import type { LogLine, Rules, Terminal } from "./logReading.ts"

interface BuildLine extends LogLine {
  readonly cursor: string
}

/** The log of a build: it is followed until it ends. */
export const ofBuild = <Line extends BuildLine, End extends Terminal>(
  buildId: string,
  from: string | undefined
): Rules<Line, End> => ({
  name: `build ${buildId}`,
  from,
  unseen: (line) => line,
  cursorAfter: ({ cursor }) => cursor,
  isFollowed: true,
  isLast: ({ retryable }) => !retryable
})

/** Which records of a build's log to ask for. */
export const buildQuery = (cursor: string | undefined) => ({ follow: "true", cursor }) as const

interface DeploymentLine extends LogLine {
  readonly text: string
  readonly byteStart: number
  readonly byteEnd: number
}

export interface DeploymentLog {
  /** Where to begin, in bytes of the log: the `byteEnd` of a line. `fromStart` and `tail` are then not looked at. */
  readonly from?: number | undefined
  readonly fromStart?: boolean | undefined
  /** With how many of the last lines to begin: 1 to 10,000. */
  readonly tail?: number | undefined
  /** Whether to wait for what is still to be logged. Default: `false`, the log ends with what is there. */
  readonly follow?: boolean | undefined
}

/** Without its first bytes. */
const drop = (text: string, bytes: number): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text).subarray(bytes))

/** The log of a deployment, in pages: of a line that came in part, the rest comes. */
export const ofDeployment = <Line extends DeploymentLine, End extends Terminal>(
  deploymentId: string,
  { follow = false, from }: DeploymentLog
): Rules<Line, End> => {
  let seen = from ?? 0
  return {
    name: `deployment ${deploymentId}`,
    from: from === undefined ? undefined : String(from),
    unseen: (line) => {
      const { byteEnd, byteStart, text } = line
      if (byteEnd <= seen) return undefined
      const unseen = byteStart < seen ? { ...line, text: drop(text, seen - byteStart), byteStart: seen } : line
      seen = byteEnd
      return unseen
    },
    cursorAfter: ({ byteEnd }) => String(byteEnd),
    isFollowed: follow,
    isLast: ({ cursor }) => !follow || cursor === null
  }
}

/** Which records of a deployment's log to ask for. */
export const deploymentQuery = (cursor: string | undefined, { fromStart, tail }: DeploymentLog) =>
  cursor !== undefined
    ? { cursor }
    : { tail, from_start: fromStart === undefined ? undefined : fromStart ? "true" as const : "false" as const }
