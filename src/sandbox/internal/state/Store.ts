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
import * as Changes from "./changes.ts"
import type { DatabasePlace } from "./databaseServer.ts"
import * as Ids from "./ids.ts"
import { ofRequest } from "./origin.ts"
import * as Table from "./Table.ts"
import * as watch from "./watch.ts"
import { names, type RowOf, type Tables, tables } from "./tables.ts"

const base36 = "abcdefghijklmnopqrstuvwxyz0123456789"

type All = { readonly [Name in keyof Tables]: Table.Table<RowOf<Name>> }

const makeTables = (onChange: (table: keyof Tables, id: string) => void): All =>
  // Each has the rows that its definition says.
  Object.fromEntries(
    names.map((name) => [name, Table.make(tables[name].prefix, (id) => onChange(name, id))])
  ) as unknown as All

/** How far a clock may be set ahead: what then still lies ahead of it has a date that can be written (RFC 3339). */
export const latest = Date.UTC(8000, 0)

/** What a sandbox remembers beside its tables. */
export interface Head {
  readonly seq: number
  /** How far the clock of the sandbox was moved: milliseconds, below 0 where it was set back. */
  readonly moved: number
  /** The time at which that clock stands still; undefined where it goes on. */
  readonly frozen?: number | undefined
  /** How many ids were made by a seed; omitted where none were. */
  readonly ids?: Ids.Counts
}

/** All that a sandbox remembers, as plain JSON. */
export interface Snapshot extends Head {
  readonly tables: { readonly [name: string]: ReadonlyArray<Table.Row> }
}

const make = Effect.fnUntraced(function*(idSeed?: string | undefined) {
  const clock = yield* Clock.Clock
  const ids = Ids.make(yield* Random.Random, idSeed)
  let version = 0
  const watched = watch.make()
  const changes = Changes.make((table, id) => all[table as keyof Tables].get(id))
  const all = makeTables((table, id) => {
    version++
    changes.add(table, id)
    watched.tell()
  })
  let seq = 0
  let moved = 0
  let frozen: number | undefined
  let change = Deferred.makeUnsafe<void>()
  let served = "http://localhost"
  let told = served
  let loads = 0
  let place: DatabasePlace | undefined

  let standing: number | undefined

  const now = (): number => standing ?? frozen ?? Math.floor(clock.currentTimeMillisUnsafe() + moved)

  const tellChange = (): void => {
    const told = change
    change = Deferred.makeUnsafe()
    Deferred.doneUnsafe(told, Exit.void)
  }

  const setClock = (at: number, isFrozen: boolean): void => {
    moved = at - Math.floor(clock.currentTimeMillisUnsafe())
    frozen = isFrozen ? at : undefined
    version++
    watched.tell()
    tellChange()
  }

  const id = (prefix: string): string => {
    const own = names.filter((name) => prefix !== "" && tables[name].prefix === prefix)
    return ids.next(prefix, (id) => own.some((name) => all[name].get(id) !== undefined))
  }

  const head = (): Head => {
    const counts = ids.counts()
    return {
      seq,
      moved,
      ...frozen === undefined ? undefined : { frozen },
      ...Object.keys(counts).length === 0 ? undefined : { ids: counts }
    }
  }

  return {
    ...all,
    now,
    /** Lets the clock stand at a time, and go on by undefined: for what is made as if it had been then. */
    standAt: (millis: number | undefined): void => {
      standing = millis
    },
    /** Whether its clock stands still. */
    isFrozen: (): boolean => frozen !== undefined,
    /** Moves the clock of this sandbox ahead, by milliseconds. */
    advance: (millis: number): void => setClock(now() + millis, frozen !== undefined),
    /** Sets the clock of this sandbox, to go on or to stand still from there: milliseconds since the epoch. */
    setClock,
    /** Done when the clock comes to a time, or is moved, or a build or a deployment changes. `change` was taken before the state was read. */
    until: (at: number, change: Deferred.Deferred<void>): Effect.Effect<void> =>
      frozen === undefined
        ? Effect.raceFirst(Deferred.await(change), Effect.sleep(Math.max(0, at - now())))
        : Deferred.await(change),
    /** For who looks at the sandbox while it runs. */
    watched,
    /** Another number after every change. */
    version: (): number => version,
    /** From now on `changes` tells what changed. */
    watchChanges: changes.begin,
    /** What changed since it was last asked for; undefined where all did. */
    changes: changes.take,
    head,
    dump: (): Snapshot => ({
      ...head(),
      tables: Object.fromEntries(Object.entries(all).map(([name, table]) => [name, table.all()]))
    }),
    load: (snapshot: Snapshot): void => {
      seq = snapshot.seq
      // One that was saved where the time was another may lead to before all dates.
      moved = Math.max(snapshot.moved, -Math.floor(clock.currentTimeMillisUnsafe()))
      frozen = snapshot.frozen
      ids.rewind(snapshot.ids ?? {})
      loads++
      for (const [name, table] of Object.entries(all)) table.replace(snapshot.tables[name] ?? [])
      version++
      changes.addAll()
      watched.tell()
      tellChange()
    },
    /** The fields that every row has. */
    row: (prefix: string): Table.Row => ({ id: id(prefix), seq: ++seq, createdAt: now() }),
    id,
    /** What the next ids of these prefixes are. */
    giveIds: ids.give,
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

export class Store extends Context.Service<Store, Effect.Success<ReturnType<typeof make>>>()(
  "effect-prisma-management/sandbox/Store",
  { make }
) {}

export const instant = (millis: number): DateTime.Utc => DateTime.makeUnsafe(millis)

/** The same as text (RFC 3339). */
export const instantText = (millis: number): string => DateTime.formatIso(instant(millis))
