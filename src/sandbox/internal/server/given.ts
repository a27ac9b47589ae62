/** What a sandbox is given to start with: what is wrong with its options, and what they say of its token and its workspace. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { decodeProtectedHeader } from "jose/decode/protected_header"
import { decodeJwt } from "jose/jwt/decode"
import { WorkspaceId } from "../../../api/schemas.ts"
import { isBearerToken } from "../../../internal/contract/bearerToken.ts"
import * as Tokens from "../../../Tokens.ts"
import * as clients from "../oauth/clients.ts"
import type { Options } from "../state/settings.ts"
import * as reach from "./reach.ts"
import { SandboxError } from "./SandboxError.ts"

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

const shape = "Lower-case letters and digits can be one, with `wksp_` before them or without"

const workspaceGiven = (workspace: string): Effect.Effect<string, SandboxError> => {
  const id = idOf(workspace)
  return id === undefined
    ? Effect.fail(invalid(`The workspace ${reach.shown(workspace)} cannot be the id of a workspace. ${shape}.`))
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
      "The token begins as a JWT, and its claims cannot be read: give all of it, header, claims and signature."
    )
  }
  const { workspaceId } = Tokens.claims(token)
  const named = workspaceId ?? claims["workspace_id"] ?? /^workspace:(.*)$/s.exec(claims.sub ?? "")?.[1]
  if (named === undefined || named === null) return undefined
  return idOf(String(named)) ?? (yield* invalid(
    `The token is a JWT for the workspace ${reach.shown(String(named))}, which cannot be the id of one. ${shape}.`
  ))
})

const lifetimeProblem = (tokenTtl: number): string | undefined =>
  Number.isSafeInteger(tokenTtl) && tokenTtl >= 1 && tokenTtl <= 86_400 * 365
    ? undefined
    : "The lifetime of access tokens (tokenTtl) has to be a whole number of seconds, from 1 to 31536000."

const tokenProblem = (token: string): string | undefined => {
  if (token.trim() === "") return "The token is blank: give one, or leave it out for a generated one."
  // It has to stand in a header.
  return isBearerToken(token)
    ? undefined
    : "The token may have letters, digits and punctuation of ASCII, no spaces."
}

const clientsProblem = (given: NonNullable<Options["clients"]>): string | undefined => {
  const ids = given.map(({ id }) => id)
  const twice = ids.find((id, n) => ids.indexOf(id) !== n)
  return given.map(clients.problemOf).find((problem) => problem !== undefined) ??
    (twice === undefined ? undefined : `The client ${twice} is there more than once.`)
}

/** Reads the options; fails where one of them means nothing, or contradicts another. */
export const read = Effect.fnUntraced(function*(options: Options): Effect.fn.Return<Given, SandboxError> {
  const { token, workspace } = options
  const problem = (token === undefined ? undefined : tokenProblem(token)) ??
    lifetimeProblem(options.tokenTtl ?? 3600) ??
    clientsProblem(options.clients ?? []) ??
    reach.problemOf(options)
  if (problem !== undefined) return yield* invalid(problem)
  const given = workspace === undefined ? undefined : yield* workspaceGiven(workspace)
  const named = token === undefined ? undefined : yield* workspaceOfToken(token)
  if (given !== undefined && named !== undefined && given !== named) {
    return yield* invalid(
      `The token is a JWT for the workspace ${named}, and the workspace is given as ${given}: leave one of them out.`
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
      `The saved state has the workspace ${saved}, and ${workspaceId} is asked for: leave out the workspace (and a token that names it), or name another file.`
    ))
