/** What is wrong with a fault, whoever gives it: a program in its types, one without types, or another process as JSON. */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { isBearerToken } from "../../../internal/contract/bearerToken.ts"
import type { Operations } from "../protocol/operations.ts"
import { unknownField } from "../protocol/unknownField.ts"
import type { Fault, FaultWhere } from "./Fault.ts"
import { canFit, problemOfPattern } from "./pathPattern.ts"

/** Says what is wrong with the value of a field; undefined where nothing is. */
type Check = (value: unknown, operations: Operations) => string | undefined

const unless = (isGood: boolean, message: string): string | undefined => isGood ? undefined : message

const isCount = (value: unknown, least: number): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= least

const units = new Set([
  "weeks",
  "days",
  "hours",
  "minutes",
  "seconds",
  "milliseconds",
  "microseconds",
  "nanoseconds"
])

/** Of an object Effect reads the units that it knows, and says nothing of others. */
const hasOtherUnits = (input: unknown): boolean =>
  Predicate.isObject(input) && !Duration.isDuration(input) &&
  !(Object.keys(input).length > 0 && Object.keys(input).every((unit) => units.has(unit)))

/** Whether it is a finite time from now. */
export const isDuration = (input: unknown): boolean => {
  if (hasOtherUnits(input)) return false
  // It says of anything else that it is none.
  const duration = Duration.fromInput(input as Duration.Input)
  return Option.isSome(duration) && Duration.isFinite(duration.value) && Duration.toMillis(duration.value) >= 0
}

/** In milliseconds, of what was checked. */
export const millisOf = (input: Duration.Input): number => Duration.toMillis(Duration.fromInputUnsafe(input))

const count = (name: string, least: number): Check => (value) =>
  unless(isCount(value, least), `The ${name} must be a whole number, ${least} or more.`)

const duration = (name: string): Check => (value) =>
  unless(isDuration(value), `The ${name} must be a duration: milliseconds, or a string such as \`2 seconds\`.`)

const positive = (name: string): Check => (value, operations) =>
  duration(name)(value, operations)
    ?? unless(millisOf(value as Duration.Input) > 0, `The ${name} must be longer than zero.`)

const text = (name: string): Check => (value) =>
  unless(typeof value === "string" && value.trim() !== "", `The ${name} must be a string.`)

type Fields = { readonly [field: string]: Check }

/** The fields of a value, each with its check. `needed` may not be omitted. */
const fieldsOf = (
  value: unknown,
  fields: Fields,
  operations: Operations,
  place = "",
  needed: ReadonlyArray<string> = []
): string | undefined => {
  if (!Predicate.isObject(value)) {
    return `The ${place === "" ? "fault" : place} must be an object with ${Object.keys(fields).join(", ")}.`
  }
  const given = Object.entries(value).filter(([, field]) => field !== undefined)
  const missing = needed.find((name) => !given.some(([field]) => field === name))
  return unknownField(value, Object.keys(fields), place)
    ?? (missing === undefined ? undefined : `The ${place} is missing its \`${missing}\`.`)
    ?? given.map(([name, field]) => fields[name]!(field, operations)).find((problem) => problem !== undefined)
}

/** An object that needs each of these fields. */
const whole = (name: string, fields: Fields): Check => (value, operations) =>
  fieldsOf(value, fields, operations, name, Object.keys(fields))

const operation: Check = (value, { groups, idsOf, isGroup, isId }) => {
  if (isId(value) || isGroup(value)) return undefined
  const group = typeof value === "string" ? value.split(".", 1)[0]! : ""
  const ids = idsOf(group)
  return ids.length > 0
    ? `Unknown operation ${String(value)}. The group has ${ids.join(", ")}, and ${group}.* for all of them.`
    : `There is no operation ${
      String(value)
    }: it is a group and a name, such as projects.create, or projects.* for a group. The groups are ${
      groups().join(", ")
    }.`
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]

const where: { readonly [field in keyof FaultWhere]-?: Check } = {
  path: problemOfPattern,
  method: (value) =>
    unless(typeof value === "string" && methods.includes(value), `The method must be one of ${methods.join(", ")}.`),
  workspaceId: text("workspaceId"),
  clientId: text("clientId"),
  token: (value) => {
    const token = Redacted.isRedacted(value) ? Redacted.value(value) : value
    return unless(typeof token === "string" && isBearerToken(token), "The token must be a whole bearer token.")
  }
}

// RFC 9110 section 5
const isHeader = ([name, value]: readonly [string, unknown]): boolean =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value)

const isJson = (value: unknown): boolean =>
  Result.isSuccess(Result.try(() => JSON.stringify(value))) && JSON.stringify(value) !== undefined

/** They say where a body ends: the sandbox's own, or the connection would never be good again. */
const framing = new Set(["content-length", "transfer-encoding", "connection"])

const headers: Check = (value) => {
  if (!Predicate.isObject(value) || !Object.entries(value).every(isHeader)) {
    return "A header cannot be sent: names must be tokens, and values ASCII strings without line breaks."
  }
  const own = Object.keys(value).find((name) => framing.has(name.toLowerCase()))
  return own === undefined
    ? undefined
    : `The sandbox sets the header ${own} itself. To break an answer, use \`cut: "body"\`.`
}

const fields: { readonly [field in keyof Fault]-?: Check } = {
  operation,
  where: (value, operations) => fieldsOf(value, where, operations, "where"),
  after: count("after", 0),
  every: count("every", 1),
  probability: (value) =>
    unless(typeof value === "number" && value > 0 && value <= 1, "The probability must be above 0, and 1 or less."),
  seed: (value) =>
    unless(typeof value === "string" || Number.isFinite(value), "The seed must be a number or a string."),
  count: count("count", 1),
  latency: duration("latency"),
  status: (value) => unless(isCount(value, 200) && value <= 599, "The status must be a whole number from 200 to 599."),
  body: (value) => unless(isJson(value), "The body must be a string or a JSON value."),
  headers,
  retryAfter: (value) => unless(isCount(value, 0), "The retryAfter must be a whole number of seconds."),
  cut: (value) =>
    unless(typeof value === "boolean" || value === "body", "The cut must be true, or \"body\" for half of the body."),
  dribble: whole("dribble", {
    bytes: count("bytes of the dribble", 1),
    interval: duration("interval of the dribble")
  }),
  rateLimit: whole("rateLimit", { limit: count("limit", 0), window: positive("window") }),
  stale: positive("stale"),
  carriedOut: (value) => unless(typeof value === "boolean", "The carriedOut must be true or false.")
}

/** The names of the fields. */
export const known: ReadonlyArray<string> = Object.keys(fields)

const effects = ["latency", "status", "retryAfter", "cut", "dribble", "rateLimit", "stale"] as const

const ofOperation = ({ operation }: Fault, group: string): boolean => operation?.startsWith(`${group}.`) === true

/** Whether it answers in the place of the sandbox. */
export const isAnswer = ({ rateLimit, retryAfter, status }: Fault): boolean =>
  status !== undefined || retryAfter !== undefined || rateLimit !== undefined

/** What cannot be together, with the reason. */
const contradictions: ReadonlyArray<readonly [isThere: (fault: Fault, operations: Operations) => boolean, string]> = [
  [
    (fault) => !effects.some((effect) => fault[effect] !== undefined && fault[effect] !== false),
    `The fault does nothing: give it one of ${effects.join(", ")}.`
  ],
  [
    (fault) => (fault.body !== undefined || fault.headers !== undefined) && !isAnswer(fault),
    "The fields body and headers need a status."
  ],
  [
    ({ body, cut, dribble, headers, retryAfter, stale, status }) =>
      cut === true && [body, dribble, headers, retryAfter, stale, status].some((field) => field !== undefined),
    "A cut connection has no answer: omit the fields of the answer, or use `cut: \"body\"`."
  ],
  [
    ({ body, status = 0 }) => body !== undefined && [204, 205, 304].includes(status),
    "An answer with this status has no body: omit it."
  ],
  [
    (fault) => fault.stale !== undefined && (isAnswer(fault) || fault.carriedOut !== undefined),
    "A stale read is answered as usual: omit status, retryAfter, rateLimit and carriedOut."
  ],
  [
    ({ operation, stale }, { idsOf, isRead }) =>
      stale !== undefined && operation !== undefined &&
      !(operation.endsWith(".*") ? idsOf(operation.slice(0, -2)) : [operation]).some(isRead),
    "Only reads of the API can be stale, and logs cannot: the operation is not such a read."
  ],
  [
    ({ stale, where }) => stale !== undefined && !["GET", "HEAD"].includes(where?.method ?? "GET"),
    "Only reads can be stale: use the method GET or HEAD."
  ],
  [
    ({ operation, where }, { takes }) =>
      operation !== undefined && where?.method !== undefined && !takes(operation, where.method),
    "The operation does not use this method: omit one of them."
  ],
  [
    ({ operation, where }, { pathsOf }) =>
      where?.path !== undefined && !pathsOf(operation).some((path) => canFit(where.path!, path)),
    "No request has this path, or none of the operation: compare `where.path` with the paths of openapi.json."
  ],
  [
    ({ every, probability, rateLimit }) =>
      rateLimit !== undefined && (every !== undefined || probability !== undefined),
    "A rateLimit decides which requests are refused: omit every and probability."
  ],
  [
    ({ probability, seed }) => seed !== undefined && probability === undefined,
    "The seed needs a probability."
  ],
  [
    (fault) => fault.carriedOut !== undefined && fault.latency === undefined && fault.cut !== true && !isAnswer(fault),
    "An answer that is cut in its body or sent in pieces is carried out anyway: omit carriedOut."
  ],
  [
    (fault) => fault.where?.token !== undefined && ofOperation(fault, "oauth"),
    "A request of OAuth has no bearer token: aim with `where.clientId` or `where.workspaceId`."
  ],
  [
    (fault) => fault.where?.token !== undefined && ofOperation(fault, "uploads"),
    "An upload has no bearer token: its URL is signed."
  ]
]

/** What is wrong with a fault; undefined where nothing is. */
export const problemOf = (operations: Operations, fault: unknown): string | undefined =>
  fieldsOf(fault, fields, operations)
    // By the checks of its fields.
    ?? contradictions.find(([isThere]) => isThere(fault as Fault, operations))?.[1]
