/** What a sandbox starts with, as a person writes it down: the type of `Options.seed`. */
import type { ReplaceTopologyInput } from "../../../api/applicationTopology.ts"
import type { CreateBucketInput, CreateBucketKeyInput } from "../../../api/buckets.ts"
import type { CreateBuildInput, UpdateBuildInput } from "../../../api/builds.ts"
import type { CreateConnectionInDatabaseInput, CreateDatabaseInput } from "../../../api/databases.ts"
import type { CreateEnvironmentVariableInput } from "../../../api/environmentVariables.ts"
import type { CreateBranchInput } from "../../../api/projects.ts"
import type { CreateDeploymentInput, CreateDomainInput, CreateServiceInput } from "../../../api/schemas.ts"
import type { CreateServiceTokenInput } from "../../../api/serviceTokens.ts"
import type { CreateProjectInWorkspaceInput } from "../../../api/workspaces.ts"

import type { User } from "./User.ts"

type List<A> = ReadonlyArray<A> | undefined

/** What can be said of all that is created. */
interface Created {
  /** Its id, with its prefix; generated when omitted. */
  readonly id?: string | undefined
  /** When it was created (RFC 3339), so that what takes time is over: as what it is in when omitted, else now. */
  readonly createdAt?: string | undefined
}

interface Database extends Omit<CreateDatabaseInput, "projectId">, Created {
  /** `ready` from the start; otherwise it is ready three seconds after it was created. */
  readonly status?: "provisioning" | "ready" | undefined
  /** One named `Default` is the connection that comes with the database. */
  readonly connections?: List<CreateConnectionInDatabaseInput & Created>
}

interface Deployment extends CreateDeploymentInput, Created {
  /** `new` when omitted. What is more than new has an archive. */
  readonly status?: "new" | "running" | "stopped" | "failed" | undefined
  /** Whether it is the live one of its service. */
  readonly promoted?: boolean | undefined
}

interface Service extends Omit<CreateServiceInput, "projectId">, Created {
  readonly deployments?: List<Deployment>
  readonly domains?: List<
    CreateDomainInput & Created & {
      readonly status?: "pending_dns" | "verifying" | "provisioning_tls" | "active" | "failed" | undefined
    }
  >
}

interface Bucket extends Omit<CreateBucketInput, "projectId">, Created {
  readonly status?: "provisioning" | "ready" | undefined
  readonly keys?: List<CreateBucketKeyInput & Created>
}

interface EnvironmentVariable extends Omit<CreateEnvironmentVariableInput, "projectId" | "value">, Created {
  readonly value: string
}

interface Build extends Omit<CreateBuildInput, "projectId">, Omit<UpdateBuildInput, keyof CreateBuildInput>, Created {}

interface Branch extends CreateBranchInput, Created {
  readonly databases?: List<Omit<Database, "branchId" | "branchGitName">>
  readonly services?: List<Omit<Service, "branchId" | "branchGitName">>
  readonly buckets?: List<Omit<Bucket, "branchId" | "branchGitName">>
  /** Those that override, on this branch, what is set for all previews. */
  readonly environmentVariables?: List<Omit<EnvironmentVariable, "branchId">>
  readonly applicationTopology?: ReplaceTopologyInput | undefined
  /** The state of stages of stacks: of their resources, by the fully qualified names of these, and their output. */
  readonly alchemyState?: List<{
    readonly stack: string
    readonly stage: string
    readonly resources?: { readonly [fqn: string]: unknown } | undefined
    readonly output?: unknown
  }>
}

interface Project extends CreateProjectInWorkspaceInput, Created {
  /** One named `main` is the branch that comes with the project. */
  readonly branches?: List<Branch>
  readonly databases?: List<Database>
  readonly services?: List<Service>
  readonly buckets?: List<Bucket>
  readonly environmentVariables?: List<EnvironmentVariable>
  readonly builds?: List<Build>
  /** The repository that the project is connected to, as `owner/name`: one that the GitHub App sees. */
  readonly sourceRepositories?: List<Created & { readonly repository: string }>
}

/** What is in a workspace. */
interface Contents {
  readonly projects?: List<Project>
  /** Repositories that the GitHub App sees in the workspace, as `owner/name`: private ones, unless they say otherwise. */
  readonly repositories?: List<
    string | {
      readonly fullName: string
      readonly isPrivate?: boolean | undefined
      readonly defaultBranch?: string | undefined
    }
  >
  readonly serviceTokens?: List<
    CreateServiceTokenInput & Created & {
      /** The token itself; generated when omitted. */
      readonly value?: string | undefined
    }
  >
  /** Applications that have access to the workspace. */
  readonly integrations?: List<
    Created & { readonly clientId: string; readonly clientName: string; readonly scopes: ReadonlyArray<string> }
  >
}

/**
 * What a sandbox starts with: what is in the workspace of the sandbox, and other workspaces. The fields are those of the operations that create it, without
 * those that its place says, such as the `projectId`; see `openapi.json`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Seed extends Contents {
  /** Who there is beside the first user: each with a workspace of their own, unless one of `workspaces` is theirs. */
  readonly users?: List<User>
  /** Other workspaces, each with what is in it. */
  readonly workspaces?: List<
    Contents & Created & {
      readonly name?: string | undefined
      /** The id or the email address of its user; the one of the sandbox when omitted. */
      readonly owner?: string | undefined
    }
  >
}
