import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { inspect } from "node:util"
import * as Authorization from "../src/Authorization.ts"
import * as ConnectionString from "../src/ConnectionString.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { Sandbox } from "../src/sandbox/index.ts"

const endpoint = (connectionString?: string) => ({
  host: "db.prisma.io",
  port: 5432,
  ...connectionString === undefined ? undefined : { connectionString: Redacted.make(connectionString) }
})

const connection = (id: string, ...kinds: ReadonlyArray<ConnectionString.Kind>) => ({
  id,
  endpoints: Object.fromEntries(kinds.map((kind) => [kind, endpoint(`${kind} of ${id}`)]))
})

const picked = (source: ConnectionString.Source, prefer?: ConnectionString.Kind) =>
  Effect.map(ConnectionString.pick(source, { prefer }), ({ kind, value }) => `${kind}: ${Redacted.value(value)}`)

const notShown =
  "no connection string: the API shows it only when it creates a project, a database or a connection, or rotates a connection."

const SandboxClient = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provide(Sandbox.layer({ token: "test-token" }))
)

describe("pick", () => {
  it.effect("ConnectionString.pick takes a pool before the database itself, and Accelerate last", () =>
    Effect.gen(function*() {
      assert.strictEqual(
        yield* picked(connection("con_1", "accelerate", "direct", "pooled")),
        "pooled: pooled of con_1"
      )
      assert.strictEqual(yield* picked(connection("con_1", "accelerate", "direct")), "direct: direct of con_1")
      assert.strictEqual(yield* picked(connection("con_1", "accelerate")), "accelerate: accelerate of con_1")
    }))

  it.effect("ConnectionString.pick takes what is preferred where it is there, else says what it took", () =>
    Effect.gen(function*() {
      const all = connection("con_1", "direct", "pooled", "accelerate")
      for (const kind of ["direct", "pooled", "accelerate"] as const) {
        assert.strictEqual(yield* picked(all, kind), `${kind}: ${kind} of con_1`)
      }
      assert.strictEqual(
        yield* picked(connection("con_1", "pooled", "accelerate"), "direct"),
        "pooled: pooled of con_1"
      )
    }))

  it.effect("ConnectionString.pick takes the default connection of a database, and another one for what that has not", () =>
    Effect.gen(function*() {
      const database = {
        defaultConnectionId: "con_2",
        connections: [connection("con_1", "direct", "pooled"), connection("con_2", "pooled")]
      }
      assert.strictEqual(yield* picked(database), "pooled: pooled of con_2")
      assert.strictEqual(yield* picked(database, "direct"), "direct: direct of con_1")
      assert.strictEqual(yield* picked({ ...database, defaultConnectionId: null }), "pooled: pooled of con_1")
    }))

  it.effect("ConnectionString.pick passes over an endpoint without its connection string", () =>
    Effect.gen(function*() {
      const source = { id: "con_1", endpoints: { pooled: endpoint(), direct: endpoint("postgres://direct") } }
      assert.strictEqual(yield* picked(source), "direct: postgres://direct")
    }))

  it.effect("ConnectionString.pick takes every answer of the API that creates or rotates, and shows no secret", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const project = yield* client.projects.create({ payload: { name: "blog" } })
      const params = { projectId: project.id }
      const inProject = yield* client.projects.createDatabase({ params, payload: { name: "one" } })
      const database = yield* client.databases.create({ payload: { projectId: project.id, name: "two" } })
      const connection = yield* client.connections.create({ payload: { databaseId: database.id, name: "worker" } })
      const ofDatabase = yield* client.databases.createConnection({
        params: { databaseId: database.id },
        payload: { name: "worker-2" }
      })
      const rotated = yield* client.connections.rotate({ params: { id: connection.id } })
      for (const source of [project, project.database!, inProject, database, connection, ofDatabase, rotated]) {
        const string = yield* ConnectionString.pick(source)
        assert.strictEqual(string.kind, "pooled")
        assert.match(Redacted.value(string.value), /^postgres:\/\/.+@pooled\./)
        assert.notMatch(inspect(string) + JSON.stringify(string), /postgres:/)
      }
    }).pipe(Effect.provide(SandboxClient)))
})

describe("there is none", () => {
  it.effect("there is no connection string in an answer that only reads, which says what there is and where to look", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const project = yield* client.projects.create({ payload: { name: "blog" } })
      const databaseId = project.database!.id
      const database = yield* client.databases.get({ params: { databaseId } })
      const { data } = yield* client.databases.listConnections({ params: { databaseId } })
      for (const source of [database, data[0]!]) {
        const error = yield* Effect.flip(ConnectionString.pick(source))
        assert.instanceOf(error, ConnectionString.ConnectionStringError)
        assert.deepStrictEqual(error.reason, { _tag: "NotShown", kinds: ["pooled", "direct", "accelerate"] })
        assert.strictEqual(error.message, `There are endpoints (pooled, direct, accelerate), but ${notShown}`)
      }
    }).pipe(Effect.provide(SandboxClient)))

  it.effect("there is no connection string where the project was made without a database", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const project = yield* client.projects.create({ payload: { name: "blog", createDatabase: false } })
      const error = yield* Effect.flip(ConnectionString.pick(project))
      assert.deepStrictEqual(error.reason, { _tag: "NoDatabase" })
      assert.strictEqual(
        error.message,
        "The project was created without a database, so it has no connection string."
      )
    }).pipe(Effect.provide(SandboxClient)))

  it.effect("there is no connection string where the database has no connection, or the connection no endpoint", () =>
    Effect.gen(function*() {
      const empty = yield* Effect.flip(ConnectionString.pick({ defaultConnectionId: null, connections: [] }))
      assert.deepStrictEqual(empty.reason, { _tag: "NoConnection" })
      assert.strictEqual(empty.message, "The database has no connection, so it has no connection string.")
      const bare = yield* Effect.flip(ConnectionString.pick({ id: "con_1", endpoints: {} }))
      assert.deepStrictEqual(bare.reason, { _tag: "NotShown", kinds: [] })
      assert.strictEqual(bare.message, `There is no endpoint, and ${notShown}`)
    }))

  it.effect("there is no connection string in a project that was read, which does not say whether it has a database", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const { id } = yield* client.projects.create({ payload: { name: "blog" } })
      const project = yield* client.projects.get({ params: { id } })
      assert.notProperty(project, "database")
      const error = yield* Effect.flip(ConnectionString.pick(project as never))
      assert.strictEqual(error.message, `There is no endpoint, and ${notShown}`)
    }).pipe(Effect.provide(SandboxClient)))

  it.effect("there is no connection string where none is shown, and the endpoints are those of all connections", () =>
    Effect.gen(function*() {
      const connections = [
        { id: "con_1", endpoints: { direct: endpoint() } },
        { id: "con_2", endpoints: { pooled: endpoint() } }
      ]
      const error = yield* Effect.flip(ConnectionString.pick({ defaultConnectionId: null, connections }))
      assert.strictEqual(error.message, `There are endpoints (pooled, direct), but ${notShown}`)
    }))
})
