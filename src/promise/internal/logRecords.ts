/**
 * The records of one answer with a log, as they come.
 */
import * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import { isJson, Lines } from "../../internal/answer/lines.ts"
import type { LogLine, Terminal, Unrecognized } from "../../internal/answer/logReading.ts"
import { shortest, silence } from "../../internal/answer/silences.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import { discard } from "./beginning.ts"
import { headOf } from "./failures.ts"
import { type Client, read, unusable } from "./refused.ts"
import { after, linked } from "./timing.ts"

/** What a record has to have, by the names of its types. */
export type Fields = { readonly [name: string]: "string" | "number" | "boolean" }

const ofTerminal: Fields = { kind: "string", code: "string", message: "string", retryable: "boolean" }

/** What a line says; `undefined` where that is no record. */
const recordOf = <Line extends LogLine, End extends Terminal>(
  text: string,
  ofLine: Fields
): Line | End | Unrecognized | undefined => {
  const record: { readonly type?: unknown } = isJson(text) ? Object(JSON.parse(text)) : {}
  if (!Predicate.isString(record.type)) return undefined
  const fields = { log: ofLine, terminal: ofTerminal }[record.type]
  if (fields === undefined) return { type: "unrecognized" }
  const isWhole = Object.entries(fields).every(([name, type]) => typeof Reflect.get(record, name) === type)
  return isWhole ? record as Line | End : undefined
}

/** What is asked for, and how it is read. */
export interface Asked {
  readonly path: string
  readonly params: object
  readonly fields: Fields
  /** How long the connection may be silent, in milliseconds. */
  readonly limit: number
  readonly signal: AbortSignal | undefined
}

/** The failure of an answer that ended in the middle: the client's own time limit may be over, which only says that it was long. */
const broken = (
  request: { readonly method: string; readonly url: string },
  response: Response,
  error: unknown,
  millis: number
) => {
  const failure = FetchErrors.transport(request, error, headOf(response))
  const isOvertime = (error as Error | undefined)?.name === "TimeoutError" && millis >= shortest
  return isOvertime ? silence(failure) : failure
}

/** Asks for a log, and gives its records. Fails with a `FetchError` that is `isBroken` where the connection did. */
export async function* recordsOf<Line extends LogLine, End extends Terminal>(
  client: Client,
  { fields, limit, params, path, signal }: Asked
): AsyncGenerator<Line | End | Unrecognized, void> {
  const link = linked(signal)
  const begun = performance.now()
  const within = Duration.millis(limit)
  let request = { method: "GET", url: path }
  let stop = after(limit, () => link.abort(FetchErrors.silent(request, within)))
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  try {
    const { data, response } = await read(client, path, { params, parseAs: "stream", signal: link.signal })
    stop()
    request = { method: "GET", url: response.url || path }
    const record = (text: string): Line | End | Unrecognized => {
      const record = recordOf<Line, End>(text, fields)
      if (record !== undefined) return record
      throw unusable(response, path, "records, one a line")
    }
    if (!(data instanceof ReadableStream)) return
    const reading: ReadableStreamDefaultReader<Uint8Array> = reader = data.getReader()
    // Mocks and polyfills do not know that the signal is for the body too.
    link.signal.addEventListener("abort", () => discard(reading), { once: true })
    const lines = new Lines()
    for (;;) {
      stop = after(limit, () => link.abort(silence(FetchErrors.silent(request, within))))
      const { done, value } = await reading.read().catch((error: unknown) => {
        link.signal.throwIfAborted()
        throw broken(request, response, error, performance.now() - begun)
      })
      stop()
      link.signal.throwIfAborted()
      if (done) break
      for (const line of lines.push(value)) yield record(line)
    }
    if (lines.isEmpty) return
    const rest = lines.rest()
    // A line that breaks off is a connection that did: nothing else ends a body without saying so.
    if (!isJson(rest)) throw FetchErrors.transport(request, undefined, headOf(response))
    yield record(rest)
  } finally {
    stop()
    link.letGo()
    discard(reader)
  }
}
