// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.

/** Method and path of the writes that are as good twice as once, which their methods do not say. */
export const idempotentOperations: ReadonlySet<string> = new Set([
  "POST /v1/apps/{appId}/domains",
  "POST /v1/services/{serviceId}/domains",
  "PATCH /v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease"
])
