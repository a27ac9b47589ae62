/** Which environment variables the deployments on a branch are made with. */
import { isProduction } from "./branches.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

/** Those of production on the production branch; on another one those of all previews, and its own. The role decides, not the default flag. */
export const variablesOf = (state: Store["Service"], branch: rows.Branch): ReadonlyArray<string> => {
  const production = isProduction(state, branch)
  const keys = state.environmentVariables.where("projectId", branch.projectId).filter((row) =>
    row.class === (production ? "production" : "preview")
    && (row.branchId === null || row.branchId === branch.id)
  ).map(({ key }) => key)
  return Array.from(new Set(keys)).sort()
}
