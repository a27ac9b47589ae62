/**
 * What is mutated, and by which tests: those that cover it and need no process, browser, database or long run.
 */

export interface Folder {
  /** Globs from the root of the repository. */
  readonly mutate: ReadonlyArray<string>
  /** Below `test`, without `.test.ts`. */
  readonly tests: ReadonlyArray<string>
}

const ofSession = [
  "freshness",
  "merge",
  "session/machine",
  "Session",
  "Session.changes",
  "Session.exchange",
  "Session.sharing",
  "Session.lock",
  "Session.owed",
  "Session.maxAge",
  "Session.rest",
  "Session.silence",
  "Session.authorize",
  "Session.secrets",
  "Sessions",
  "TokenStorage",
  "TokenStorage.lease",
  "TokenStorageLaws",
  "TokenStorageLaws.sharing",
  "TokenStorageKeyValue"
]

const ofOAuth = [
  "OAuth",
  "OAuth.once",
  "OAuth.gitHubActions",
  "DeviceLogin",
  "Authorization",
  "callbackUrl",
  "configuration",
  "tokenResponse",
  "oauth4webapi",
  "TokenEndpoint",
  "OAuth.faults",
  "Session.secrets",
  "Session.silence",
  "Session.rest",
  "baseUrls",
  "node/LoopbackLogin",
  "Sessions",
  "identity",
  "Tokens"
]

const ofCalls = [
  "ManagementClient",
  "ManagementClient.attempts",
  "ManagementClient.inputs",
  "ManagementClient.httpClient",
  "ApiError",
  "Authorization",
  "Metrics",
  "Pagination",
  "RetryPolicy",
  "pathTemplate",
  "printed",
  "withLimit"
]

export const folders: { readonly [name: string]: Folder } = {
  session: { mutate: ["src/internal/session/*.ts"], tests: [...ofSession, "Lease", "OAuth", "telemetry"] },
  laws: {
    mutate: ["src/internal/session/laws/*.ts"],
    tests: ["TokenStorageLaws", "TokenStorageLaws.sharing"]
  },
  oauth: { mutate: ["src/internal/oauth/**/*.ts"], tests: ofOAuth },
  call: {
    mutate: ["src/internal/call/**/*.ts"],
    tests: [
      ...ofCalls,
      "ManagementClient.mock",
      "Session.authorize",
      "errorBodies",
      "identity",
      "node/LiveLogs",
      "secrets",
      "singleUse",
      "telemetry",
      "tracing",
      "unsent"
    ]
  },
  answer: {
    // `pagination` has the pages.
    mutate: ["src/internal/answer/**/!(pages).ts"],
    tests: [
      "details",
      "codings",
      "lines",
      "decode",
      "limits",
      "utc",
      "ApiError",
      "ConnectionString",
      "Waiting",
      "errorBodies",
      "failure",
      "wrongAnswers",
      "ManagementClient.httpClient",
      "Logs.connections",
      "Logs",
      "contentCoding",
      "ManagementClient",
      "Session.authorize",
      "telemetry",
      "unsent",
      "node/LiveLogs.connections",
      "node/LiveLogs"
    ]
  },
  retry: { mutate: ["src/RetryPolicy.ts"], tests: ["RetryPolicy", "ApiError"] },
  pagination: { mutate: ["src/Pagination.ts", "src/internal/answer/pages.ts"], tests: ["Pagination"] },
  transport: {
    mutate: ["src/node/internal/transport/*.ts"],
    tests: [
      "node/NodeTransport.steps",
      "node/NodeTransport.dispatchers",
      "node/NodeTransport",
      "node/NodeTransport.codings",
      "node/NodeTransport.connections"
    ]
  },
  node: {
    mutate: ["src/node/internal/*.ts"],
    tests: [
      "node/lockHolder",
      "node/fileLock",
      "node/privateFile",
      "sandbox/dataFile",
      "node/TokenStorageFile.keyed",
      "node/TokenStorageFile.lock",
      "node/TokenStorageFile",
      "node/BrowserOpener",
      "node/LoopbackLogin",
      "node/LoopbackLogin.place",
      "node/LoopbackLogin.storage",
      "node/LoopbackLogin.visits",
      "node/LiveLogs.connections",
      "node/LiveLogs",
      "node/peerUser"
    ]
  },
  sandbox: {
    mutate: ["src/sandbox/internal/resources/access.ts", "src/sandbox/internal/oauth/grants.ts"],
    tests: [
      "sandbox/bounds",
      "sandbox/grants",
      "sandbox/authorizationServer",
      "sandbox/deviceLogin",
      "sandbox/login",
      "sandbox/projects",
      "sandbox/rules",
      "sandbox/requests"
    ]
  }
}

/** Parts of the names of tests that take a second or more, or are the same once more over another transport. */
export const slow: ReadonlyArray<string> = [
  "is read up to a limit of",
  "nobody listens",
  "gives up after ten seconds",
  "gives up on a body",
  "a refresh by undici",
  "a refresh by node:http",
  "take at most 16 KiB each",
  "does not take the tokens of a login",
  "brings no Schema into a bundle",
  "cut at a random byte",
  "costs little more than reading it",
  "for each place of",
  "quickly printed",
  "whose body never ends",
  "wherever that is cut",
  "is the HTTP client's own",
  "stays silent after a 201",
  "some kilobytes that would be",
  "a process that dies",
  "with a real browser",
  "for two seconds",
  "ends in death",
  "ended by SIGTERM",
  "that may only be read",
  "on a full disk",
  "gzip bomb",
  "follows a log behind a proxy",
  "may cut a line anywhere",
  "is loaded when the first connection",
  "grows beyond measure",
  "silent for too long",
  "that was killed keeps its file from nobody",
  "that is mounted on its own"
]

/**
 * Modules whose work is kept for the process: it is only done anew where they are loaded again, and which tests cover it cannot be told, for
 * the first one that does finds it done for all. Beside each, the tests that do, if not all of the folder.
 */
const builtOnce: { readonly [end: string]: ReadonlyArray<string> | undefined } = {
  "call/builds.ts": ["telemetry"],
  "call/singleUse.ts": ["singleUse"],
  "call/method.ts": undefined,
  "call/encode.ts": undefined,
  "call/secretInputs.ts": undefined,
  "answer/decode.ts": ["decode", "wrongAnswers", "limits", "Logs.connections"],
  "session/lease.ts": ["Session.exchange"],
  "answer/ndjson.ts": ["Logs.connections", "contentCoding", "Logs", "node/LiveLogs"]
}

const endOf = (fileName: string): string | undefined => Object.keys(builtOnce).find((end) => fileName.endsWith(end))

export const isBuiltOnce = (fileName: string): boolean => endOf(fileName) !== undefined

/** The tests that are known to cover a module; `undefined` where any may. */
export const testsOf = (fileName: string): ReadonlyArray<string> | undefined => builtOnce[endOf(fileName) ?? ""]
