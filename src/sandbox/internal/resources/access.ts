/** Who may see what: 404 where there is nothing, 403 (or the same 404) where it belongs to another workspace. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as ApiError from "../../../ApiError.ts"
import { Caller } from "../../../Authorization.ts"
import * as answer from "../protocol/answer.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import type { Row, Table } from "../state/Table.ts"

type State = Store["Service"]

interface Kinds {
  readonly workspace: rows.Workspace
  readonly project: rows.Project
  readonly branch: rows.Branch
  readonly database: rows.Database
  readonly connection: rows.Connection
  readonly service: rows.Service
  readonly deployment: rows.Deployment
  readonly domain: rows.Domain
  readonly bucket: rows.Bucket
  readonly environmentVariable: rows.EnvironmentVariable
  readonly build: rows.Build
  readonly scmInstallation: rows.ScmInstallation
  readonly sourceRepository: rows.SourceRepository
  readonly integration: rows.Integration
}

interface Kind<A extends Row> {
  readonly called: string
  readonly table: (state: State) => Table<A>
  readonly workspaceOf: (state: State, row: A) => string
}

/** The resources that are looked up by id: how they are called, where they are kept, whose they are. */
const kinds: { readonly [K in keyof Kinds]: Kind<Kinds[K]> } = {
  workspace: {
    called: "Workspace",
    table: (state) => state.workspaces,
    workspaceOf: (_, row) => row.id
  },
  project: { called: "Project", table: (state) => state.projects, workspaceOf: ofWorkspace },
  branch: { called: "Branch", table: (state) => state.branches, workspaceOf: ofProject },
  database: { called: "Database", table: (state) => state.databases, workspaceOf: ofProject },
  connection: {
    called: "Connection",
    table: (state) => state.connections,
    workspaceOf: (state, row) => ofProject(state, state.databases.get(row.databaseId)!)
  },
  service: { called: "Service", table: (state) => state.services, workspaceOf: ofProject },
  deployment: { called: "Deployment", table: (state) => state.deployments, workspaceOf: ofService },
  domain: { called: "Domain", table: (state) => state.domains, workspaceOf: ofService },
  bucket: { called: "Bucket", table: (state) => state.buckets, workspaceOf: ofProject },
  environmentVariable: {
    called: "Environment variable",
    table: (state) => state.environmentVariables,
    workspaceOf: ofProject
  },
  build: { called: "Build", table: (state) => state.builds, workspaceOf: ofWorkspace },
  scmInstallation: {
    called: "Installation",
    table: (state) => state.scmInstallations,
    workspaceOf: ofWorkspace
  },
  sourceRepository: {
    called: "Source repository",
    table: (state) => state.sourceRepositories,
    workspaceOf: ofProject
  },
  integration: { called: "Integration", table: (state) => state.integrations, workspaceOf: ofWorkspace }
}

function ofWorkspace(_: State, row: { readonly workspaceId: string }): string {
  return row.workspaceId
}

function ofService(state: State, row: { readonly serviceId: string }): string {
  return ofProject(state, state.services.get(row.serviceId)!)
}

function ofProject(state: State, row: { readonly projectId: string }): string {
  return state.projects.get(row.projectId)!.workspaceId
}

export const credentialOf = (state: State, token: string): rows.Credential | undefined => {
  if (token === "") return undefined
  const [credential] = state.credentials.where("value", token)
  if (credential === undefined) return undefined
  if (credential.expiresAt !== null && credential.expiresAt <= state.now()) return undefined
  // A reset may have come while it was signed.
  if (state.workspaces.get(credential.workspaceId) === undefined) return undefined
  return credential
}

/** Whether a token acts for a person in all of that person's workspaces: an application was let into one of them only. */
export const isPersonal = ({ type, userId }: rows.Credential): boolean => userId !== null && type !== "oauth"

/** The workspaces that a token can see, its own first. */
export const workspacesOf = (state: State, credential: rows.Credential): ReadonlyArray<rows.Workspace> =>
  state.workspaces.filter(({ id, ownerId }) =>
    id === credential.workspaceId || (isPersonal(credential) && ownerId === credential.userId)
  )

const missingToken = answer.unauthorized({
  message: "The request has no bearer token.",
  hint:
    "Send `Authorization: Bearer <token>`: the token that the sandbox prints, a service token, or the access token of a login."
})

const badToken = answer.unauthorized({
  message: "The token is unknown, expired or revoked.",
  hint:
    "Send `Authorization: Bearer <token>` with the token that the sandbox prints, or another one that it issued and that is still valid."
})

/** Why a token is not good. */
export const refusedFor = (token: string): ApiError.Unauthorized => token === "" ? missingToken : badToken

/** Who asks. The token was good when the request came in, and may have been revoked while its body was read. */
export const caller = (state: State) =>
  Effect.flatMap(Caller, ({ token }) => {
    const credential = credentialOf(state, Redacted.value(token))
    return credential === undefined ? answer.undeclared(Effect.fail(badToken)) : Effect.succeed(credential)
  })

/** Whether the one who asks may see a workspace. */
export const visible = (state: State) =>
  Effect.map(caller(state), (credential) => {
    const ids = new Set(workspacesOf(state, credential).map(({ id }) => id))
    return (workspaceId: string): boolean => ids.has(workspaceId)
  })

const missing = (called: string, id: string) =>
  answer.notFound({
    message: `${called} ${id} was not found.`,
    hint: "Check the id, and that the token can see its workspace."
  })

const look = <K extends keyof Kinds, E>(
  state: State,
  kind: K,
  id: string,
  otherWorkspace: (called: string) => E
): Effect.Effect<Kinds[K], ApiError.NotFound | E, Caller> =>
  Effect.flatMap(visible(state), (visible): Effect.Effect<Kinds[K], ApiError.NotFound | E> => {
    const { called, table, workspaceOf }: Kind<Kinds[K]> = kinds[kind]
    const row = table(state).get(id)
    if (row === undefined) return Effect.fail(missing(called, id))
    return visible(workspaceOf(state, row)) ? Effect.succeed(row) : Effect.fail(otherWorkspace(called))
  })

/** For operations that declare no 403: what belongs to others is as if it was not there. */
export const find = <K extends keyof Kinds>(
  state: State,
  kind: K,
  id: string
): Effect.Effect<Kinds[K], ApiError.NotFound, Caller> => look(state, kind, id, (called) => missing(called, id))

export const findOrForbid = <K extends keyof Kinds>(
  state: State,
  kind: K,
  id: string
): Effect.Effect<Kinds[K], ApiError.NotFound | ApiError.Forbidden, Caller> =>
  look(state, kind, id, (called) =>
    answer.forbidden({
      message: `The token has no access to this ${called.toLowerCase()}.`,
      hint: "It belongs to another workspace: use a token of that workspace."
    }))

/** Whether the one who asks may see what is in a project: for lists over all of them. */
export const visibleProject = (state: State) =>
  Effect.map(
    visible(state),
    (visible) => (row: { readonly projectId: string }): boolean => visible(ofProject(state, row))
  )

/** The branch of a path that names its project as well. */
export const findBranchOf = (state: State, params: { readonly projectId: string; readonly branchId: string }) =>
  Effect.flatMap(find(state, "project", params.projectId), ({ id }) =>
    Effect.filterOrFail(
      find(state, "branch", params.branchId),
      ({ projectId }) => projectId === id,
      () => missing("Branch", params.branchId)
    ))
