/**
 * A connection string for a database that is there already: its connections show theirs once, when they are made or rotated.
 */
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { FetchError } from "../../FetchError.ts"
import { isUnknown, mayEndOtherwise } from "../failure/transient.ts"
import type { Ensured } from "./ensure.ts"
import type { EnsureError } from "./EnsureError.ts"
import { invalidOptions, oneOf } from "./options.ts"

interface Reference {
  readonly id: string
  readonly name: string
}

interface Database {
  readonly id: string
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<Reference>
}

interface Operations<A, E> {
  readonly create: (databaseId: string, name: string) => Effect.Effect<A, E>
  readonly rotate: (connectionId: string) => Effect.Effect<A, E>
  /** All pages. */
  readonly list: (databaseId: string) => Effect.Effect<ReadonlyArray<Reference>, E>
}

const none = { _tag: "None" } as const

export type Connected<A> = { readonly _tag: "None" } | { readonly _tag: "Created" | "Rotated"; readonly value: A }

/** How often an answer may be lost. */
const tries = 3

/** Rotating twice is as good as once: the last answer has what counts. */
const rotate = <A, E>({ rotate }: Operations<A, E>, connectionId: string): Effect.Effect<A, E> =>
  Effect.retry(Effect.suspend(() => rotate(connectionId)), { times: tries - 1, while: isUnknown })

/** A name that nobody else gives: by it a connection is found whose answer was lost. */
const uniqueName = Effect.sync(() => `ensure-${SecureRandom.uuidV4Unsafe()}`)

const create = Effect.fnUntraced(function*<A, E>(
  operations: Operations<A, E>,
  databaseId: string
): Effect.fn.Return<A, E> {
  const name = yield* uniqueName
  for (let left = tries - 1;; left--) {
    const made = yield* Effect.result(operations.create(databaseId, name))
    if (Result.isSuccess(made)) return made.success
    const { failure } = made
    if (!isUnknown(failure)) return yield* Effect.fail(failure)
    const lost = (yield* Effect.mapError(operations.list(databaseId), () => failure)).find((each) => each.name === name)
    if (lost !== undefined) return yield* rotate(operations, lost.id)
    if (left === 0 || !mayEndOtherwise(failure)) return yield* Effect.fail(failure)
  }
})

type How = "create" | "rotate" | undefined

/** `rotate` takes the default connection, and makes one where there is none. */
const connect = <A, E>(how: How, database: Database, operations: Operations<A, E>): Effect.Effect<Connected<A>, E> => {
  if (how === undefined) return Effect.succeed({ _tag: "None" })
  const id = database.defaultConnectionId ?? database.connections[0]?.id
  return how === "create" || id === undefined
    ? Effect.map(create(operations, database.id), (value) => ({ _tag: "Created", value }))
    : Effect.map(rotate(operations, id), (value) => ({ _tag: "Rotated", value }))
}

/** Where the connections of a thing are. */
interface Connections<Created, Found, A, E> {
  readonly operations: Operations<A, E>
  /** Those in the answer that created it. */
  readonly ofCreated: (created: Created) => ReadonlyArray<A> | undefined
  /** The database of one that was there, if it has one. */
  readonly ofFound: (found: Found) => Effect.Effect<Database | undefined, E>
}

/** What is ensured at a path, with a connection: one that is created has its own, one that was there has what is asked for. */
export const withConnection = <Created, Found, A, E>(
  how: How,
  path: string,
  ensured: Effect.Effect<Ensured<Created, Found>, E | EnsureError<Found>>,
  { ofCreated, ofFound, operations }: Connections<Created, Found, A, E>
): Effect.Effect<
  Ensured<Created, Found> & { readonly connection: Connected<A> },
  E | EnsureError<Found> | FetchError
> =>
  Effect.gen(function*() {
    // A word that is misspelled is neither of them, and rotating cuts others off: before anything is created.
    const issues = oneOf("connection", how, ["create", "rotate"])
    if (issues.length > 0) return yield* Effect.fail(invalidOptions(path, issues))
    const it = yield* ensured
    if (it._tag === "Created") {
      const value = ofCreated(it.resource)?.[0]
      return { ...it, connection: value === undefined ? none : { _tag: "Created", value } as const }
    }
    const database = how === undefined ? undefined : yield* ofFound(it.resource)
    return { ...it, connection: database === undefined ? none : yield* connect(how, database, operations) }
  })
