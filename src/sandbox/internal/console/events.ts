/**
 * What happens in a sandbox, as it happens: server-sent events (HTML standard section 9.2).
 *
 * - `request`: one came, or was answered; its `number` says which.
 * - `changed`: something of the sandbox is different. Whoever wants to know what asks for the state.
 * - `cleared`: all requests before this are forgotten.
 *
 * Nothing waits in a queue: each reader has the number of the last change that it saw, and takes what came since when its connection has room.
 */
import * as Effect from "effect/Effect"
import * as Sse from "effect/encoding/Sse"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Stream from "effect/Stream"
import type { Subject } from "../control/route.ts"
import * as answer from "../protocol/answer.ts"

/** How often a connection says that it is still there, so that nothing on the way takes it for idle. */
const heartbeat = "15 seconds"

/** How many may look at once. */
const mostReaders = 100

const tooMany = answer.respond(answer.tooMany({
  message: `The event stream already has ${mostReaders} readers.`,
  hint: "Close a console, or another program that reads them."
}))

/** How far a reader has read. */
interface Cursor {
  /** Of the received requests. */
  readonly seen: number
  /** Of all else; undefined before the first event. */
  readonly changes: number | undefined
}

const encode = (name: string, data: unknown, id: string): string =>
  Sse.encoder.write({ _tag: "Event", event: name, id, data: JSON.stringify(data) })

/** `era` is of this sandbox alone: the numbers of one that was here before mean nothing. */
export const make = ({ control: { received }, state }: Pick<Subject, "control" | "state">) => {
  const era = state.secret(8)
  let readers = 0

  /** What is new for a reader; undefined where nothing is. */
  const textFor = (cursor: Cursor): readonly [string, Cursor] | undefined => {
    const { change, isCleared, requests } = received.since(cursor.seen)
    const changes = state.watched.changes()
    const isChanged = changes !== cursor.changes
    if (change === cursor.seen && !isChanged) return undefined
    const id = `${era}-${change}`
    const text = [
      ...isCleared ? [encode("cleared", {}, id)] : [],
      ...requests.map((request) => encode("request", request, id)),
      ...isChanged ? [encode("changed", { changes }, id)] : []
    ].join("")
    return [text, { seen: change, changes }]
  }

  const pull = (cursor: Cursor): Effect.Effect<readonly [string, Cursor] | undefined> =>
    Effect.suspend(() => {
      if (state.watched.isOver()) return Effect.succeed(undefined)
      // Taken before the look: what happens after it is not missed.
      const next = state.watched.next()
      const found = textFor(cursor)
      if (found !== undefined) return Effect.succeed(found)
      return Effect.raceFirst(
        Effect.andThen(next, pull(cursor)),
        Effect.as(Effect.sleep(heartbeat), [": still here\n\n", cursor] as const)
      )
    })

  /** Where a reader goes on that was here before (`Last-Event-ID`); from the start where it was not. */
  const cursorOf = (lastEventId: string | undefined): Cursor => {
    const [of, number = ""] = lastEventId?.split("-") ?? []
    const seen = of === era && /^\d{1,15}$/.test(number) ? Number(number) : 0
    return { seen: seen <= received.since(0).change ? seen : 0, changes: undefined }
  }

  return (lastEventId: string | undefined): HttpServerResponse.HttpServerResponse => {
    if (readers >= mostReaders) return tooMany
    const events = Stream.unfold(cursorOf(lastEventId), pull)
    const counted = Stream.unwrap(
      Effect.as(
        Effect.acquireRelease(
          Effect.sync(() => {
            readers++
          }),
          () =>
            Effect.sync(() => {
              readers--
            })
        ),
        events
      )
    )
    return HttpServerResponse.stream(Stream.encodeText(counted), {
      contentType: "text/event-stream; charset=utf-8",
      headers: {
        "cache-control": "no-store",
        // A connection that was kept would hold up the end of the sandbox.
        "connection": "close",
        // For a proxy that would rather have all of it first (nginx).
        "x-accel-buffering": "no"
      }
    })
  }
}
