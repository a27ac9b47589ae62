/** The log of a deployment over a WebSocket: its records as they come, for ten minutes at most. */
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as Socket from "effect/socket/Socket"
import type { DeploymentLogRecord } from "../../../api/deployments.ts"
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
    const change = Deferred.await(state.change())
    const now = state.now()
    const row = state.deployments.get(id)
    if (row === undefined) return yield* send(deployments.end("deployment_deleted", "The deployment is gone.", sent))
    for (const line of deployments.linesOf(row, now).filter(({ byteStart }) => byteStart >= sent)) {
      yield* send(line)
      sent = line.byteEnd
    }
    if (now >= until) return yield* send(deployments.end("segment_end", "Connect again with the cursor.", sent))
    const next = Math.min(until, row.timeline.find(({ at }) => at > now)?.at ?? until)
    yield* Effect.raceFirst(change, Effect.sleep(Duration.millis(Math.max(0, next - state.now()))))
  }
})

/** Serves the log until it ends or the other side closes. */
export const serve = Effect.fnUntraced(
  function*(
    state: State,
    row: rows.Deployment,
    request: HttpServerRequest.HttpServerRequest,
    cursor: string | undefined
  ) {
    const socket = yield* request.upgrade
    const reader = yield* socket.reader
    const writer = yield* socket.writer
    yield* Effect.raceFirst(sendAll(state, row.id, Number(cursor ?? 0), writer), Effect.forever(reader.pull))
  },
  Effect.scoped,
  (ended) => Effect.ignore(ended)
)
