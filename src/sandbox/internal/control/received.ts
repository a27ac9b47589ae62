/** What a sandbox received and answered, for who tests against it: the last requests, without their secrets. */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { OperationId } from "../protocol/operations.ts"
import { pathOf } from "../protocol/paths.ts"
import type { Store } from "../state/Store.ts"
import { isOwn } from "./pathPattern.ts"
import { keep, type Kept, type ReceivedAnswer, shown as shownAnswer, sizeOf as sizeOfAnswer } from "./receivedAnswer.ts"
import * as redaction from "./redaction.ts"

type State = Store["Service"]

/**
 * A request that a sandbox received, with its answer. Secrets are redacted.
 *
 * @since 0.1.0
 * @category models
 */
export interface ReceivedRequest {
  /** Counts up from 1, also across resets. */
  readonly number: number
  /** Milliseconds since the epoch, by the clock of the sandbox. */
  readonly at: number
  readonly method: string
  /** The path and the query. */
  readonly url: string
  /** The operation of the contract, or the endpoint of the authorization server. */
  readonly operation: OperationId | undefined
  readonly headers: { readonly [name: string]: string }
  /** The body; `undefined` if it was empty or not read. */
  readonly body: unknown
  /** The status of the answer; `undefined` until it is sent, and if the connection was cut. */
  readonly status: number | undefined
  /** The id of the fault that happened to it. */
  readonly faultId: string | undefined
  /** Milliseconds until the headers of the answer, by the clock of the sandbox. */
  readonly duration: number | undefined
  /** The answer; `undefined` until it is sent, and if the connection was cut. */
  readonly answer: ReceivedAnswer | undefined
}

/** A request as a list shows it. */
export interface Glance extends Omit<ReceivedRequest, "headers" | "body" | "answer"> {
  /** Whether it ended without an answer: the connection was cut, or its client left. */
  readonly isLost: boolean
}

/** How many requests are kept, and how many characters of them all. */
const most = 500
const largest = 4 * 1024 * 1024
const longestBody = 16 * 1024

interface Entry {
  readonly at: number
  readonly method: string
  readonly url: string
  readonly operation: OperationId | undefined
  readonly headers: { readonly [name: string]: string }
  text: string | undefined
  /** How long the body was, which is not kept when it is long. */
  length: number
  status: number | undefined
  faultId: string | undefined
  duration: number | undefined
  answer: Kept | undefined
  isLost: boolean
  /** How many characters of it are kept. */
  size: number
  readonly number: number
  /** The number of its last change: its arrival, then its answer. */
  change: number
}

const sizeOf = ({ headers, method, url }: HttpServerRequest.HttpServerRequest): number =>
  Object.entries(headers).reduce((size, [name, value]) => size + name.length + value.length, method.length + url.length)

type Redaction = ReturnType<typeof redaction.make>

const shown = (without: Redaction) =>
(
  { answer, at, duration, faultId, headers, length, method, number, operation, status, text, url }: Entry
): ReceivedRequest => ({
  number,
  at,
  method,
  url: without.url(url, operation),
  operation,
  headers: without.headers(headers),
  body: length === 0
    ? undefined
    : text === undefined
    ? `<${length} characters>`
    : without.body(text, headers["content-type"] ?? "", operation),
  status,
  faultId,
  duration,
  answer: answer === undefined ? undefined : shownAnswer(without, operation, answer)
})

const glance = (without: Redaction) =>
(
  { at, duration, faultId, isLost, method, number, operation, status, url }: Entry
): Glance => ({
  number,
  at,
  method,
  url: without.url(url, operation),
  operation,
  status,
  faultId,
  duration,
  isLost
})

export const make = (state: State) => {
  let entries: Array<Entry> = []
  let size = 0
  const bound = (): void => {
    while (entries.length > most || (size > largest && entries.length > 1)) size -= entries.shift()!.size
  }
  // All operations are looked through: not before somebody asks.
  let without: Redaction | undefined
  let count = 0
  /** Every arrival, answer and clearing has a number, so that a reader can say how far it has read. */
  let changes = 1
  let clearedAt = 1
  return {
    list: (): ReadonlyArray<ReceivedRequest> => entries.map(shown(without ??= redaction.make())),
    /** One of them by its number; undefined where it is forgotten. */
    get: (number: number): ReceivedRequest | undefined =>
      entries.filter((entry) => entry.number === number).map(shown(without ??= redaction.make()))[0],
    /** What is new after a change, for a reader that has seen nothing after 0: requests that came or were answered since, and whether those before it are forgotten. */
    since: (change: number) => ({
      change: changes,
      isCleared: change < clearedAt,
      requests: entries.filter((entry) => entry.change > change).map(glance(without ??= redaction.make()))
    }),
    clear: (): void => {
      entries = []
      size = 0
      clearedAt = ++changes
      state.watched.wake()
    },
    /** Begins an entry; its body and its status come later. */
    begin: (
      request: HttpServerRequest.HttpServerRequest,
      operation: OperationId | undefined
    ) => {
      const { headers, method, url } = request
      const isKept = !isOwn(pathOf(url))
      if (isKept) count++
      const entry: Entry = {
        at: state.now(),
        method,
        url,
        operation,
        headers,
        text: undefined,
        length: 0,
        status: undefined,
        faultId: undefined,
        duration: undefined,
        answer: undefined,
        isLost: false,
        size: sizeOf(request),
        number: count,
        change: 0
      }
      const changed = (): void => {
        if (!isKept) return
        entry.change = ++changes
        state.watched.wake()
      }
      const end = (): void => {
        entry.duration = state.now() - entry.at
        changed()
      }
      if (isKept) {
        entries.push(entry)
        size += entry.size
        bound()
        changed()
      }
      return {
        read: (text: string): void => {
          entry.length = text.length
          // An entry may be gone while its body is read, and a body is read again by who answers after a fault looked at it.
          if (entry.text !== undefined || text.length > longestBody || !entries.includes(entry)) return
          entry.text = text
          entry.size += text.length
          size += text.length
          bound()
        },
        met: (faultId: string): void => {
          entry.faultId = faultId
        },
        answered: (response: HttpServerResponse.HttpServerResponse): void => {
          entry.status = response.status
          if (entries.includes(entry)) {
            entry.answer = keep(response, longestBody)
            const more = sizeOfAnswer(entry.answer)
            entry.size += more
            size += more
            bound()
          }
          end()
        },
        /** It ended without an answer. */
        lost: (): void => {
          entry.isLost = true
          end()
        }
      }
    }
  }
}
