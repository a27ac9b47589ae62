/** Faults by HTTP. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Predicate from "effect/Predicate"
import * as answer from "../protocol/answer.ts"
import type { Operations } from "../protocol/operations.ts"
import { lastPartOf } from "../protocol/paths.ts"
import type { Fault } from "./Fault.ts"
import { known, problemOf } from "./faultProblems.ts"
import * as faults from "./faults.ts"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"

const hint = `The fields of a fault are ${
  known.join(", ")
}. Instead of a fault, send { "clear": true }, { "tokens": "expired" } or { "tokens": "revoked" }.`

/** What is asked for: the end of tokens, or of all faults, or one more. */
interface Asked {
  readonly clear: boolean
  readonly tokens: "expired" | "revoked" | undefined
  readonly fault: Fault | undefined
}

/** Reads a body; a text says what is wrong with it. */
const askedBy = (operations: Operations, body: unknown): Asked | string => {
  if (!Predicate.isObject(body)) return "The body must be an object."
  const { clear, tokens, ...fault } = body as { readonly [field: string]: unknown }
  const hasFault = Object.keys(fault).length > 0
  if (clear !== undefined && clear !== true) return "The clear must be true, or omitted."
  if (tokens !== undefined && tokens !== "expired" && tokens !== "revoked") {
    return "The tokens must be \"expired\" or \"revoked\"."
  }
  if (tokens !== undefined && hasFault) {
    return `The field \`tokens\` ends the tokens of all logins: send it without ${Object.keys(fault).join(", ")}.`
  }
  const problem = hasFault || (clear === undefined && tokens === undefined) ? problemOf(operations, fault) : undefined
  return problem ?? { clear: clear === true, tokens, fault: hasFault ? fault : undefined }
}

const add: ControlRoute = {
  method: "POST",
  path: "/__sandbox/faults",
  what:
    "Adds a fault and returns its id. `{ \"clear\": true }` removes all faults, before it adds one if the body has one. `{ \"tokens\": \"expired\" }` expires the access tokens of all logins, `\"revoked\"` ends all logins. Without a fault the answer is 204.",
  body: { operation: "projects.create", count: 1, status: 503, retryAfter: 0 },
  answer: { id: "fault_1" },
  respond: Effect.fnUntraced(function*({ control }, request) {
    const asked = askedBy(control.operations, yield* bodyOf(request, hint))
    if (typeof asked === "string") return invalid(asked, hint)
    const { clear, fault, tokens } = asked
    if (fault !== undefined && !clear && control.isFull()) return invalid(faults.tooMany, hint)
    if (clear) yield* control.faults.clear
    if (tokens === "expired") yield* control.faults.expireTokens
    if (tokens === "revoked") yield* control.faults.revokeTokens
    return fault === undefined ? done : HttpServerResponse.jsonUnsafe({ id: yield* control.faults.add(fault) })
  })
}

const pending: ControlRoute = {
  method: "GET",
  path: "/__sandbox/faults",
  what:
    "Lists the active faults, with how often each has happened. The list is empty once every fault has used up its `count`.",
  answer: {
    data: [{ id: "fault_1", fault: { operation: "projects.create", count: 2, status: 503 }, hits: 1, left: 1 }]
  },
  respond: ({ control }) => Effect.map(control.faults.pending, (data) => HttpServerResponse.jsonUnsafe({ data }))
}

const clear: ControlRoute = {
  method: "DELETE",
  path: "/__sandbox/faults",
  what: "Removes all faults.",
  respond: ({ control }) => Effect.as(control.faults.clear, done)
}

const remove: ControlRoute = {
  method: "DELETE",
  path: "/__sandbox/faults/:id",
  what: "Removes a fault. Removing one that has already ended succeeds.",
  respond: Effect.fnUntraced(function*({ control }, { url }) {
    const id = lastPartOf(url)
    const problem = control.problemOfId(id)
    if (problem !== undefined) {
      return answer.respond(
        answer.notFound({ message: problem, hint: "GET /__sandbox/faults lists the active faults." })
      )
    }
    yield* control.faults.remove(id)
    return done
  })
}

export const routesOfFaults: ReadonlyArray<ControlRoute> = [add, pending, clear, remove]
