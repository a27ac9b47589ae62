/** The backups of a database: a full one each day since it was made, kept for a week. */
import type { Backup } from "../../../api/databases.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"

const day = 24 * 60 * 60 * 1000

export const retentionDays = 7

/** How long a backup is `running`: milliseconds. */
const takes = 60_000

/** Newest first. */
export const backupsOf = (state: Store["Service"], database: rows.Database): ReadonlyArray<Backup> => {
  const now = state.now()
  const newest = Math.floor((now - database.createdAt) / day)
  const count = Math.min(newest + 1, retentionDays)
  return Array.from({ length: count }, (_, index) => {
    const number = newest - index
    const startedAt = database.createdAt + number * day
    return {
      id: `backup-${number + 1}`,
      backupType: "full",
      createdAt: instant(startedAt),
      size: 8 * 1024 * 1024,
      status: now - startedAt < takes ? "running" : "completed",
      type: "backup"
    }
  })
}

export const findBackup = (state: Store["Service"], database: rows.Database, id: string): Backup | undefined =>
  backupsOf(state, database).find((backup) => backup.id === id)
