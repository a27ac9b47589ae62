/** The clock of a sandbox by HTTP. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Predicate from "effect/Predicate"
import { unknownField } from "../protocol/unknownField.ts"
import { instantText } from "../state/Store.ts"
import { type Instant, problemOfAdvance, problemOfSet } from "./clock.ts"
import { bodyOf, type ControlRoute, invalid, type Subject } from "./route.ts"

type State = Subject["state"]

/** As the clock of a program takes them. */
interface ClockRequest {
  readonly advance?: Duration.Input
  readonly set?: Instant
  readonly freeze?: boolean
}

const hint =
  "Send `{ \"advance\": \"1 hour\" }` or a number of milliseconds, `{ \"set\": \"2026-01-01T00:00:00Z\" }`, `{ \"freeze\": true }` or `{ \"freeze\": false }`; or one of the first two with `freeze`."

const problemOf = (state: State, body: unknown): string | undefined => {
  if (!Predicate.isObject(body)) return "The body must be an object."
  const problem = unknownField(body, ["advance", "set", "freeze"])
  if (problem !== undefined) return problem
  const { advance, freeze, set } = body as { readonly [field: string]: unknown }
  if (advance === undefined && set === undefined && freeze === undefined) {
    return "The body needs `advance`, `set` or `freeze`."
  }
  if (advance !== undefined && set !== undefined) return "The body must have `advance` or `set`, not both."
  if (freeze !== undefined && typeof freeze !== "boolean") return "The freeze must be true or false."
  return advance !== undefined
    ? problemOfAdvance(state, advance)
    : set === undefined
    ? undefined
    : problemOfSet(set)
}

const shown = (state: State) =>
  HttpServerResponse.jsonUnsafe({ now: instantText(state.now()), frozen: state.isFrozen() })

const example = { now: "2026-01-02T03:04:05.678Z", frozen: false }

const read: ControlRoute = {
  method: "GET",
  path: "/__sandbox/clock",
  what: "Reads the sandbox's clock, and whether it is frozen.",
  answer: example,
  respond: ({ state }) => Effect.sync(() => shown(state))
}

const move: ControlRoute = {
  method: "POST",
  path: "/__sandbox/clock",
  what:
    "Moves the sandbox's clock ahead (`advance`: milliseconds, or a string such as `1 hour`), sets it (`set`), freezes or resumes it (`freeze`).",
  body: { set: "2026-01-02T03:04:05.678Z", freeze: true },
  answer: { ...example, frozen: true },
  respond: Effect.fnUntraced(function*({ control: { clock }, state }, request) {
    const body = yield* bodyOf(request, hint)
    const problem = problemOf(state, body)
    if (problem !== undefined) return invalid(problem, hint)
    const { advance, freeze, set } = body as ClockRequest
    if (set !== undefined) yield* clock.set(set)
    if (advance !== undefined) yield* clock.advance(advance)
    if (freeze !== undefined) yield* freeze ? clock.freeze : clock.resume
    return shown(state)
  })
}

export const routesOfClock: ReadonlyArray<ControlRoute> = [read, move]
