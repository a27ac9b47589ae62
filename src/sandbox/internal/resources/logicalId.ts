/** Logical ids: names of the caller's choice, each once on its branch. */
import type { Row, Table } from "../state/Table.ts"

interface Place {
  readonly projectId: string
  readonly branchId: string | null
  readonly logicalId: string | null
}

export const isTaken = <A extends Row & Place>(table: Table<A>, place: Place, except?: A): boolean =>
  place.logicalId !== null
  && table.find((row) =>
      row.projectId === place.projectId && row.branchId === place.branchId && row.logicalId === place.logicalId
      && row.id !== except?.id
    ) !== undefined
