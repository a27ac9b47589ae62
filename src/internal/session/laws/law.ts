/**
 * What a law of storages is made of.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "../../../AuthError.ts"
import * as Tokens from "../../../Tokens.ts"
import type { TokenStorage } from "../../../TokenStorage.ts"

/**
 * The storage that a law is about.
 *
 * @since 0.1.0
 * @category models
 */
export type Storage = TokenStorage["Service"]

/**
 * A storage broke a law: which one, and what was seen instead. It never shows a token.
 *
 * @since 0.1.0
 * @category errors
 */
export class LawBroken extends Data.TaggedError("LawBroken")<{ readonly law: string; readonly message: string }> {}

/**
 * One sentence that holds for a storage, and how to check it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Law<Subject> {
  /** The predicate of a sentence whose subject is the storage: "reads back what was set". */
  readonly name: string
  /** Fails with `LawBroken` if the storage breaks the law, or with the failure of the storage itself. */
  readonly check: (subject: Subject) => Effect.Effect<void, LawBroken | AuthError>
}

const threw =
  "it threw, where it fails with TokenStorage.failed. Tokens that are not Redacted any more throw where they are compared: "
  + "TokensSchema.encode writes them, TokensSchema.decode reads them."

/** Says that something holds, or what is wrong. */
export type Holds = (condition: boolean, otherwise: string) => Effect.Effect<void, LawBroken>

export const law = <Subject>(
  name: string,
  check: (subject: Subject, holds: Holds) => Effect.Effect<unknown, LawBroken | AuthError>
): Law<Subject> => {
  const holds: Holds = (condition, message) =>
    condition ? Effect.void : Effect.fail(new LawBroken({ law: name, message }))
  return {
    name,
    // What was thrown may quote a token.
    check: (subject) =>
      Effect.catchDefect(Effect.asVoid(Effect.suspend(() => check(subject, holds))), () => holds(false, threw))
  }
}

/** In every token of the laws: where it is seen, a token is. */
export const marker = "never-shown"

export const pair = (
  n: number,
  fields?: { readonly refreshToken?: undefined; readonly expiresAt?: number }
): Tokens.Tokens =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `${marker}-a${n}`, refreshToken: `${marker}-r${n}`, ...fields })

/** A pair as a violation may name it. */
export const nameOf = (tokens: Tokens.Tokens | undefined): string => {
  if (tokens === undefined) return "none"
  const { accessToken, refreshToken } = tokens
  const last = (secret: Redacted.Redacted<string> | undefined): string => {
    if (secret === undefined) return "none"
    const value = Redacted.value(secret)
    // What is not the laws' own may be somebody's.
    return value.startsWith(`${marker}-`) ? value.slice(marker.length + 1) : "another"
  }
  return `${last(accessToken)} with ${last(refreshToken)}`
}

export const isPair = (found: Tokens.Tokens | undefined, expected: Tokens.Tokens | undefined): boolean =>
  found === undefined || expected === undefined
    ? found === expected
    : Tokens.same(found, expected)

/** Says that the storage holds these tokens. */
export const found = (storage: Storage, holds: Holds, expected: Tokens.Tokens | undefined, when: string) =>
  Effect.flatMap(
    storage.get,
    (tokens) => holds(isPair(tokens, expected), `${when}, it held ${nameOf(tokens)} instead of ${nameOf(expected)}`)
  )

export const all = <A, E>(effects: ReadonlyArray<Effect.Effect<A, E>>) =>
  Effect.all(effects, { concurrency: "unbounded" })

export const times = <A>(count: number, make: (index: number) => A): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, index) => make(index))

/** Lets others run, so many times. */
export const turns = (count: number): Effect.Effect<void> =>
  Effect.gen(function*() {
    for (let turn = 0; turn < count; turn++) yield* Effect.yieldNow
  })

export const countOf = (answers: ReadonlyArray<boolean>): number => answers.filter((one) => one).length
