/** Tokens in PostgreSQL and in SQLite, held to the laws of every storage, of sharing and of leases. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import * as Stream from "effect/Stream"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import type { AuthError } from "../src/AuthError.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorageSql from "../src/TokenStorageSql.ts"
import { obeysLaws, obeysLawsOfFailure, obeysLawsOfLease, obeysLawsOfSharing } from "./support/obeysLaws.ts"
import * as Postgres from "./support/Postgres.ts"
import * as Sqlite from "./support/Sqlite.ts"

interface Database {
  readonly name: string
  readonly isThere: boolean
  readonly titled: (title: string) => string
  /** Makes the clients of one database, each as another process has one. */
  readonly open: Effect.Effect<() => Layer.Layer<SqlClient.SqlClient, SqlError>, never, import("effect/Scope").Scope>
}

const databases: ReadonlyArray<Database> = [
  {
    name: "PostgreSQL",
    isThere: Postgres.isThere,
    titled: Postgres.titled,
    open: Effect.succeed(() => Postgres.layer())
  },
  {
    name: "SQLite",
    isThere: true,
    titled: (title) => title,
    open: Effect.map(
      Effect.acquireRelease(
        Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "tokens-"))),
        (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
      ),
      (directory) => () => Sqlite.layer(path.join(directory, "tokens.db"))
    )
  }
]

const tokens = (number: number): Tokens.Tokens =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${number}`, refreshToken: `refresh-${number}` })

for (const { isThere, name, open, titled } of databases) {
  const described = isThere ? describe : describe.skip

  /** The storages of a table, opened by so many clients, and one more client beside them. */
  const opened = (clients: number) =>
    Effect.gen(function*() {
      const layer = yield* open
      const table = Postgres.freshTable()
      const context = yield* Layer.build(layer())
      yield* Effect.provideContext(TokenStorageSql.migrate({ table }), context)
      yield* Effect.addFinalizer(() =>
        Effect.ignore(Effect.provideContext(
          Effect.flatMap(
            SqlClient.SqlClient,
            (sql) => Effect.andThen(sql`DROP TABLE ${sql(table)}`, sql`DROP TABLE ${sql(`${table}_migrations`)}`)
          ),
          context
        ))
      )
      const storages = yield* Effect.forEach(Array.from({ length: clients }), () =>
        Effect.flatMap(
          Layer.build(layer()),
          (client) => Effect.provideContext(TokenStorageSql.makeKeyed({ table }), client)
        ))
      const sql = yield* Effect.provideContext(SqlClient.SqlClient, context)
      return { sql, storages, table }
    })

  const two = Effect.map(opened(2), ({ sql, storages: [one, other], table }) => ({
    one: one!.of("alice"),
    other: other!.of("alice"),
    expire: Effect.orDie(Effect.asVoid(sql`UPDATE ${sql(table)} SET lease_until = 0, lease_owner = NULL`))
  }))

  described(titled(`tokens in ${name}`), () => {
    obeysLaws(`tokens in ${name}`, Effect.map(opened(1), ({ storages: [one] }) => one!.of("alice")))
    obeysLawsOfSharing(`tokens in ${name}, opened twice,`, two)
    obeysLawsOfLease(`tokens in ${name}, opened twice,`, two)
    obeysLawsOfFailure(
      `tokens in ${name} whose table is missing`,
      Effect.gen(function*() {
        const layer = yield* open
        const storages = yield* Effect.provideContext(
          TokenStorageSql.makeKeyed({ table: Postgres.freshTable() }),
          yield* Layer.build(layer())
        )
        return storages.of("alice")
      })
    )

    it.live(`tokens in ${name} of two keys share nothing, and are listed`, () =>
      Effect.gen(function*() {
        const { storages: [one, other] } = yield* opened(2)
        const keys = ["bob", "alice@example.com", "a{b}c", "ÄÖ", "with 'quotes' and \"more\""]
        yield* Effect.forEach(keys, (key, index) => one!.of(key).set(tokens(index)))
        yield* other!.of("bob").clear
        assert.sameMembers([...yield* other!.keys], keys.slice(1))
        assert.isUndefined(yield* one!.of("bob").get)
        assert.isTrue(Tokens.same((yield* other!.of("ÄÖ").get)!, tokens(3)))
      }))

    it.live(`tokens in ${name} survive the transaction of the program that is rolled back`, () =>
      Effect.gen(function*() {
        const { sql, table } = yield* opened(0)
        const storages = yield* Effect.provideService(TokenStorageSql.makeKeyed({ table }), SqlClient.SqlClient, sql)
        if (name === "SQLite") return
        yield* Effect.exit(sql.withTransaction(Effect.andThen(storages.of("alice").set(tokens(1)), Effect.fail("no"))))
        assert.isTrue(Tokens.same((yield* storages.of("alice").get)!, tokens(1)))
      }))

    it.live(`a table of ${name} that a newer release made is refused, and says what to do`, () =>
      Effect.gen(function*() {
        const { sql, storages: [one], table } = yield* opened(1)
        yield* sql`INSERT INTO ${sql(`${table}_migrations`)} (migration_id, name) VALUES (2, 'tomorrow')`
        const { message, reason } = yield* Effect.flip(one!.of("alice").set(tokens(1)))
        assert.strictEqual(reason._tag, "StorageFailed")
        assert.match(message, /has version 2, but this release supports version 1: update effect-prisma-management/)
      }))

    it.live(`a table of ${name} that is missing says how it is made`, () =>
      Effect.gen(function*() {
        const layer = yield* open
        const table = Postgres.freshTable()
        const context = yield* Layer.build(layer())
        const storages = yield* Effect.provideContext(TokenStorageSql.makeKeyed({ table }), context)
        const { message } = yield* Effect.flip(storages.of("alice").get)
        assert.strictEqual(message, `The table ${table} is missing: run TokenStorageSql.migrate to create it.`)
        yield* Effect.provideContext(TokenStorageSql.migrate({ table }), context)
        assert.isUndefined(yield* storages.of("alice").get)
      }))

    it.live(`several programs that start at once make one table of ${name}`, () =>
      Effect.gen(function*() {
        const layer = yield* open
        const table = Postgres.freshTable()
        yield* Effect.forEach(
          Array.from({ length: 4 }),
          () =>
            Effect.flatMap(Layer.build(layer()), (client) =>
              Effect.provideContext(TokenStorageSql.migrate({ table }), client)),
          { concurrency: "unbounded" }
        )
        const storages = yield* Effect.provideContext(
          TokenStorageSql.makeKeyed({ table }),
          yield* Layer.build(layer())
        )
        assert.deepStrictEqual(yield* storages.keys, [])
      }))

    it.live(`what stands in ${name} and cannot be read is told with its place, and never overwritten`, () =>
      Effect.gen(function*() {
        const { sql, storages: [one], table } = yield* opened(1)
        yield* one!.of("alice").set(tokens(1))
        for (const text of ["{\"version\":2,\"tokens\":{}}", "{\"name\":\"foreign\"}"]) {
          yield* sql`UPDATE ${sql(table)} SET tokens = ${text}`
          const read: AuthError = yield* Effect.flip(one!.of("alice").get)
          const written: AuthError = yield* Effect.flip(one!.of("alice").set(tokens(2)))
          for (const { message, reason } of [read, written]) {
            assert.strictEqual(reason._tag, "StorageFailed")
            assert.include(message, `What the table ${table} holds for "alice"`)
          }
          const [row] = yield* sql<{ readonly tokens: string }>`SELECT tokens FROM ${sql(table)}`
          assert.strictEqual(row!.tokens, text)
        }
      }))

    it.live(`a login that ended leaves nothing in ${name}`, () =>
      Effect.gen(function*() {
        const { sql, storages: [one], table } = yield* opened(1)
        const storage = one!.of("alice")
        yield* storage.set(tokens(1))
        yield* storage.withRefreshLock(storage.clear)
        assert.deepStrictEqual(yield* sql`SELECT login FROM ${sql(table)}`, [])
      }))

    it.live(`a key that is empty or longer than 255 characters is refused by ${name}`, () =>
      Effect.gen(function*() {
        const { storages: [one] } = yield* opened(1)
        for (const key of ["", "x".repeat(256)]) {
          const { reason } = yield* Effect.flip(one!.of(key).set(tokens(1)))
          assert.strictEqual(reason._tag, "ConfigurationInvalid")
        }
        yield* one!.of("x".repeat(255)).set(tokens(1))
      }))
  })
}

Postgres.live(
  "a change of one key in PostgreSQL is heard by whoever has it open elsewhere, and by nobody else",
  () =>
    Effect.scoped(Effect.gen(function*() {
      const table = Postgres.freshTable()
      const open = Effect.gen(function*() {
        const client = yield* Layer.build(Postgres.layer())
        yield* Effect.provideContext(TokenStorageSql.migrate({ table }), client)
        return yield* Effect.provideContext(TokenStorageSql.makeKeyed({ table, changes: true }), client)
      })
      const one = yield* open
      const other = yield* open
      const told = (key: string) => {
        const changes: Array<string> = []
        return Effect.as(
          Effect.forkScoped(Stream.runForEach(other.of(key).changes!, () => Effect.sync(() => changes.push(key)))),
          changes
        )
      }
      const alice = yield* told("alice")
      const bob = yield* told("bob")
      const until = (count: number) =>
        Effect.repeat(Effect.sleep("5 millis"), { until: () => alice.length >= count }).pipe(
          Effect.timeout("5 seconds")
        )
      // Until it listens.
      yield* Effect.repeat(Effect.andThen(one.of("alice").set(tokens(0)), Effect.sleep("20 millis")), {
        until: () => alice.length > 0
      })
      yield* Effect.sleep("100 millis")
      const begun = { alice: alice.length, bob: bob.length }
      yield* one.of("alice").withRefreshLock(Effect.void)
      yield* one.of("alice").set(tokens(1))
      yield* one.of("alice").setIfCurrent(tokens(1), tokens(2))
      yield* one.of("alice").setIfCurrent(tokens(1), tokens(3))
      yield* one.of("alice").clearIfCurrent(tokens(2))
      yield* one.of("alice").clear
      yield* until(begun.alice + 4)
      assert.strictEqual(alice.length, begun.alice + 4)
      assert.strictEqual(bob.length, begun.bob)
    }))
)

it.effect("a database that cannot tell of changes says so where they are asked for", () =>
  Effect.gen(function*() {
    const { message, reason } = yield* Effect.flip(
      TokenStorageSql.makeKeyed({ changes: true }).pipe(Effect.provide(Sqlite.layer(":memory:")))
    )
    assert.strictEqual(reason._tag, "ConfigurationInvalid")
    assert.match(message, /^Only a PostgreSQL client can listen/)
  }))

describe("a PostgreSQL that cannot be used", () => {
  /** What the migration and a read say, each without the text of the driver. */
  const said = (url: string) =>
    Effect.gen(function*() {
      const client = Postgres.layer({ url: Redacted.make(url) })
      const migrated = yield* Effect.flip(TokenStorageSql.migrate().pipe(Effect.provide(client)))
      assert.deepStrictEqual(migrated.reason, { _tag: "StorageFailed", operation: "write" })
      assert.isTrue(Redacted.isRedacted(migrated.cause))
      return migrated.message
    })

  const withoutServer = "postgres://postgres:secret@127.0.0.1:1/postgres"

  it.live("says the platform's code where nobody listens", () =>
    Effect.gen(function*() {
      assert.strictEqual(
        yield* said(withoutServer),
        "The table prisma_management_tokens could not be migrated: ECONNREFUSED."
      )
    }))

  Postgres.live("says the SQLSTATE where the database or the role is missing", () =>
    Effect.gen(function*() {
      const database = new URL(Postgres.url!)
      database.pathname = "/nonesuch"
      assert.match(yield* said(database.href), /could not be migrated: 3D000\.$/)
      const role = new URL(Postgres.url!)
      role.username = "nonesuch"
      // 28000 with `trust` or `peer`, 28P01 where a password is asked for.
      assert.match(yield* said(role.href), /could not be migrated: 28(000|P01)\.$/)
    }))

  Postgres.live("is not taken for one whose table is missing", () =>
    Effect.gen(function*() {
      const read = Effect.flatMap(TokenStorageSql.makeKeyed({ table: Postgres.freshTable() }), (storages) =>
        Effect.flip(storages.of("alice").get))
      const database = new URL(Postgres.url!)
      database.pathname = "/nonesuch"
      const missing = yield* read.pipe(Effect.provide(Postgres.layer({ url: Redacted.make(database.href) })))
      assert.strictEqual(missing.message, "The token storage could not be read: 3D000.")
      const unmigrated = yield* read.pipe(Effect.provide(Postgres.layer()))
      assert.match(unmigrated.message, /is missing: run TokenStorageSql\.migrate/)
    }).pipe(Effect.scoped))
})
