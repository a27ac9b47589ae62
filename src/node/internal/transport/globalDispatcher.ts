/**
 * The dispatcher that a program has set for all of its process (`setGlobalDispatcher`), for example a mock in a test.
 */
import type * as Undici from "@effect/platform-node/Undici"

// undici's own names: the first of version 8 and newer, and of Node's since 24.20; the second of all before, which Node's fetch uses.
const names = [Symbol.for("undici.globalDispatcher.2"), Symbol.for("undici.globalDispatcher.1")] as const

type Properties = { readonly [name: PropertyKey]: unknown }

const hidden = (value: object, name: string): unknown => {
  const symbol = Object.getOwnPropertySymbols(value).find(({ description }) => description === name)
  return symbol === undefined ? undefined : (value as Properties)[symbol]
}

const isUnset = (value: unknown): boolean => value === undefined || value === Infinity

/**
 * Whether it is what undici sets for itself when it is loaded: an agent without any options. A program that sets the same for itself wants nothing of it.
 */
const isDefault = (dispatcher: object): boolean => {
  const { constructor } = dispatcher
  if (constructor.name === "Dispatcher1Wrapper") return true
  if (constructor.name !== "Agent") return false
  // `compose` gives another `dispatch` to the same agent.
  if ((dispatcher as Properties)["dispatch"] !== constructor.prototype.dispatch) return false
  const options = hidden(dispatcher, "options")
  const factory = hidden(dispatcher, "factory")
  return typeof options === "object" && options !== null && Object.values(options).every(isUnset)
    && typeof factory === "function" && factory.name === "defaultFactory"
}

const judged = new WeakMap<object, boolean>()

const isOfProgram = (dispatcher: unknown): dispatcher is Undici.Dispatcher => {
  if (typeof dispatcher !== "object" || dispatcher === null) return false
  let isDefaultOne = judged.get(dispatcher)
  if (isDefaultOne === undefined) {
    isDefaultOne = isDefault(dispatcher)
    judged.set(dispatcher, isDefaultOne)
  }
  return !isDefaultOne
}

/** Asked for each request: a test sets its mock late, and takes it back. */
export const globalDispatcher = (): Undici.Dispatcher | undefined => {
  for (const name of names) {
    const dispatcher: unknown = (globalThis as Properties)[name]
    if (isOfProgram(dispatcher)) return dispatcher
  }
  return undefined
}

/** Whether it may be of an older version of undici, with other handlers: nothing else stands under the older name. */
export const isOlder = (dispatcher: object): boolean => (globalThis as Properties)[names[1]] === dispatcher
