/** A state for another sandbox than the one that it was taken from: what that one's programs know of it stays true. */
import { isPrinted, printedOf } from "./printedToken.ts"
import { withReferences } from "./references.ts"
import type * as rows from "./rows.ts"
import type { Snapshot, Store } from "./Store.ts"
import type { Row } from "./Table.ts"
import { names, tables } from "./tables.ts"

type State = Store["Service"]

/** The connections of another sandbox, without what they log in with: their roles in a database server are that one's. */
const withoutLogins = ({ tables: { connections = [] } }: Snapshot): ReadonlyArray<Row> =>
  (connections as ReadonlyArray<rows.Connection>).map((row) => {
    const { login: _, ...others } = row
    return others
  })

/** What a sandbox starts with that another one left: its databases in a server are its own, and not that one's. */
export const forStart = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  tables: { ...snapshot.tables, databaseOwners: [], connections: withoutLogins(snapshot) }
})

/** The rows of a table with two workspaces in each other's place. */
const exchanged = (snapshot: Snapshot, name: (typeof names)[number], one: string, two: string): ReadonlyArray<Row> => {
  const other = (id: string): string => id === one ? two : id === two ? one : id
  const found = snapshot.tables[name] ?? []
  const referring = found.map((row) => withReferences(tables[name].schema.ast, row, "workspaces", other))
  return name === "workspaces" ? referring.map((row) => ({ ...row, id: other(row.id) })) : referring
}

/** The keys of this sandbox that the snapshot lacks, after its own: its token has to stay one that can be verified. */
const keysOf = (state: State, snapshot: Snapshot): ReadonlyArray<Row> => {
  const theirs = snapshot.tables["signingKeys"] ?? []
  const ours = state.signingKeys.filter(({ id }) => !theirs.some((key) => key.id === id))
  return [...theirs, ...ours.map((key, index) => ({ ...key, seq: snapshot.seq + 1 + index }))]
}

/**
 * A snapshot that was checked, for a sandbox that runs: that keeps the token that it printed and its workspace's id, which the workspace of the snapshot takes, and
 * its name in a database server.
 */
export const forRunning = (state: State, snapshot: Snapshot): Snapshot => {
  const here = printedOf(state)!
  const there = (snapshot.tables["credentials"] as ReadonlyArray<rows.Credential>).find(isPrinted)!
  const signingKeys = keysOf(state, snapshot)
  const [owner] = state.databaseOwners.all()
  const last = Math.max(snapshot.seq, signingKeys.at(-1)!.seq)
  const isOwn = snapshot.tables["databaseOwners"]?.[0]?.id === owner?.id
  const all = here.workspaceId === there.workspaceId
    ? snapshot.tables
    : Object.fromEntries(names.map((name) => [name, exchanged(snapshot, name, here.workspaceId, there.workspaceId)]))
  return {
    ...snapshot,
    seq: owner === undefined ? last : last + 1,
    tables: {
      ...all,
      signingKeys,
      databaseOwners: owner === undefined ? [] : [{ ...owner, seq: last + 1 }],
      ...isOwn ? undefined : { connections: withoutLogins(snapshot) },
      credentials: all["credentials"]!.map((row) => row.id === there.id ? { ...row, value: here.value } : row)
    }
  }
}
