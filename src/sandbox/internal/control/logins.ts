/** Logins that a test decides: what it says is checked, and remembered or carried out. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { scopes as knownScopes } from "../oauth/authorize.ts"
import { choose } from "../oauth/choice.ts"
import * as clients from "../oauth/clients.ts"
import { denied, loginErrors } from "../oauth/decisions.ts"
import * as grants from "../oauth/grants.ts"
import * as tokenEndpoint from "../oauth/tokenEndpoint.ts"
import { listed, shown } from "../protocol/unknownField.ts"
import type * as rows from "../state/rows.ts"
import type { SandboxError } from "../state/SandboxError.ts"
import { isLifetime, longestLifetime, type SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import type { LoginDecision, Logins, LoginTokens } from "./Login.ts"
import { problem, read } from "./told.ts"

type State = Store["Service"]

// RFC 6749 section 4.1.2.1: what may stand in an error_description.
const Description = Schema.String.check(Schema.isPattern(/^[\x20-\x21\x23-\x5b\x5d-\x7e]{1,500}$/, {
  expected: "1 to 500 characters of ASCII, without a double quote or a backslash"
}))

const Decision = Schema.Struct({
  decision: Schema.optional(Schema.Literals(["approve", "deny"])),
  user: Schema.optional(Schema.String),
  workspace: Schema.optional(Schema.String),
  error: Schema.optional(Schema.Literals(loginErrors)),
  errorDescription: Schema.optional(Description),
  clientId: Schema.optional(Schema.String)
})

const Request = Schema.Struct({
  user: Schema.optional(Schema.String),
  workspace: Schema.optional(Schema.String),
  clientId: Schema.optional(Schema.String),
  scopes: Schema.optional(Schema.Array(Schema.String)),
  expiresIn: Schema.optional(Schema.Finite)
})

interface Named {
  readonly user?: string | undefined
  readonly workspace?: string | undefined
}

const chosen = (state: State, named: Named): Effect.Effect<rows.Workspace, SandboxError> =>
  Result.match(choose(state, named), {
    onSuccess: (workspace) => Effect.succeed(workspace),
    onFailure: ({ field, why }) => problem(`${field} ${shown(named[field] ?? "")}: ${why}`)
  })

const mostDecisions = 1_000

/** Only what was said. */
const toldOf = ({ clientId, refusal, userId, workspaceId }: rows.LoginDecision): LoginDecision => ({
  decision: refusal === null ? "approve" : "deny",
  ...userId === null ? undefined : { user: userId },
  ...workspaceId === null ? undefined : { workspace: workspaceId },
  ...refusal === null
    ? undefined
    : { error: refusal.error as LoginDecision["error"], errorDescription: refusal.description },
  ...clientId === null ? undefined : { clientId }
})

const refusalOf = ({ decision, error, errorDescription }: typeof Decision.Type): rows.LoginDecision["refusal"] => {
  if ((decision ?? (error === undefined ? "approve" : "deny")) === "approve") return null
  const usual = denied.refusal
  return error === undefined || error === "access_denied"
    ? { ...usual, description: errorDescription ?? usual.description }
    : { error, description: errorDescription ?? "A test decided this login." }
}

/** `ownClient`: the application whose tokens are given where none is named. */
export const make = (state: State, settings: SettingsFields, ownClient: string) => {
  const client = (id: string) => {
    if (id === clients.ofSandbox.id && id !== ownClient) {
      return problem(
        `clientId ${
          shown(id)
        }: Logins of this client go to the first sandbox on the server. The client id of this one is ${ownClient}.`
      )
    }
    const found = clients.find(state, settings, id)
    return found === undefined ? problem(`clientId ${shown(id)}: ${clients.whyUnknown(id)}`) : Effect.succeed(found)
  }

  /** As `Logins`, and fails with what is wrong. */
  const attempt = {
    next: Effect.fnUntraced(function*(given: unknown): Effect.fn.Return<void, SandboxError> {
      const decision = yield* read("login decision (`next`)", Decision, given)
      const { clientId, user, workspace } = decision
      const refusal = refusalOf(decision)
      if (refusal === null && (decision.error ?? decision.errorDescription) !== undefined) {
        return yield* problem("`error` and `errorDescription` need `decision: \"deny\"`.")
      }
      if (clientId !== undefined) yield* client(clientId)
      const isNamed = user !== undefined || workspace !== undefined
      const found = isNamed ? yield* chosen(state, { user, workspace }) : undefined
      if (state.loginDecisions.size() >= mostDecisions) {
        return yield* problem(`There are already ${mostDecisions} decisions: clear them first.`)
      }
      state.loginDecisions.put({
        ...state.row("decision_"),
        userId: found?.ownerId ?? null,
        workspaceId: workspace === undefined ? null : found?.id ?? null,
        clientId: clientId ?? null,
        refusal
      })
    }),

    tokens: Effect.fnUntraced(function*(given: unknown = {}): Effect.fn.Return<LoginTokens, SandboxError> {
      const request = yield* read("token request (`tokens`)", Request, given)
      const { clientId = ownClient, expiresIn = settings.tokenTtl, scopes = knownScopes, user, workspace } = request
      yield* client(clientId)
      const other = scopes.find((scope) => !knownScopes.includes(scope))
      if (other !== undefined) {
        return yield* problem(`scopes: Unknown scope ${shown(other)}. Known scopes: ${listed(knownScopes)}.`)
      }
      if (!isLifetime(expiresIn)) {
        return yield* problem(`expiresIn: It must be a whole number of seconds, from 1 to ${longestLifetime}.`)
      }
      const found = yield* chosen(state, { user, workspace })
      const grant = grants.add(state, { clientId, scopes }, found)
      const refreshToken = grants.addRefreshToken(state, grant, settings.refreshTokenTtl)
      const issuing = { issuer: state.url(""), ttl: expiresIn, skew: settings.tokenSkew }
      const answer = yield* tokenEndpoint.answerOf(state, { grant, scopes, refreshToken }, issuing)
      return { ...answer, workspace_id: found.id, user_id: found.ownerId }
    })
  }

  const logins: Logins = {
    next: (decision) => Effect.orDie(attempt.next(decision)),
    tokens: (request) => Effect.orDie(attempt.tokens(request)),
    pending: Effect.sync(() => state.loginDecisions.all().map(toldOf)),
    clear: Effect.sync(() => state.loginDecisions.all().forEach(state.loginDecisions.remove))
  }

  return { attempt, logins }
}
