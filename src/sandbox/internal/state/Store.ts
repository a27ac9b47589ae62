/**
 * The state of one sandbox: its tables, its clock, its ids.
 *
 * It is changed in place: a request is answered in one synchronous step (see `src/sandbox/internal/server/app.ts`), so no other one can come in between.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Random from "effect/Random"
import type { DatabasePlace } from "./databaseServer.ts"
import { ofRequest } from "./origin.ts"
import * as Table from "./Table.ts"
import { names, type RowOf, type Tables, tables } from "./tables.ts"

const base36 = "abcdefghijklmnopqrstuvwxyz0123456789"

type All = { readonly [Name in keyof Tables]: Table.Table<RowOf<Name>> }

const makeTables = (onChange: () => void): All =>
  // Each has the rows that its definition says.
  Object.fromEntries(names.map((name) => [name, Table.make(tables[name].prefix, onChange)])) as unknown as All

/** How far a clock may be moved ahead: what then still lies ahead of it has a date that can be written (RFC 3339). */
export const latest = Date.UTC(8000, 0)

/** All that a sandbox remembers, as plain JSON. */
export interface Snapshot {
  readonly seq: number
  /** How far the clock of the sandbox was moved: milliseconds. */
  readonly moved: number
  readonly tables: { readonly [name: string]: ReadonlyArray<Table.Row> }
}

const make = Effect.gen(function*() {
  const clock = yield* Clock.Clock
  const random = yield* Random.Random
  let version = 0
  const all = makeTables(() => {
    version++
  })
  let seq = 0
  let moved = 0
  let change = Deferred.makeUnsafe<void>()
  let served = "http://localhost"
  let told = served
  let loads = 0
  let place: DatabasePlace | undefined

  const now = (): number => Math.floor(clock.currentTimeMillisUnsafe() + moved)

  const tellChange = (): void => {
    const told = change
    change = Deferred.makeUnsafe()
    Deferred.doneUnsafe(told, Exit.void)
  }

  const id = (prefix: string): string =>
    `${prefix}c${
      Array.from({ length: 24 }, () => base36[Math.floor(random.nextDoubleUnsafe() * base36.length)]).join("")
    }`

  return {
    ...all,
    now,
    /** Whether its clock can be moved ahead by so many milliseconds. */
    canAdvance: (millis: number): boolean => now() + millis <= latest,
    /** Moves the clock of this sandbox ahead, by milliseconds. */
    advance: (millis: number): void => {
      moved += millis
      version++
      tellChange()
    },
    /** Another number after every change. */
    version: (): number => version,
    dump: (): Snapshot => ({
      seq,
      moved,
      tables: Object.fromEntries(Object.entries(all).map(([name, table]) => [name, table.all()]))
    }),
    load: (snapshot: Snapshot): void => {
      seq = snapshot.seq
      moved = snapshot.moved
      loads++
      for (const [name, table] of Object.entries(all)) table.replace(snapshot.tables[name] ?? [])
      tellChange()
    },
    /** The fields that every row has. */
    row: (prefix: string): Table.Row => ({ id: id(prefix), seq: ++seq, createdAt: now() }),
    id,
    /** Letters and digits that nobody can guess. */
    secret: (length = 32): string =>
      Array.from(SecureRandom.randomBytesUnsafe(length), (byte) => base36[byte % base36.length]).join(""),
    /** Done when a build or a deployment next changes: what a log that is followed waits for. */
    change: (): Deferred.Deferred<void> => change,
    tellChange,
    /** How often another state was put into the place of this one. */
    loads: (): number => loads,
    /** Where databases can be reached; undefined where nobody can. */
    databasePlace: (): DatabasePlace | undefined => place,
    databasesAre: (at: DatabasePlace): void => {
      place = at
    },
    /** The link to something, by the URL that the request called; else by the one that users are told. */
    url: (path: string): string => (ofRequest() ?? told) + path,
    /** Of the URL where it is served. */
    protocol: (): string => new URL(served).protocol,
    /** Where it is served, and by which URL its users are told to call it. */
    servedAt: (url: string, publicUrl: string = url): void => {
      served = url
      told = publicUrl
    }
  }
})

export class Store extends Context.Service<Store, Effect.Success<typeof make>>()(
  "effect-prisma-management/sandbox/Store",
  { make }
) {}

export const instant = (millis: number): DateTime.Utc => DateTime.makeUnsafe(millis)

/** The same as text (RFC 3339). */
export const instantText = (millis: number): string => DateTime.formatIso(instant(millis))
