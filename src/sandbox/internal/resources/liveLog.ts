/** The log of a deployment over a WebSocket: its records as they come, for ten minutes at most. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Socket from "effect/socket/Socket"
import type { DeploymentLogRecord } from "../../../api/deployments.ts"
import * as answer from "../protocol/answer.ts"
import * as deployments from "./deployments.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

const segment = Duration.minutes(10)

export const isAskedFor = ({ headers }: HttpServerRequest.HttpServerRequest): boolean =>
  headers.upgrade?.toLowerCase() === "websocket"

const sendAll = Effect.fnUntraced(function*(state: State, id: string, from: number, writer: Socket.Writer) {
  const send = (record: DeploymentLogRecord) => writer.write(JSON.stringify(record))
  const until = state.now() + Duration.toMillis(segment)
  let sent = from
  while (true) {
    // Taken before the log is read: what happens while it is sent is not missed.
    const change = state.change()
    const now = state.now()
    const row = state.deployments.get(id)
    const lines = row === undefined ? [] : deployments.linesOf(row, now)
    const ended = deployments.endOf(state, row)
    for (const line of lines.filter(({ byteStart }) => byteStart >= sent)) {
      yield* send(line)
      sent = line.byteEnd
    }
    if (ended !== undefined) return yield* send(ended)
    if (now >= until) return yield* send(deployments.pause("segment_end", "Connect again with the cursor.", sent))
    const next = Math.min(until, row?.timeline.find(({ at }) => at > now)?.at ?? until)
    yield* state.until(next, change)
  }
})

/** The longest message that is taken, in bytes, and how many are: nothing is expected of who follows a log. */
export const largestMessage = 1024
const mostMessages = 100

const policyViolation = new Socket.CloseEvent(1008, "A log accepts no messages")

const ignoreMessages = Effect.fnUntraced(function*(reader: Socket.Reader, writer: Socket.Writer) {
  let heard = 0
  while (heard < mostMessages) heard += (yield* reader.pull).length
  yield* writer.write(policyViolation)
})

/** How many connections there may be at once. */
const mostConnections = 1_000
const connections = new WeakMap<State, number>()

const tooMany = answer.tooMany({
  message: `There are already ${mostConnections} live log connections.`,
  hint: "Close one, or read pages: send the same request without `Upgrade`."
})

/** Counts a connection until the scope closes. */
const count = (state: State) =>
  Effect.acquireRelease(
    Effect.suspend(() => {
      const open = connections.get(state) ?? 0
      if (open >= mostConnections) return Effect.fail(tooMany)
      connections.set(state, open + 1)
      return Effect.void
    }),
    () => Effect.sync(() => connections.set(state, connections.get(state)! - 1))
  )

/** Serves the log until it ends or the other side closes. Whether the connection became a WebSocket. */
export const serve = Effect.fnUntraced(
  function*(
    state: State,
    row: rows.Deployment,
    request: HttpServerRequest.HttpServerRequest,
    cursor: string | undefined
  ) {
    yield* count(state)
    let isOpen = false
    yield* Effect.ignore(Effect.gen(function*() {
      const socket = yield* request.upgrade
      const reader = yield* socket.reader
      const writer = yield* socket.writer
      isOpen = true
      yield* Effect.raceFirst(sendAll(state, row.id, Number(cursor ?? 0), writer), ignoreMessages(reader, writer))
    }))
    return isOpen
  },
  Effect.scoped
)
