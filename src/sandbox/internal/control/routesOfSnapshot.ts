/** Snapshots by HTTP. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { describe } from "../../../internal/failure/issues.ts"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"
import * as snapshot from "./snapshot.ts"

const hint = `Send what \`GET ${snapshot.path}\` of a sandbox answered, unchanged. Nothing was changed here.`

const get: ControlRoute = {
  method: "GET",
  path: snapshot.path,
  what: "Takes a snapshot of the whole state, secrets included, to restore later.",
  answer: { format: 2, seq: 12, moved: 0, tables: {} },
  respond: ({ control }) => Effect.map(control.snapshot, (snapshot) => HttpServerResponse.jsonUnsafe(snapshot))
}

const put: ControlRoute = {
  method: "PUT",
  path: snapshot.path,
  what: "Restores a snapshot. The sandbox keeps its token and workspace id. Faults and recorded requests are cleared.",
  body: { format: 2, seq: 12, moved: 0, tables: {} },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const body = yield* bodyOf(request, hint)
    yield* Effect.mapError(
      control.restore(body),
      (findings) => invalid(`The snapshot is wrong at ${describe(findings)}.`, hint)
    )
    return done
  })
}

export const routesOfSnapshot: ReadonlyArray<ControlRoute> = [get, put]
