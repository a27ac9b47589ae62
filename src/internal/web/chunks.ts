/**
 * A text that is longer than a cookie may be, in several cookies.
 */
import type { Received } from "./cookies.ts"

/** Browsers take 4,096 characters of a cookie: its name, its value and, some of them, its attributes. */
export const longestChunk = 3800

/** What servers and proxies take of all cookies together is about 8,000 characters. */
export const mostChunks = 2

const nameOf = (name: string, index: number): string => index === 0 ? name : `${name}.${index}`

/** The cookies that hold a text, by name. The first one says how many there are. */
export const split = (name: string, text: string): ReadonlyArray<readonly [name: string, value: string]> => {
  const count = Math.ceil((text.length + 2) / longestChunk)
  const whole = `${count}.${text}`
  return Array.from(
    { length: count },
    (_, index) => [nameOf(name, index), whole.slice(index * longestChunk, (index + 1) * longestChunk)] as const
  )
}

/** The text that a request brings; `undefined` where there is none, or a part of it is missing. */
export const join = (name: string, received: Received): string | undefined => {
  const count = Number(/^(\d)\./.exec(Object.hasOwn(received, name) ? received[name]! : "")?.[1] ?? 0)
  const parts = Array.from({ length: count }, (_, index) => received[nameOf(name, index)])
  return count === 0 || parts.some((part) => part === undefined) ? undefined : parts.join("").slice(2)
}

/** The names of the cookies that a request brings of such a text, from the index `from` on. */
export const namesOf = (name: string, received: Received, from = 0): ReadonlyArray<string> =>
  Object.keys(received).filter((other) =>
    (other === name && from === 0) ||
    (other.startsWith(`${name}.`) && Number(other.slice(name.length + 1)) >= Math.max(from, 1))
  )
