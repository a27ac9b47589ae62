/** What the options of a sandbox are, for those whom no compiler tells: programs in JavaScript, and bodies of requests. */
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as client from "../control/client.ts"
import type { Options } from "../state/settings.ts"

/** Whether a value is right for an option, and what would be. */
export type Check = readonly [isGood: (value: unknown) => boolean, what: string]

export const text: Check = [Predicate.isString, "a string"]
/** An unset variable of a shell is an empty one. */
export const filled: Check = [(value) => Predicate.isString(value) && value.trim() !== "", "a non-blank string"]
const yesOrNo: Check = [Predicate.isBoolean, "true or false"]

export const secret: Check = [(value) => Predicate.isString(value) || Redacted.isRedacted(value), "a string"]
const texts: Check = [(value) => Array.isArray(value) && value.every(Predicate.isString), "a list of strings"]

const known: { readonly [Name in keyof Options]-?: Check } = {
  token: text,
  workspace: text,
  tokenTtl: [Predicate.isNumber, "a number of seconds"],
  refreshTokenTtl: [Predicate.isNumber, "a number of seconds"],
  tokenSkew: [Predicate.isNumber, "a number of seconds"],
  // `given.ts` says what is wrong with one of them.
  users: [() => true, "a list of users"],
  autoApprove: yesOrNo,
  // `problemOf` says what is wrong with one of them.
  clients: [() => true, "a list of applications"],
  strictClients: yesOrNo,
  // `start.ts` says what is wrong in them.
  seed: [() => true, "a seed"],
  import: [() => true, "a snapshot"],
  idSeed: text,
  control: yesOrNo,
  controlToken: secret,
  publicUrl: text,
  allowHosts: texts,
  allowOrigins: texts,
  trustProxy: yesOrNo
}

/**
 * What is wrong with options by themselves; undefined where nothing is. Those of `others` are somebody else's to set, and those of `beside` are there where a
 * sandbox is served.
 */
export const problemOf = (
  given: unknown,
  others: ReadonlyArray<keyof Options> = [],
  beside: { readonly [name: string]: Check } = {}
): string | undefined => {
  const checks: { readonly [name: string]: Check } = { ...known, ...beside }
  const names = Object.keys(checks).filter((name) => !others.some((other) => other === name))
  const list = names.join(", ")
  if (!Predicate.isObject(given)) return `The options must be an object, with some of ${list}.`
  for (const [name, value] of Object.entries(given)) {
    const [isGood, what] = names.includes(name) ? checks[name]! : []
    if (isGood === undefined) return `Unknown option ${JSON.stringify(name.slice(0, 80))}. Known options: ${list}.`
    if (value !== undefined && !isGood(value)) return `The option ${name} must be ${what}.`
  }
  return given["clients"] === undefined ? undefined : client.problemOfAll(given["clients"])
}

/** Options as they were checked to be. */
export const isOptions = (given: unknown, others?: ReadonlyArray<keyof Options>): given is Options =>
  problemOf(given, others) === undefined
