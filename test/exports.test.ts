/** What each entry offers: a change here is a change of the public API. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { root } from "./support/contract.ts"

const entries: { readonly [entry: string]: ReadonlyArray<string> } = {
  "effect-prisma-management": [
    "ApiError",
    "AuthError",
    "Authorization",
    "CallOptions",
    "ConnectionString",
    "Deploy",
    "DeviceLogin",
    "Ensure",
    "Failures",
    "FetchError",
    "GroupClient",
    "Lease",
    "Logs",
    "ManagementApi",
    "ManagementClient",
    "ManagementProxy",
    "Metrics",
    "OAuth",
    "Operation",
    "Pagination",
    "RetryPolicy",
    "Secrets",
    "Session",
    "Sessions",
    "TokenEndpoint",
    "TokenSealing",
    "TokenStorage",
    "TokenStorageIndexedDb",
    "TokenStorageKeyValue",
    "TokenStorageLaws",
    "TokenStorageRedis",
    "TokenStorageSql",
    "TokenStorages",
    "Tokens",
    "TokensSchema",
    "Waiting",
    "WebLogin"
  ],
  "effect-prisma-management/promise": [
    "AuthError",
    "ConnectionStringError",
    "FetchError",
    "LogsFailed",
    "PaginationError",
    "WaitFailure",
    "WaitTimeout",
    "connectionString",
    "createManagementApiClient",
    "createManagementApiSdk",
    "isApiError",
    "logs",
    "needsLogin",
    "paginate",
    "waitFor"
  ],
  "effect-prisma-management/promise/device": ["deviceLogin"],
  "effect-prisma-management/Deploy": [
    "ArchiveUnusable",
    "DeployError",
    "PreviousRunning",
    "UploadRefused",
    "progress",
    "run"
  ],
  "effect-prisma-management/promise/deploy": [
    "ArchiveUnusable",
    "DeployError",
    "PreviousRunning",
    "UploadRefused",
    "deploy"
  ],
  "effect-prisma-management/node/Archive": ["ArchiveError", "fromDirectory", "ignoredByDefault"],
  "effect-prisma-management/Ensure": ["EnsureError", "bucket", "database", "project", "service"],
  "effect-prisma-management/promise/ensure": [
    "EnsureError",
    "ensureBucket",
    "ensureDatabase",
    "ensureProject",
    "ensureService"
  ],
  "effect-prisma-management/promise/node": [
    "ArchiveError",
    "archiveDirectory",
    "fileTokenStorage",
    "ignoredByDefault",
    "loopbackLogin"
  ],
  "effect-prisma-management/promise/sandbox": ["SandboxError", "createSandbox"],
  "effect-prisma-management/promise/sandboxServer": ["SandboxError", "serveSandbox"],
  "effect-prisma-management/promise/tokenStorages": ["openTokenStorages"],
  "effect-prisma-management/node": [
    "Archive",
    "BrowserOpener",
    "LiveLogs",
    "LoopbackLogin",
    "Management",
    "NodeTransport",
    "TokenStorageFile"
  ],
  "effect-prisma-management/node/Management": ["layerConfig"],
  "effect-prisma-management/node/NodeTransport": ["layer", "layerWith", "make"],
  "effect-prisma-management/sandbox": ["Sandbox"],
  "effect-prisma-management/ManagementClient": [
    "ManagementClient",
    "httpClient",
    "layer",
    "layerConfig",
    "layerConfigWith",
    "make",
    "mock"
  ],
  "effect-prisma-management/DeviceLogin": ["login"],
  "effect-prisma-management/ManagementProxy": ["layer", "refusal"],
  "effect-prisma-management/Operation": ["failure", "success"],
  "effect-prisma-management/Secrets": ["refused", "sealed"],
  "effect-prisma-management/Failures": ["ApiError", "AuthError", "FetchError", "byTag"],
  "effect-prisma-management/AuthError": ["AuthError", "isAuthError", "make", "needsLogin"],
  "effect-prisma-management/FetchError": ["FetchError", "isFetchError"],
  "effect-prisma-management/GroupClient": ["defaultBaseUrl", "make"],
  "effect-prisma-management/Authorization": [
    "Authorization",
    "Caller",
    "ForClient",
    "layerConfig",
    "layerConfigWith",
    "layerGitHubActions",
    "layerSession",
    "layerSessions",
    "layerToken"
  ],
  "effect-prisma-management/Sessions": ["CurrentKey", "Sessions", "as", "current", "layer", "layerConfig", "make"],
  "effect-prisma-management/WebLogin": [
    "CurrentLogin",
    "Unauthenticated",
    "WebLogin",
    "layer",
    "layerCookies",
    "required",
    "requiredOrLogin"
  ],
  "effect-prisma-management/TokenStorages": ["TokenStorages", "fromPromise", "layerMemory", "layerMemoryWith"],
  "effect-prisma-management/TokenStorageSql": ["layer", "layerKeyed", "makeKeyed", "migrate"],
  "effect-prisma-management/TokenStorageRedis": ["layer", "layerKeyed", "lazy", "makeKeyed"],
  "effect-prisma-management/TokenSealing": ["config", "make"],
  "effect-prisma-management/TokenStorageIndexedDb": ["layer", "layerKeyed", "make", "makeKeyed"],
  "effect-prisma-management/promise/TokenStorageIndexedDb": ["keys", "make"],
  "effect-prisma-management/Metrics": ["calls", "layer", "refreshes", "requestDuration", "retries"],
  "effect-prisma-management/RetryPolicy": ["RetryPolicy", "isRetryable", "make", "none"],
  "effect-prisma-management/CallOptions": ["CallOptions", "provide"],
  "effect-prisma-management/TokenStorageLaws": ["LawBroken", "ofFailure", "ofLease", "ofOneProcess", "ofSharing"]
}

describe("the entry", () => {
  it.each(Object.entries(entries))("the entry %s offers what it is known for", async (entry, names) => {
    assert.deepStrictEqual(Object.keys(await import(entry)).sort(), Array.from(names).sort())
  })

  it("the root entry has every module of src that can be imported by its own path", async () => {
    const modules = fs.readdirSync(path.join(root, "src")).filter((file) => file.endsWith(".ts") && file !== "index.ts")
    const entry: { readonly [name: string]: unknown } = await import("effect-prisma-management")
    assert.deepStrictEqual(Object.keys(entry).sort(), modules.map((file) => path.basename(file, ".ts")).sort())
    for (const name of Object.keys(entry)) {
      assert.strictEqual(entry[name], await import(`effect-prisma-management/${name}`), name)
    }
  })
})
