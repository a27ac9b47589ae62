/**
 * What the sandbox remembers: plain JSON, so that it can be written down and read again. The schemas are what a saved state is checked with, so
 * whatever a row may hold is said here, once.
 *
 * A field that comes later has to be optional (`Schema.optionalKey`), or needs a default (`Schema.withDecodingDefaultKey`): states that were
 * saved before it have none.
 */
import * as Schema from "effect/Schema"
import { TopologyEdge, TopologyNode, TopologyPort } from "../../../api/applicationTopology.ts"
import { Count, Instant, row } from "./fields.ts"
import { reference } from "./references.ts"

export * from "./loginRows.ts"

export const Workspace = Schema.Struct({ ...row, name: Schema.String, ownerId: reference("users") })
export type Workspace = typeof Workspace.Type

export const Project = Schema.Struct({
  ...row,
  workspaceId: reference("workspaces"),
  name: Schema.String,
  logicalId: Schema.NullOr(Schema.String),
  defaultRegion: Schema.NullOr(Schema.String)
})
export type Project = typeof Project.Type

export const Branch = Schema.Struct({
  ...row,
  projectId: reference("projects"),
  gitName: Schema.String,
  isDefault: Schema.Boolean,
  updatedAt: Instant
})
export type Branch = typeof Branch.Type

/** What a database was made from, which may be gone. */
export const Source = Schema.Union([
  Schema.Struct({ type: Schema.Literal("empty") }),
  Schema.Struct({ type: Schema.Literal("backup"), databaseId: Schema.String, backupId: Schema.String }),
  Schema.Struct({ type: Schema.Literal("database"), databaseId: Schema.String })
])
export type Source = typeof Source.Type

export const Database = Schema.Struct({
  ...row,
  projectId: reference("projects"),
  branchId: reference("branches"),
  name: Schema.String,
  regionId: Schema.String,
  isDefault: Schema.Boolean,
  logicalId: Schema.NullOr(Schema.String),
  source: Source,
  /** From when on it is `ready`, and what it is until then. */
  readyAt: Instant,
  until: Schema.Literals(["provisioning", "recovering"])
})
export type Database = typeof Database.Type

export const Connection = Schema.Struct({
  ...row,
  databaseId: reference("databases"),
  name: Schema.String,
  /** With what it logs in, where there is a database server: that has to have it again after a reset. */
  login: Schema.optionalKey(Schema.Struct({ user: Schema.String, password: Schema.String }))
})
export type Connection = typeof Connection.Type

/** By what the databases of this sandbox are known in a database server: its id. */
export const DatabaseOwner = Schema.Struct(row)
export type DatabaseOwner = typeof DatabaseOwner.Type

export const Integration = Schema.Struct({
  ...row,
  workspaceId: reference("workspaces"),
  clientId: Schema.String,
  clientName: Schema.String,
  scopes: Schema.Array(Schema.String)
})
export type Integration = typeof Integration.Type

/** What something slow becomes, and when: its status is the last of these that has come, and the first where none has. */
export const Timeline = Schema.Array(Schema.Struct({ at: Instant, status: Schema.String })).check(Schema.isMinLength(1))
export type Timeline = typeof Timeline.Type

export const Service = Schema.Struct({
  ...row,
  projectId: reference("projects"),
  branchId: Schema.NullOr(reference("branches")),
  name: Schema.String,
  regionId: Schema.String,
  logicalId: Schema.NullOr(Schema.String),
  /** The deployments that were promoted, each once and the live one last, whether they are still there or not. */
  promoted: Schema.Array(Schema.String)
})
export type Service = typeof Service.Type

/** Where the archive of a deployment goes, and whether it came. */
export const Upload = Schema.Struct({
  signature: Schema.String,
  expiresAt: Instant,
  /** How large the archive is, in bytes, and whether it is one that can be unpacked. */
  stored: Schema.NullOr(Schema.Struct({ size: Count, isArchive: Schema.Boolean }))
})
export type Upload = typeof Upload.Type

export const Deployment = Schema.Struct({
  ...row,
  serviceId: reference("services"),
  httpPort: Schema.NullOr(Schema.Int),
  /** Null where it takes what was uploaded before; a state that was saved by an earlier sandbox has none. */
  upload: Schema.optionalKey(Schema.NullOr(Upload)),
  /** The names of the variables that it was made with; a state that was saved by an earlier sandbox has none. */
  variables: Schema.optionalKey(Schema.Array(Schema.String)),
  timeline: Timeline,
  /** How many bytes of its log are no longer kept; none when omitted. */
  logStart: Schema.optionalKey(Count)
})
export type Deployment = typeof Deployment.Type

export const Domain = Schema.Struct({
  ...row,
  serviceId: reference("services"),
  hostname: Schema.String,
  timeline: Timeline
})
export type Domain = typeof Domain.Type

export const Bucket = Schema.Struct({
  ...row,
  projectId: reference("projects"),
  branchId: Schema.NullOr(reference("branches")),
  name: Schema.String,
  logicalId: Schema.NullOr(Schema.String),
  /** From when on it is `ready`; two seconds after it was created when omitted. */
  readyAt: Schema.optionalKey(Instant)
})
export type Bucket = typeof Bucket.Type

export const BucketKey = Schema.Struct({
  ...row,
  bucketId: reference("buckets"),
  name: Schema.String,
  role: Schema.Literals(["read", "read_write"]),
  valueHint: Schema.String
})
export type BucketKey = typeof BucketKey.Type

/** A variable without its value: nothing gives that back, so nothing keeps it. */
export const EnvironmentVariable = Schema.Struct({
  ...row,
  projectId: reference("projects"),
  branchId: Schema.NullOr(reference("branches")),
  class: Schema.Literals(["production", "preview"]),
  key: Schema.String,
  valueKid: Schema.String,
  updatedAt: Instant
})
export type EnvironmentVariable = typeof EnvironmentVariable.Type

export const BuildLine = Schema.Struct({
  text: Schema.String,
  level: Schema.Literals(["info", "error"]),
  step: Schema.optionalKey(Schema.String)
})
export type BuildLine = typeof BuildLine.Type

export const BuildTouch = Schema.Struct({
  resourceType: Schema.String,
  resourceId: Schema.String,
  action: Schema.String,
  createdAt: Instant
})
export type BuildTouch = typeof BuildTouch.Type

export const Build = Schema.Struct({
  ...row,
  workspaceId: reference("workspaces"),
  source: Schema.String,
  state: Schema.String,
  phase: Schema.NullOr(Schema.String),
  commitSha: Schema.String,
  branchName: Schema.String,
  run: Schema.NullOr(Schema.String),
  /** The repository that it was of, which may be gone. */
  gitRepoId: Schema.NullOr(Schema.String),
  projectId: Schema.NullOr(reference("projects")),
  branchId: Schema.NullOr(reference("branches")),
  externalLogUrl: Schema.NullOr(Schema.String),
  deployedUrl: Schema.NullOr(Schema.String),
  applicationTopologyContentHash: Schema.NullOr(Schema.String),
  errorMessage: Schema.NullOr(Schema.String),
  failingStep: Schema.NullOr(Schema.String),
  startedAt: Schema.NullOr(Instant),
  finishedAt: Schema.NullOr(Instant),
  resources: Schema.Array(BuildTouch),
  log: Schema.Array(BuildLine)
})
export type Build = typeof Build.Type

export const Lease = Schema.Struct({
  ...row,
  branchId: reference("branches"),
  stack: Schema.String,
  stage: Schema.String,
  /** Who holds it, where the one who took it said so. */
  holder: Schema.optionalKey(Schema.String),
  expiresAt: Instant
})
export type Lease = typeof Lease.Type

/** The state of a resource of a stack, or the output of a stage where it has no fully qualified name. */
export const StackState = Schema.Struct({
  ...row,
  branchId: reference("branches"),
  stack: Schema.String,
  stage: Schema.String,
  fqn: Schema.NullOr(Schema.String),
  value: Schema.Unknown
})
export type StackState = typeof StackState.Type

export const Topology = Schema.Struct({
  ...row,
  branchId: reference("branches"),
  written: Schema.Struct({
    nodes: Schema.Array(TopologyNode),
    ports: Schema.Array(TopologyPort),
    edges: Schema.Array(TopologyEdge),
    contentHash: Schema.optionalKey(Schema.String)
  })
})
export type Topology = typeof Topology.Type

export const Repository = Schema.Struct({
  id: Schema.Int,
  fullName: Schema.String,
  defaultBranch: Schema.String,
  isPrivate: Schema.Boolean
})
export type Repository = typeof Repository.Type

export const ScmInstallation = Schema.Struct({
  ...row,
  workspaceId: reference("workspaces"),
  installationId: Schema.Int,
  accountId: Schema.Int,
  accountLogin: Schema.String,
  repositories: Schema.Array(Repository)
})
export type ScmInstallation = typeof ScmInstallation.Type

/** That a person was sent to install the GitHub App. Its id is the `state` of the URL. */
export const InstallIntent = Schema.Struct({
  ...row,
  workspaceId: reference("workspaces"),
  /** The repository that the program wants, as it named it. */
  repository: Schema.NullOr(Schema.String),
  expiresAt: Instant
})
export type InstallIntent = typeof InstallIntent.Type

export const SourceRepository = Schema.Struct({
  ...row,
  projectId: reference("projects"),
  installationId: reference("scmInstallations"),
  repository: Repository
})
export type SourceRepository = typeof SourceRepository.Type

/** What an agent asks for; a person decides some time after the agent first asked how far it is. */
export const AgentApproval = Schema.Struct({
  ...row,
  decision: Schema.Literals(["approved", "denied"]),
  askedAt: Schema.NullOr(Instant)
})
export type AgentApproval = typeof AgentApproval.Type
