/**
 * What is looked for, and what is compared, of each kind of thing that can be ensured.
 */
import type * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import { printable } from "../failure/text.ts"
import { ensure, type Ensured } from "./ensure.ts"
import { type Difference, EnsureError } from "./EnsureError.ts"

/** The names of a thing, and where it is. */
interface Wanted {
  readonly logicalId?: string | undefined
  readonly branchId?: string | null | undefined
  readonly branchGitName?: string | null | undefined
}

interface Found {
  readonly id: string
  readonly createdAt: DateTime.Utc | string
  readonly name: string
  readonly logicalId: string | null
}

interface OnBranch extends Found {
  readonly branchId: string | null
}

interface Reference {
  readonly id: string
}

/** The parts of a query by which lists of things on branches are filtered. */
export interface Query {
  readonly projectId: string
  readonly logicalId?: string
  readonly branchId?: string
  readonly branchGitName?: string
}

/** What of the API a kind of thing needs. A list is all of its pages. */
interface Operations<Input, Created, Found, E> {
  readonly create: (input: Input) => Effect.Effect<Created, E>
  readonly remove: (id: string) => Effect.Effect<void, E>
  readonly list: (query: Query) => Effect.Effect<ReadonlyArray<Found>, E>
  readonly branches: (
    projectId: string,
    gitName: string | undefined
  ) => Effect.Effect<ReadonlyArray<Reference & { readonly isDefault: boolean }>, E>
}

interface ProjectOperations<Input, Created, Found, E>
  extends Pick<Operations<Input, Created, Found, E>, "create" | "remove">
{
  readonly list: (query: { readonly logicalId?: string }) => Effect.Effect<ReadonlyArray<Found>, E>
  /** The workspace of the token, where it has one. */
  readonly workspace: Effect.Effect<string | undefined, E>
}

/** Ids are as good without their prefix. */
const bare = (id: string): string => id.replace(/^(wksp|proj|br|db|bkp)_/, "")

const isSameId = (one: string | null | undefined, other: string | null | undefined): boolean =>
  typeof one === "string" && typeof other === "string" ? bare(one) === bare(other) : one === other

/** The difference in a field, which is none where nothing was wanted of it. */
const compared = (
  field: string,
  wanted: unknown,
  found: unknown,
  isSame = wanted === found
): ReadonlyArray<Difference> => wanted === undefined || isSame ? [] : [{ field, wanted, found }]

const comparedId = (field: string, wanted: string | null | undefined, found: string | null | undefined) =>
  compared(field, wanted ?? undefined, found ?? null, isSameId(wanted, found))

const nameOf = (kind: string, { logicalId }: Wanted, name: string | undefined): string =>
  logicalId === undefined
    ? `${kind} ${printable(JSON.stringify(name))}`
    : `${kind} with the logicalId ${printable(logicalId)}`

const noKey = (kind: string, field: string) =>
  new EnsureError<never>({
    message: `The ${kind} has neither a logicalId nor a ${field}: set one to find it by.`,
    reason: { _tag: "NoKey" }
  })

const branchMissing = (branchGitName: string) =>
  new EnsureError<never>({
    message: `The project has no branch ${
      printable(JSON.stringify(branchGitName))
    }: create it first, with projects.createBranch.`,
    reason: { _tag: "BranchMissing", branchGitName }
  })

/** Ensures what is on a branch. Its branch is asked for where that is not known yet, and then once. */
const onBranch = <Input extends Wanted & { readonly projectId: string }, Created extends Found, A extends OnBranch, E>(
  input: Input,
  operations: Operations<Input, Created, A, E>,
  kind: {
    readonly kind: string
    readonly nameField: "name" | "displayName"
    readonly name: string | undefined
    readonly isUnique: boolean
    readonly inTheWay?: (refusal: E) => Effect.Effect<A, E> | undefined
    readonly differences: (found: A) => ReadonlyArray<Difference>
  }
): Effect.Effect<Ensured<Created, A>, E | EnsureError<A>> =>
  Effect.gen(function*() {
    const { branchGitName, branchId, logicalId, projectId } = input
    const { name, nameField } = kind
    if (logicalId === undefined && name === undefined) return yield* Effect.fail(noKey(kind.kind, nameField))

    const findBranch = (gitName: string | undefined) =>
      Effect.map(
        operations.branches(projectId, gitName),
        (branches) => gitName === undefined ? branches.find(({ isDefault }) => isDefault) : branches[0]
      )
    const branch = yield* Effect.cached(
      typeof branchGitName !== "string"
        ? Effect.succeed(branchId ?? undefined)
        : Effect.flatMap(
          findBranch(branchGitName),
          (found) => found === undefined ? Effect.fail(branchMissing(branchGitName)) : Effect.succeed(found.id)
        )
    )

    // Names and logical ids are each good for one branch.
    const find = Effect.gen(function*() {
      const query = logicalId === undefined ? { projectId } : { projectId, logicalId }
      const isIt = (found: A) => logicalId === undefined ? found.name === name : found.logicalId === logicalId
      if (typeof branchId === "string") return (yield* operations.list({ ...query, branchId })).filter(isIt)
      if (typeof branchGitName === "string") return (yield* operations.list({ ...query, branchGitName })).filter(isIt)
      const all = (yield* operations.list(query)).filter(isIt)
      if (all.length === 0) return all
      // Where no branch is named, it is on the default one.
      const standard = yield* findBranch(undefined)
      return all.filter((found) => found.branchId === null || isSameId(found.branchId, standard?.id))
    })

    // The API refuses a logical id together with the Git name of a branch.
    const mustNameById = logicalId !== undefined && typeof branchGitName === "string"
    return yield* ensure<Created, A, E>({
      name: nameOf(kind.kind, input, name),
      isUnique: kind.isUnique,
      create: mustNameById
        ? Effect.flatMap(branch, (branchId) => operations.create({ ...input, branchGitName: undefined, branchId }))
        : operations.create(input),
      find,
      ...(kind.inTheWay === undefined ? undefined : { inTheWay: kind.inTheWay }),
      remove: ({ id }) => operations.remove(id),
      differences: (found) =>
        Effect.map(
          logicalId === undefined ? Effect.succeed(undefined) : branch,
          (branchId) => [
            ...compared("logicalId", logicalId, found.logicalId),
            ...compared(nameField, name, found.name),
            ...comparedId("branchId", branchId, found.branchId),
            ...kind.differences(found)
          ]
        )
    })
  })

interface ProjectInput extends Pick<Wanted, "logicalId"> {
  readonly name?: string | undefined
  readonly region?: string | undefined
  readonly workspaceId?: string | undefined
}

interface ProjectFound extends Found {
  readonly defaultRegion: string | null
  readonly workspace: Reference
}

export const project = <Input extends ProjectInput, Created extends Found, A extends ProjectFound, E>(
  input: Input,
  operations: ProjectOperations<Input, Created, A, E>
): Effect.Effect<Ensured<Created, A>, E | EnsureError<A>> =>
  Effect.suspend(() => {
    const { logicalId, name, region, workspaceId } = input
    if (logicalId === undefined && name === undefined) return Effect.fail(noKey("project", "name"))
    const hasKey = (found: A) => logicalId === undefined ? found.name === name : found.logicalId === logicalId
    return ensure<Created, A, E>({
      name: nameOf("project", input, name),
      isUnique: logicalId !== undefined,
      create: operations.create(input),
      find: Effect.gen(function*() {
        const named = (yield* operations.list(logicalId === undefined ? {} : { logicalId })).filter(hasKey)
        if (named.length === 0) return named
        // A token may see several workspaces; a project without one is made in the token's own.
        const own = workspaceId ?? (yield* operations.workspace)
        return named.filter(({ workspace }) => own === undefined || isSameId(workspace.id, own))
      }),
      remove: ({ id }) => operations.remove(id),
      differences: (found) =>
        Effect.succeed([
          ...compared("logicalId", logicalId, found.logicalId),
          ...compared("name", name, found.name),
          ...compared("region", region, found.defaultRegion)
        ])
    })
  })

interface SourceInput {
  readonly type: string
  readonly databaseId?: string
  readonly backupId?: string
}

interface DatabaseInput extends Wanted {
  readonly projectId: string
  readonly name?: string | undefined
  readonly region?: string | undefined
  readonly isDefault?: boolean | undefined
  readonly source?: SourceInput | undefined
}

interface DatabaseFound extends OnBranch {
  readonly region: Reference | null
  readonly isDefault: boolean
  /** Of a kind that may be unknown. */
  readonly source: { readonly type: string } | null
}

const isSameSource = (wanted: SourceInput | undefined, found: SourceInput | null): boolean =>
  wanted?.type === (found?.type ?? "empty")
  && isSameId(wanted.databaseId, found?.databaseId)
  && isSameId(wanted.backupId, found?.backupId)

export const database = <Input extends DatabaseInput, Created extends Found, A extends DatabaseFound, E>(
  input: Input,
  operations: Operations<Input, Created, A, E>
): Effect.Effect<Ensured<Created, A>, E | EnsureError<A>> =>
  onBranch(input, operations, {
    kind: "database",
    nameField: "name",
    name: input.name,
    isUnique: input.logicalId !== undefined,
    differences: ({ isDefault, region, source }) => [
      // What is inherited is whatever the source has.
      ...compared("region", input.region === "inherit" ? undefined : input.region, region?.id ?? null),
      ...compared("isDefault", input.isDefault, isDefault),
      ...compared("source", input.source, source, isSameSource(input.source, source))
    ]
  })

interface ServiceInput extends Wanted {
  readonly projectId: string
  readonly displayName: string
  readonly regionId?: string | undefined
}

interface ServiceFound extends OnBranch {
  readonly region: Reference
}

/** The service that a refusal names: `app:already_exists` says which one is in the way, by its name or its logical id. */
const existing = (refusal: unknown): string | undefined => {
  if (typeof refusal !== "object" || refusal === null || !("details" in refusal)) return undefined
  const { details } = refusal
  return typeof details === "object" && details !== null && "existingAppId" in details
      && typeof details.existingAppId === "string"
    ? details.existingAppId
    : undefined
}

export const service = <Input extends ServiceInput, A extends ServiceFound, E>(
  input: Input,
  operations: Operations<Input, A, A, E> & { readonly get: (id: string) => Effect.Effect<A, E> }
): Effect.Effect<Ensured<A, A>, E | EnsureError<A>> =>
  onBranch(input, operations, {
    kind: "service",
    nameField: "displayName",
    name: input.displayName,
    // Names of services are taken on their branch.
    isUnique: true,
    inTheWay: (refusal) => {
      const id = existing(refusal)
      return id === undefined ? undefined : operations.get(id)
    },
    differences: ({ region }) => compared("regionId", input.regionId, region.id)
  })

interface BucketInput extends Wanted {
  readonly projectId: string
  readonly name?: string | undefined
}

export const bucket = <Input extends BucketInput, A extends OnBranch, E>(
  input: Input,
  operations: Operations<Input, A, A, E>
): Effect.Effect<Ensured<A, A>, E | EnsureError<A>> =>
  onBranch(input, operations, {
    kind: "bucket",
    nameField: "name",
    name: input.name,
    isUnique: input.logicalId !== undefined,
    differences: () => []
  })
