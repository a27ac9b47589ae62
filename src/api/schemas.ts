// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as codecs from "../internal/contract/codecs.ts"

export type { Unrecognized } from "../internal/contract/codecs.ts"

/** A part of `CreateDatabaseInput`, `CreateServiceInput`, `CreateBuildInput` and 4 more. */
export const ProjectId = Schema.String.check(Schema.isPattern(/^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** A part of `BranchFilter`, `CreateBuildInput`, `UpdateBuildInput` and 2 more. */
export const BranchId = Schema.String.check(Schema.isPattern(/^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** A branch id, or `unassigned` for resources without a branch. */
export const BranchFilter = Schema.Union([Schema.Literal("unassigned"), BranchId])

/** A reference to another resource: its id and its name. */
export interface NamedReference {
  /** The id to pass to the API. */
  readonly id: string

  /** The display name. */
  readonly name: string
}

export const NamedReference: Schema.Codec<NamedReference, unknown> = Schema.Struct({
  id: Schema.String,
  name: Schema.String
})

/** The answer of `apps.create`, `apps.get`, `apps.update` and 3 more. */
export interface Service {
  /** The id of the service, with its prefix `cps_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "app" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the service, unique on its branch. */
  readonly name: string

  /** The region that it runs in. It cannot be changed. */
  readonly region: NamedReference

  /** The id of the project that it is in. */
  readonly projectId: string

  /** The id of the branch that it is on. Null if it is on none. */
  readonly branchId: string | null

  /** The id of the live deployment, which may not be the newest. Null before the first promote. */
  readonly latestDeploymentId: string | null

  /** The host name of the service. A placeholder until the first promote: read it again after that. */
  readonly appEndpointDomain: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** The identifier that its creator chose, unique on its branch. Null if there is none. */
  readonly logicalId: string | null
}

export const Service: Schema.Codec<Service, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"app">(),
  url: Schema.String,
  name: Schema.String,
  region: NamedReference,
  projectId: Schema.String,
  branchId: Schema.NullOr(Schema.String),
  latestDeploymentId: Schema.NullOr(Schema.String),
  appEndpointDomain: Schema.String,
  createdAt: codecs.Instant,
  logicalId: Schema.NullOr(Schema.String)
})

/** Whether there is another page, and its cursor. */
export interface Pagination {
  /** Pass it as `cursor` to read the next page. Null on the last page. */
  readonly nextCursor: string | null

  /** Whether there is another page. */
  readonly hasMore: boolean
}

export const Pagination: Schema.Codec<Pagination, unknown> = Schema.Struct({
  nextCursor: Schema.NullOr(Schema.String),
  hasMore: Schema.Boolean
})

/** The answer of `apps.list` and `services.list`. */
export interface ServicePage {
  /** The services of this page, the oldest first. */
  readonly data: ReadonlyArray<Service>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const ServicePage: Schema.Codec<ServicePage, unknown> = Schema.Struct({
  data: Schema.Array(Service),
  pagination: Pagination
})

/** A part of `CreateDatabaseInput`, `UpdateDatabaseInput`, `CreateServiceInput` and 1 more. */
export const NullableBranchId = Schema.NullOr(
  Schema.String.check(Schema.isPattern(/^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))
)

/** The input of `apps.create` and `services.create`. */
export interface CreateServiceInput {
  /** The display name of the service. If it is taken on the branch, the answer is 409. 1 to 256 characters. */
  readonly displayName: string

  /** The region to run in. Omitted: the project's default region, or `us-east-1`. It cannot be changed later. Default: `"us-east-1"`. */
  readonly regionId?:
    | "us-east-1"
    | "us-west-1"
    | "eu-west-3"
    | "eu-central-1"
    | "ap-northeast-1"
    | "ap-southeast-1"
    | undefined

  /** The id of the branch to create it on. Cannot be combined with `branchGitName`. Default: the project's default branch. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | null | undefined

  /** The git name of the branch to create it on. Cannot be combined with `branchId` and `logicalId`. Not empty. */
  readonly branchGitName?: string | null | undefined

  /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly projectId: string

  /** An identifier of your choice to find the service by. If it is taken on the branch, the answer is 409. Cannot be combined with `branchGitName`: use `branchId`. */
  readonly logicalId?: string | undefined
}

export const CreateServiceInput: Schema.Codec<CreateServiceInput, unknown> = Schema.Struct({
  displayName: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(256)),
  regionId: codecs.optional(
    Schema.Literals(["us-east-1", "us-west-1", "eu-west-3", "eu-central-1", "ap-northeast-1", "ap-southeast-1"])
  ),
  branchId: codecs.optional(NullableBranchId),
  branchGitName: codecs.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1)))),
  projectId: ProjectId,
  logicalId: codecs.optional(Schema.String)
})

/** The error that names the existing service. */
export interface ServiceAlreadyExistsBody {
  /** The existing service. */
  readonly error: {
    /** The error code, always this one. */
    readonly code: "app:already_exists" | (string & {})

    /** The reason as text. Its wording may change: compare `code` instead. */
    readonly message: string

    /** The id of the existing service, with its prefix `cps_`: use it instead of a new one. */
    readonly existingAppId: string

    /** The name of the existing service. */
    readonly name: string

    /** The git name of the branch that it is on. */
    readonly branchGitName: string

    /** What both services share. The name is compared first. */
    readonly conflict?: "name" | "logicalId" | (string & {})

    /** The logical id of the existing service. Null if there is none. */
    readonly logicalId?: string | null
  }
}

export const ServiceAlreadyExistsBody: Schema.Codec<ServiceAlreadyExistsBody, unknown> = Schema.Struct({
  error: Schema.Struct({
    code: codecs.openEnum<"app:already_exists">(),
    message: Schema.String,
    existingAppId: Schema.String,
    name: Schema.String,
    branchGitName: Schema.String,
    conflict: Schema.optionalKey(codecs.openEnum<"name" | "logicalId">()),
    logicalId: Schema.optionalKey(Schema.NullOr(Schema.String))
  })
})

/** A parameter of `apps.get`, `apps.delete`, `apps.update` and 15 more. */
export const ServiceId = Schema.String.check(Schema.isPattern(/^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** The input of `apps.update` and `services.update`. */
export interface UpdateServiceInput {
  /** The new display name. Omitted: unchanged. 1 to 256 characters. */
  readonly displayName?: string | undefined

  /** The new logical id, unique on its branch. Cannot be combined with `branchId` and `branchGitName`: move the service first. */
  readonly logicalId?: string | undefined

  /** The id of the branch to move it to. Cannot be combined with `branchGitName` and `logicalId`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | null | undefined

  /** The git name of the branch to move it to. Cannot be combined with `branchId` and `logicalId`. Not empty. */
  readonly branchGitName?: string | null | undefined
}

export const UpdateServiceInput: Schema.Codec<UpdateServiceInput, unknown> = Schema.Struct({
  displayName: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(256))),
  logicalId: codecs.optional(Schema.String),
  branchId: codecs.optional(NullableBranchId),
  branchGitName: codecs.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1))))
})

/** A part of `PromotionInput`. */
export const DeploymentId = Schema.String.check(Schema.isPattern(/^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** The input of `apps.promote`, `apps.rollback`, `services.promote` and 1 more. */
export interface PromotionInput {
  /** The id of the deployment to make live, with or without its prefix `cpv_`. Overrides `versionId`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly deploymentId?: string | undefined

  /** @deprecated Replaced by `deploymentId`, and ignored if that is set. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly versionId?: string | undefined
}

export const PromotionInput: Schema.Codec<PromotionInput, unknown> = Schema.Struct({
  deploymentId: codecs.optional(DeploymentId),
  versionId: codecs.optional(Schema.String.check(Schema.isPattern(/^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$/)))
})

/** The answer of `apps.promote`, `apps.rollback`, `services.promote` and 1 more. */
export interface Promotion {
  /** The current host name of the service. */
  readonly appEndpointDomain: string

  /** How many custom domains moved from the previous live deployment. */
  readonly reassignedDomains: number
}

export const Promotion: Schema.Codec<Promotion, unknown> = Schema.Struct({
  appEndpointDomain: Schema.String,
  reassignedDomains: Schema.Finite
})

/** A part of `Domain`. */
export type DomainStatus =
  | "pending_dns"
  | "verifying"
  | "verified_routing_blocked"
  | "provisioning_tls"
  | "active"
  | "failed"
  | "removing"
  | (string & {})

export const DomainStatus: Schema.Codec<DomainStatus, string> = codecs.openEnum<
  "pending_dns" | "verifying" | "verified_routing_blocked" | "provisioning_tls" | "active" | "failed" | "removing"
>()

/** A part of `Domain`. */
export interface DnsRecord {
  /** The type of the record. */
  readonly type: "CNAME" | (string & {})

  /** The name of the record: the host name. */
  readonly name: string

  /** What the record points to. */
  readonly value: string

  /** How long resolvers may keep it, in seconds. Null if any value is fine. */
  readonly ttl: number | null
}

export const DnsRecord: Schema.Codec<DnsRecord, unknown> = Schema.Struct({
  type: codecs.openEnum<"CNAME">(),
  name: Schema.String,
  value: Schema.String,
  ttl: Schema.NullOr(Schema.Finite)
})

/** The answer of `apps.createDomain`, `services.createDomain`, `domains.get` and 1 more. */
export interface Domain {
  /** The id of the domain, with its prefix `dom_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "custom-domain" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The host name of the domain. */
  readonly hostname: string

  /** The id of the service that the domain serves, with its prefix `cps_`. */
  readonly appId: string

  /** @deprecated Replaced by `appId`. */
  readonly computeServiceId: string

  /** The status. The domain serves requests when it is `active`. After `failed`, fix the cause and call `domains.retry`. */
  readonly status: DomainStatus

  /** The internal status of the platform, for support. Use `status` in programs. */
  readonly foundryStatus: string

  /** Why it failed, as text. Null unless it failed. */
  readonly failureReason: string | null

  /** What failed: the DNS record, the certificate (`acme`), or the platform (`storage`). Null unless it failed. */
  readonly failureCategory: "dns" | "acme" | "storage" | "unknown" | (string & {}) | null

  /** When its certificate expires. Null while it has none. */
  readonly certExpiresAt: DateTime.Utc | null

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** When it last changed. */
  readonly updatedAt: DateTime.Utc

  /** The DNS records that the host name needs. */
  readonly dnsRecords: ReadonlyArray<DnsRecord>
}

export const Domain: Schema.Codec<Domain, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"custom-domain">(),
  url: Schema.String,
  hostname: Schema.String,
  appId: Schema.String,
  computeServiceId: Schema.String,
  status: DomainStatus,
  foundryStatus: Schema.String,
  failureReason: Schema.NullOr(Schema.String),
  failureCategory: Schema.NullOr(codecs.openEnum<"dns" | "acme" | "storage" | "unknown">()),
  certExpiresAt: Schema.NullOr(codecs.Instant),
  createdAt: codecs.Instant,
  updatedAt: codecs.Instant,
  dnsRecords: Schema.Array(DnsRecord)
})

/** All domains of a service, on one page. */
export interface DomainPage {
  /** All custom domains of the service, of any deployment. */
  readonly data: ReadonlyArray<Domain>

  /** Always the last page. */
  readonly pagination: {
    /** Always false: there is one page. */
    readonly hasMore: boolean

    /** Always null: there is one page. */
    readonly nextCursor: null | null
  }
}

export const DomainPage: Schema.Codec<DomainPage, unknown> = Schema.Struct({
  data: Schema.Array(Domain),
  pagination: Schema.Struct({ hasMore: Schema.Boolean, nextCursor: Schema.NullOr(Schema.Null) })
})

/** The input of `apps.createDomain` and `services.createDomain`. */
export interface CreateDomainInput {
  /** The host name in lower case, without a port or a dot at its end. Its CNAME record must already exist. 1 to 253 characters. Matches `^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]{2,}$`. */
  readonly hostname: string
}

export const CreateDomainInput: Schema.Codec<CreateDomainInput, unknown> = Schema.Struct({
  hostname: Schema.String.check(
    Schema.isMinLength(1),
    Schema.isMaxLength(253),
    Schema.isPattern(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]{2,}$/)
  )
})

/** A deployment in a list. */
export interface DeploymentSummary {
  /** The id of the deployment, with its prefix `cpv_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "deployment" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The id of its service, with its prefix `cps_`. */
  readonly serviceId: string

  /** The internal id of the platform, for support. Use `id` in calls. */
  readonly foundryVersionId: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc
}

export const DeploymentSummary: Schema.Codec<DeploymentSummary, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"deployment">(),
  url: Schema.String,
  serviceId: Schema.String,
  foundryVersionId: Schema.String,
  createdAt: codecs.Instant
})

/** The answer of `apps.listDeployments` and `services.listDeployments`. */
export interface DeploymentPage {
  /** The deployments of this page, the newest first. */
  readonly data: ReadonlyArray<DeploymentSummary>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const DeploymentPage: Schema.Codec<DeploymentPage, unknown> = Schema.Struct({
  data: Schema.Array(DeploymentSummary),
  pagination: Pagination
})

/** The input of `apps.createDeployment` and `services.createDeployment`. */
export interface CreateDeploymentInput {
  /** The ports that it listens on. */
  readonly portMapping?: {
    /** The port that takes HTTP requests. Omitted or null: the platform's default. From 1 to 65535. */
    readonly http?: number | null | undefined
  } | undefined

  /** Whether to reuse the code of the live deployment, with the current environment variables. The service must have a live deployment. */
  readonly skipCodeUpload?: boolean | undefined
}

export const CreateDeploymentInput: Schema.Codec<CreateDeploymentInput, unknown> = Schema.Struct({
  portMapping: codecs.optional(
    Schema.Struct({
      http: codecs.optional(
        Schema.NullOr(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1), Schema.isLessThanOrEqualTo(65535)))
      )
    })
  ),
  skipCodeUpload: codecs.optional(Schema.Boolean)
})

/** A new deployment, with the presigned URL to upload its code to. */
export interface CreatedDeployment {
  /** The id of the deployment, with its prefix `cpv_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "deployment" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The internal id of the platform, for support. Use `id` in calls. */
  readonly foundryVersionId: string

  /** Where to send the code: a gzipped tar archive, with `PUT` and `content-type: application/gzip`. A secret: anyone who has it can upload. Null with `skipCodeUpload`. */
  readonly uploadUrl: Redacted.Redacted<string> | null
}

export const CreatedDeployment: Schema.Codec<CreatedDeployment, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"deployment">(),
  url: Schema.String,
  foundryVersionId: Schema.String,
  uploadUrl: Schema.NullOr(codecs.Sensitive)
})

/** The kind of branch: production or preview. */
export type EnvironmentClass = "production" | "preview" | (string & {})

export const EnvironmentClass: Schema.Codec<EnvironmentClass, string> = codecs.openEnum<"production" | "preview">()

/** A reference to another resource: its id, its name and its link. */
export interface ResourceReference {
  /** The id of the resource, with its prefix. */
  readonly id: string

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the resource. */
  readonly name: string
}

export const ResourceReference: Schema.Codec<ResourceReference, unknown> = Schema.Struct({
  id: Schema.String,
  url: Schema.String,
  name: Schema.String
})

/** The answer of `projects.createBranch`, `branches.get` and `branches.update`. */
export interface Branch {
  /** The id of the branch, with its prefix `br_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "branch" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The name of the git branch, unique in its project. It cannot be changed. */
  readonly gitName: string

  /** Whether it is the default branch of its project, which is used if no branch is given. */
  readonly isDefault: boolean

  /** `production` for the first branch of a project, `preview` for all others. It never changes. */
  readonly role: EnvironmentClass

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** When it last changed. */
  readonly updatedAt: DateTime.Utc

  /** The project that the branch is in. */
  readonly project: ResourceReference
}

export const Branch: Schema.Codec<Branch, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"branch">(),
  url: Schema.String,
  gitName: Schema.String,
  isDefault: Schema.Boolean,
  role: EnvironmentClass,
  createdAt: codecs.Instant,
  updatedAt: codecs.Instant,
  project: ResourceReference
})

/** The kind of branch: production or preview. */
export type EnvironmentClassInput = "production" | "preview"

export const EnvironmentClassInput: Schema.Codec<EnvironmentClassInput, string> = Schema.Literals([
  "production",
  "preview"
])

/** A part of `CreateProjectInput` and `CreateProjectInWorkspaceInput`. */
export type RegionId = "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1"

export const RegionId: Schema.Codec<RegionId, string> = Schema.Literals([
  "us-east-1",
  "us-west-1",
  "eu-west-3",
  "eu-central-1",
  "ap-northeast-1",
  "ap-southeast-1"
])

/** An identifier that the caller chooses. */
export const LogicalId = Schema.String.check(Schema.isPattern(/^[a-z0-9][-_a-z0-9]*$/))

/** A part of `CreatedDatabaseWithApiKeys` and `InitialDatabase`. */
export type InitialDatabaseStatus = "provisioning" | "ready" | (string & {})

export const InitialDatabaseStatus: Schema.Codec<InitialDatabaseStatus, string> = codecs.openEnum<
  "provisioning" | "ready"
>()

/** A part of `Connection`, `CreatedConnection`, `InitialConnection` and 2 more. */
export type Product = "postgres" | "accelerate" | (string & {})

export const Product: Schema.Codec<Product, string> = codecs.openEnum<"postgres" | "accelerate">()

/** A part of `InitialEndpoints`. */
export interface InitialEndpoint {
  /** The host name to connect to. */
  readonly host: string

  /** The TCP port to connect to. */
  readonly port: number

  /** The URL to connect with, including its password. A secret, shown only in this answer. Absent if the endpoint has none. */
  readonly connectionString?: Redacted.Redacted<string>
}

export const InitialEndpoint: Schema.Codec<InitialEndpoint, unknown> = Schema.Struct({
  host: Schema.String,
  port: Schema.Finite,
  connectionString: Schema.optionalKey(codecs.Sensitive)
})

/** A part of `InitialConnection`. */
export interface InitialEndpoints {
  /** Directly to the database: for migrations and long sessions. Absent if unavailable. */
  readonly direct?: InitialEndpoint

  /** Through a connection pool: for many short-lived clients, such as functions. Absent if unavailable. */
  readonly pooled?: InitialEndpoint

  /** Through Prisma Accelerate, over HTTP. Absent if unavailable. */
  readonly accelerate?: InitialEndpoint
}

export const InitialEndpoints: Schema.Codec<InitialEndpoints, unknown> = Schema.Struct({
  direct: Schema.optionalKey(InitialEndpoint),
  pooled: Schema.optionalKey(InitialEndpoint),
  accelerate: Schema.optionalKey(InitialEndpoint)
})

/** Deprecated: `endpoints.direct` has the connection string. */
export type DirectConnection = {
  /** The host name to connect to. `endpoints.direct` has it too, with its port. */
  readonly host: string

  /** The password. A secret, shown only in this answer. `endpoints.direct.connectionString` contains it. */
  readonly pass: Redacted.Redacted<string>

  /** The user name. `endpoints.direct.connectionString` contains it. */
  readonly user: string
} | null

export const DirectConnection: Schema.Codec<DirectConnection, unknown> = Schema.NullOr(
  Schema.Struct({ host: Schema.String, pass: codecs.Sensitive, user: Schema.String })
)

/** A connection that was created with its database. */
export interface InitialConnection {
  /** The id of the connection, with its prefix `con_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "connection" | (string & {})

  /** The link to the connection in the API. It is not a database URL: those are in `endpoints`. */
  readonly url: string

  /** The display name of the connection. */
  readonly name: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
  readonly kind: Product

  /** The endpoints, by kind, with their connection strings. Store them: they are not shown again. */
  readonly endpoints: InitialEndpoints

  /** @deprecated Replaced by `endpoints.direct`. */
  readonly directConnection?: DirectConnection

  /** The database of the connection. */
  readonly database: ResourceReference
}

export const InitialConnection: Schema.Codec<InitialConnection, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"connection">(),
  url: Schema.String,
  name: Schema.String,
  createdAt: codecs.Instant,
  kind: Product,
  endpoints: InitialEndpoints,
  directConnection: Schema.optionalKey(DirectConnection),
  database: ResourceReference
})

/** A part of `DatabaseSource` and `DatabaseSourceInput`. */
export interface EmptySource {
  /** `empty`: the database was created without data. */
  readonly type: "empty"
}

export const EmptySource: Schema.Codec<EmptySource, unknown> = Schema.Struct({ type: Schema.Literal("empty") })

/** A part of `RestoredDatabase` and `DatabaseSource`. */
export interface BackupSource {
  /** `backup`: the database was created from a backup. */
  readonly type: "backup"

  /** The id of the database that the backup is of. */
  readonly databaseId: string

  /** The id of the backup. */
  readonly backupId: string
}

export const BackupSource: Schema.Codec<BackupSource, unknown> = Schema.Struct({
  type: Schema.Literal("backup"),
  databaseId: Schema.String,
  backupId: Schema.String
})

/** A part of `DatabaseSource`. */
export interface ExistingDatabaseSource {
  /** `database`: the database is a copy of another one. */
  readonly type: "database"

  /** The id of the database that was copied. */
  readonly databaseId: string
}

export const ExistingDatabaseSource: Schema.Codec<ExistingDatabaseSource, unknown> = Schema.Struct({
  type: Schema.Literal("database"),
  databaseId: Schema.String
})

/** What a database was created from. */
export type DatabaseSource = EmptySource | BackupSource | ExistingDatabaseSource | codecs.Unrecognized | null

export const DatabaseSource: Schema.Codec<DatabaseSource, unknown> = Schema.NullOr(
  codecs.taggedUnion([EmptySource, BackupSource, ExistingDatabaseSource])
)

/** A part of `Endpoints`. */
export interface Endpoint {
  /** The host name to connect to. */
  readonly host: string

  /** The TCP port to connect to. */
  readonly port: number
}

export const Endpoint: Schema.Codec<Endpoint, unknown> = Schema.Struct({ host: Schema.String, port: Schema.Finite })

/** A part of `Connection` and `ApiKey`. */
export interface Endpoints {
  /** Directly to the database: for migrations and long sessions. Absent if unavailable. */
  readonly direct?: Endpoint

  /** Through a connection pool: for many short-lived clients, such as functions. Absent if unavailable. */
  readonly pooled?: Endpoint

  /** Through Prisma Accelerate, over HTTP. Absent if unavailable. */
  readonly accelerate?: Endpoint
}

export const Endpoints: Schema.Codec<Endpoints, unknown> = Schema.Struct({
  direct: Schema.optionalKey(Endpoint),
  pooled: Schema.optionalKey(Endpoint),
  accelerate: Schema.optionalKey(Endpoint)
})

/** The deprecated form of a connection. */
export interface ApiKey {
  /** The id of the connection, with its prefix `con_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "connection" | (string & {})

  /** The link to the connection in the API. It is not a database URL: those are in `endpoints`. */
  readonly url: string

  /** The display name of the connection. */
  readonly name: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
  readonly kind: Product

  /** The endpoints, by kind. Their connection strings were shown when it was created. */
  readonly endpoints: Endpoints

  /** @deprecated Replaced by `connections` of the database, with `endpoints`. A secret, shown only in this answer. */
  readonly connectionString: Redacted.Redacted<string>

  /** @deprecated Replaced by `endpoints.direct`. */
  readonly directConnection?: DirectConnection
}

export const ApiKey: Schema.Codec<ApiKey, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"connection">(),
  url: Schema.String,
  name: Schema.String,
  createdAt: codecs.Instant,
  kind: Product,
  endpoints: Endpoints,
  connectionString: codecs.Sensitive,
  directConnection: Schema.optionalKey(DirectConnection)
})

/** The database that was created with a project. Null if there is none. */
export type InitialDatabase = {
  /** The id of the database, with its prefix `db_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "database" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the database. */
  readonly name: string

  /** Only a `ready` database takes connections. `failure` is final. */
  readonly status: InitialDatabaseStatus

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it is the default database of its project, which can be deleted only with the project. */
  readonly isDefault: boolean

  /** The id of the connection that was created with it. Null if there is none. */
  readonly defaultConnectionId: string | null

  /** Its connections. Their connection strings are shown only in this answer. */
  readonly connections: ReadonlyArray<InitialConnection>

  /** The region that it runs in. */
  readonly region: NamedReference

  /** What it was created from: a backup, another database, or nothing. */
  readonly source: DatabaseSource

  /** The id of the branch that the database is on. */
  readonly branchId: string | null

  /** The identifier that its creator chose, unique on its branch. Null if there is none. */
  readonly logicalId: string | null

  /** @deprecated Replaced by `connections`. */
  readonly apiKeys: ReadonlyArray<ApiKey>

  /** @deprecated Replaced by `connectionString` of an endpoint in `connections`. A secret, shown only in this answer. */
  readonly connectionString: Redacted.Redacted<string> | null

  /** @deprecated Replaced by `endpoints.direct` of a connection in `connections`. */
  readonly directConnection: DirectConnection
} | null

export const InitialDatabase: Schema.Codec<InitialDatabase, unknown> = Schema.NullOr(Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"database">(),
  url: Schema.String,
  name: Schema.String,
  status: InitialDatabaseStatus,
  createdAt: codecs.Instant,
  isDefault: Schema.Boolean,
  defaultConnectionId: Schema.NullOr(Schema.String),
  connections: Schema.Array(InitialConnection),
  region: NamedReference,
  source: DatabaseSource,
  branchId: Schema.NullOr(Schema.String),
  logicalId: Schema.NullOr(Schema.String),
  apiKeys: Schema.Array(ApiKey),
  connectionString: Schema.NullOr(codecs.Sensitive),
  directConnection: DirectConnection
}))

/** A new project with its database. */
export interface CreatedProject {
  /** The id of the project, with its prefix `proj_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "project" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the project. It does not have to be unique. */
  readonly name: string

  /** The identifier that its creator chose, unique in the workspace. Null if there is none. */
  readonly logicalId: string | null

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** The id of the region of new services by default. Null if there is none. */
  readonly defaultRegion: string | null

  /** The workspace that the project belongs to. */
  readonly workspace: ResourceReference

  /** The database that was created with the project. Null when `createDatabase` was false. */
  readonly database: InitialDatabase
}

export const CreatedProject: Schema.Codec<CreatedProject, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"project">(),
  url: Schema.String,
  name: Schema.String,
  logicalId: Schema.NullOr(Schema.String),
  createdAt: codecs.Instant,
  defaultRegion: Schema.NullOr(Schema.String),
  workspace: ResourceReference,
  database: InitialDatabase
})

/** A part of `Connection`, `CreatedConnection`, `InitialConnection` and 2 more. */
export type ProductInput = "postgres" | "accelerate"

export const ProductInput: Schema.Codec<ProductInput, string> = Schema.Literals(["postgres", "accelerate"])

/** A part of `DatabaseSource` and `DatabaseSourceInput`. */
export interface EmptySourceInput {
  /** `empty`: the database was created without data. */
  readonly type: "empty"
}

export const EmptySourceInput: Schema.Codec<EmptySourceInput, unknown> = Schema.Struct({
  type: Schema.Literal("empty")
})

/** A part of `Database`, `CreatedDatabase` and `RestoredDatabase`. */
export type DatabaseStatus = "failure" | "provisioning" | "ready" | "recovering" | (string & {})

export const DatabaseStatus: Schema.Codec<DatabaseStatus, string> = codecs.openEnum<
  "failure" | "provisioning" | "ready" | "recovering"
>()

/** A connection to a database, without its secrets. */
export interface Connection {
  /** The id of the connection, with its prefix `con_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "connection" | (string & {})

  /** The link to the connection in the API. It is not a database URL: those are in `endpoints`. */
  readonly url: string

  /** The display name of the connection. */
  readonly name: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
  readonly kind: Product

  /** The endpoints, by kind. Their connection strings were shown when it was created. */
  readonly endpoints: Endpoints

  /** @deprecated Replaced by `endpoints.direct`. */
  readonly directConnection?: DirectConnection

  /** The database of the connection. */
  readonly database: ResourceReference
}

export const Connection: Schema.Codec<Connection, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"connection">(),
  url: Schema.String,
  name: Schema.String,
  createdAt: codecs.Instant,
  kind: Product,
  endpoints: Endpoints,
  directConnection: Schema.optionalKey(DirectConnection),
  database: ResourceReference
})

/** A part of `Database`, `CreatedDatabase`, `RestoredDatabase` and 1 more. */
export type NullableNamedReference = {
  /** The id to pass to the API. */
  readonly id: string

  /** The display name. */
  readonly name: string
} | null

export const NullableNamedReference: Schema.Codec<NullableNamedReference, unknown> = Schema.NullOr(
  Schema.Struct({ id: Schema.String, name: Schema.String })
)

/** The answer of `databases.get` and `databases.update`. */
export interface Database {
  /** The id of the database, with its prefix `db_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "database" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the database. */
  readonly name: string

  /** Only a `ready` database takes connections. `failure` is final. */
  readonly status: DatabaseStatus

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it is the default database of its project, which can be deleted only with the project. */
  readonly isDefault: boolean

  /** The id of the connection that was created with it. Null if there is none. */
  readonly defaultConnectionId: string | null

  /** Its connections, without their secrets. */
  readonly connections: ReadonlyArray<Connection>

  /** The project that the database is in. */
  readonly project: ResourceReference

  /** The region that it runs in. */
  readonly region: NullableNamedReference

  /** What it was created from: a backup, another database, or nothing. */
  readonly source: DatabaseSource

  /** The id of the branch that the database is on. */
  readonly branchId: string | null

  /** The identifier that its creator chose, unique on its branch. Null if there is none. */
  readonly logicalId: string | null
}

export const Database: Schema.Codec<Database, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"database">(),
  url: Schema.String,
  name: Schema.String,
  status: DatabaseStatus,
  createdAt: codecs.Instant,
  isDefault: Schema.Boolean,
  defaultConnectionId: Schema.NullOr(Schema.String),
  connections: Schema.Array(Connection),
  project: ResourceReference,
  region: NullableNamedReference,
  source: DatabaseSource,
  branchId: Schema.NullOr(Schema.String),
  logicalId: Schema.NullOr(Schema.String)
})

/** The answer of `projects.listDatabases` and `databases.list`. */
export interface DatabasePage {
  /** The databases of this page. */
  readonly data: ReadonlyArray<Database>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const DatabasePage: Schema.Codec<DatabasePage, unknown> = Schema.Struct({
  data: Schema.Array(Database),
  pagination: Pagination
})

/** A part of `CreateDatabaseInput` and `CreateDatabaseInProjectInput`. */
export type DatabaseRegionId =
  | "us-east-1"
  | "us-west-1"
  | "eu-west-3"
  | "eu-central-1"
  | "ap-northeast-1"
  | "ap-southeast-1"
  | "inherit"

export const DatabaseRegionId: Schema.Codec<DatabaseRegionId, string> = Schema.Literals([
  "us-east-1",
  "us-west-1",
  "eu-west-3",
  "eu-central-1",
  "ap-northeast-1",
  "ap-southeast-1",
  "inherit"
])

/** A part of `CreateDatabaseInProjectInput`, `BackupSourceInput`, `ExistingDatabaseSourceInput` and 1 more. */
export const DatabaseId = Schema.String.check(Schema.isPattern(/^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** A part of `RestoreDatabaseInput` and `DatabaseSourceInput`. */
export interface BackupSourceInput {
  /** `backup`: take the data of a backup. */
  readonly type: "backup"

  /** The id of the database that the backup is of, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly databaseId: string

  /** The id of the backup, as `databases.listBackups` shows it. */
  readonly backupId: string
}

export const BackupSourceInput: Schema.Codec<BackupSourceInput, unknown> = Schema.Struct({
  type: Schema.Literal("backup"),
  databaseId: DatabaseId,
  backupId: Schema.String
})

/** A part of `DatabaseSourceInput`. */
export interface ExistingDatabaseSourceInput {
  /** `database`: take the data of another database. */
  readonly type: "database"

  /** The id of the database to copy, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly databaseId: string
}

export const ExistingDatabaseSourceInput: Schema.Codec<ExistingDatabaseSourceInput, unknown> = Schema.Struct({
  type: Schema.Literal("database"),
  databaseId: DatabaseId
})

/** A part of `CreateDatabaseInput` and `CreateDatabaseInProjectInput`. */
export type DatabaseSourceInput = EmptySourceInput | BackupSourceInput | ExistingDatabaseSourceInput

export const DatabaseSourceInput: Schema.Codec<DatabaseSourceInput, unknown> = Schema.Union([
  EmptySourceInput,
  BackupSourceInput,
  ExistingDatabaseSourceInput
])

/** A boolean as text, in a query string. */
export type BooleanText = "true" | "false"

export const BooleanText: Schema.Codec<BooleanText, string> = Schema.Literals(["true", "false"])

/** A part of `DeploymentLogEnd` and `BuildLogEnd`. */
export type LogEndKind = "end" | "error" | (string & {})

export const LogEndKind: Schema.Codec<LogEndKind, string> = codecs.openEnum<"end" | "error">()

/** The answer of `connections.list` and `databases.listConnections`. */
export interface ConnectionPage {
  /** The connections of this page, without their secrets. */
  readonly data: ReadonlyArray<Connection>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const ConnectionPage: Schema.Codec<ConnectionPage, unknown> = Schema.Struct({
  data: Schema.Array(Connection),
  pagination: Pagination
})

/** A part of `CreatedEndpoints`. */
export interface CreatedEndpoint {
  /** The host name to connect to. */
  readonly host: string

  /** The TCP port to connect to. */
  readonly port: number

  /** The URL to connect with, including its password. A secret, shown only in this answer. */
  readonly connectionString: Redacted.Redacted<string>
}

export const CreatedEndpoint: Schema.Codec<CreatedEndpoint, unknown> = Schema.Struct({
  host: Schema.String,
  port: Schema.Finite,
  connectionString: codecs.Sensitive
})

/** A part of `CreatedConnection`. */
export interface CreatedEndpoints {
  /** Directly to the database: for migrations and long sessions. Absent if unavailable. */
  readonly direct?: CreatedEndpoint

  /** Through a connection pool: for many short-lived clients, such as functions. Absent if unavailable. */
  readonly pooled?: CreatedEndpoint

  /** Through Prisma Accelerate, over HTTP. Absent if unavailable. */
  readonly accelerate?: CreatedEndpoint
}

export const CreatedEndpoints: Schema.Codec<CreatedEndpoints, unknown> = Schema.Struct({
  direct: Schema.optionalKey(CreatedEndpoint),
  pooled: Schema.optionalKey(CreatedEndpoint),
  accelerate: Schema.optionalKey(CreatedEndpoint)
})

/** A new or rotated connection. Its connection strings are shown only here. */
export interface CreatedConnection {
  /** The id of the connection, with its prefix `con_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "connection" | (string & {})

  /** The link to the connection in the API. It is not a database URL: those are in `endpoints`. */
  readonly url: string

  /** The display name of the connection. */
  readonly name: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
  readonly kind: Product

  /** The endpoints, by kind, with their connection strings. Store them: they are not shown again. */
  readonly endpoints: CreatedEndpoints

  /** @deprecated Replaced by `connectionString` of `endpoints.direct` or `endpoints.pooled`. A secret, shown only in this answer. */
  readonly connectionString: Redacted.Redacted<string>

  /** @deprecated Replaced by `endpoints.direct`. */
  readonly directConnection?: DirectConnection

  /** The database of the connection. */
  readonly database: ResourceReference

  /** @deprecated Replaced by `endpoints.direct.host`. */
  readonly host: string | null

  /** @deprecated Replaced by `endpoints.direct.connectionString`, which contains it. A secret, shown only in this answer. */
  readonly pass: Redacted.Redacted<string> | null

  /** @deprecated Replaced by `endpoints.direct.connectionString`, which contains it. */
  readonly user: string | null
}

export const CreatedConnection: Schema.Codec<CreatedConnection, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"connection">(),
  url: Schema.String,
  name: Schema.String,
  createdAt: codecs.Instant,
  kind: Product,
  endpoints: CreatedEndpoints,
  connectionString: codecs.Sensitive,
  directConnection: Schema.optionalKey(DirectConnection),
  database: ResourceReference,
  host: Schema.NullOr(Schema.String),
  pass: Schema.NullOr(codecs.Sensitive),
  user: Schema.NullOr(Schema.String)
})

/** A part of `CreateInstallIntentInput`. */
export const WorkspaceId = Schema.String.check(Schema.isPattern(/^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** The answer of `integrations.get`. */
export interface Integration {
  /** The id of the integration, with its prefix `itgr_`. */
  readonly id: string

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** When a person gave the application access. */
  readonly createdAt: DateTime.Utc

  /** What the application may do, as OAuth scopes. */
  readonly scopes: ReadonlyArray<string>

  /** The application that has access. */
  readonly client: {
    /** The id of the application: its OAuth client id. */
    readonly id: string

    /** The display name of the application. */
    readonly name: string

    /** When the application was registered. */
    readonly createdAt: DateTime.Utc
  }

  /** The person who gave it access. */
  readonly createdByUser: {
    /** The id of the person, with its prefix `usr_`. */
    readonly id: string

    /** The email address of the person. */
    readonly email: string

    /** The name of the person. Null if there is none. */
    readonly displayName: string | null
  }
}

export const Integration: Schema.Codec<Integration, unknown> = Schema.Struct({
  id: Schema.String,
  url: Schema.String,
  createdAt: codecs.Instant,
  scopes: Schema.Array(Schema.String),
  client: Schema.Struct({ id: Schema.String, name: Schema.String, createdAt: codecs.Instant }),
  createdByUser: Schema.Struct({ id: Schema.String, email: Schema.String, displayName: Schema.NullOr(Schema.String) })
})

/** The answer of `integrations.list` and `workspaces.listIntegrations`. */
export interface IntegrationPage {
  /** The integrations of this page. */
  readonly data: ReadonlyArray<Integration>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const IntegrationPage: Schema.Codec<IntegrationPage, unknown> = Schema.Struct({
  data: Schema.Array(Integration),
  pagination: Pagination
})

/** The id of an integration or of a service token. */
export const IntegrationId = Schema.String.check(Schema.isPattern(/^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** A part of `CreateSourceRepositoryInput`. */
export const ScmInstallationId = Schema.String.check(Schema.isPattern(/^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))
