/**
 * A database of the page's origin. It is opened when it is first used, and again after it was closed under us: by "clear site data", by a
 * newer version of this package in another tab, by a script that deleted it.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as AuthError from "../../../AuthError.ts"
import { invalidConfiguration, type StorageOperation, verbs } from "../../failure/authErrors.ts"

/** What is kept: tokens by login, and who holds the refresh lock of a login. */
type Store = "logins" | "locks"

/** What to do with a value, and what to answer. */
export interface Decision<A> {
  readonly answer: Result.Result<A, AuthError.AuthError>
  /** Absent: the value stays. */
  readonly write?: { readonly put: unknown } | "delete"
}

export interface Database {
  readonly name: string
  readonly get: (store: Store, key: IDBValidKey) => Effect.Effect<unknown, AuthError.AuthError>
  readonly keys: (store: Store) => Effect.Effect<ReadonlyArray<IDBValidKey>, AuthError.AuthError>
  /** Reads a value, decides and writes, in one transaction: atomic for every tab. `decide` may run twice. */
  readonly change: <A>(
    operation: StorageOperation,
    store: Store,
    key: IDBValidKey,
    decide: (found: unknown) => Decision<A>
  ) => Effect.Effect<A, AuthError.AuthError>
}

const version = 1

/** How long the browser may take for an answer: less than a session waits for a storage, for this says what to do. */
const patience = "4 seconds"

const open = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore("logins" satisfies Store)
      request.result.createObjectStore("locks" satisfies Store)
    })
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(new NotOpened(request.error)))
  })

class NotOpened extends Error {
  override readonly cause: unknown
  constructor(cause: unknown) {
    super("not opened")
    this.cause = cause
  }
}

/** Asks a store, and answers with `give` within the transaction. */
type Use<A, B> = readonly [
  ask: (objects: IDBObjectStore) => IDBRequest<B>,
  answer: (objects: IDBObjectStore, found: B) => A
]

const transact = <A, B>(
  database: IDBDatabase,
  store: Store,
  mode: IDBTransactionMode,
  [ask, answer]: Use<A, B>,
  signal: AbortSignal
): Promise<A> =>
  new Promise((resolve, reject) => {
    // Tokens that are written have to survive a crash of the machine: those before them are spent.
    const durability = store === "logins" ? "strict" : "relaxed"
    const transaction = database.transaction(store, mode, { durability })
    let outcome: { readonly value: A } | { readonly thrown: unknown } | undefined
    transaction.addEventListener("complete", () => {
      if (outcome !== undefined && "value" in outcome) resolve(outcome.value)
    })
    transaction.addEventListener("abort", () => {
      if (outcome !== undefined && "thrown" in outcome) reject(outcome.thrown)
      else reject(transaction.error ?? new DOMException("The transaction was aborted", "AbortError"))
    })
    const abort = () => {
      try {
        transaction.abort()
      } catch {
        // It is over.
      }
    }
    // Whoever gives up knows that nothing is written later.
    signal.addEventListener("abort", abort)
    const objects = transaction.objectStore(store)
    const asked = ask(objects)
    asked.addEventListener("success", () => {
      try {
        outcome = { value: answer(objects, asked.result) }
      } catch (thrown) {
        outcome = { thrown }
        abort()
      }
    })
  })

const refused =
  "The browser denies access to it, as in some private windows: allow this site to store data, or use another window."

/** What to do, by the name of the browser's error. */
const advice: { readonly [name: string]: string } = {
  QuotaExceededError: "There is no space left for the data of this site: free some.",
  VersionError: "A newer version of this application made it: reload the page."
}

const failed = (operation: StorageOperation, name: string, failure: unknown): AuthError.AuthError => {
  const cause = failure instanceof NotOpened ? failure.cause : failure
  const what = cause instanceof Error || cause instanceof DOMException ? cause.name : "unknown error"
  const todo = advice[what] ?? (failure instanceof NotOpened ? refused : "Try again, or reload the page.")
  return AuthError.make(
    { _tag: "StorageFailed", operation },
    `The tokens in the IndexedDB database "${name}" could not be ${verbs[operation]} (${what}). ${todo}`,
    cause
  )
}

const silent = (operation: StorageOperation, name: string): AuthError.AuthError =>
  AuthError.make(
    { _tag: "StorageFailed", operation },
    `The IndexedDB database "${name}" did not answer within ${patience}: the tokens could not be ${verbs[operation]}. `
      + "Close other tabs of this application, or reload the page."
  )

/** Fails with `ConfigurationInvalid` where the platform lacks what tabs need to share a login. */
export const supported: Effect.Effect<void, AuthError.AuthError> = Effect.suspend(() => {
  const missing = typeof indexedDB === "undefined"
    ? "indexedDB is missing: only browsers have it. Use another storage here."
    : typeof BroadcastChannel === "undefined"
    ? "BroadcastChannel is missing: use a browser that has it, or another storage."
    : typeof navigator === "undefined" || !("locks" in navigator)
    ? "navigator.locks is missing, so tabs cannot take turns to refresh: serve the page from https or localhost."
    : undefined
  return missing === undefined ? Effect.void : Effect.fail(invalidConfiguration("storage", missing))
})

export const makeDatabase = (name: string): Database => {
  let opening: Promise<IDBDatabase> | undefined

  const connect = (): Promise<IDBDatabase> => {
    if (opening !== undefined) return opening
    const own = (async () => open(name))().catch((cause) => {
      throw cause instanceof NotOpened ? cause : new NotOpened(cause)
    })
    const forget = () => {
      if (opening === own) opening = undefined
    }
    opening = own
    void own.then((database) => {
      database.addEventListener("close", forget)
      // Another tab waits to upgrade it, or to delete it.
      database.addEventListener("versionchange", () => {
        forget()
        database.close()
      })
    }, forget)
    return own
  }

  const run = async <A, B>(
    store: Store,
    mode: IDBTransactionMode,
    use: Use<A, B>,
    signal: AbortSignal
  ): Promise<A> => {
    const connection = connect()
    const database = await connection
    signal.throwIfAborted()
    try {
      return await transact(database, store, mode, use, signal)
    } catch {
      // What was aborted is not written, so it can be done again: the database may have been closed or deleted a moment ago.
      signal.throwIfAborted()
      if (opening === connection) opening = undefined
      database.close()
      return transact(await connect(), store, mode, use, signal)
    }
  }

  const asked = <A, B>(
    operation: StorageOperation,
    store: Store,
    mode: IDBTransactionMode,
    ...use: Use<A, B>
  ): Effect.Effect<A, AuthError.AuthError> =>
    Effect.andThen(
      supported,
      Effect.tryPromise({
        try: (signal) => run(store, mode, use, signal),
        catch: (cause) => failed(operation, name, cause)
      })
    ).pipe(Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.fail(silent(operation, name)) }))

  return {
    name,
    get: (store, key) => asked("read", store, "readonly", (objects) => objects.get(key), (_, found) => found),
    keys: (store) => asked("read", store, "readonly", (objects) => objects.getAllKeys(), (_, keys) => keys),
    change: (operation, store, key, decide) =>
      Effect.flatMap(
        asked(operation, store, "readwrite", (objects) => objects.get(key), (objects, found) => {
          const { answer, write } = decide(found)
          if (write === "delete") objects.delete(key)
          else if (write !== undefined) objects.put(write.put, key)
          return answer
        }),
        Effect.fromResult
      )
  }
}
