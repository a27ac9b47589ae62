/** Logical ids: names of the caller's choice, each once in its project. */
import type { Row, Table } from "../state/Table.ts"

interface Named extends Row {
  readonly projectId: string
  readonly logicalId: string | null
}

export const isTaken = <A extends Named>(
  table: Table<A>,
  projectId: string,
  logicalId: string | undefined,
  except?: A
): boolean =>
  logicalId !== undefined
  && table.find((row) => row.projectId === projectId && row.logicalId === logicalId && row.id !== except?.id)
    !== undefined
