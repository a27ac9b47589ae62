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
import { problemOfPattern } from "./pathPattern.ts"

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
  unless(isCount(value, least), `The ${name} has to be a whole number, ${least} or more.`)

const duration = (name: string): Check => (value) =>
  unless(isDuration(value), `The ${name} has to be a duration: milliseconds, or a text such as \`2 seconds\`.`)

const positive = (name: string): Check => (value, operations) =>
  duration(name)(value, operations)
    ?? unless(millisOf(value as Duration.Input) > 0, `The ${name} has to be longer than nothing.`)

const text = (name: string): Check => (value) =>
  unless(typeof value === "string" && value.trim() !== "", `The ${name} has to be a text.`)

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
    return `The ${place === "" ? "fault" : place} has to be an object with ${Object.keys(fields).join(", ")}.`
  }
  const given = Object.entries(value).filter(([, field]) => field !== undefined)
  const missing = needed.find((name) => !given.some(([field]) => field === name))
  return unknownField(value, Object.keys(fields), place)
    ?? (missing === undefined ? undefined : `The ${place} needs its \`${missing}\`.`)
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
    ? `There is no operation ${String(value)}: there are ${ids.join(", ")}, and ${group}.* for all of them.`
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
    unless(typeof value === "string" && methods.includes(value), `The method has to be one of ${methods.join(", ")}.`),
  workspaceId: text("workspaceId"),
  clientId: text("clientId"),
  token: (value) => {
    const token = Redacted.isRedacted(value) ? Redacted.value(value) : value
    return unless(typeof token === "string" && isBearerToken(token), "The token has to be all of a bearer token.")
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
    return "One of the headers cannot be sent: names are tokens, and values texts of ASCII without line breaks."
  }
  const own = Object.keys(value).find((name) => framing.has(name.toLowerCase()))
  return own === undefined ? undefined : `The header ${own} is the sandbox's own: \`cut: "body"\` breaks an answer.`
}

const fields: { readonly [field in keyof Fault]-?: Check } = {
  operation,
  where: (value, operations) => fieldsOf(value, where, operations, "where"),
  after: count("after", 0),
  every: count("every", 1),
  probability: (value) =>
    unless(typeof value === "number" && value > 0 && value <= 1, "The probability has to be above 0, and 1 or less."),
  seed: (value) =>
    unless(typeof value === "string" || Number.isFinite(value), "The seed has to be a number or a text."),
  count: count("count", 1),
  latency: duration("latency"),
  status: (value) =>
    unless(isCount(value, 200) && value <= 599, "The status has to be a whole number from 200 to 599."),
  body: (value) => unless(isJson(value), "The body has to be a text, or a value that JSON can write."),
  headers,
  retryAfter: (value) => unless(isCount(value, 0), "The retryAfter has to be a whole number of seconds."),
  cut: (value) =>
    unless(typeof value === "boolean" || value === "body", "The cut has to be true, or \"body\" for half of the body."),
  dribble: whole("dribble", {
    bytes: count("bytes of the dribble", 1),
    interval: duration("interval of the dribble")
  }),
  rateLimit: whole("rateLimit", { limit: count("limit", 0), window: positive("window") }),
  stale: positive("stale"),
  carriedOut: (value) => unless(typeof value === "boolean", "The carriedOut has to be true or false.")
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
    "A body and headers are those of an answer: give it a status too."
  ],
  [
    ({ body, cut, dribble, headers, retryAfter, stale, status }) =>
      cut === true && [body, dribble, headers, retryAfter, stale, status].some((field) => field !== undefined),
    "A connection that is cut has no answer: leave the fields of the answer out, or say `cut: \"body\"`."
  ],
  [
    ({ body, status = 0 }) => body !== undefined && [204, 205, 304].includes(status),
    "An answer of this status has no body."
  ],
  [
    (fault) => fault.stale !== undefined && (isAnswer(fault) || fault.carriedOut !== undefined),
    "What is stale is answered as usual: leave out status, retryAfter, rateLimit and carriedOut."
  ],
  [
    ({ operation, stale }, { idsOf, isRead }) =>
      stale !== undefined && operation !== undefined &&
      !(operation.endsWith(".*") ? idsOf(operation.slice(0, -2)) : [operation]).some(isRead),
    "Only reads of the API are stale, and logs are not: the operation is none."
  ],
  [
    ({ stale, where }) => stale !== undefined && !["GET", "HEAD"].includes(where?.method ?? "GET"),
    "Only reads are stale: the method is of none."
  ],
  [
    ({ operation, where }, { takes }) =>
      operation !== undefined && where?.method !== undefined && !takes(operation, where.method),
    "The operation is not asked for with this method: leave one of them out."
  ],
  [
    ({ every, probability, rateLimit }) =>
      rateLimit !== undefined && (every !== undefined || probability !== undefined),
    "A rateLimit says which requests are too many: leave out every and probability."
  ],
  [
    ({ probability, seed }) => seed !== undefined && probability === undefined,
    "The seed is that of a probability: give it one."
  ],
  [
    (fault) => fault.carriedOut !== undefined && fault.latency === undefined && fault.cut !== true && !isAnswer(fault),
    "What is cut or sent piece by piece within its body is carried out anyway: leave carriedOut out."
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
