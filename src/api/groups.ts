// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import { type AgentApprovals, AgentApprovalsGroup } from "./agentApprovals.ts"
import { type AlchemyState, AlchemyStateGroup } from "./alchemyState.ts"
import { type ApplicationTopology, ApplicationTopologyGroup } from "./applicationTopology.ts"
import { type Apps, AppsGroup } from "./apps.ts"
import { type Branches, BranchesGroup } from "./branches.ts"
import { type Buckets, BucketsGroup } from "./buckets.ts"
import { type Builds, BuildsGroup } from "./builds.ts"
import { type Connections, ConnectionsGroup } from "./connections.ts"
import { type Databases, DatabasesGroup } from "./databases.ts"
import { type Deployments, DeploymentsGroup } from "./deployments.ts"
import { type Domains, DomainsGroup } from "./domains.ts"
import { type EnvironmentVariables, EnvironmentVariablesGroup } from "./environmentVariables.ts"
import { type GithubActions, GithubActionsGroup } from "./githubActions.ts"
import { type Integrations, IntegrationsGroup } from "./integrations.ts"
import { type Me, MeGroup } from "./me.ts"
import { type Projects, ProjectsGroup } from "./projects.ts"
import { type Regions, RegionsGroup } from "./regions.ts"
import { type ScmInstallations, ScmInstallationsGroup } from "./scmInstallations.ts"
import { type Services, ServicesGroup } from "./services.ts"
import { type ServiceTokens, ServiceTokensGroup } from "./serviceTokens.ts"
import { type SourceRepositories, SourceRepositoriesGroup } from "./sourceRepositories.ts"
import { type Workspaces, WorkspacesGroup } from "./workspaces.ts"

/** The client of the whole API: one member per group. */
export interface Groups {
  /** Requests of agents that people approve or deny. */
  readonly agentApprovals: AgentApprovals
  /**
   * Deprecated: use `services`, the new name of apps.
   *
   * @deprecated Use `services`.
   */
  readonly apps: Apps
  /** Applications that run on Prisma's compute, with their domains and deployments. */
  readonly services: Services
  /** Projects, with their databases and branches. */
  readonly projects: Projects
  /** Branches of a project, each a git branch with its own databases and services. */
  readonly branches: Branches
  /** Object storage and its access keys. */
  readonly buckets: Buckets
  /** Builds that CI systems and the command line report, with their logs. */
  readonly builds: Builds
  /** Custom domains of services. */
  readonly domains: Domains
  /** Connections to databases. Their secrets are shown once. */
  readonly connections: Connections
  /** Postgres databases with their backups, connections and usage. */
  readonly databases: Databases
  /** Versions of a service: start them, stop them, read their logs. */
  readonly deployments: Deployments
  /** The state of Alchemy stacks, read and written under a lease. */
  readonly alchemyState: AlchemyState
  /** The modules, services and resources of a branch and how they are connected. */
  readonly applicationTopology: ApplicationTopology
  /** Environment variables of a project or a branch. Their values are never shown. */
  readonly environmentVariables: EnvironmentVariables
  /** Applications that have access to a workspace. */
  readonly integrations: Integrations
  /** The owner of the token. */
  readonly me: Me
  /** Workspaces, with their integrations and plan. */
  readonly workspaces: Workspaces
  /** Tokens for machines. Their values are shown once. */
  readonly serviceTokens: ServiceTokens
  /** Short-lived tokens for GitHub workflows. */
  readonly githubActions: GithubActions
  /** Regions of databases and services. */
  readonly regions: Regions
  /** Installations of the GitHub App. */
  readonly scmInstallations: ScmInstallations
  /** Repositories that are connected to a project. */
  readonly sourceRepositories: SourceRepositories
}

/** The groups in the contract's order. */
export const groups = [
  AgentApprovalsGroup,
  AppsGroup,
  ServicesGroup,
  ProjectsGroup,
  BranchesGroup,
  BucketsGroup,
  BuildsGroup,
  DomainsGroup,
  ConnectionsGroup,
  DatabasesGroup,
  DeploymentsGroup,
  AlchemyStateGroup,
  ApplicationTopologyGroup,
  EnvironmentVariablesGroup,
  IntegrationsGroup,
  MeGroup,
  WorkspacesGroup,
  ServiceTokensGroup,
  GithubActionsGroup,
  RegionsGroup,
  ScmInstallationsGroup,
  SourceRepositoriesGroup
] as const
