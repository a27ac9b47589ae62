/** Buckets: when they are ready. */
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

/** How long a bucket is `provisioning`: milliseconds. */
export const settlingTime = 2_000

export const statusOf = (state: Store["Service"], row: rows.Bucket): "provisioning" | "ready" =>
  state.now() < (row.readyAt ?? row.createdAt + settlingTime) ? "provisioning" : "ready"
