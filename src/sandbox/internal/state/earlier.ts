/** What a state that an earlier sandbox saved may lack. */
import type * as rows from "./rows.ts"
import type { Table } from "./Table.ts"

interface Tables {
  readonly branches: Table<rows.Branch>
  readonly databases: Table<rows.Database>
}

/** Once a database could be on no branch: it is on the default one of its project. */
export const complete = ({ branches, databases }: Tables): void => {
  for (const row of databases.filter(({ branchId }) => typeof branchId !== "string")) {
    const branch = branches.find(({ isDefault, projectId }) => isDefault && projectId === row.projectId)
    if (branch !== undefined) databases.change(row, { branchId: branch.id })
  }
}
