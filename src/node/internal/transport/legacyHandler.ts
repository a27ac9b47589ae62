/**
 * What older versions of undici call instead (6 and before, which is Node 22's own), for a dispatcher that the program took from one of them.
 * Newer ones call the others.
 */
import type * as Undici from "@effect/platform-node/Undici"
import type { Duplex } from "node:stream"
import type { Exchange } from "./exchange.ts"

type Controller = Undici.Dispatcher.DispatchController

class LegacyController {
  paused = false
  readonly abort: (reason: Error) => void
  goOn: () => void = () => {}

  constructor(abort: (reason: Error) => void) {
    this.abort = abort
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    if (!this.paused) return
    this.paused = false
    this.goOn()
  }
}

/** Names and values in turn, as they came. */
const recordOf = (raw: ReadonlyArray<Buffer | string>): { readonly [name: string]: string | ReadonlyArray<string> } => {
  const headers: { [name: string]: string | Array<string> } = {}
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]!.toString().toLowerCase()
    const value = raw[index + 1]!.toString("utf8")
    const before = headers[name]
    headers[name] = before === undefined ? value : [before, value].flat()
  }
  return headers
}

export const legacyHandler = (exchange: Exchange) => {
  let controller: LegacyController
  return {
    onRequestStart: (controller: Controller) => exchange.onRequestStart(controller),
    onResponseStart: (controller: Controller, status: number, headers: Parameters<Exchange["onResponseStart"]>[2]) =>
      exchange.onResponseStart(controller, status, headers),
    onResponseData: (controller: Controller, chunk: Buffer) => exchange.onResponseData(controller, chunk),
    onResponseEnd: () => exchange.onResponseEnd(),
    onResponseError: (controller: Controller, cause: Error) => exchange.onResponseError(controller, cause),
    onRequestUpgrade: (controller: Controller, status: number, headers: unknown, socket: Duplex) =>
      exchange.onRequestUpgrade(controller, status, headers, socket),

    onConnect: (abort: (reason: Error) => void) => {
      controller = new LegacyController(abort)
      exchange.onRequestStart(controller)
    },
    onHeaders: (status: number, raw: ReadonlyArray<Buffer | string>, resume: () => void) => {
      controller.goOn = resume
      exchange.onResponseStart(controller, status, recordOf(raw))
      return !controller.paused
    },
    onData: (chunk: Buffer) => {
      exchange.onResponseData(controller, chunk)
      return !controller.paused
    },
    onComplete: () => exchange.onResponseEnd(),
    onError: (cause: Error) => exchange.onResponseError(null, cause),
    onUpgrade: (status: number, headers: unknown, socket: Duplex) =>
      exchange.onRequestUpgrade(controller, status, headers, socket)
  }
}
