/** Puts into a sandbox what it is to start with. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { isBearerToken } from "../../../internal/contract/bearerToken.ts"
import * as scm from "../resources/scm.ts"
import * as users from "../resources/users.ts"
import * as Workspaces from "../resources/workspaces.ts"
import type { User } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { findUser, firstUser } from "../state/users.ts"
import type { Respond } from "./inProcess.ts"
import type { SandboxError } from "../state/SandboxError.ts"
import {
  createdAtOf,
  type Fields,
  fieldsAt,
  idAt,
  isFields,
  itemsAt,
  onlyKnown,
  textAt,
  under,
  wrong
} from "./seedFields.ts"
import * as kinds from "./seedKinds.ts"
import * as Planting from "./seedPlanting.ts"

type State = Store["Service"]

const Repository = Schema.Struct({
  fullName: Schema.String,
  isPrivate: Schema.optionalKey(Schema.Boolean),
  defaultBranch: Schema.optionalKey(Schema.String)
})

const isRepository = Schema.is(Repository)

const Integration = Schema.Struct({
  clientId: Schema.NonEmptyString,
  clientName: Schema.NonEmptyString,
  scopes: Schema.Array(Schema.String)
})

const isIntegration = Schema.is(Integration)

const contents = ["projects", "repositories", "serviceTokens", "integrations"] as const

/** No operation adds a repository: a person does, on GitHub. */
const plantRepository = Effect.fnUntraced(function*(
  state: State,
  workspaceId: string,
  value: unknown,
  where: string
): Effect.fn.Return<void, SandboxError> {
  const named: unknown = typeof value === "string" ? { fullName: value } : value
  const fields = yield* fieldsAt(named, where)
  yield* onlyKnown(fields, Object.keys(Repository.fields), where)
  if (!isRepository(named)) {
    return yield* wrong(
      where,
      "expected `owner/name`, or an object with `fullName`, and optional `isPrivate` and `defaultBranch`."
    )
  }
  const owner = scm.ownerOf(named.fullName)
  if (owner === undefined) return yield* wrong(where, `${JSON.stringify(named.fullName)} is not \`owner/name\`.`)
  scm.install(state, workspaceId, owner, [{ isPrivate: true, ...named }])
})

/** No operation lets an application into a workspace: a login does. */
const plantIntegration = Effect.fnUntraced(function*(
  state: State,
  workspaceId: string,
  value: unknown,
  where: string
): Effect.fn.Return<void, SandboxError> {
  const fields = yield* fieldsAt(value, where)
  yield* onlyKnown(fields, ["id", "createdAt", ...Object.keys(Integration.fields)], where)
  const id = yield* idAt(state, "itgr_", fields["id"], under(where, "id"))
  const createdAt = yield* createdAtOf(state, fields["createdAt"], under(where, "createdAt"))
  if (!isIntegration(fields)) {
    return yield* wrong(where, "expected the strings `clientId` and `clientName`, and `scopes`, a list of strings.")
  }
  const { clientId, clientName, scopes } = fields
  const row = state.row("itgr_")
  state.integrations.put({
    ...row,
    id: id ?? row.id,
    createdAt: createdAt ?? row.createdAt,
    workspaceId,
    clientId,
    clientName,
    scopes: [...scopes]
  })
})

const valueOfToken = Effect.fnUntraced(function*(state: State, { value }: Fields, where: string) {
  const text = yield* textAt(value, under(where, "value"))
  if (text === undefined) return undefined
  if (!isBearerToken(text)) {
    return yield* wrong(under(where, "value"), "expected ASCII letters, digits and punctuation, without spaces.")
  }
  return state.credentials.where("value", text).length === 0
    ? text
    : yield* wrong(under(where, "value"), "another token has this value.")
})

/** What is in a workspace, by a token of it that is gone afterwards. */
const plantContents = Effect.fnUntraced(function*(
  state: State,
  respond: Respond,
  workspaceId: string,
  fields: Fields,
  { createdAt, where }: Omit<Planting.Spot, "above">
): Effect.fn.Return<void, SandboxError> {
  for (const [item, at] of yield* itemsAt(fields["repositories"], under(where, "repositories"))) {
    yield* plantRepository(state, workspaceId, item, at)
  }
  for (const [item, at] of yield* itemsAt(fields["integrations"], under(where, "integrations"))) {
    yield* plantIntegration(state, workspaceId, item, at)
  }
  const planter = state.credentials.put({
    ...state.row(""),
    id: "itgr_planting",
    workspaceId,
    name: "Seed",
    type: "management_token",
    userId: null,
    value: state.secret(),
    grantId: null,
    scopes: null,
    expiresAt: null
  })
  const { plant } = Planting.make(state, respond, planter.value)
  const above = { workspaceId }
  for (const [item, at] of yield* itemsAt(fields["serviceTokens"], under(where, "serviceTokens"))) {
    const value = yield* valueOfToken(state, yield* fieldsAt(item, at), at)
    const id = yield* plant(kinds.serviceTokens, item, { above, createdAt, where: at }, undefined)
    if (value !== undefined) state.credentials.change(state.credentials.get(id)!, { value })
  }
  for (const [item, at] of yield* itemsAt(fields["projects"], under(where, "projects"))) {
    yield* plant(kinds.projects, item, { above, createdAt, where: at }, undefined)
  }
  state.credentials.remove(planter)
})

/** No operation adds a user: they sign up, elsewhere. */
const plantUsers = (state: State, given: unknown): Effect.Effect<void, SandboxError> => {
  if (given === undefined) return Effect.void
  const found = users.problemOfUsers(given, state.users.all())
  if (found !== undefined) {
    return Effect.fail(wrong(found.at === undefined ? "users" : under("users", found.at), found.problem))
  }
  for (const user of given as ReadonlyArray<User>) users.add(state, user)
  return Effect.void
}

const ownerOf = (state: State, owner: string | undefined, where: string): Effect.Effect<string, SandboxError> => {
  const found = findUser(state, owner ?? firstUser.id)
  return found === undefined
    ? Effect.fail(
      wrong(where, `unknown user. Known users: ${state.users.all().map(({ email }) => email).join(", ")}.`)
    )
    : Effect.succeed(found.id)
}

const plantWorkspace = Effect.fnUntraced(function*(
  state: State,
  respond: Respond,
  value: unknown,
  where: string
): Effect.fn.Return<void, SandboxError> {
  const fields = yield* fieldsAt(value, where)
  yield* onlyKnown(fields, ["id", "createdAt", "name", "owner", ...contents], where)
  const id = yield* idAt(state, "wksp_", fields["id"], under(where, "id"))
  const name = yield* textAt(fields["name"], under(where, "name"))
  const owner = yield* ownerOf(state, yield* textAt(fields["owner"], under(where, "owner")), under(where, "owner"))
  const createdAt = yield* createdAtOf(state, fields["createdAt"], under(where, "createdAt"))
  state.standAt(createdAt)
  const workspace = Workspaces.add(state, name ?? "My Workspace", owner, id)
  state.standAt(undefined)
  yield* plantContents(state, respond, workspace.id, fields, { createdAt, where })
})

/** Into the workspace of the sandbox, and into those of the seed. */
export const plant = Effect.fnUntraced(function*(
  respond: Respond,
  { state, workspaceId }: { readonly state: State; readonly workspaceId: string },
  seed: unknown
): Effect.fn.Return<void, SandboxError> {
  const known = [...contents, "users", "workspaces"]
  if (!isFields(seed)) return yield* wrong("", `expected an object with some of ${known.join(", ")}.`)
  const fields = seed
  yield* onlyKnown(fields, known, "")
  yield* plantUsers(state, fields["users"])
  yield* plantContents(state, respond, workspaceId, fields, { createdAt: undefined, where: "" })
  for (const [item, where] of yield* itemsAt(fields["workspaces"], "workspaces")) {
    yield* plantWorkspace(state, respond, item, where)
  }
  // Who owns none of these has one too.
  users.giveWorkspaces(state)
})
