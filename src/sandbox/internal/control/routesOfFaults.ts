/** Faults by HTTP. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as operations from "../protocol/operations.ts"
import * as faults from "./faults.ts"
import { bodyOf, type ControlRoute, done, duration, invalid } from "./route.ts"

const FaultRequest = ({ isId }: operations.Operations) =>
  Schema.Struct({
    operation: Schema.optionalKey(Schema.declare(isId, { expected: "the id of an operation" })),
    count: Schema.optionalKey(Schema.Finite),
    latency: Schema.optionalKey(duration),
    status: Schema.optionalKey(Schema.Finite),
    body: Schema.optionalKey(Schema.Unknown),
    headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
    retryAfter: Schema.optionalKey(Schema.Finite),
    cut: Schema.optionalKey(Schema.Boolean),
    carriedOut: Schema.optionalKey(Schema.Boolean),
    tokens: Schema.optionalKey(Schema.Literals(["expired", "revoked"])),
    clear: Schema.optionalKey(Schema.Boolean)
  })

const hint = "See `Fault` of effect-prisma-management/sandbox for what it takes."

const add: ControlRoute = {
  method: "POST",
  path: "/__sandbox/faults",
  what: "Makes requests go wrong.",
  body: { operation: "projects.create", count: 1, status: 503, retryAfter: 0 },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const { clear, tokens, ...fault } = yield* bodyOf(FaultRequest(control.operations), request, hint)
    const isAdded = Object.keys(fault).length > 0
    const isAsked = isAdded || clear !== undefined || tokens !== undefined
    const problem = isAdded || !isAsked ? faults.problemOf(control.operations, fault) : undefined
    if (problem !== undefined) return invalid(problem, hint)
    if (isAdded && clear !== true && control.isFull()) return invalid(faults.tooMany, hint)
    if (clear === true) yield* control.faults.clear
    if (tokens === "expired") yield* control.faults.expireTokens
    if (tokens === "revoked") yield* control.faults.revokeTokens
    if (isAdded) yield* control.faults.add(fault)
    return done
  })
}

export const routesOfFaults: ReadonlyArray<ControlRoute> = [add]
