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
  /** The id, with its prefix; generated if omitted. */
  readonly id?: string | undefined
  /** When it was created (RFC 3339); if omitted, when its parent was, or else now. An old resource that takes time has become ready. */
  readonly createdAt?: string | undefined
}

interface Database extends Omit<CreateDatabaseInput, "projectId">, Created {
  /** `ready` makes it ready from the start. Otherwise it becomes ready three seconds after it was created. */
  readonly status?: "provisioning" | "ready" | undefined
  /** The connection named `Default` is the one that every database has. */
  readonly connections?: List<CreateConnectionInDatabaseInput & Created>
}

interface Deployment extends CreateDeploymentInput, Created {
  /** `new` if omitted. Any other status has an archive. */
  readonly status?: "new" | "running" | "stopped" | "failed" | undefined
  /** Makes it the live deployment of its service. */
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
  /** Variables of this branch, which override those of all previews. */
  readonly environmentVariables?: List<Omit<EnvironmentVariable, "branchId">>
  readonly applicationTopology?: ReplaceTopologyInput | undefined
  /** The Alchemy state of each stack and stage: resources by their fully qualified names, and the output. */
  readonly alchemyState?: List<{
    readonly stack: string
    readonly stage: string
    readonly resources?: { readonly [fqn: string]: unknown } | undefined
    readonly output?: unknown
  }>
}

interface Project extends CreateProjectInWorkspaceInput, Created {
  /** The branch named `main` is the one that every project has. */
  readonly branches?: List<Branch>
  readonly databases?: List<Database>
  readonly services?: List<Service>
  readonly buckets?: List<Bucket>
  readonly environmentVariables?: List<EnvironmentVariable>
  readonly builds?: List<Build>
  /** The repository to connect the project to, as `owner/name`. The GitHub App must see it. */
  readonly sourceRepositories?: List<Created & { readonly repository: string }>
}

/** What is in a workspace. */
interface Contents {
  readonly projects?: List<Project>
  /** Repositories that the GitHub App sees in the workspace, as `owner/name`. They are private unless `isPrivate` is false. */
  readonly repositories?: List<
    string | {
      readonly fullName: string
      readonly isPrivate?: boolean | undefined
      readonly defaultBranch?: string | undefined
    }
  >
  readonly serviceTokens?: List<
    CreateServiceTokenInput & Created & {
      /** The token; generated if omitted. */
      readonly value?: string | undefined
    }
  >
  /** Applications that have access to the workspace. */
  readonly integrations?: List<
    Created & { readonly clientId: string; readonly clientName: string; readonly scopes: ReadonlyArray<string> }
  >
}

/**
 * The initial resources of a sandbox: those of its own workspace, users, and other workspaces.
 *
 * **Details**
 *
 * A resource has the fields of the operation that creates it (see `openapi.json`), without those its place already says, such as `projectId`. It may also
 * have an `id`, a `createdAt`, and a `status` if it takes time.
 *
 * @since 0.1.0
 * @category models
 */
export interface Seed extends Contents {
  /** Users besides the first one. Each gets a workspace, unless one of `workspaces` is theirs. */
  readonly users?: List<User>
  /** Workspaces besides that of the sandbox. */
  readonly workspaces?: List<
    Contents & Created & {
      readonly name?: string | undefined
      /** The id or email address of its owner; the first user if omitted. */
      readonly owner?: string | undefined
    }
  >
}
