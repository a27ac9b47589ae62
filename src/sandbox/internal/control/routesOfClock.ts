/** The clock of a sandbox by HTTP. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import { instantText } from "../state/Store.ts"
import { canAdvance, tooFar } from "./control.ts"
import { bodyOf, type ControlRoute, duration, invalid } from "./route.ts"

const ClockRequest = Schema.Struct({ advance: duration })

const hint = "Send `{ \"advance\": \"1 hour\" }`, or a number of milliseconds."

const move: ControlRoute = {
  method: "POST",
  path: "/__sandbox/clock",
  what: "Moves the clock of the sandbox ahead, by milliseconds or a text such as `1 hour`.",
  body: { advance: "1 hour" },
  answer: { now: "2026-01-02T03:04:05.678Z" },
  respond: Effect.fnUntraced(function*({ control, state }, request) {
    const { advance } = yield* bodyOf(ClockRequest, request, hint)
    if (!canAdvance(state, advance)) return invalid(tooFar, hint)
    yield* control.advance(advance)
    return HttpServerResponse.jsonUnsafe({ now: instantText(state.now()) })
  })
}

export const routesOfClock: ReadonlyArray<ControlRoute> = [move]
