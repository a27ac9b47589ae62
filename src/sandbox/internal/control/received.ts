/** What a sandbox received, for who tests against it: the last requests, without their secrets. */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type { OperationId } from "../protocol/operations.ts"
import { pathOf } from "../protocol/paths.ts"
import type { Store } from "../state/Store.ts"
import * as redaction from "./redaction.ts"

type State = Store["Service"]

/**
 * A request that a sandbox received. The secrets in it are redacted.
 *
 * @since 0.1.0
 * @category models
 */
export interface ReceivedRequest {
  /** Milliseconds since the epoch, by the clock of the sandbox. */
  readonly at: number
  readonly method: string
  /** The path and the query. */
  readonly url: string
  /** The operation of the contract, or the endpoint of the authorization server. */
  readonly operation: OperationId | undefined
  readonly headers: { readonly [name: string]: string }
  /** What was read of it; undefined where there was none, or nobody asked for it. */
  readonly body: unknown
  /** The status of the answer; undefined while there is none, and where the connection was cut. */
  readonly status: number | undefined
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
  /** How many characters of it are kept. */
  size: number
}

const sizeOf = ({ headers, method, url }: HttpServerRequest.HttpServerRequest): number =>
  Object.entries(headers).reduce((size, [name, value]) => size + name.length + value.length, method.length + url.length)

type Redaction = ReturnType<typeof redaction.make>

const shown =
  (without: Redaction) => ({ at, headers, length, method, operation, status, text, url }: Entry): ReceivedRequest => ({
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
    status
  })

export const make = (state: State) => {
  let entries: Array<Entry> = []
  let size = 0
  const bound = (): void => {
    while (entries.length > most || (size > largest && entries.length > 1)) size -= entries.shift()!.size
  }
  // All operations are looked through: not before somebody asks.
  let without: Redaction | undefined
  return {
    list: (): ReadonlyArray<ReceivedRequest> => entries.map(shown(without ??= redaction.make())),
    clear: (): void => {
      entries = []
      size = 0
    },
    /** Begins an entry; its body and its status come later. */
    begin: (
      request: HttpServerRequest.HttpServerRequest,
      operation: OperationId | undefined
    ) => {
      const { headers, method, url } = request
      const entry: Entry = {
        at: state.now(),
        method,
        url,
        operation,
        headers,
        text: undefined,
        length: 0,
        status: undefined,
        size: sizeOf(request)
      }
      // Nor what those ask who wait for the sandbox.
      const isKept = !/^\/(__sandbox(\/.*)?)?$/.test(pathOf(url))
      if (isKept) {
        entries.push(entry)
        size += entry.size
        bound()
      }
      return {
        read: (text: string): void => {
          entry.length = text.length
          // An entry may be gone while its body is read.
          if (text.length > longestBody || !entries.includes(entry)) return
          entry.text = text
          entry.size += text.length
          size += text.length
          bound()
        },
        answered: (status: number): void => {
          entry.status = status
        }
      }
    }
  }
}
