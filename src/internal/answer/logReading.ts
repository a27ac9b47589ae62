/**
 * What a log is read by: each line once, and after each answer whether to ask again, and from where.
 */
import * as Data from "effect/Data"
import type { FetchError } from "../../FetchError.ts"
import { printable } from "../failure/text.ts"
import { details } from "./details.ts"

export class LogsFailed extends Data.TaggedError("LogsFailed")<{
  /** What the API says. */
  readonly message: string
  /** The API's machine-readable code, on one line; `unterminated` where an answer ended without saying how. */
  readonly code: string
  /** Whether the API says that asking again may help. It was asked again, until the schedule ended. */
  readonly retryable: boolean
  /** Where the log can be read on from; `undefined` where nothing of it has come. */
  readonly cursor: string | undefined
  /** What else the API says. */
  readonly details: { readonly [name: string]: unknown }
}> {}

/** The record that ends an answer. */
export interface Terminal {
  readonly type: "terminal"
  readonly kind: string
  readonly code: string
  readonly message: string
  readonly retryable: boolean
  readonly cursor: string | null
  readonly details?: { readonly [name: string]: unknown } | null
}

export interface LogLine {
  readonly type: "log"
}

/** A kind of record that the contract does not know yet. */
export interface Unrecognized {
  readonly type: "unrecognized"
}

/** What differs between logs, for one reading of one of them. */
export interface Rules<Line, End> {
  readonly name: string
  readonly from: string | undefined
  /** The part of a line that has not come yet, where there is one. */
  readonly unseen: (line: Line) => Line | undefined
  readonly cursorAfter: (line: Line) => string
  /** Whether lines may be long in coming. */
  readonly isFollowed: boolean
  /** Whether nothing follows an answer that ended well. */
  readonly isLast: (end: End) => boolean
}

/** The pauses after what breaks, and after an answer that ended well where more may follow: in milliseconds. */
export const growing = { base: 250, factor: 2, cap: 5000 } as const

/** How often what broke is asked for again without a line in between. */
export const mostFailures = 10

export const isTerminal = <Line extends LogLine, End extends Terminal>(
  record: Line | End | Unrecognized
): record is End => record.type === "terminal"

const isUnrecognized = <Line extends LogLine>(record: Line | Unrecognized): record is Unrecognized =>
  record.type === "unrecognized"

/** Whether the same may be asked for again after this. */
export const isBroken = ({ reason }: FetchError): boolean => reason._tag === "Transport" || reason._tag === "Timeout"

/** What to do before the next answer is asked for. */
export type Next =
  | { readonly _tag: "Ask" }
  /** It broke: after a pause, while there are any; else this is how the log ends. */
  | { readonly _tag: "AskAgain"; readonly error: FetchError | LogsFailed }
  | { readonly _tag: "Fail"; readonly error: LogsFailed }
  /** It ended well: after a pause, where more may follow. */
  | { readonly _tag: "Poll" }
  | { readonly _tag: "Done" }

/** One reading of a log, over as many answers as that takes. */
export const makeReading = <Line extends LogLine, End extends Terminal>(rules: Rules<Line, End>) => {
  let cursor = rules.from
  /** How the last answer ended; `undefined` before the first. */
  let ended: End | FetchError | LogsFailed | "silent" | undefined

  const failed = ({ code, message, retryable, ...rest }: Omit<Terminal, "type" | "kind" | "cursor">): LogsFailed =>
    new LogsFailed({
      message: printable(message),
      code: printable(code),
      retryable,
      cursor,
      details: details(rest.details ?? {})
    })

  const unterminated = (): LogsFailed =>
    failed({
      message: `The log of ${rules.name} broke off: the answer ended without its last record.`,
      code: "unterminated",
      retryable: true
    })

  return {
    /** Where the next answer begins. */
    cursor: () => cursor,
    begin: (): void => {
      ended = undefined
    },
    /** The line of a record, as far as it has not come yet. */
    receive: (record: Line | End | Unrecognized): Line | undefined => {
      if (isTerminal<Line, End>(record)) {
        cursor = record.cursor ?? cursor
        ended = record.kind === "end" ? record : failed(record)
        return undefined
      }
      if (isUnrecognized(record)) return undefined
      const line = rules.unseen(record)
      if (line !== undefined) cursor = rules.cursorAfter(line)
      return line
    },
    /** The answer broke, or was only silent: of a log that is followed that is none. */
    broke: (error: FetchError, isSilence: boolean): void => {
      ended = rules.isFollowed && isSilence ? "silent" : error
    },
    /** Nothing more comes of the answer. */
    end: (): void => {
      ended ??= unterminated()
    },
    next: (): Next => {
      if (ended === undefined || ended === "silent") return { _tag: "Ask" }
      if (!("_tag" in ended)) return { _tag: rules.isLast(ended) ? "Done" : "Poll" }
      return ended._tag === "LogsFailed" && !ended.retryable
        ? { _tag: "Fail", error: ended }
        : { _tag: "AskAgain", error: ended }
    }
  }
}
