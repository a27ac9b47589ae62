/** The handlers of every group of `ManagementApi`. */
import * as Layer from "effect/Layer"
import type { Authorization } from "../../../../internal/contract/bearer.ts"
import { ManagementApi } from "../../../../ManagementApi.ts"
import { type AllGroups, unwritten } from "../group.ts"
import { agentApprovals } from "./agentApprovals.ts"
import { alchemyState } from "./alchemyState.ts"
import { applicationTopology } from "./applicationTopology.ts"
import { apps } from "./apps.ts"
import { branches } from "./branches.ts"
import { buckets } from "./buckets.ts"
import { builds } from "./builds.ts"
import { connections } from "./connections.ts"
import { databases } from "./databases.ts"
import { deployments } from "./deployments.ts"
import { domains } from "./domains.ts"
import { environmentVariables } from "./environmentVariables.ts"
import { githubActions } from "./githubActions.ts"
import { integrations } from "./integrations.ts"
import { me } from "./me.ts"
import { projects } from "./projects.ts"
import { regions } from "./regions.ts"
import { scmInstallations } from "./scmInstallations.ts"
import { serviceTokens } from "./serviceTokens.ts"
import { services } from "./services.ts"
import { sourceRepositories } from "./sourceRepositories.ts"
import { workspaces } from "./workspaces.ts"

const written = {
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
}

const isWritten = (identifier: string): boolean => Object.hasOwn(written, identifier)

const others = Layer.suspend(() =>
  Object.values(ManagementApi.groups)
    .filter(({ identifier }) => !isWritten(identifier))
    .reduce(
      (layer: Layer.Layer<never, never, Authorization>, { identifier }) => Layer.merge(layer, unwritten(identifier)),
      Layer.empty
    )
)

const merged = Layer.mergeAll(others, ...Object.values(written))

/** What the routes of the API need: groups that the contract gains are among `others`. */
export const handlers: Layer.Layer<AllGroups, Layer.Error<typeof merged>, Layer.Services<typeof merged>> =
  merged as never
