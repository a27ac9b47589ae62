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

/** What a client of the whole API offers: a member a group. */
export interface Groups {
  /** What agents ask for and people decide about. */
  readonly agentApprovals: AgentApprovals
  /**
   * Deprecated: use `services`, the new name of apps.
   *
   * @deprecated Use `services`.
   */
  readonly apps: Apps
  /** Applications that run on Prisma's compute, with their domains and deployments. */
  readonly services: Services
  /** Projects, and what is in them. */
  readonly projects: Projects
  /** Branches of a project, each a git branch with its own databases and services. */
  readonly branches: Branches
  /** Object storage and its access keys. */
  readonly buckets: Buckets
  /** What CI and the command line build, as they report it, with logs. */
  readonly builds: Builds
  /** Custom domains of services. */
  readonly domains: Domains
  /** Ways into a database: their secrets are shown once. */
  readonly connections: Connections
  /** Postgres databases with their backups, connections and usage. */
  readonly databases: Databases
  /** Versions of a service: to start, to stop, to read the logs of. */
  readonly deployments: Deployments
  /** State of Alchemy stacks, read and written under a lease. */
  readonly alchemyState: AlchemyState
  /** The modules, services and resources of a branch and how they are connected. */
  readonly applicationTopology: ApplicationTopology
  /** Environment variables of a project or a branch: values go in and never come out. */
  readonly environmentVariables: EnvironmentVariables
  /** Applications that have access to a workspace. */
  readonly integrations: Integrations
  /** Who the token stands for. */
  readonly me: Me
  /** Workspaces, and what is in them. */
  readonly workspaces: Workspaces
  /** Tokens for machines: their values are shown once. */
  readonly serviceTokens: ServiceTokens
  /** Short-lived tokens for GitHub workflows. */
  readonly githubActions: GithubActions
  /** Where databases and services can be. */
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
