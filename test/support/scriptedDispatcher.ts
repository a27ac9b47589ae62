/**
 * A dispatcher that does nothing by itself: a test says what comes of a request, step by step, and sees when it is told to wait, to go on and to
 * stop. It calls its handlers as undici 8 does, or as undici 6 and older do, which Node 22 has.
 */
import type { Dispatcher } from "@effect/platform-node/Undici"
import type { Duplex } from "node:stream"

type RawHeaders = { readonly [name: string]: string | ReadonlyArray<string> }

/** What comes of one request. */
export interface Script {
  /** A connection takes the request. */
  readonly start: () => void
  readonly head: (status: number, headers?: RawHeaders) => void
  readonly data: (chunk: Uint8Array) => void
  readonly end: () => void
  readonly fail: (error: Error) => void
  /** The server switches protocols, and this is the connection. */
  readonly upgrade: (socket: Duplex) => void
  /** What the exchange said to its connection. */
  readonly said: Array<string>
}

export interface ScriptedDispatcher {
  readonly dispatcher: Dispatcher
  /** The requests, in order. */
  readonly scripts: Array<Script>
}

const newer = (handler: Dispatcher.DispatchHandler): Script => {
  const said: Array<string> = []
  const controller = {
    pause: () => said.push("wait"),
    resume: () => said.push("go on"),
    abort: ({ message }: Error) => said.push(`stop: ${message}`)
  } as unknown as Dispatcher.DispatchController
  return {
    said,
    start: () => handler.onRequestStart!(controller, null),
    head: (status, headers = {}) => handler.onResponseStart!(controller, status, headers as never, ""),
    data: (chunk) => handler.onResponseData!(controller, chunk as never),
    end: () => handler.onResponseEnd!(controller, {}),
    fail: (error) => handler.onResponseError!(controller, error),
    upgrade: (socket) => handler.onRequestUpgrade!(controller, 101, {}, socket)
  }
}

interface OlderHandler {
  readonly onConnect: (abort: (reason: Error) => void) => void
  readonly onHeaders: (status: number, raw: ReadonlyArray<Buffer | string>, resume: () => void) => boolean
  readonly onData: (chunk: Buffer) => boolean
  readonly onComplete: (trailers: ReadonlyArray<Buffer>) => void
  readonly onError: (error: Error) => void
  readonly onUpgrade: (status: number, headers: ReadonlyArray<Buffer>, socket: Duplex) => void
}

/** Each value is a field line of its own, with its name in capitals. */
const rawOf = (headers: RawHeaders): ReadonlyArray<Buffer> =>
  Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().flatMap((line) => [Buffer.from(name.toUpperCase()), Buffer.from(line)])
  )

const older = (handler: OlderHandler): Script => {
  const said: Array<string> = []
  let waits = false
  /** What older versions learn by what a handler returns. */
  const heard = (goesOn: boolean): void => {
    if (!goesOn && !waits) said.push("wait")
    waits = !goesOn
  }
  const resume = () => {
    said.push("go on")
    waits = false
  }
  return {
    said,
    start: () => handler.onConnect(({ message }) => said.push(`stop: ${message}`)),
    head: (status, headers = {}) => heard(handler.onHeaders(status, rawOf(headers), resume)),
    data: (chunk) => heard(handler.onData(Buffer.from(chunk))),
    end: () => handler.onComplete([]),
    fail: (error) => handler.onError(error),
    upgrade: (socket) => handler.onUpgrade(101, [], socket)
  }
}

const make = (scriptOf: (handler: never) => Script) => (): ScriptedDispatcher => {
  const scripts: Array<Script> = []
  const dispatch = (_: unknown, handler: never) => {
    scripts.push(scriptOf(handler))
    return true
  }
  return { dispatcher: { dispatch } as unknown as Dispatcher, scripts }
}

export const makeNewer = make(newer)

export const makeOlder = make(older)
