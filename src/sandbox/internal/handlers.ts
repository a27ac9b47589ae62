/** The handlers of every group of `ManagementApi`. */
import * as Layer from "effect/Layer"
import { agentApprovals } from "../handlers/agentApprovals.ts"
import { alchemyState } from "../handlers/alchemyState.ts"
import { applicationTopology } from "../handlers/applicationTopology.ts"
import { apps } from "../handlers/apps.ts"
import { branches } from "../handlers/branches.ts"
import { buckets } from "../handlers/buckets.ts"
import { builds } from "../handlers/builds.ts"
import { connections } from "../handlers/connections.ts"
import { databases } from "../handlers/databases.ts"
import { deployments } from "../handlers/deployments.ts"
import { domains } from "../handlers/domains.ts"
import { environmentVariables } from "../handlers/environmentVariables.ts"
import { githubActions } from "../handlers/githubActions.ts"
import { integrations } from "../handlers/integrations.ts"
import { me } from "../handlers/me.ts"
import { projects } from "../handlers/projects.ts"
import { regions } from "../handlers/regions.ts"
import { scmInstallations } from "../handlers/scmInstallations.ts"
import { serviceTokens } from "../handlers/serviceTokens.ts"
import { services } from "../handlers/services.ts"
import { sourceRepositories } from "../handlers/sourceRepositories.ts"
import { workspaces } from "../handlers/workspaces.ts"

export const handlers = Layer.mergeAll(
  agentApprovals,
  alchemyState,
  applicationTopology,
  apps,
  branches,
  buckets,
  builds,
  connections,
  databases,
  deployments,
  domains,
  environmentVariables,
  githubActions,
  integrations,
  me,
  projects,
  regions,
  scmInstallations,
  serviceTokens,
  services,
  sourceRepositories,
  workspaces
)
