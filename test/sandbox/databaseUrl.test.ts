/** Databases that can be reached: those of a sandbox in a real PostgreSQL. */
import * as PgConnection from "@effect/sql-pg/PgConnection"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { randomUUID } from "node:crypto"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"
import * as Postgres from "../support/Postgres.ts"
import * as binary from "./support/binary.ts"
import * as Gate from "./support/gate.ts"
import * as Wire from "./support/wire.ts"

/** The PostgreSQL of the tests as a sandbox is told of it. */
const template = (change: (url: URL) => void = () => {}): string => {
  const url = new URL(Postgres.url ?? "postgres://nobody@localhost/")
  change(url)
  url.pathname = "/"
  return url.href.replace(/\/(\?|$)/, "/{database}$1")
}

/** Runs statements with a connection string, and gives the rows of the last one. */
const ask = (url: string, ...statements: ReadonlyArray<string>) =>
  Effect.scoped(Effect.gen(function*() {
    const { query } = yield* PgConnection.make({ url: Redacted.make(url) })
    let rows: ReadonlyArray<PgConnection.Row> = []
    for (const statement of statements) rows = (yield* query(statement, [], false)).rows
    return rows.map((row) => Object.values(row))
  }))

const asAdmin = (...statements: ReadonlyArray<string>) =>
  ask(template().replace("{database}", "postgres"), ...statements)

const isRefused = (url: string) => Effect.map(Effect.exit(ask(url, "SELECT 1")), ({ _tag }) => _tag === "Failure")

const databaseOf = (url: string): string => new URL(url).pathname.slice(1)

/** The names of what is there of a sandbox, by the string of one of its databases: databases and roles. */
const allOf = (url: string) => {
  const prefix = /^sandbox_[^_]+/.exec(databaseOf(url))![0]
  return Effect.map(
    asAdmin(`SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')
      UNION ALL SELECT rolname FROM pg_roles WHERE starts_with(rolname, '${prefix}')`),
    (rows) => rows.map(([name]) => String(name))
  )
}

const isThere = (url: string) =>
  Effect.map(asAdmin(`SELECT 1 FROM pg_database WHERE datname = '${databaseOf(url)}'`), ({ length }) => length === 1)

/** A role with these rights, that others use to log in. */
const role = (rights: string) =>
  Effect.acquireRelease(
    Effect.gen(function*() {
      const name = `r_${randomUUID().replaceAll("-", "").slice(0, 20)}`
      yield* asAdmin(`CREATE ROLE ${name} LOGIN PASSWORD 'p%40ss' ${rights}`)
      return name
    }),
    (name) => Effect.orDie(asAdmin(`DROP OWNED BY ${name}`, `DROP ROLE ${name}`))
  )

const as = (name: string) =>
  template((url) => {
    url.username = name
    url.password = "p%2540ss"
  })

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const serve = Effect.fnUntraced(function*(options: Sandbox.ServeOptions = {}) {
  const sandbox = yield* Sandbox.serve({ databaseUrl: template(), ...options })
  const wire = Wire.make(sandbox)
  const project = Effect.map(wire.ok("projects.create", { body: { name: "shop" } }), ({ data }) => data)
  const database = (projectId: string, body: object = {}) =>
    Effect.map(wire.ok("databases.create", { body: { projectId, name: "data", ...body } }), ({ data }) => data)
  const connect = (databaseId: string) =>
    Effect.map(wire.ok("connections.create", { body: { databaseId, name: "worker" } }), ({ data }) => data)
  return { sandbox, wire, project, database, connect }
})

/** The connection string of a new project, database or connection. */
const stringOf = (made: any): string => {
  const connection = (made.database ?? made).connections?.[0] ?? made
  return connection.endpoints.direct.connectionString
}

const live = (title: string, self: () => Effect.Effect<void, unknown, import("effect/Scope").Scope>) =>
  (Postgres.isThere ? it.live : it.live.skip)(Postgres.titled(title), () => Effect.scoped(self()))

describe("connection strings", () => {
  live(
    "connection strings of a sandbox with a PostgreSQL work, and connections of one database use the same tables",
    () =>
      Effect.gen(function*() {
        const { connect, project, wire } = yield* serve()
        const { database } = yield* project
        const [first] = database.connections
        yield* ask(
          first.endpoints.direct.connectionString,
          "CREATE TABLE orders (id int)",
          "INSERT INTO orders VALUES (1)"
        )
        assert.deepStrictEqual(yield* ask(first.endpoints.pooled.connectionString, "SELECT id FROM orders"), [[1]])
        const second = yield* connect(database.id)
        assert.notStrictEqual(second.user, first.user)
        yield* ask(
          second.endpoints.direct.connectionString,
          "ALTER TABLE orders ADD name text",
          "CREATE TABLE more (id int)"
        )
        assert.deepStrictEqual(yield* ask(first.endpoints.direct.connectionString, "SELECT id FROM more"), [])
        const { hostname, port } = new URL(template())
        const { data } = yield* wire.ok("connections.get", { params: { id: second.id } })
        assert.deepStrictEqual(data.endpoints.direct, { host: hostname, port: Number(port || 5432) })
        assert.strictEqual(second.host, hostname)
        assert.match(second.endpoints.accelerate.host, /\.invalid$/)
        assert.notInclude(JSON.stringify(data), second.pass)
      })
  )

  live(
    "what migrations need is there: another database, a schema and an extension of one's own",
    () =>
      Effect.gen(function*() {
        const { project } = yield* serve()
        const url = stringOf(yield* project)
        const shadow = `shadow_${randomUUID().slice(0, 8)}`
        yield* ask(url, "CREATE SCHEMA app", `CREATE DATABASE ${shadow}`, `DROP DATABASE ${shadow}`)
      })
  )

  live("a connection leads to its own database and to no other one", () =>
    Effect.gen(function*() {
      const { database, project } = yield* serve()
      const { id } = yield* project
      const [one, other] = [stringOf(yield* database(id)), stringOf(yield* database(id))]
      assert.isFalse(yield* isRefused(one))
      assert.isTrue(yield* isRefused(one.replace(databaseOf(one), databaseOf(other))))
    }))

  live("a rotated or deleted connection does not log in any more, and the others do", () =>
    Effect.gen(function*() {
      const { connect, project, wire } = yield* serve()
      const { database } = yield* project
      const [rotated, deleted] = [yield* connect(database.id), yield* connect(database.id)]
      const { data: fresh } = yield* wire.ok("connections.rotate", { params: { id: rotated.id } })
      yield* wire.ok("connections.delete", { params: { id: deleted.id } })
      for (const old of [rotated, deleted]) assert.isTrue(yield* isRefused(stringOf(old)))
      for (const good of [fresh, database]) assert.isFalse(yield* isRefused(stringOf(good)))
    }))

  live(
    "a login that made something as itself goes with its connection, and what it made stays",
    () =>
      Effect.gen(function*() {
        const { connect, project, wire } = yield* serve()
        const { database } = yield* project
        const connection = yield* connect(database.id)
        yield* ask(
          stringOf(connection),
          "GRANT CREATE ON SCHEMA public TO SESSION_USER",
          "RESET ROLE",
          "SET ROLE NONE",
          "CREATE TABLE mine (id int)"
        )
        yield* wire.ok("connections.delete", { params: { id: connection.id } })
        assert.isTrue(yield* isRefused(stringOf(connection)))
        assert.deepStrictEqual(yield* ask(stringOf(database), "SELECT id FROM mine"), [])
        assert.notInclude(yield* allOf(stringOf(database)), connection.user)
      })
  )

  live(
    "a user who may create databases and no roles is in all strings, with the password and the query of the URL",
    () =>
      Effect.gen(function*() {
        const name = yield* role("CREATEDB")
        const { connect, project, wire } = yield* serve({ databaseUrl: `${as(name)}?sslmode=disable` })
        const { database } = yield* project
        const connection = yield* connect(database.id)
        for (const made of [database, connection]) {
          const url = new URL(stringOf(made))
          assert.deepStrictEqual([url.username, url.password, url.search], [name, "p%2540ss", "?sslmode=disable"])
          assert.isFalse(yield* isRefused(url.href))
        }
        assert.strictEqual(connection.pass, "p%40ss")
        yield* wire.ok("connections.rotate", { params: { id: connection.id } })
        yield* wire.ok("connections.delete", { params: { id: connection.id } })
        assert.isFalse(yield* isRefused(stringOf(database)))
      })
  )

  live(
    "a user who may create databases and roles, and is no superuser, is enough for logins of their own",
    () =>
      Effect.gen(function*() {
        const name = yield* role("CREATEDB CREATEROLE")
        const url = yield* Effect.scoped(Effect.gen(function*() {
          const { connect, database, project, wire } = yield* serve({ databaseUrl: as(name) })
          const { database: first, id } = yield* project
          const connection = yield* connect(first.id)
          yield* ask(stringOf(connection), "CREATE TABLE orders (id int)")
          const copy = yield* database(id, { source: { type: "database", databaseId: first.id } })
          assert.deepStrictEqual(yield* ask(stringOf(copy), "SELECT id FROM orders"), [])
          yield* wire.ok("connections.rotate", { params: { id: connection.id } })
          assert.isTrue(yield* isRefused(stringOf(connection)))
          yield* wire.ok("databases.delete", { params: { databaseId: copy.id } })
          assert.isFalse(yield* isThere(stringOf(copy)))
          return stringOf(first)
        }))
        assert.deepStrictEqual(yield* allOf(url), [])
      })
  )
})

describe("databases come and go", () => {
  live("a database goes with its delete, whoever is connected, and with its project", () =>
    Effect.gen(function*() {
      const { database, project, wire } = yield* serve()
      const { database: first, id } = yield* project
      const second = yield* database(id)
      const url = stringOf(second)
      yield* Effect.scoped(Effect.gen(function*() {
        yield* PgConnection.make({ url: Redacted.make(url) })
        yield* wire.ok("databases.delete", { params: { databaseId: second.id } })
      }))
      assert.isFalse(yield* isThere(url))
      assert.isTrue(yield* isThere(stringOf(first)))
      yield* wire.ok("projects.delete", { params: { id } })
      assert.lengthOf(yield* allOf(stringOf(first)), 1)
    }))

  live("a copy has what its source has, and neither sees what the other writes after it", () =>
    Effect.gen(function*() {
      const { database, project } = yield* serve()
      const { database: source, id } = yield* project
      yield* ask(stringOf(source), "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)")
      const copy = yield* database(id, { source: { type: "database", databaseId: source.id } })
      yield* ask(stringOf(copy), "INSERT INTO orders VALUES (2)", "ALTER TABLE orders ADD name text")
      assert.deepStrictEqual(yield* ask(stringOf(copy), "SELECT id FROM orders ORDER BY id"), [[1], [2]])
      assert.deepStrictEqual(yield* ask(stringOf(source), "SELECT * FROM orders"), [[1]])
    }))

  live("a source that somebody uses is refused, and no database is left", () =>
    Effect.gen(function*() {
      const { project, wire } = yield* serve()
      const { database: source, id } = yield* project
      const body = { projectId: id, source: { type: "database", databaseId: source.id } }
      const error = yield* Effect.scoped(Effect.gen(function*() {
        yield* PgConnection.make({ url: Redacted.make(stringOf(source)) })
        return yield* wire.refused(409, "databases.create", { body })
      }))
      assert.match(error.message, /has open connections/)
      assert.match(error.hint, /Unlike the real API/)
      assert.lengthOf((yield* wire.ok("databases.list")).data, 1)
      assert.lengthOf(yield* allOf(stringOf(source)), 3)
      yield* wire.ok("databases.create", { body })
    }))

  live(
    "a restore from the backup of another database brings what that has now, and the strings stay good",
    () =>
      Effect.gen(function*() {
        const { database, project, sandbox, wire } = yield* serve()
        const { database: target, id } = yield* project
        const source = yield* database(id)
        yield* ask(stringOf(source), "CREATE TABLE orders (id int)")
        yield* ask(stringOf(target), "CREATE TABLE old (id int)")
        yield* sandbox.advance(Duration.minutes(2))
        const backups = yield* wire.ok("databases.listBackups", { params: { databaseId: source.id } })
        yield* wire.ok("databases.restore", {
          params: { targetDatabaseId: target.id },
          body: { source: { type: "backup", databaseId: source.id, backupId: backups.data[0].id } }
        })
        assert.deepStrictEqual(
          yield* ask(stringOf(target), "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"),
          [[
            "orders"
          ]]
        )
        assert.deepStrictEqual(yield* ask(stringOf(source), "SELECT id FROM orders"), [])
      })
  )

  live(
    "a restore that PostgreSQL refuses in the middle changes nothing: the strings lead to what was there",
    () =>
      Effect.gen(function*() {
        const { database, project, sandbox, wire } = yield* serve()
        const { database: target, id } = yield* project
        const source = yield* database(id)
        yield* ask(stringOf(target), "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)")
        yield* sandbox.advance(Duration.minutes(2))
        const backups = yield* wire.ok("databases.listBackups", { params: { databaseId: source.id } })
        const restore = {
          params: { targetDatabaseId: target.id },
          body: { source: { type: "backup", databaseId: source.id, backupId: backups.data[0].id } }
        }
        // A database of somebody else, where the replaced one would stand for a moment.
        const inTheWay = `"${databaseOf(stringOf(target))}_old"`
        yield* asAdmin(`CREATE DATABASE ${inTheWay}`)
        const error = yield* wire.refused(500, "databases.restore", restore).pipe(
          Effect.ensuring(Effect.orDie(asAdmin(`DROP DATABASE ${inTheWay}`)))
        )
        assert.match(error.message, /already exists/)
        assert.deepStrictEqual(yield* ask(stringOf(target), "SELECT id FROM kept"), [[1]])
        yield* wire.ok("databases.restore", restore)
        assert.deepStrictEqual(
          yield* ask(stringOf(target), "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"),
          []
        )
      })
  )

  live(
    "a reset takes a rotation back: the string of the start logs in again, and the later one does not",
    () =>
      Effect.gen(function*() {
        const data = path.join(yield* directory, "state.json")
        const first = yield* Effect.scoped(Effect.flatMap(serve({ data }), ({ project }) => project))
        yield* Effect.scoped(Effect.gen(function*() {
          const { sandbox, wire } = yield* serve({ data })
          const params = { id: first.database.connections[0].id }
          const later = stringOf((yield* wire.ok("connections.rotate", { params })).data)
          assert.isTrue(yield* isRefused(stringOf(first)))
          yield* sandbox.reset
          assert.isFalse(yield* isRefused(stringOf(first)))
          assert.isTrue(yield* isRefused(later))
          yield* wire.ok("projects.delete", { params: { id: first.id } })
        }))
        yield* Effect.forEach(yield* allOf(stringOf(first)), (name) => asAdmin(`DROP ROLE ${name}`))
      })
  )

  for (const how of ["in process", "by its route"] as const) {
    live(
      `a reset ${how} drops what was made, and makes the databases of the seed again, empty`,
      () =>
        Effect.gen(function*() {
          const seed = { projects: [{ name: "seeded" }] }
          const { connect, project, sandbox, wire } = yield* serve({ seed, control: true })
          const { data: [seeded] } = yield* wire.ok("databases.list")
          const made = stringOf(yield* project)
          const string = stringOf(yield* connect(seeded.id))
          yield* ask(string, "CREATE TABLE orders (id int)")
          if (how === "in process") yield* sandbox.reset
          else yield* Effect.promise(() => fetch(`${sandbox.url}/__sandbox/reset`, { method: "POST" }))
          assert.isFalse(yield* isThere(made))
          assert.isTrue(yield* isRefused(string))
          const again = stringOf(yield* connect(seeded.id))
          assert.strictEqual(databaseOf(again), databaseOf(string))
          assert.deepStrictEqual(yield* ask(again, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"), [])
        })
    )
  }

  live("projects that are made at once have a database each", () =>
    Effect.gen(function*() {
      const { project } = yield* serve()
      const made = yield* Effect.all(Array.from({ length: 8 }, () => project), { concurrency: "unbounded" })
      for (const { database } of made) assert.isFalse(yield* isRefused(stringOf(database)))
      assert.strictEqual(new Set(made.map(stringOf)).size, 8)
    }))
})

describe("PostgreSQL says no", () => {
  live(
    "while PostgreSQL is away, what needs it fails with 503 and leaves nothing; after it all is as it should be",
    () =>
      Effect.gen(function*() {
        const gate = yield* Gate.make(Number(new URL(template()).port || 5432))
        const databaseUrl = template((url) => {
          url.hostname = "127.0.0.1"
          url.port = String(gate.port)
        })
        const { database, project, wire } = yield* serve({ databaseUrl })
        const { database: first, id } = yield* project
        const gone = yield* database(id)
        const before = yield* wire.ok("connections.list")
        yield* gate.shut
        const calls = [
          ["projects.create", { body: { name: "lost" } }],
          ["databases.create", { body: { projectId: id } }],
          ["projects.createDatabase", { params: { projectId: id }, body: { region: "us-east-1" } }],
          ["projects.createDatabase", { params: { projectId: id }, body: { region: "eu-west-3", isDefault: true } }],
          ["connections.create", { body: { databaseId: first.id, name: "lost" } }],
          ["connections.rotate", { params: { id: first.connections[0].id } }]
        ] as const
        for (const [operation, call] of calls) {
          const error = yield* wire.refused(503, operation, call)
          assert.match(error.message, /does not answer/, operation)
          assert.match(error.hint, /Start it/)
        }
        yield* wire.ok("databases.delete", { params: { databaseId: gone.id } })
        assert.lengthOf((yield* wire.ok("projects.list")).data, 1)
        const { data: standing } = yield* wire.ok("databases.list")
        assert.deepStrictEqual(standing.map((row: any) => [row.id, row.isDefault]), [[first.id, true]])
        yield* gate.reopen
        const atPostgres = (made: any) => stringOf(made).replace(`:${gate.port}/`, `:${new URL(template()).port}/`)
        assert.isFalse(yield* isRefused(atPostgres(first)))
        const { data: kept } = yield* wire.ok("connections.list")
        assert.deepStrictEqual(kept, before.data.filter((connection: any) => connection.database.id === first.id))
        const again = yield* project
        assert.isFalse(yield* isRefused(atPostgres(again.database)))
        assert.isFalse(yield* isThere(stringOf(gone)))
      })
  )

  live(
    "a user who lost the right to create databases is an error of the API that says so",
    () =>
      Effect.gen(function*() {
        const name = yield* role("CREATEDB")
        const { wire } = yield* serve({ databaseUrl: as(name) })
        yield* asAdmin(`ALTER ROLE ${name} NOCREATEDB`)
        const error = yield* wire.refused(500, "projects.create", { body: { name: "shop" } })
        assert.match(error.message, /permission denied/)
        assert.match(error.hint, /may create databases/)
        assert.lengthOf((yield* wire.ok("projects.list")).data, 0)
      })
  )

  live(
    "a PostgreSQL that cannot be used is one error at the start, which does not say the password",
    () =>
      Effect.gen(function*() {
        const name = yield* role("")
        const silent = yield* LoopbackServer.make((_, response) => response.end())
        const wrong: ReadonlyArray<readonly [url: string, message: RegExp]> = [
          [as(name), /may not create databases.*CREATEDB/],
          [template((url) => (url.username = "nobody_here")), /refused to log in the user nobody_here/],
          [template((url) => (url.port = "1")), /does not answer \(.*ECONNREFUSED.*Start it/],
          [template((url) => (url.port = new URL(silent.url).port)), /PostgreSQL at /],
          [`${template()}?sslmode=require`, /PostgreSQL at /]
        ]
        for (const [databaseUrl, message] of wrong) {
          const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ databaseUrl })))
          assert.strictEqual(error.reason, "DatabaseServerFailed", databaseUrl)
          assert.match(error.message, message)
          assert.notInclude(error.message, "p%40ss")
        }
      })
  )

  it.effect("a --database-url that is none is an error that says what is missing", () =>
    Effect.gen(function*() {
      const wrong: ReadonlyArray<readonly [url: string, message: RegExp]> = [
        ["", /is not a URL/],
        ["localhost:5432", /postgres:\/\//],
        ["mysql://root:secret@localhost/{database}", /must begin with postgres/],
        ["postgres://user:secret@localhost:5432/app", /must have \{database\}/],
        ["postgres://user:secret@localhost:5432/", /must have \{database\}/],
        ["postgres://user:secret@localhost:5432/{database}/{database}", /must have \{database\}/],
        ["postgres://localhost:5432/{database}", /has no user to create databases with/],
        ["postgres://user:sec%ret@localhost/{database}", /percent-encoding/],
        ["postgres://user:secret@localhost/{database}#x", /fragment/],
        ["postgres://user:secret@localhost/{database}?host=/tmp", /has host in its query/],
        ["postgres://user:secret@localhost/{database}?user=other", /has user in its query/]
      ]
      for (const [databaseUrl, message] of wrong) {
        for (const given of [databaseUrl, Redacted.make(databaseUrl)]) {
          const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ databaseUrl: given })))
          assert.strictEqual(error.reason, "DatabaseServerFailed")
          assert.match(error.message, message)
          assert.notInclude(error.message, "secret")
        }
      }
    }))
})

// What Node says of a package that is not installed.
const withoutDriver = `import { registerHooks } from "node:module"
registerHooks({ resolve: (name, context, next) => {
  if (!name.startsWith("@effect/sql-pg")) return next(name, context)
  throw Object.assign(new Error("Cannot find package '@effect/sql-pg'"), { code: "ERR_MODULE_NOT_FOUND" })
} })`

describe("--database-url", () => {
  it("prisma-management-sandbox says which package --database-url needs, and needs none without it", () => {
    const options = process.env["NODE_OPTIONS"]
    process.env["NODE_OPTIONS"] = `--import=data:text/javascript,${encodeURIComponent(withoutDriver)}`
    try {
      const { status, stderr } = binary.run("--port", "0", "--database-url", template())
      assert.strictEqual(status, 1)
      assert.match(stderr, /needs the package @effect\/sql-pg: run `npm install @effect\/sql-pg`/)
      assert.strictEqual(binary.run("--help").status, 0)
    } finally {
      if (options === undefined) delete process.env["NODE_OPTIONS"]
      else process.env["NODE_OPTIONS"] = options
    }
  })

  it("prisma-management-sandbox ends with a message when it cannot use --database-url", () => {
    for (
      const [url, message] of [
        ["postgres://user:secret@localhost:5432/app", /^--database-url must have \{database\}/],
        ["postgres://user:secret@127.0.0.1:1/{database}", /^PostgreSQL at 127\.0\.0\.1:1 does not answer .*Start it/]
      ] as const
    ) {
      const { status, stderr, stdout } = binary.run("--port", "0", "--database-url", url)
      assert.strictEqual(status, 1)
      assert.match(stderr, message)
      assert.notInclude(stderr + stdout, "secret")
    }
  })
})

describe("sandboxes on one PostgreSQL", () => {
  live(
    "two sandboxes on one PostgreSQL have databases of their own, and each takes its own away",
    () =>
      Effect.gen(function*() {
        const one = yield* serve()
        const kept = stringOf(yield* one.project)
        const url = yield* Effect.scoped(Effect.gen(function*() {
          const other = yield* serve()
          const url = stringOf(yield* other.project)
          assert.isFalse(yield* isRefused(url))
          return url
        }))
        assert.deepStrictEqual(yield* allOf(url), [])
        assert.isFalse(yield* isRefused(kept))
      })
  )

  live(
    "what a killed sandbox left is dropped at the next start, and nothing of those that run, or of others",
    () =>
      Effect.gen(function*() {
        const running = yield* serve()
        const ofRunning = stringOf(yield* running.project)
        const killed = yield* binary.start("--database-url", template())
        const { database } = yield* made(killed)
        const url = stringOf(database)
        const stranger = `${databaseOf(url)}_not_ours`
        yield* Effect.acquireRelease(
          asAdmin(`CREATE DATABASE ${stranger}`, `COMMENT ON DATABASE ${stranger} IS 'prisma-management-sandbox mine'`),
          () => Effect.orDie(asAdmin(`DROP DATABASE IF EXISTS ${stranger}`))
        )
        yield* killed.stop("SIGKILL")
        assert.isTrue(yield* isThere(url))
        yield* serve()
        assert.deepStrictEqual(yield* allOf(url), [stranger])
        assert.isFalse(yield* isRefused(ofRunning))
      })
  )

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    live(
      `a sandbox that ends by ${signal} takes its databases away, with who is connected`,
      () =>
        Effect.gen(function*() {
          const sandbox = yield* binary.start("--database-url", template())
          assert.include(sandbox.text, `in PostgreSQL at ${new URL(template()).host}`)
          const url = stringOf((yield* made(sandbox)).database)
          yield* PgConnection.make({ url: Redacted.make(url) })
          yield* sandbox.stop(signal)
          assert.deepStrictEqual(yield* allOf(url), [])
        })
    )
  }

  live(
    "a sandbox with a state file finds its databases again after it was killed, and drops what its state has no more",
    () =>
      Effect.gen(function*() {
        const data = path.join(yield* directory, "state.json")
        const killed = yield* binary.start("--data", data, "--database-url", template())
        const kept = (yield* made(killed)).database
        const saved = fs.readFileSync(data)
        const lost = (yield* made(killed)).database
        yield* ask(stringOf(kept), "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)")
        yield* killed.stop("SIGKILL")
        fs.writeFileSync(data, saved)
        const url = stringOf(kept)
        yield* Effect.scoped(serve())
        assert.isFalse(yield* isRefused(url))
        for (const _ of ["killed", "ended"]) {
          yield* Effect.scoped(Effect.gen(function*() {
            const { sandbox } = yield* serve({ data })
            assert.deepStrictEqual(yield* ask(url, "SELECT id FROM orders"), [[1]])
            assert.isFalse(yield* isThere(stringOf(lost)))
            yield* sandbox.reset
            assert.deepStrictEqual(yield* ask(url, "SELECT id FROM orders"), [[1]])
          }))
        }
        yield* Effect.scoped(Effect.gen(function*() {
          const { wire } = yield* serve({ data })
          yield* wire.ok("projects.delete", { params: { id: (yield* wire.ok("projects.list")).data[0].id } })
          assert.isFalse(yield* isThere(url))
        }))
        yield* Effect.forEach(yield* allOf(url), (name) => asAdmin(`DROP ROLE ${name}`))
      })
  )

  live(
    "a state file's databases that somebody dropped are made again, empty, with the same strings",
    () =>
      Effect.gen(function*() {
        const data = path.join(yield* directory, "state.json")
        const url = yield* Effect.scoped(
          Effect.flatMap(serve({ data }), ({ project }) => Effect.map(project, stringOf))
        )
        yield* asAdmin(`DROP DATABASE ${databaseOf(url)}`, `DROP ROLE ${new URL(url).username}`)
        yield* Effect.scoped(Effect.gen(function*() {
          const { wire } = yield* serve({ data })
          assert.isFalse(yield* isRefused(url))
          yield* wire.ok("projects.delete", { params: { id: (yield* wire.ok("projects.list")).data[0].id } })
        }))
        yield* Effect.forEach(yield* allOf(url), (name) => asAdmin(`DROP ROLE ${name}`))
      })
  )

  live(
    "a database that somebody else made under the name of one is an error at the start, and stays",
    () =>
      Effect.gen(function*() {
        const data = path.join(yield* directory, "state.json")
        const url = yield* Effect.scoped(
          Effect.flatMap(serve({ data }), ({ project }) => Effect.map(project, stringOf))
        )
        const name = databaseOf(url)
        yield* asAdmin(`DROP DATABASE ${name}`)
        yield* Effect.acquireRelease(asAdmin(`CREATE DATABASE ${name}`), () =>
          Effect.orDie(Effect.andThen(
            asAdmin(`DROP DATABASE ${name}`),
            Effect.flatMap(allOf(url), (names) => Effect.forEach(names, (name) => asAdmin(`DROP ROLE ${name}`)))
          )))
        const error = yield* Effect.flip(Effect.scoped(serve({ data })))
        assert.strictEqual(error.reason, "DatabaseServerFailed")
        assert.match(error.message, /already exists/)
        assert.isTrue(yield* isThere(url))
      })
  )

  live("two sandboxes do not share the databases of one state", () =>
    Effect.gen(function*() {
      const folder = yield* directory
      const [data, copy] = [path.join(folder, "state.json"), path.join(folder, "copy.json")]
      const one = yield* serve({ data })
      const project = yield* one.project
      yield* Effect.addFinalizer(() => Effect.orDie(one.wire.ok("projects.delete", { params: { id: project.id } })))
      fs.copyFileSync(data, copy)
      const error = yield* Effect.flip(Effect.scoped(serve({ data: copy })))
      assert.match(error.message, /Another sandbox with the same state.*--data/)
      assert.isFalse(yield* isRefused(stringOf(project)))
    }))

  live(
    "a sandbox that cannot start leaves no database, with a state file and a seed either",
    () =>
      Effect.gen(function*() {
        const { url } = yield* LoopbackServer.make((_, response) => response.end())
        const user = yield* role("CREATEDB CREATEROLE")
        // A user of this test's own: the server has the databases of other tests too.
        const made = asAdmin(`SELECT datname FROM pg_database WHERE starts_with(datname, 'sandbox_')
          AND pg_has_role('${user}', datdba, 'MEMBER')
        UNION ALL SELECT rolname FROM pg_roles WHERE starts_with(rolname, 'sandbox_')
          AND pg_has_role('${user}', oid, 'MEMBER')`)
        const options = { databaseUrl: as(user), seed: { projects: [{ name: "shop" }] } }
        yield* Effect.scoped(Effect.gen(function*() {
          yield* Sandbox.serve({ ...options, port: 0 })
          assert.lengthOf(yield* made, 3)
        }))
        assert.deepStrictEqual(yield* made, [])
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({
          ...options,
          port: Number(new URL(url).port),
          data: path.join(yield* directory, "state.json")
        })))
        assert.strictEqual(error.reason, "AddressInUse")
        assert.deepStrictEqual(yield* made, [])
      })
  )
})

/** A project of a sandbox in another process. */
const made = ({ token, url }: { readonly token: string; readonly url: string }) =>
  Effect.promise(async () => {
    const response = await fetch(`${url}/v1/projects`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "shop" })
    })
    assert.strictEqual(response.status, 201)
    const { data } = await response.json() as any
    return data
  })
