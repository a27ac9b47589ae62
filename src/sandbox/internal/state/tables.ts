/** The tables of a sandbox: how the ids of each begin, and what its rows are. */
import type * as Schema from "effect/Schema"
import * as rows from "./rows.ts"
import type { Row } from "./Table.ts"

interface Definition<A extends Row> {
  readonly prefix: string
  readonly schema: Schema.Codec<A, unknown>
}

const table = <A extends Row>(prefix: string, schema: Schema.Codec<A, unknown>): Definition<A> => ({ prefix, schema })

export const tables = {
  users: table("usr_", rows.User),
  workspaces: table("wksp_", rows.Workspace),
  credentials: table("itgr_", rows.Credential),
  projects: table("proj_", rows.Project),
  branches: table("br_", rows.Branch),
  databases: table("db_", rows.Database),
  databaseOwners: table("", rows.DatabaseOwner),
  connections: table("con_", rows.Connection),
  integrations: table("itgr_", rows.Integration),
  services: table("cps_", rows.Service),
  deployments: table("cpv_", rows.Deployment),
  domains: table("dom_", rows.Domain),
  buckets: table("bkt_", rows.Bucket),
  bucketKeys: table("bkey_", rows.BucketKey),
  environmentVariables: table("envvar_", rows.EnvironmentVariable),
  builds: table("bld_", rows.Build),
  leases: table("aslease_", rows.Lease),
  stackStates: table("asstate_", rows.StackState),
  topologies: table("topo_", rows.Topology),
  scmInstallations: table("scminstall_", rows.ScmInstallation),
  installIntents: table("", rows.InstallIntent),
  sourceRepositories: table("srcrepo_", rows.SourceRepository),
  agentApprovals: table("approval_", rows.AgentApproval),
  clients: table("", rows.Client),
  grants: table("grant_", rows.Grant),
  loginDecisions: table("decision_", rows.LoginDecision),
  authorizationRequests: table("authreq_", rows.AuthorizationRequest),
  authorizationCodes: table("", rows.AuthorizationCode),
  deviceAuthorizations: table("", rows.DeviceAuthorization),
  refreshTokens: table("", rows.RefreshToken),
  signingKeys: table("", rows.SigningKey)
}

export type Tables = typeof tables

/** The rows of a table by its name. */
export type RowOf<Name extends keyof Tables> = Tables[Name] extends Definition<infer A> ? A : never

export const names = Object.keys(tables) as ReadonlyArray<keyof Tables>
