/**
 * Which connection string of an answer is the one to use.
 */
import * as Data from "effect/Data"

export type Kind = "pooled" | "direct" | "accelerate"

/** Where a connection leads, with the connection string where the API shows it. */
interface Endpoint<Value> {
  readonly host: string
  readonly connectionString?: Value
}

/** A connection, as far as its connection strings go. */
export interface ConnectionAnswer<Value> {
  readonly id: string
  readonly endpoints: { readonly [_ in Kind]?: Endpoint<Value> }
}

/** A database, as far as its connection strings go. */
export interface DatabaseAnswer<Value> {
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<ConnectionAnswer<Value>>
}

/** A new project, as far as its connection strings go. */
export interface ProjectAnswer<Value> {
  readonly database: DatabaseAnswer<Value> | null
}

/** The answers that can contain a connection string. */
export type Source<Value> = ConnectionAnswer<Value> | DatabaseAnswer<Value> | ProjectAnswer<Value>

/** How to pick one of several connection strings. */
export interface Options {
  /** Which kind to prefer. */
  readonly prefer?: Kind | undefined
}

export class ConnectionStringError extends Data.TaggedError("ConnectionStringError")<{
  readonly message: string
  readonly reason:
    | { readonly _tag: "NoDatabase" }
    | { readonly _tag: "NoConnection" }
    | { readonly _tag: "NotShown"; readonly kinds: ReadonlyArray<Kind> }
}> {}

// A Postgres URL is understood everywhere, one of Accelerate is not.
const order: ReadonlyArray<Kind> = ["pooled", "direct", "accelerate"]

const connectionsOf = <Value>(
  source: Source<Value>
): ReadonlyArray<ConnectionAnswer<Value>> | ConnectionStringError => {
  // A connection has a member `database` too, so it has to be told apart first.
  if ("endpoints" in source) return [source]
  const database: DatabaseAnswer<Value> | null | undefined = "connections" in source ? source : source.database
  // Of an answer that nobody has checked: what only reads a project says nothing of its database.
  if (database === undefined) return []
  if (database === null) {
    return new ConnectionStringError({
      message: "The project was created without a database, so it has no connection string.",
      reason: { _tag: "NoDatabase" }
    })
  }
  const { connections, defaultConnectionId } = database
  if (connections.length === 0) {
    return new ConnectionStringError({
      message: "The database has no connection, so it has no connection string.",
      reason: { _tag: "NoConnection" }
    })
  }
  // The default one is there twice, and found where it is first.
  return [...connections.filter(({ id }) => id === defaultConnectionId), ...connections]
}

const notShown = (connections: ReadonlyArray<ConnectionAnswer<unknown>>): ConnectionStringError => {
  const kinds = order.filter((kind) => connections.some(({ endpoints }) => endpoints[kind] !== undefined))
  const found = kinds.length === 0 ? "There is no endpoint, and" : `There are endpoints (${kinds.join(", ")}), but`
  return new ConnectionStringError({
    message:
      `${found} no connection string: the API shows it only when it creates a project, a database or a connection, `
      + "or rotates a connection.",
    reason: { _tag: "NotShown", kinds }
  })
}

/** The first of `pooled`, `direct` and `accelerate` that is there, after the one that is preferred. */
export const pickFrom = <Value>(
  source: Source<Value>,
  { prefer }: Options = {}
): { readonly kind: Kind; readonly value: Value } | ConnectionStringError => {
  const connections = connectionsOf(source)
  if (connections instanceof ConnectionStringError) return connections
  const kinds = prefer === undefined ? order : [prefer, ...order]
  for (const kind of kinds) {
    for (const { endpoints } of connections) {
      const value = endpoints[kind]?.connectionString
      if (value !== undefined) return { kind, value }
    }
  }
  return notShown(connections)
}
