/** A reader of the events of a sandbox that is no browser: what comes, as it comes. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"

export interface Event {
  readonly id: string
  readonly name: string
  readonly data: any
}

/** Opens the events until the scope closes. `headers` may name where it goes on. */
export const open = (url: string, headers: Record<string, string> = {}) =>
  Effect.gen(function*() {
    const controller = yield* Effect.acquireRelease(
      Effect.sync(() => new AbortController()),
      (controller) => Effect.sync(() => controller.abort())
    )
    const response = yield* Effect.promise(() =>
      fetch(`${url}/__sandbox/events`, { headers, signal: controller.signal })
    )
    assert.strictEqual(response.status, 200)
    assert.match(response.headers.get("content-type")!, /^text\/event-stream/)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ""
    /** The next block of lines; undefined at the end. */
    const block = async (): Promise<string | undefined> => {
      while (!text.includes("\n\n")) {
        const { done, value } = await reader.read()
        if (done) return undefined
        text += value
      }
      const end = text.indexOf("\n\n")
      const found = text.slice(0, end)
      text = text.slice(end + 2)
      return found
    }
    const next = async (): Promise<Event | undefined> => {
      const lines = await block()
      if (lines === undefined || lines.startsWith(":")) return lines === undefined ? undefined : next()
      const fields = new Map(
        lines.split("\n").map((line) => [line.split(": ", 1)[0]!, line.slice(line.indexOf(": ") + 2)])
      )
      return { id: fields.get("id")!, name: fields.get("event")!, data: JSON.parse(fields.get("data")!) }
    }
    return {
      /** A block of lines as it is, a comment too. */
      block: Effect.promise(block),
      /** All events up to the first that fits; fails the test where they end before. */
      until: (fits: (event: Event) => boolean) =>
        Effect.promise(async () => {
          const events: Array<Event> = []
          while (true) {
            const event = await next()
            if (event === undefined) return assert.fail(`The events ended: ${JSON.stringify(events)}`)
            events.push(event)
            if (fits(event)) return events
          }
        }),
      /** Reads to the end. */
      toEnd: Effect.promise(async () => {
        while (await next() !== undefined);
      })
    }
  })
