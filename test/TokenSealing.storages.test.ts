/** Every storage that leaves the process can seal: no token is to be found where it keeps them, and rotating keys logs nobody out. */
import { assert, it } from "@effect/vitest"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Redis from "effect/persistence/Redis"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as SqlClient from "effect/sql/SqlClient"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import * as TokenStorageFile from "../src/node/TokenStorageFile.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenSealing from "../src/TokenSealing.ts"
import type { TokenStorages } from "../src/TokenStorages.ts"
import * as TokenStorageKeyValue from "../src/TokenStorageKeyValue.ts"
import * as TokenStorageRedis from "../src/TokenStorageRedis.ts"
import * as TokenStorageSql from "../src/TokenStorageSql.ts"
import * as Postgres from "./support/Postgres.ts"
import * as RedisServer from "./support/RedisServer.ts"
import * as Sqlite from "./support/Sqlite.ts"

type Sealing = Effect.Effect<TokenSealing.TokenSealing, never>

/** A place that tokens can be kept in: opens it with a sealing or none, shows all that is in it, and moves what is under one key to another. */
interface Place {
  readonly open: (sealing?: Sealing) => Effect.Effect<TokenStorages["Service"]>
  readonly dump: Effect.Effect<string>
  readonly move: (from: string, to: string) => Effect.Effect<unknown>
}

const temporary = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sealed-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const contents = (directory: string) =>
  fs.readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(directory, name))
    .filter((name) => fs.statSync(name).isFile())
    .map((name) => fs.readFileSync(name, "latin1"))
    .join("\n")

const fileOf = (directory: string, key: string): string =>
  path.join(directory, fs.readdirSync(directory).find((name) => name.includes(key) && !name.endsWith(".lock"))!)

const sqlPlace = (client: Layer.Layer<SqlClient.SqlClient, unknown>) =>
  Effect.gen(function*() {
    const table = Postgres.freshTable()
    const context = yield* Effect.orDie(Layer.build(client))
    const sql = yield* Effect.provideContext(SqlClient.SqlClient, context)
    yield* Effect.orDie(Effect.provideContext(TokenStorageSql.migrate({ table }), context))
    return {
      open: (sealing) =>
        Effect.orDie(Effect.provideContext(Effect.scoped(TokenStorageSql.makeKeyed({ table, sealing })), context)),
      dump: Effect.orDie(
        Effect.map(sql`SELECT login, version, tokens FROM ${sql(table)}`, (rows) => JSON.stringify(rows))
      ),
      move: (from, to) =>
        Effect.orDie(sql`UPDATE ${sql(table)} SET tokens = (SELECT tokens FROM ${sql(table)} WHERE login = ${from})
          WHERE login = ${to}`)
    } satisfies Place
  })

const places: { readonly [name: string]: Effect.Effect<Place, never, Scope.Scope> } = {
  "files": Effect.map(temporary, (directory) => ({
    open: (sealing) => Effect.orDie(TokenStorageFile.makeKeyed({ directory, sealing })),
    dump: Effect.sync(() => contents(directory)),
    move: (from, to) => Effect.sync(() => fs.copyFileSync(fileOf(directory, from), fileOf(directory, to)))
  })),
  "a key-value store": Effect.gen(function*() {
    const directory = yield* temporary
    const store = yield* Effect.provideContext(
      KeyValueStore.KeyValueStore,
      yield* Layer.build(
        KeyValueStore.layerFileSystem(directory).pipe(
          Layer.provide([NodeFileSystem.layer, NodePath.layer]),
          Layer.orDie
        )
      )
    )
    return {
      open: (sealing) =>
        Effect.map(sealing ?? Effect.undefined, (sealing) => TokenStorageKeyValue.makeKeyed(store, { sealing })),
      dump: Effect.sync(() => contents(directory)),
      move: (from, to) =>
        Effect.orDie(
          Effect.flatMap(store.get(`prisma-management-tokens:${from}`), (text) =>
            store.set(`prisma-management-tokens:${to}`, text!))
        )
    } satisfies Place
  }),
  "SQLite": sqlPlace(Sqlite.layer(":memory:"))
}

const onServers: typeof places = {
  ...(Postgres.isThere ? { "PostgreSQL": sqlPlace(Postgres.layer()) } : {}),
  ...(RedisServer.isThere
    ? {
      "Redis": Effect.gen(function*() {
        const prefix = RedisServer.freshPrefix()
        const context = yield* Effect.orDie(Layer.build(RedisServer.layer()))
        const redis = yield* Effect.provideContext(Redis.Redis, context)
        const all = redis.send<ReadonlyArray<string>>("KEYS", `${prefix}*`)
        return {
          open: (sealing) =>
            Effect.orDie(Effect.provideContext(
              Effect.scoped(TokenStorageRedis.makeKeyed({ prefix, sealing, changes: false })),
              context
            )),
          dump: Effect.orDie(Effect.map(
            Effect.flatMap(all, Effect.forEach((key) => redis.send("HGETALL", key))),
            (hashes) => JSON.stringify(hashes)
          )),
          move: (from, to) => Effect.orDie(redis.send("COPY", `${prefix}{${from}}`, `${prefix}{${to}}`, "REPLACE"))
        } satisfies Place
      })
    }
    : {})
}

const keys = {
  old: Redacted.make(Buffer.alloc(32, 1).toString("base64")),
  new: Redacted.make(Buffer.alloc(32, 2).toString("base64"))
}
const before: Sealing = Effect.orDie(TokenSealing.make({ keys: { old: keys.old }, current: "old" }))
const after: Sealing = Effect.orDie(TokenSealing.make({ keys, current: "new" }))
const without: Sealing = Effect.orDie(TokenSealing.make({ keys: { new: keys.new }, current: "new" }))
const turningOn: Sealing = Effect.orDie(
  TokenSealing.make({ keys: { old: keys.old }, current: "old", acceptPlain: true })
)

const secrets = ["an-access-token-of-some-length", "a-refresh-token-of-some-length"] as const

const tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: secrets[0], refreshToken: secrets[1] })
const next = Tokens.make({ workspaceId: "wksp_1", accessToken: "the-next-access-token", refreshToken: secrets[1] })

const assertShowsNone = (dump: string) => {
  for (const secret of [...secrets, "the-next-access-token"]) {
    const bytes = Buffer.from(secret)
    for (
      const shown of [secret, bytes.toString("hex"), bytes.toString("base64").slice(0, -4), encodeURIComponent(secret)]
    ) {
      assert.notInclude(dump, shown)
    }
    assert.notInclude(dump.toLowerCase(), bytes.toString("hex"))
  }
}

for (const [name, make] of Object.entries({ ...places, ...onServers })) {
  it.live(`sealed tokens in ${name} show no token to whoever reads the place, and are refreshed and cleared as others`, () =>
    Effect.gen(function*() {
      const { dump, open } = yield* make
      const storage = (yield* open(before)).of("alice")
      yield* storage.set(tokens)
      assertShowsNone(yield* dump)
      assert.isTrue(Tokens.same((yield* storage.get)!, tokens))
      assert.isTrue(yield* storage.setIfCurrent(tokens, next))
      assert.isFalse(yield* storage.setIfCurrent(tokens, tokens))
      assertShowsNone(yield* dump)
      assert.isTrue(yield* storage.clearIfCurrent(next))
      assert.isUndefined(yield* storage.get)
    }))

  it.live(`rotating the keys of ${name} logs nobody out, and a key that is gone is named and overwrites nothing`, () =>
    Effect.gen(function*() {
      const { dump, open } = yield* make
      yield* (yield* open(before)).of("alice").set(tokens)
      const rotated = (yield* open(after)).of("alice")
      assert.isTrue(Tokens.same((yield* rotated.get)!, tokens))
      const kept = yield* dump
      const gone = (yield* open(without)).of("alice")
      for (const failure of [yield* Effect.flip(gone.get), yield* Effect.flip(gone.set(next))]) {
        assert.strictEqual(failure.reason._tag, "StorageFailed")
        assert.match(failure.message, /is sealed with the key "old", which is not in the key ring/)
      }
      assert.strictEqual(yield* dump, kept)
      assert.isTrue(yield* rotated.setIfCurrent(tokens, next))
      assert.isTrue(Tokens.same((yield* gone.get)!, next))
    }))

  it.live(`what ${name} holds for one user does not open for another`, () =>
    Effect.gen(function*() {
      const { move, open } = yield* make
      const storages = yield* open(before)
      yield* storages.of("alice").set(tokens)
      yield* storages.of("mallory").set(next)
      yield* move("alice", "mallory")
      const { message, reason } = yield* Effect.flip((yield* open(before)).of("mallory").get)
      assert.strictEqual(reason._tag, "StorageFailed")
      assert.match(message, /cannot be decrypted with the key "old"/)
    }))

  it.live(`sealing is turned on in ${name} without logging anybody out, and is not forgotten in silence`, () =>
    Effect.gen(function*() {
      const { dump, open } = yield* make
      yield* (yield* open()).of("alice").set(tokens)
      assert.match((yield* Effect.flip((yield* open(before)).of("alice").get)).message, /is not sealed/)
      const storage = (yield* open(turningOn)).of("alice")
      assert.isTrue(yield* storage.setIfCurrent(tokens, next))
      assertShowsNone(yield* dump)
      assert.match((yield* Effect.flip((yield* open()).of("alice").get)).message, /is sealed: configure the storage/)
    }))
}
