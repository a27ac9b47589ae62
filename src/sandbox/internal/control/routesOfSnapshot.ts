/** Snapshots by HTTP. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import { describe } from "../../../internal/failure/issues.ts"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"
import * as snapshot from "./snapshot.ts"

const hint = `Send what \`GET ${snapshot.path}\` of a sandbox answered, as it is. Nothing was changed.`

const get: ControlRoute = {
  method: "GET",
  path: snapshot.path,
  what: "All that the sandbox remembers, with its secrets: to be kept, and put back later.",
  answer: { format: 2, seq: 12, moved: 0, tables: {} },
  respond: ({ control }) => Effect.map(control.snapshot, (snapshot) => HttpServerResponse.jsonUnsafe(snapshot))
}

const put: ControlRoute = {
  method: "PUT",
  path: snapshot.path,
  what:
    "Puts a snapshot in the place of all that the sandbox remembers. Its token and the id of its workspace stay; faults and received requests are forgotten.",
  body: { format: 2, seq: 12, moved: 0, tables: {} },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const body = yield* bodyOf(Schema.Unknown, request, hint)
    yield* Effect.mapError(
      control.restore(body),
      (findings) => invalid(`The snapshot is wrong at ${describe(findings)}.`, hint)
    )
    return done
  })
}

export const routesOfSnapshot: ReadonlyArray<ControlRoute> = [get, put]
