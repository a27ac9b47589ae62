/** What each entry offers: a change here is a change of the public API. */
import { assert, describe, it } from "@effect/vitest"

const entries: { readonly [entry: string]: ReadonlyArray<string> } = {
  "effect-prisma-management": [
    "ApiError",
    "AuthError",
    "Authorization",
    "CallOptions",
    "ConnectionString",
    "FetchError",
    "GroupClient",
    "Lease",
    "Logs",
    "ManagementApi",
    "ManagementClient",
    "Metrics",
    "OAuth",
    "Pagination",
    "RetryPolicy",
    "Session",
    "TokenEndpoint",
    "TokenStorage",
    "TokenStorageKeyValue",
    "TokenStorageLaws",
    "Tokens",
    "Waiting"
  ],
  "effect-prisma-management/promise": [
    "AuthError",
    "FetchError",
    "createManagementApiClient",
    "createManagementApiSdk"
  ],
  "effect-prisma-management/node": ["BrowserOpener", "LiveLogs", "LoopbackLogin", "TokenStorageFile"],
  "effect-prisma-management/sandbox": ["Sandbox"],
  "effect-prisma-management/ManagementClient": ["ManagementClient", "httpClient", "layer", "layerConfig", "make"],
  "effect-prisma-management/GroupClient": ["defaultBaseUrl", "make"],
  "effect-prisma-management/Authorization": [
    "Authorization",
    "Caller",
    "ForClient",
    "layerConfig",
    "layerGitHubActions",
    "layerSession",
    "layerToken"
  ],
  "effect-prisma-management/Metrics": ["calls", "layer", "refreshes", "requestDuration", "retries"],
  "effect-prisma-management/RetryPolicy": ["RetryPolicy", "isRetryable", "make", "none"],
  "effect-prisma-management/CallOptions": ["CallOptions", "provide"],
  "effect-prisma-management/TokenStorageLaws": ["LawBroken", "ofFailure", "ofLease", "ofOneProcess", "ofSharing"]
}

describe("the entry", () => {
  it.each(Object.entries(entries))("the entry %s offers what it is known for", async (entry, names) => {
    assert.deepStrictEqual(Object.keys(await import(entry)).sort(), Array.from(names).sort())
  })
})
