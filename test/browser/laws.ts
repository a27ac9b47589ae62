/** A page that holds tokens in IndexedDB to the laws of storages: `run` gives a line for each law that is broken. */
import * as Effect from "effect/Effect"
import * as TokenStorageIndexedDb from "../../src/TokenStorageIndexedDb.ts"
import * as TokenStorageLaws from "../../src/TokenStorageLaws.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as PromiseStorage from "../../src/promise/TokenStorageIndexedDb.ts"
import { request, settled } from "./indexedDb.ts"

const newName = Effect.sync(() => crypto.randomUUID())

const keyed = (database: string) => Effect.map(TokenStorageIndexedDb.makeKeyed({ database }), ({ of }) => of("a user"))

const ofPromises = (database: string) => Effect.succeed(TokenStorage.fromPromise(PromiseStorage.make({ database })))

const makers = { single: (database: string) => TokenStorageIndexedDb.make({ database }), keyed, promise: ofPromises }

/** Opened twice, as two tabs do: with a connection and a channel of its own each. */
const shared = (make: typeof makers[keyof typeof makers]) =>
  Effect.gen(function*() {
    const database = yield* newName
    const expire = Effect.promise(async () => {
      const opened = await settled(request(database))
      await settled(opened.transaction("locks", "readwrite").objectStore("locks").clear())
      opened.close()
    })
    return { one: yield* make(database), other: yield* make(database), expire }
  })

const brokenIn = <Subject, E>(
  laws: ReadonlyArray<TokenStorageLaws.Law<Subject>>,
  make: Effect.Effect<Subject, E>
): Effect.Effect<ReadonlyArray<string>> =>
  Effect.map(
    Effect.forEach(laws, (law) =>
      Effect.match(Effect.timeout(Effect.flatMap(make, law.check), "60 seconds"), {
        onFailure: (failure) => [`${law.name}: ${String(failure)}`],
        onSuccess: () => []
      })),
    (broken) => broken.flat()
  )

const ofEach = Effect.forEach(Object.values(makers), (make) =>
  Effect.all([
    brokenIn(TokenStorageLaws.ofOneProcess, Effect.flatMap(newName, make)),
    brokenIn(TokenStorageLaws.ofSharing, shared(make)),
    brokenIn(TokenStorageLaws.ofLease, shared(make))
  ]))

const refuse = Effect.sync(() => {
  indexedDB.open = () => {
    throw new DOMException("never-shown", "SecurityError")
  }
})

const run = Effect.gen(function*() {
  const broken = yield* ofEach
  yield* refuse
  const failing = yield* brokenIn(TokenStorageLaws.ofFailure, Effect.flatMap(newName, makers.single))
  return [...broken.flat(2), ...failing]
})

Object.assign(globalThis, { run: () => Effect.runPromise(run) })
