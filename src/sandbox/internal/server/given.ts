/** What a sandbox is given to start with: what is wrong with its options, and what they say of its token and its workspace. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { WorkspaceId } from "../../../api/schemas.ts"
import { isBearerToken } from "../../../internal/contract/bearerToken.ts"
import * as Tokens from "../../../Tokens.ts"
import { decodeJwt, decodeProtectedHeader } from "../oauth/jose.ts"
import { shown } from "../protocol/unknownField.ts"
import * as users from "../resources/users.ts"
import type * as rows from "../state/rows.ts"
import { isLifetime, longestLifetime, type Options, type User } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { isSameEmail } from "../state/users.ts"
import * as checked from "./options.ts"
import * as reach from "./reach.ts"
import { SandboxError } from "../state/SandboxError.ts"

/** The token and the workspace, as far as they are given. */
export interface Given {
  readonly token: string | undefined
  /** With its prefix. */
  readonly workspaceId: string | undefined
}

const invalid = (message: string): SandboxError =>
  new SandboxError({ message, reason: "OptionsInvalid", cause: undefined })

const prefix = "wksp_"

const isRequestId = Schema.is(WorkspaceId)

/** The whole id; undefined where no workspace can have it: the contract takes more, but not all of that can stand in a path. */
const idOf = (given: string): string | undefined => {
  if (!isRequestId(given) || !/^\w+$/.test(given)) return undefined
  return given.startsWith(prefix) ? given : prefix + given
}

const shape = "A workspace id is lower-case letters and digits, with or without the prefix `wksp_`"

const workspaceGiven = (workspace: string): Effect.Effect<string, SandboxError> => {
  const id = idOf(workspace)
  return id === undefined
    ? Effect.fail(invalid(`The workspace ${shown(workspace)} is not a workspace id. ${shape}.`))
    : Effect.succeed(id)
}

const attempt = <A>(decode: () => A): A | undefined => {
  try {
    return decode()
  } catch {
    return undefined
  }
}

/** Whether somebody means it to be a JWT (RFC 7519 section 7.2): its first part is the header of one, whatever follows. */
const isMeantAsJwt = (token: string): boolean =>
  attempt(() => decodeProtectedHeader({ protected: token.split(".")[0] }))?.alg !== undefined

// RFC 7516 section 9: the claims of these are for nobody but the server.
const isEncrypted = (token: string): boolean => token.split(".").length === 5

/** The workspace that a token names, as clients read it; undefined where it names none. */
const workspaceOfToken = Effect.fnUntraced(function*(
  token: string
): Effect.fn.Return<string | undefined, SandboxError> {
  if (!isMeantAsJwt(token) || isEncrypted(token)) return undefined
  const claims = attempt(() => decodeJwt(token))
  if (claims === undefined) {
    return yield* invalid(
      "The token looks like a JWT, but its claims cannot be read: give the whole token, with header, claims and signature."
    )
  }
  const { workspaceId } = Tokens.claims(token)
  const named = workspaceId ?? claims["workspace_id"] ?? /^workspace:(.*)$/s.exec(claims.sub ?? "")?.[1]
  if (named === undefined || named === null) return undefined
  return idOf(String(named)) ?? (yield* invalid(
    `The token is a JWT for the workspace ${shown(String(named))}, which is not a workspace id. ${shape}.`
  ))
})

const lifetimeProblem = ({ refreshTokenTtl = 1, tokenSkew = 0, tokenTtl = 1 }: Options): string | undefined => {
  const range = `a whole number of seconds, from 1 to ${longestLifetime}`
  if (!isLifetime(tokenTtl)) return `The lifetime of access tokens (tokenTtl, --token-ttl) must be ${range}.`
  if (!isLifetime(refreshTokenTtl)) {
    return `The lifetime of refresh tokens (refreshTokenTtl, --refresh-token-ttl) must be ${range}.`
  }
  return tokenSkew === 0 || isLifetime(Math.abs(tokenSkew))
    ? undefined
    : `The token clock skew (tokenSkew, --token-skew) must be a whole number of seconds, from -${longestLifetime} to ${longestLifetime}.`
}

const tokenProblem = (token: string): string | undefined => {
  if (token.trim() === "") return "The token is blank: set one, or omit it to generate one."
  // It has to stand in a header.
  return isBearerToken(token)
    ? undefined
    : "The token must be ASCII letters, digits and punctuation, without spaces."
}

const usersProblem = (given: unknown, there?: ReadonlyArray<rows.User>): string | undefined => {
  const found = users.problemOfUsers(given, there)
  return found === undefined
    ? undefined
    : `Invalid users${found.at === undefined ? "" : `[${found.at}]`}: ${found.problem}`
}

/** Reads the options; fails where one of them means nothing, or contradicts another. */
export const read = Effect.fnUntraced(function*(options: Options): Effect.fn.Return<Given, SandboxError> {
  const { token, workspace } = options
  const problem = checked.problemOf(options) ??
    (token === undefined ? undefined : tokenProblem(token)) ??
    lifetimeProblem(options) ??
    (options.users === undefined ? undefined : usersProblem(options.users, [])) ??
    reach.problemOf(options)
  if (problem !== undefined) return yield* invalid(problem)
  const given = workspace === undefined ? undefined : yield* workspaceGiven(workspace)
  const named = token === undefined ? undefined : yield* workspaceOfToken(token)
  if (given !== undefined && named !== undefined && given !== named) {
    return yield* invalid(
      `The token is a JWT for the workspace ${named}, but the option workspace is ${given}: omit one of them.`
    )
  }
  return { token, workspaceId: given ?? named }
})

/** Fails where a state that was saved is of another workspace. */
export const checkSaved = (
  { workspaceId }: Given,
  saved: string
): Effect.Effect<void, SandboxError> =>
  workspaceId === undefined || workspaceId === saved
    ? Effect.void
    : Effect.fail(invalid(
      `The saved state has the workspace ${saved}, not ${workspaceId}: omit the workspace (and any token that names it), or choose another file.`
    ))

/** Fails where a user who is to be there is another one than in the state. */
export const checkUsers = (
  state: Store["Service"],
  given: ReadonlyArray<User>
): Effect.Effect<void, SandboxError> => {
  const there = state.users.all()
  // Who is there by both is the same one.
  const others = given.filter((user) =>
    !there.some(({ email, id }) =>
      isSameEmail(email, user.email) && (user.id === undefined || state.users.get(user.id)?.id === id)
    )
  )
  const problem = usersProblem(others, there)
  return problem === undefined ? Effect.void : Effect.fail(invalid(problem))
}
