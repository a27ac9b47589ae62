/**
 * The tokens of logins in a database of the page's origin, each operation atomic for every tab.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { AuthError } from "../../../AuthError.ts"
import * as Tokens from "../../../Tokens.ts"
import * as TokensSchema from "../../../TokensSchema.ts"
import type { TokenStorage } from "../../../TokenStorage.ts"
import { heard } from "../heard.ts"
import { type Channel, makeChannel } from "./channel.ts"
import { type Database, type Decision, makeDatabase } from "./database.ts"
import { makeLock } from "./lock.ts"

type Stored = Tokens.Tokens | undefined

/** The key of a login that has none: no string, so it is none of those that programs give. */
const only = 0

const place = "The login in IndexedDB"

const decode = (found: unknown): Result.Result<Stored, AuthError> =>
  found === undefined
    ? Result.succeed(undefined)
    : Effect.runSync(Effect.result(TokensSchema.decode(typeof found === "string" ? found : "", place)))

/** Whether a login may write over what was found: over what nobody can read, too. */
const replaceable = (found: unknown): Result.Result<boolean, AuthError> =>
  typeof found === "string"
    ? Effect.runSync(Effect.result(Effect.as(TokensSchema.checkReplaceable(found, place), true)))
    : Result.succeed(true)

// Asked before every request, the database mostly has the same text again.
const makeDecode = (): typeof decode => {
  let last: { readonly found: unknown; readonly decoded: ReturnType<typeof decode> } | undefined
  return (found) => {
    if (last === undefined || last.found !== found) last = { found, decoded: decode(found) }
    return last.decoded
  }
}

/** Writes where what was found is as it should be. */
const when = (
  answer: Result.Result<boolean, AuthError>,
  write: NonNullable<Decision<boolean>["write"]>
): Decision<boolean> => Result.isSuccess(answer) && answer.success ? { answer, write } : { answer }

const isThese = (tokens: Tokens.Tokens) => (stored: Stored): boolean =>
  stored !== undefined && Tokens.same(stored, tokens)

/** Calls `tell` when the login `key` may have changed, until the function that it gives is called. */
const listening = (channel: Channel, key: IDBValidKey, tell: () => void): () => void =>
  channel.listen((message) => {
    if ("changed" in message && (message.changed === key || message.changed === undefined)) tell()
  })

const makeStorage = (database: Database, channel: Channel, key: IDBValidKey): TokenStorage["Service"] => {
  const decode = makeDecode()

  const change = (
    operation: "write" | "clear",
    decide: (found: unknown) => Decision<boolean>
  ): Effect.Effect<boolean, AuthError> =>
    Effect.tap(
      database.change(operation, "logins", key, decide),
      (did) => did ? Effect.sync(() => channel.post({ changed: key })) : Effect.void
    )

  const write = (
    tokens: Tokens.Tokens,
    isRight: (found: unknown) => Result.Result<boolean, AuthError>
  ): Effect.Effect<boolean, AuthError> =>
    Effect.flatMap(
      TokensSchema.encode(tokens),
      (text) => change("write", (found) => when(isRight(found), { put: text }))
    )

  const isCurrent = (tokens: Tokens.Tokens) => (found: unknown): Result.Result<boolean, AuthError> =>
    Result.map(decode(found), isThese(tokens))

  return {
    get: Effect.flatMap(database.get("logins", key), (found) => Effect.fromResult(decode(found))),
    set: (tokens) => Effect.asVoid(write(tokens, replaceable)),
    setIfCurrent: (current, next) => write(next, isCurrent(current)),
    clear: Effect.asVoid(change("clear", () => ({ answer: Result.succeed(true), write: "delete" }))),
    clearIfCurrent: (tokens) => change("clear", (found) => when(isCurrent(tokens)(found), "delete")),
    withRefreshLock: makeLock(database, channel, key),
    refreshAhead: true,
    check: Effect.flatMap(
      database.get("logins", key),
      (found) => Effect.asVoid(Effect.fromResult(replaceable(found)))
    ),
    changes: heard((tell) => listening(channel, key, () => tell(undefined)))
  }
}

/** The storages in the database `name`. Nothing is opened before the first use. */
export const open = (name: string) => {
  const database = makeDatabase(name)
  const channel = makeChannel(name)
  return {
    of: (key: string | undefined): TokenStorage["Service"] => makeStorage(database, channel, key ?? only),
    listen: (key: string | undefined, tell: () => void): () => void => listening(channel, key ?? only, tell),
    keys: Effect.map(database.keys("logins"), (keys) => keys.filter((key) => typeof key === "string"))
  }
}
