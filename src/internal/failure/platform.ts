/**
 * What the program's platform has to have. A program on one that lacks it is told so by its first call, in place of a `TypeError` from the
 * middle of that.
 */
import type { AuthError } from "../../AuthError.ts"
import { invalidConfiguration } from "./authErrors.ts"

interface Part {
  readonly isThere: () => boolean
  /** What it is called, and what beside another platform helps. */
  readonly words: string
  readonly remedy: string
}

const global = (name: string, words = `\`${name}\``): Part => ({
  isThere: () => typeof (globalThis as { readonly [name: string]: unknown })[name] === "function",
  words,
  remedy: "load a polyfill before the program"
})

const parts = {
  fetch: { ...global("fetch"), remedy: "pass your own `fetch`" },
  Headers: global("Headers"),
  Request: global("Request"),
  Response: global("Response"),
  ReadableStream: global("ReadableStream", "web streams (`ReadableStream`)"),
  crypto: {
    // A page that came over http has `crypto` without it.
    isThere: () => globalThis.crypto?.subtle !== undefined,
    words: "Web Crypto (`crypto.subtle`)",
    remedy: "in a browser, serve the page from https or localhost"
  }
} satisfies { readonly [name: string]: Part }

type Name = keyof typeof parts

/** The failure of a call that needs what the platform lacks. */
export const lacking = (name: Name): AuthError => {
  const { remedy, words } = parts[name]
  return invalidConfiguration(
    name,
    `This platform has no ${words}. Run the program on Node 22.19 or newer, Bun, Deno, an edge runtime or a browser that docs/places.md lists, `
      + `or ${remedy}.`
  )
}

/** The same for the first of these that the platform lacks. */
export const missing = (...names: ReadonlyArray<Name | false>): AuthError | undefined => {
  const name = names.find((name) => name !== false && !parts[name].isThere())
  return name ? lacking(name) : undefined
}

/** Effect's client over `fetch` calls it whether it is there or not. */
export const missingFetch = (error: unknown): AuthError | undefined =>
  error instanceof TypeError && /is not a function/.test(error.message) ? missing("fetch") : undefined
