/** Databases with their connections: made, shown, removed. */
import * as Effect from "effect/Effect"
import type * as ApiError from "../../../ApiError.ts"
import type { Connection, CreatedConnection, Database, DatabaseSourceInput } from "../../../api/schemas.ts"
import type { Caller } from "../../../Authorization.ts"
import * as access from "./access.ts"
import * as answer from "../protocol/answer.ts"
import { findBackup } from "./backups.ts"
import { defaultRegion } from "./regions.ts"
import type * as rows from "../state/rows.ts"
import * as secrets from "./secrets.ts"
import { instant, type Store } from "../state/Store.ts"
import * as views from "./views.ts"

type State = Store["Service"]

/** How long a database is `provisioning`, or `recovering`: milliseconds. */
export const settlingTime = 3_000

export const isSettled = (state: State, row: rows.Database): boolean => state.now() >= row.readyAt

export const connectionsOf = (state: State, database: rows.Database): Array<rows.Connection> =>
  state.connections.where("databaseId", database.id)

const connectionFields = (state: State, row: rows.Connection) => ({
  id: row.id,
  type: "connection",
  url: state.url(`/v1/connections/${row.id}`),
  name: row.name,
  createdAt: instant(row.createdAt),
  kind: "postgres"
})

export const connectionView = (state: State) => (row: rows.Connection): Connection => ({
  ...connectionFields(state, row),
  endpoints: secrets.hostsOf(state),
  directConnection: null,
  database: views.databaseReference(state, state.databases.get(row.databaseId)!)
})

/** A connection with new secrets, for the one answer that shows them. */
export const connectionWithSecrets = (state: State, row: rows.Connection): CreatedConnection => {
  const database = state.databases.get(row.databaseId)!
  const { login, shown } = secrets.make(state, database)
  if (login !== undefined) state.connections.change(row, { login })
  return {
    ...connectionFields(state, row),
    ...shown,
    database: views.databaseReference(state, database)
  }
}

export const addConnection = (state: State, database: rows.Database, name: string): rows.Connection =>
  state.connections.put({ ...state.row("con_"), databaseId: database.id, name })

export const databaseView = (state: State) => (row: rows.Database) => {
  const connections = connectionsOf(state, row)
  return {
    id: row.id,
    type: "database",
    url: state.url(`/v1/databases/${row.id}`),
    name: row.name,
    status: isSettled(state, row) ? "ready" : row.until,
    createdAt: instant(row.createdAt),
    isDefault: row.isDefault,
    defaultConnectionId: connections[0]?.id ?? null,
    connections: connections.map(connectionView(state)),
    project: views.projectReference(state, row.projectId),
    region: views.region(row.regionId),
    source: row.source,
    branchId: row.branchId,
    logicalId: row.logicalId
  } satisfies Database
}

interface NewDatabase {
  readonly project: rows.Project
  readonly name?: string | undefined
  readonly region?: string | undefined
  readonly isDefault?: boolean | undefined
  readonly branchId: string
  readonly logicalId?: string | undefined
  readonly source?: rows.Source | undefined
}

/** Makes a database the default one of its project, whose default region is then this one's (alchemy's `Prisma.Project` waits for that). */
export const setDefault = (state: State, database: rows.Database): rows.Database => {
  state.projects.change(state.projects.get(database.projectId)!, { defaultRegion: database.regionId })
  for (const other of state.databases.where("projectId", database.projectId)) {
    if (other.isDefault) state.databases.change(other, { isDefault: false })
  }
  return state.databases.change(database, { isDefault: true })
}

/** Where a new database is: what inherits is where its source is, else where its project has its databases. */
const regionOf = (state: State, { project, region = defaultRegion, source }: NewDatabase): string => {
  if (region !== "inherit") return region
  const from = source === undefined || source.type === "empty" ? undefined : state.databases.get(source.databaseId)
  return from?.regionId ?? project.defaultRegion
    ?? state.databases.where("projectId", project.id).find(({ isDefault }) => isDefault)?.regionId
    ?? defaultRegion
}

/** A new database with its first connection, as the answer that creates it shows it. */
export const add = (state: State, options: NewDatabase) => {
  const { project } = options
  const fields = state.row("db_")
  const plain = state.databases.put({
    ...fields,
    projectId: project.id,
    branchId: options.branchId,
    name: options.name ?? "My Database",
    regionId: regionOf(state, options),
    isDefault: false,
    logicalId: options.logicalId ?? null,
    source: options.source ?? { type: "empty" },
    readyAt: fields.createdAt + settlingTime,
    until: "provisioning"
  })
  const row = options.isDefault === true ? setDefault(state, plain) : plain
  const connection = connectionWithSecrets(state, addConnection(state, row, "Default"))
  return { row, connection, view: { ...databaseView(state)(row), connections: [connection] } }
}

/** The members of a new database that the contract calls deprecated. */
export const withApiKeys = ({ connection, view }: ReturnType<typeof add>) => ({
  ...view,
  apiKeys: [connection],
  connectionString: connection.connectionString,
  directConnection: connection.directConnection ?? null
})

export const remove = (state: State, database: rows.Database): void => {
  connectionsOf(state, database).forEach(state.connections.remove)
  state.databases.remove(database)
}

/** Checks that what a database is to be made from is there and can be seen. */
export const resolveSource = Effect.fnUntraced(function*(
  state: State,
  source: DatabaseSourceInput | undefined
): Effect.fn.Return<rows.Source, ApiError.NotFound, Caller> {
  if (source === undefined || source.type === "empty") return { type: "empty" }
  const database = yield* access.find(state, "database", source.databaseId)
  if (source.type === "database") return { type: "database", databaseId: database.id }
  const backup = findBackup(state, database, source.backupId)
  if (backup === undefined) {
    return yield* Effect.fail(answer.notFound({
      message: `Backup ${source.backupId} was not found.`,
      hint: "`GET /v1/databases/{databaseId}/backups` lists those of a database."
    }))
  }
  return { type: "backup", databaseId: database.id, backupId: backup.id }
})
