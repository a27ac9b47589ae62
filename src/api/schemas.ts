// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as codecs from "../internal/contract/codecs.ts"

export type { Unrecognized } from "../internal/contract/codecs.ts"

export const ProjectId = Schema.String.check(Schema.isPattern(/^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export const BranchId = Schema.String.check(Schema.isPattern(/^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** A branch id, or `unassigned` for what belongs to no branch. */
export const BranchFilter = Schema.Union([Schema.Literal("unassigned"), BranchId])

/** Another thing by its id and its name. */
export interface NamedReference {
  readonly id: string
  readonly name: string
}

export const NamedReference: Schema.Codec<NamedReference, unknown> = Schema.Struct({
  id: Schema.String,
  name: Schema.String
})

export interface Service {
  readonly id: string
  readonly type: "app" | (string & {})
  readonly url: string
  readonly name: string
  readonly region: NamedReference
  readonly projectId: string
  readonly branchId: string | null
  readonly latestDeploymentId: string | null
  readonly appEndpointDomain: string
  readonly createdAt: DateTime.Utc
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

/** Ask for the next page with `nextCursor` as long as `hasMore` is true. */
export interface Pagination {
  readonly nextCursor: string | null
  readonly hasMore: boolean
}

export const Pagination: Schema.Codec<Pagination, unknown> = Schema.Struct({
  nextCursor: Schema.NullOr(Schema.String),
  hasMore: Schema.Boolean
})

export interface ServicePage {
  readonly data: ReadonlyArray<Service>
  readonly pagination: Pagination
}

export const ServicePage: Schema.Codec<ServicePage, unknown> = Schema.Struct({
  data: Schema.Array(Service),
  pagination: Pagination
})

export const NullableBranchId = Schema.NullOr(
  Schema.String.check(Schema.isPattern(/^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))
)

export interface CreateServiceInput {
  readonly displayName: string

  /** Default: `"us-east-1"`. */
  readonly regionId?:
    | "us-east-1"
    | "us-west-1"
    | "eu-west-3"
    | "eu-central-1"
    | "ap-northeast-1"
    | "ap-southeast-1"
    | undefined
  readonly branchId?: string | null | undefined
  readonly branchGitName?: string | null | undefined
  readonly projectId: string
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

/** Says which service is there already. */
export interface ServiceAlreadyExistsBody {
  readonly error: {
    readonly code: "app:already_exists" | (string & {})
    readonly message: string
    readonly existingAppId: string
    readonly name: string
    readonly branchGitName: string
    readonly conflict?: "name" | "logicalId" | (string & {})
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

export const ServiceId = Schema.String.check(Schema.isPattern(/^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export interface UpdateServiceInput {
  readonly displayName?: string | undefined
  readonly logicalId?: string | undefined
  readonly branchId?: string | null | undefined
  readonly branchGitName?: string | null | undefined
}

export const UpdateServiceInput: Schema.Codec<UpdateServiceInput, unknown> = Schema.Struct({
  displayName: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(256))),
  logicalId: codecs.optional(Schema.String),
  branchId: codecs.optional(NullableBranchId),
  branchGitName: codecs.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1))))
})

export const DeploymentId = Schema.String.check(Schema.isPattern(/^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export interface PromotionInput {
  readonly deploymentId?: string | undefined

  /** @deprecated */
  readonly versionId?: string | undefined
}

export const PromotionInput: Schema.Codec<PromotionInput, unknown> = Schema.Struct({
  deploymentId: codecs.optional(DeploymentId),
  versionId: codecs.optional(Schema.String.check(Schema.isPattern(/^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$/)))
})

export interface Promotion {
  readonly appEndpointDomain: string
  readonly reassignedDomains: number
}

export const Promotion: Schema.Codec<Promotion, unknown> = Schema.Struct({
  appEndpointDomain: Schema.String,
  reassignedDomains: Schema.Finite
})

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

export interface DnsRecord {
  readonly type: "CNAME" | (string & {})
  readonly name: string
  readonly value: string
  readonly ttl: number | null
}

export const DnsRecord: Schema.Codec<DnsRecord, unknown> = Schema.Struct({
  type: codecs.openEnum<"CNAME">(),
  name: Schema.String,
  value: Schema.String,
  ttl: Schema.NullOr(Schema.Finite)
})

export interface Domain {
  readonly id: string
  readonly type: "custom-domain" | (string & {})
  readonly url: string
  readonly hostname: string
  readonly appId: string

  /** @deprecated */
  readonly computeServiceId: string
  readonly status: DomainStatus
  readonly foundryStatus: string
  readonly failureReason: string | null
  readonly failureCategory: "dns" | "acme" | "storage" | "unknown" | (string & {}) | null
  readonly certExpiresAt: DateTime.Utc | null
  readonly createdAt: DateTime.Utc
  readonly updatedAt: DateTime.Utc
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

/** All the domains of a service: always the last page. */
export interface DomainPage {
  readonly data: ReadonlyArray<Domain>
  readonly pagination: {
    readonly hasMore: boolean
    readonly nextCursor: null | null
  }
}

export const DomainPage: Schema.Codec<DomainPage, unknown> = Schema.Struct({
  data: Schema.Array(Domain),
  pagination: Schema.Struct({ hasMore: Schema.Boolean, nextCursor: Schema.NullOr(Schema.Null) })
})

export interface CreateDomainInput {
  readonly hostname: string
}

export const CreateDomainInput: Schema.Codec<CreateDomainInput, unknown> = Schema.Struct({
  hostname: Schema.String.check(
    Schema.isMinLength(1),
    Schema.isMaxLength(253),
    Schema.isPattern(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]{2,}$/)
  )
})

/** A deployment as the lists of its service show it. */
export interface DeploymentSummary {
  readonly id: string
  readonly type: "deployment" | (string & {})
  readonly url: string
  readonly serviceId: string
  readonly foundryVersionId: string
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

export interface DeploymentPage {
  readonly data: ReadonlyArray<DeploymentSummary>
  readonly pagination: Pagination
}

export const DeploymentPage: Schema.Codec<DeploymentPage, unknown> = Schema.Struct({
  data: Schema.Array(DeploymentSummary),
  pagination: Pagination
})

export interface CreateDeploymentInput {
  readonly portMapping?: {
    readonly http?: number | null | undefined
  } | undefined
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

/** A new deployment, with the presigned URL that takes its code. */
export interface CreatedDeployment {
  readonly id: string
  readonly type: "deployment" | (string & {})
  readonly url: string
  readonly foundryVersionId: string
  readonly uploadUrl: Redacted.Redacted<string> | null
}

export const CreatedDeployment: Schema.Codec<CreatedDeployment, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"deployment">(),
  url: Schema.String,
  foundryVersionId: Schema.String,
  uploadUrl: Schema.NullOr(codecs.Sensitive)
})

/** What a branch is, and what a variable is for. */
export type EnvironmentClass = "production" | "preview" | (string & {})

export const EnvironmentClass: Schema.Codec<EnvironmentClass, string> = codecs.openEnum<"production" | "preview">()

/** Another resource: its id, its name and the link to it. */
export interface ResourceReference {
  readonly id: string
  readonly url: string
  readonly name: string
}

export const ResourceReference: Schema.Codec<ResourceReference, unknown> = Schema.Struct({
  id: Schema.String,
  url: Schema.String,
  name: Schema.String
})

export interface Branch {
  readonly id: string
  readonly type: "branch" | (string & {})
  readonly url: string
  readonly gitName: string
  readonly isDefault: boolean
  readonly role: EnvironmentClass
  readonly createdAt: DateTime.Utc
  readonly updatedAt: DateTime.Utc
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

/** What a branch is, and what a variable is for. */
export type EnvironmentClassInput = "production" | "preview"

export const EnvironmentClassInput: Schema.Codec<EnvironmentClassInput, string> = Schema.Literals([
  "production",
  "preview"
])

export type RegionId = "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1"

export const RegionId: Schema.Codec<RegionId, string> = Schema.Literals([
  "us-east-1",
  "us-west-1",
  "eu-west-3",
  "eu-central-1",
  "ap-northeast-1",
  "ap-southeast-1"
])

/** A name of the caller's choice that is unique where it is used. */
export const LogicalId = Schema.String.check(Schema.isPattern(/^[a-z0-9][-_a-z0-9]*$/))

export type InitialDatabaseStatus = "provisioning" | "ready" | (string & {})

export const InitialDatabaseStatus: Schema.Codec<InitialDatabaseStatus, string> = codecs.openEnum<
  "provisioning" | "ready"
>()

export type Product = "postgres" | "accelerate" | (string & {})

export const Product: Schema.Codec<Product, string> = codecs.openEnum<"postgres" | "accelerate">()

export interface InitialEndpoint {
  readonly host: string
  readonly port: number
  readonly connectionString?: Redacted.Redacted<string>
}

export const InitialEndpoint: Schema.Codec<InitialEndpoint, unknown> = Schema.Struct({
  host: Schema.String,
  port: Schema.Finite,
  connectionString: Schema.optionalKey(codecs.Sensitive)
})

export interface InitialEndpoints {
  readonly direct?: InitialEndpoint
  readonly pooled?: InitialEndpoint
  readonly accelerate?: InitialEndpoint
}

export const InitialEndpoints: Schema.Codec<InitialEndpoints, unknown> = Schema.Struct({
  direct: Schema.optionalKey(InitialEndpoint),
  pooled: Schema.optionalKey(InitialEndpoint),
  accelerate: Schema.optionalKey(InitialEndpoint)
})

/** Deprecated: `endpoints.direct` has the connection string. */
export type DirectConnection = {
  readonly host: string
  readonly pass: Redacted.Redacted<string>
  readonly user: string
} | null

export const DirectConnection: Schema.Codec<DirectConnection, unknown> = Schema.NullOr(
  Schema.Struct({ host: Schema.String, pass: codecs.Sensitive, user: Schema.String })
)

/** A connection that was made with its database. */
export interface InitialConnection {
  readonly id: string
  readonly type: "connection" | (string & {})
  readonly url: string
  readonly name: string
  readonly createdAt: DateTime.Utc
  readonly kind: Product
  readonly endpoints: InitialEndpoints
  readonly directConnection?: DirectConnection
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

export interface EmptySource {
  readonly type: "empty"
}

export const EmptySource: Schema.Codec<EmptySource, unknown> = Schema.Struct({ type: Schema.Literal("empty") })

export interface BackupSource {
  readonly type: "backup"
  readonly databaseId: string
  readonly backupId: string
}

export const BackupSource: Schema.Codec<BackupSource, unknown> = Schema.Struct({
  type: Schema.Literal("backup"),
  databaseId: Schema.String,
  backupId: Schema.String
})

export interface ExistingDatabaseSource {
  readonly type: "database"
  readonly databaseId: string
}

export const ExistingDatabaseSource: Schema.Codec<ExistingDatabaseSource, unknown> = Schema.Struct({
  type: Schema.Literal("database"),
  databaseId: Schema.String
})

/** What a database was made from. */
export type DatabaseSource = EmptySource | BackupSource | ExistingDatabaseSource | codecs.Unrecognized | null

export const DatabaseSource: Schema.Codec<DatabaseSource, unknown> = Schema.NullOr(
  codecs.taggedUnion([EmptySource, BackupSource, ExistingDatabaseSource])
)

export interface Endpoint {
  readonly host: string
  readonly port: number
}

export const Endpoint: Schema.Codec<Endpoint, unknown> = Schema.Struct({ host: Schema.String, port: Schema.Finite })

export interface Endpoints {
  readonly direct?: Endpoint
  readonly pooled?: Endpoint
  readonly accelerate?: Endpoint
}

export const Endpoints: Schema.Codec<Endpoints, unknown> = Schema.Struct({
  direct: Schema.optionalKey(Endpoint),
  pooled: Schema.optionalKey(Endpoint),
  accelerate: Schema.optionalKey(Endpoint)
})

/** The deprecated form of a connection. */
export interface ApiKey {
  readonly id: string
  readonly type: "connection" | (string & {})
  readonly url: string
  readonly name: string
  readonly createdAt: DateTime.Utc
  readonly kind: Product
  readonly endpoints: Endpoints

  /** @deprecated */
  readonly connectionString: Redacted.Redacted<string>
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

/** The database that was made with a project; null when none was asked for. */
export type InitialDatabase = {
  readonly id: string
  readonly type: "database" | (string & {})
  readonly url: string
  readonly name: string
  readonly status: InitialDatabaseStatus
  readonly createdAt: DateTime.Utc
  readonly isDefault: boolean
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<InitialConnection>
  readonly region: NamedReference
  readonly source: DatabaseSource
  readonly branchId: string | null
  readonly logicalId: string | null

  /** @deprecated */
  readonly apiKeys: ReadonlyArray<ApiKey>

  /** @deprecated */
  readonly connectionString: Redacted.Redacted<string> | null
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

/** A new project, with the database that was made for it. */
export interface CreatedProject {
  readonly id: string
  readonly type: "project" | (string & {})
  readonly url: string
  readonly name: string
  readonly logicalId: string | null
  readonly createdAt: DateTime.Utc
  readonly defaultRegion: string | null
  readonly workspace: ResourceReference
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

export type ProductInput = "postgres" | "accelerate"

export const ProductInput: Schema.Codec<ProductInput, string> = Schema.Literals(["postgres", "accelerate"])

export interface EmptySourceInput {
  readonly type: "empty"
}

export const EmptySourceInput: Schema.Codec<EmptySourceInput, unknown> = Schema.Struct({
  type: Schema.Literal("empty")
})

export type DatabaseStatus = "failure" | "provisioning" | "ready" | "recovering" | (string & {})

export const DatabaseStatus: Schema.Codec<DatabaseStatus, string> = codecs.openEnum<
  "failure" | "provisioning" | "ready" | "recovering"
>()

/** A way into a database, without its secrets. */
export interface Connection {
  readonly id: string
  readonly type: "connection" | (string & {})
  readonly url: string
  readonly name: string
  readonly createdAt: DateTime.Utc
  readonly kind: Product
  readonly endpoints: Endpoints
  readonly directConnection?: DirectConnection
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

export type NullableNamedReference = {
  readonly id: string
  readonly name: string
} | null

export const NullableNamedReference: Schema.Codec<NullableNamedReference, unknown> = Schema.NullOr(
  Schema.Struct({ id: Schema.String, name: Schema.String })
)

export interface Database {
  readonly id: string
  readonly type: "database" | (string & {})
  readonly url: string
  readonly name: string
  readonly status: DatabaseStatus
  readonly createdAt: DateTime.Utc
  readonly isDefault: boolean
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<Connection>
  readonly project: ResourceReference
  readonly region: NullableNamedReference
  readonly source: DatabaseSource
  readonly branchId: string | null
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

export interface DatabasePage {
  readonly data: ReadonlyArray<Database>
  readonly pagination: Pagination
}

export const DatabasePage: Schema.Codec<DatabasePage, unknown> = Schema.Struct({
  data: Schema.Array(Database),
  pagination: Pagination
})

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

export const DatabaseId = Schema.String.check(Schema.isPattern(/^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export interface BackupSourceInput {
  readonly type: "backup"
  readonly databaseId: string
  readonly backupId: string
}

export const BackupSourceInput: Schema.Codec<BackupSourceInput, unknown> = Schema.Struct({
  type: Schema.Literal("backup"),
  databaseId: DatabaseId,
  backupId: Schema.String
})

export interface ExistingDatabaseSourceInput {
  readonly type: "database"
  readonly databaseId: string
}

export const ExistingDatabaseSourceInput: Schema.Codec<ExistingDatabaseSourceInput, unknown> = Schema.Struct({
  type: Schema.Literal("database"),
  databaseId: DatabaseId
})

export type DatabaseSourceInput = EmptySourceInput | BackupSourceInput | ExistingDatabaseSourceInput

export const DatabaseSourceInput: Schema.Codec<DatabaseSourceInput, unknown> = Schema.Union([
  EmptySourceInput,
  BackupSourceInput,
  ExistingDatabaseSourceInput
])

/** A boolean as text, in a query string. */
export type BooleanText = "true" | "false"

export const BooleanText: Schema.Codec<BooleanText, string> = Schema.Literals(["true", "false"])

export type LogEndKind = "end" | "error" | (string & {})

export const LogEndKind: Schema.Codec<LogEndKind, string> = codecs.openEnum<"end" | "error">()

export interface ConnectionPage {
  readonly data: ReadonlyArray<Connection>
  readonly pagination: Pagination
}

export const ConnectionPage: Schema.Codec<ConnectionPage, unknown> = Schema.Struct({
  data: Schema.Array(Connection),
  pagination: Pagination
})

export interface CreatedEndpoint {
  readonly host: string
  readonly port: number
  readonly connectionString: Redacted.Redacted<string>
}

export const CreatedEndpoint: Schema.Codec<CreatedEndpoint, unknown> = Schema.Struct({
  host: Schema.String,
  port: Schema.Finite,
  connectionString: codecs.Sensitive
})

export interface CreatedEndpoints {
  readonly direct?: CreatedEndpoint
  readonly pooled?: CreatedEndpoint
  readonly accelerate?: CreatedEndpoint
}

export const CreatedEndpoints: Schema.Codec<CreatedEndpoints, unknown> = Schema.Struct({
  direct: Schema.optionalKey(CreatedEndpoint),
  pooled: Schema.optionalKey(CreatedEndpoint),
  accelerate: Schema.optionalKey(CreatedEndpoint)
})

/** A new or rotated connection: the only time it carries its connection strings. */
export interface CreatedConnection {
  readonly id: string
  readonly type: "connection" | (string & {})
  readonly url: string
  readonly name: string
  readonly createdAt: DateTime.Utc
  readonly kind: Product
  readonly endpoints: CreatedEndpoints

  /** @deprecated */
  readonly connectionString: Redacted.Redacted<string>
  readonly directConnection?: DirectConnection
  readonly database: ResourceReference

  /** @deprecated */
  readonly host: string | null

  /** @deprecated */
  readonly pass: Redacted.Redacted<string> | null

  /** @deprecated */
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

export const WorkspaceId = Schema.String.check(Schema.isPattern(/^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export interface Integration {
  readonly id: string
  readonly url: string
  readonly createdAt: DateTime.Utc
  readonly scopes: ReadonlyArray<string>
  readonly client: {
    readonly id: string
    readonly name: string
    readonly createdAt: DateTime.Utc
  }
  readonly createdByUser: {
    readonly id: string
    readonly email: string
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

export interface IntegrationPage {
  readonly data: ReadonlyArray<Integration>
  readonly pagination: Pagination
}

export const IntegrationPage: Schema.Codec<IntegrationPage, unknown> = Schema.Struct({
  data: Schema.Array(Integration),
  pagination: Pagination
})

/** The id of an integration or of a service token. */
export const IntegrationId = Schema.String.check(Schema.isPattern(/^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export const ScmInstallationId = Schema.String.check(Schema.isPattern(/^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))
