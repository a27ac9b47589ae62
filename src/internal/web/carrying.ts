/**
 * Cookies that hold the tokens of a login: for a server that keeps nothing.
 */
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Cookies from "effect/http/Cookies"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import * as TokensSchema from "../../TokensSchema.ts"
import { type Carried, type Edition, makeCarried } from "./carried.ts"
import { type Carrier, isDue, isOver, type Visit } from "./carrier.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"
import { join, longestChunk, mostChunks, namesOf, split } from "./chunks.ts"
import { fieldsOf, type Jar, type Received } from "./cookies.ts"

type Cookie = Cookies.Cookie

const purpose = "tokens"

/** As long as every key is. */
const anyKey = "x".repeat(43)

const most = longestChunk * mostChunks

const tooLong = (length: number): AuthError =>
  invalidConfiguration(
    "cookies",
    `The tokens of this login need ${length} characters of cookies, but browsers and servers accept ${most}. Store them instead: use `
      + "WebLogin.layer, with TokenStorageSql or TokenStorageRedis, instead of WebLogin.layerCookies."
  )

const read = (json: { readonly [field: string]: unknown }) => {
  const { at, key, number, tokens } = json
  return typeof key === "string" && typeof at === "number" && typeof number === "number" && typeof tokens === "string"
    ? { key, at, number, tokens }
    : undefined
}

/** The carrier, and what this process remembers of the logins that it has seen. */
export const makeCarrying = (jar: Jar, life: Duration.Duration): Carrier & { readonly carried: Carried } => {
  const name = jar.nameOf("")

  const sealed = Effect.fnUntraced(function*(
    key: string,
    { number, tokens }: Edition
  ): Effect.fn.Return<string, AuthError> {
    const at = yield* Clock.currentTimeMillis
    const text = yield* jar.seal(
      purpose,
      JSON.stringify({ key, at, number, tokens: yield* TokensSchema.encode(tokens) })
    )
    // The count of the chunks stands before it.
    return text.length + 2 > most ? yield* Effect.fail(tooLong(text.length)) : text
  })

  const carried = makeCarried((tokens: Tokens) => Effect.asVoid(sealed(anyKey, { tokens, number: 0 })))

  const end = (received: Received): ReadonlyArray<Cookie> => namesOf(name, received).map(jar.expired)

  const written = Effect.fnUntraced(function*(
    key: string,
    received: Received
  ): Effect.fn.Return<ReadonlyArray<Cookie>, AuthError> {
    const edition = carried.current(key)
    if (edition === undefined) return end(received)
    const chunks = split(name, yield* sealed(key, edition))
    return [
      ...namesOf(name, received, chunks.length).map(jar.expired),
      ...chunks.map(([name, value]) => jar.cookie(name, value, life))
    ]
  })

  return {
    carried,
    read: Effect.fnUntraced(function*(received): Effect.fn.Return<Visit | undefined, AuthError> {
      const value = join(name, received)
      if (value === undefined) return undefined
      const fields = yield* Effect.flatMap(jar.open(purpose, value), (content) => fieldsOf(content, read))
      if (fields === undefined || isOver(fields, life, yield* Clock.currentTimeMillis)) return undefined
      const { at, key, number } = fields
      const tokens = yield* TokensSchema.decode(fields.tokens, "The cookie")
      yield* carried.arrive(key, { tokens, number })
      return { key, at, edition: number }
    }),
    begin: written,
    renew: Effect.fnUntraced(function*(visit, received): Effect.fn.Return<ReadonlyArray<Cookie>, AuthError> {
      const isCurrent = carried.current(visit.key)?.number === visit.edition
      return isCurrent && !isDue(visit, life, yield* Clock.currentTimeMillis) ? [] : yield* written(visit.key, received)
    }),
    end
  }
}
