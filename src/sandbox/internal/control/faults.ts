/** The faults of a sandbox: which one a request takes, and what it makes of the answer. */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as ApiError from "../../../ApiError.ts"
import * as grants from "../oauth/grants.ts"
import type { OperationId, Operations } from "../protocol/operations.ts"
import type { Store } from "../state/Store.ts"
import type { Fault, Faults } from "./Fault.ts"

type State = Store["Service"]

/** The connection ends without an answer: only what serves the sandbox can do that. */
export class ConnectionCut extends Data.TaggedError("ConnectionCut") {}

const isHeader = ([name, value]: readonly [string, string]): boolean =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value)

const isCount = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least

/** Whether it is a finite time from now. */
export const isDuration = (input: Duration.Input): boolean => {
  const duration = Duration.fromInput(input)
  return Option.isSome(duration) && Duration.isFinite(duration.value) && Duration.toMillis(duration.value) >= 0
}

const mostFaults = 1_000
export const tooMany = `There are ${mostFaults} faults already: clear them first.`

const effects = ["latency", "status", "retryAfter", "cut"] as const

/** What is wrong with a fault; undefined where nothing is. */
export const problemOf = (operations: Operations, fault: Fault): string | undefined => {
  const { count = 1, headers = {}, latency = 0, operation, retryAfter = 0, status = 200 } = fault
  if (!effects.some((effect) => fault[effect] !== undefined)) {
    return "The fault does nothing: give it a latency, a status, a retryAfter or a cut."
  }
  if (operation !== undefined && !operations.isId(operation)) return `There is no operation ${String(operation)}.`
  if (!isCount(count, 1)) return "The count has to be a whole number above 0."
  if (!isCount(status, 200) || status > 599) return "The status has to be a whole number from 200 to 599."
  if (!isCount(retryAfter, 0)) return "The retryAfter has to be a whole number of seconds."
  if (!Object.entries(headers).every(isHeader)) return "One of the headers cannot be sent."
  return isDuration(latency)
    ? undefined
    : "The latency has to be a duration: milliseconds, or a text such as `2 seconds`."
}

const isDeclared = (status: number): status is ApiError.DeclaredStatus => status in ApiError.byStatus

/** The API's usual code with a status; of a status without a class, that of its kind. */
const usualCode = (status: number): string =>
  ApiError.byStatus[isDeclared(status) ? status : status < 500 ? 400 : 500].usualCode

const answerOf = ({ body, headers, retryAfter, status = 503 }: Fault): HttpServerResponse.HttpServerResponse => {
  const { "content-type": contentType, ...others } = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  )
  const options = {
    status,
    headers: { ...retryAfter === undefined ? undefined : { "retry-after": String(retryAfter) }, ...others },
    ...contentType === undefined ? undefined : { contentType }
  }
  if (Predicate.isString(body)) {
    return HttpServerResponse.text(body, { contentType: "text/plain; charset=utf-8", ...options })
  }
  if (body !== undefined) return HttpServerResponse.jsonUnsafe(body, options)
  if (status < 400) return HttpServerResponse.empty(options)
  const error = { code: usualCode(status), message: "The sandbox was told to answer this." }
  return HttpServerResponse.jsonUnsafe({ error }, options)
}

/** What a fault makes of an answer. */
const happen = <E, R>(
  fault: Fault,
  respond: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
): Effect.Effect<HttpServerResponse.HttpServerResponse, E | ConnectionCut, R> => {
  const next: Effect.Effect<HttpServerResponse.HttpServerResponse, E | ConnectionCut, R> = fault.cut === true
    ? Effect.fail(new ConnectionCut())
    : fault.status === undefined && fault.retryAfter === undefined
    ? respond
    : Effect.succeed(answerOf(fault))
  // A server cannot interrupt what answers: a client that is gone, or a sandbox that is closed, ends the wait.
  return fault.latency === undefined ? next : Effect.andThen(Effect.interruptible(Effect.sleep(fault.latency)), next)
}

export const make = (state: State, operations: Operations) => {
  let active: Array<{ readonly fault: Fault; left: number }> = []

  const take = (operation: OperationId | undefined): Fault | undefined => {
    if (operation === undefined) return undefined
    const found = active.find(({ fault }) =>
      fault.operation === undefined ? !operation.startsWith("oauth.") : fault.operation === operation
    )
    if (found === undefined) return undefined
    found.left--
    if (found.left === 0) active = active.filter((other) => other !== found)
    return found.fault
  }

  const isFull = (): boolean => active.length >= mostFaults

  const faults: Faults = {
    add: (fault) =>
      Effect.sync(() => {
        const problem = problemOf(operations, fault) ?? (isFull() ? tooMany : undefined)
        if (problem !== undefined) throw new Error(problem)
        active.push({ fault, left: fault.count ?? Infinity })
      }),
    clear: Effect.sync(() => {
      active = []
    }),
    expireTokens: Effect.sync(() => {
      state.credentials.filter(({ type }) => type === "oauth")
        .forEach((row) => state.credentials.change(row, { expiresAt: state.now() }))
    }),
    revokeTokens: Effect.sync(() => state.grants.all().forEach((grant) => grants.revoke(state, grant)))
  }

  /** Answers a request for an operation: as a fault says, where one fits it. */
  const through = <E, R>(
    operation: OperationId | undefined,
    respond: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
  ): Effect.Effect<HttpServerResponse.HttpServerResponse, E | ConnectionCut, R> =>
    Effect.suspend(() => {
      const fault = take(operation)
      if (fault === undefined) return respond
      return fault.carriedOut === true
        ? Effect.flatMap(respond, (response) => happen(fault, Effect.succeed(response)))
        : happen(fault, respond)
    })

  return { faults, isFull, through }
}
