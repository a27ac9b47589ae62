/** What the sandbox remembers: plain JSON, so that it can be written down and read again. */
import type { Topology as ShownTopology } from "../../../api/applicationTopology.ts"
import type { Login } from "./databaseServer.ts"
import type { Row } from "./Table.ts"

export interface Workspace extends Row {
  readonly name: string
  readonly ownerId: string
}

/** A token and whom it stands for. */
export interface Credential extends Row {
  readonly type: "management_token" | "service_token" | "oauth"
  readonly name: string
  readonly value: string
  /** The login that an access token came from: it is over when that is revoked. */
  readonly grantId: string | null
  /** What an access token is good for; null where a token is good for all. */
  readonly scopes: ReadonlyArray<string> | null
  readonly workspaceId: string
  /** A token of a person sees every workspace of that person, one of a machine its own workspace only. */
  readonly userId: string | null
  readonly expiresAt: number | null
}

export interface Project extends Row {
  readonly workspaceId: string
  readonly name: string
  readonly logicalId: string | null
  readonly defaultRegion: string | null
}

export interface Branch extends Row {
  readonly projectId: string
  readonly gitName: string
  readonly isDefault: boolean
  readonly updatedAt: number
}

export type Source =
  | { readonly type: "empty" }
  | { readonly type: "backup"; readonly databaseId: string; readonly backupId: string }
  | { readonly type: "database"; readonly databaseId: string }

export interface Database extends Row {
  readonly projectId: string
  readonly branchId: string
  readonly name: string
  readonly regionId: string
  readonly isDefault: boolean
  readonly logicalId: string | null
  readonly source: Source
  /** From when on it is `ready`, and what it is until then. */
  readonly readyAt: number
  readonly until: "provisioning" | "recovering"
}

export interface Connection extends Row {
  readonly databaseId: string
  readonly name: string
  /** With what it logs in, where there is a database server: that has to have it again after a reset. */
  readonly login?: Login
}

/** By what the databases of this sandbox are known in a database server: its id. */
export interface DatabaseOwner extends Row {}

export interface Integration extends Row {
  readonly workspaceId: string
  readonly clientId: string
  readonly clientName: string
  readonly scopes: ReadonlyArray<string>
}

/** What something slow becomes, and when: its status is the last of these that has come. */
export type Timeline = ReadonlyArray<{ readonly at: number; readonly status: string }>

export interface Service extends Row {
  readonly projectId: string
  readonly branchId: string | null
  readonly name: string
  readonly regionId: string
  readonly logicalId: string | null
  /** The deployments that were promoted, each once and the live one last, whether they are still there or not. */
  readonly promoted: ReadonlyArray<string>
}

/** Where the archive of a deployment goes, and whether it came. */
export interface Upload {
  readonly signature: string
  readonly expiresAt: number
  /** How large the archive is, in bytes, and whether it is one that can be unpacked. */
  readonly stored: { readonly size: number; readonly isArchive: boolean } | null
}

export interface Deployment extends Row {
  readonly serviceId: string
  readonly httpPort: number | null
  /** Null where it takes what was uploaded before; a state that was saved by an earlier sandbox has none. */
  readonly upload?: Upload | null
  /** The names of the variables that it was made with; a state that was saved by an earlier sandbox has none. */
  readonly variables?: ReadonlyArray<string>
  readonly timeline: Timeline
}

export interface Domain extends Row {
  readonly serviceId: string
  readonly hostname: string
  readonly timeline: Timeline
}

export interface Bucket extends Row {
  readonly projectId: string
  readonly branchId: string | null
  readonly name: string
  readonly logicalId: string | null
}

export interface BucketKey extends Row {
  readonly bucketId: string
  readonly name: string
  readonly role: "read" | "read_write"
  readonly valueHint: string
}

/** A variable without its value: nothing gives that back, so nothing keeps it. */
export interface EnvironmentVariable extends Row {
  readonly projectId: string
  readonly branchId: string | null
  readonly class: "production" | "preview"
  readonly key: string
  readonly valueKid: string
  readonly updatedAt: number
}

export interface BuildLine {
  readonly text: string
  readonly level: "info" | "error"
  readonly step?: string
}

export interface BuildTouch {
  readonly resourceType: string
  readonly resourceId: string
  readonly action: string
  readonly createdAt: number
}

export interface Build extends Row {
  readonly workspaceId: string
  readonly source: string
  readonly state: string
  readonly phase: string | null
  readonly commitSha: string
  readonly branchName: string
  readonly run: string | null
  readonly gitRepoId: string | null
  readonly projectId: string | null
  readonly branchId: string | null
  readonly externalLogUrl: string | null
  readonly deployedUrl: string | null
  readonly applicationTopologyContentHash: string | null
  readonly errorMessage: string | null
  readonly failingStep: string | null
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly resources: ReadonlyArray<BuildTouch>
  readonly log: ReadonlyArray<BuildLine>
}

export interface Lease extends Row {
  readonly branchId: string
  readonly stack: string
  readonly stage: string
  /** Who holds it, where the one who took it said so. */
  readonly holder?: string
  readonly expiresAt: number
}

/** The state of a resource of a stack, or the output of a stage where it has no fully qualified name. */
export interface StackState extends Row {
  readonly branchId: string
  readonly stack: string
  readonly stage: string
  readonly fqn: string | null
  readonly value: unknown
}

export interface Topology extends Row {
  readonly branchId: string
  readonly written: Omit<ShownTopology, "writtenAt">
}

export interface Repository {
  readonly id: number
  readonly fullName: string
  readonly defaultBranch: string
  readonly isPrivate: boolean
}

export interface ScmInstallation extends Row {
  readonly workspaceId: string
  readonly installationId: number
  readonly accountId: number
  readonly accountLogin: string
  readonly repositories: ReadonlyArray<Repository>
}

/** That a person was sent to install the GitHub App. Its id is the `state` of the URL. */
export interface InstallIntent extends Row {
  readonly workspaceId: string
  /** The repository that the program wants, as it named it. */
  readonly repository: string | null
  readonly expiresAt: number
}

export interface SourceRepository extends Row {
  readonly projectId: string
  readonly installationId: string
  readonly repository: Repository
}

/** What an agent asks for; a person decides some time after the agent first asked how far it is. */
export interface AgentApproval extends Row {
  readonly decision: "approved" | "denied"
  readonly askedAt: number | null
}

/** An application that was registered while the sandbox ran. Its id is the client id. */
export interface Client extends Row {
  /** Null where the client is public. */
  readonly secret: string | null
  readonly redirectUris: ReadonlyArray<string> | "loopback"
}

/** What a person allowed an application (RFC 6749 section 1.3): all tokens of one login. */
export interface Grant extends Row {
  readonly clientId: string
  readonly workspaceId: string
  readonly userId: string
  readonly scopes: ReadonlyArray<string>
  readonly revoked: boolean
}

/** A request to the authorization endpoint that was found good, and waits for a person. */
export interface AuthorizationRequest extends Row {
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: ReadonlyArray<string>
  readonly state: string | null
  readonly challenge: string | null
  readonly expiresAt: number
}

/** A login that was begun on a device (RFC 8628). Its id is the device code. */
export interface DeviceAuthorization extends Row {
  readonly clientId: string
  readonly scopes: ReadonlyArray<string>
  /** What a person enters, without its hyphen. */
  readonly userCode: string
  readonly expiresAt: number
  /** Milliseconds that the device has to wait between two questions, and when it last asked. */
  readonly interval: number
  readonly askedAt: number | null
  /** What the person decided: the grant, or null for no; undefined until then. */
  readonly grantId?: string | null
  /** Whether the device has its tokens. */
  readonly used: boolean
}

/** Its id is the code. */
export interface AuthorizationCode extends Row {
  readonly grantId: string
  readonly redirectUri: string
  readonly challenge: string | null
  readonly expiresAt: number
  readonly used: boolean
}

/** Its id is the token. */
export interface RefreshToken extends Row {
  readonly grantId: string
  readonly expiresAt: number
  /** When it was first used, and whether it was once more. */
  readonly usedAt: number | null
  readonly forgiven: boolean
}

/** A private key (RFC 7517) that signs access tokens. Its id is the `kid`. */
export interface SigningKey extends Row {
  readonly jwk: { readonly [member: string]: unknown }
}
