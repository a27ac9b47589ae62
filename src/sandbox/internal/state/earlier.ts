/** What a state that an earlier sandbox saved may lack. */
import * as Predicate from "effect/Predicate"
import { firstUser } from "./users.ts"

/** As they were read, before they are checked. */
interface Tables {
  readonly [name: string]: ReadonlyArray<unknown>
}

interface Fields {
  readonly [field: string]: unknown
}

const isFields = (row: unknown): row is Fields => Predicate.isObject(row)

/** Once a database could be on no branch: it is on the default one of its project. */
const withBranches = (tables: Tables): Tables => {
  const { branches = [], databases } = tables
  if (databases === undefined) return tables
  const defaults = new Map(
    branches.filter(isFields).filter(({ isDefault }) => isDefault === true).map(({ id, projectId }) => [projectId, id])
  )
  const onBranch = (row: unknown): unknown =>
    isFields(row) && (row.branchId ?? null) === null && defaults.has(row.projectId)
      ? { ...row, branchId: defaults.get(row.projectId) }
      : row
  return { ...tables, databases: databases.map(onBranch) }
}

/** Once there was one user, and no table of them. */
const withUsers = (tables: Tables): Tables =>
  tables["users"] === undefined ? { ...tables, users: [{ ...firstUser, seq: 1, createdAt: 0 }] } : tables

/** What came of a login, by its `grantId`. */
const ofGrants = ["authorizationCodes", "refreshTokens", "credentials"] as const

/** Once a login that was revoked was kept, and said so. */
const withoutRevoked = (tables: Tables): Tables => {
  const { grants = [] } = tables
  const revoked = new Set(grants.filter(isFields).filter((grant) => grant.revoked === true).map(({ id }) => id))
  const kept = grants.flatMap((grant): ReadonlyArray<unknown> => {
    if (!isFields(grant) || !("revoked" in grant)) return [grant]
    const { revoked: isRevoked, ...row } = grant
    return isRevoked === false ? [row] : isRevoked === true ? [] : [grant]
  })
  const isOver = (row: unknown): boolean => isFields(row) && revoked.has(row.grantId)
  return {
    ...tables,
    ...tables["grants"] === undefined ? undefined : { grants: kept },
    ...Object.fromEntries(ofGrants.flatMap((name) => {
      const rows = tables[name]
      return rows === undefined || revoked.size === 0 ? [] : [[name, rows.filter((row) => !isOver(row))]]
    }))
  }
}

export const completed = (tables: Tables): Tables => withUsers(withoutRevoked(withBranches(tables)))
