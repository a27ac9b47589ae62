/** Who makes a request, as far as it says: what a fault is aimed by. Whether the token is still good does not matter. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { wantedOf } from "../oauth/authorize.ts"
import * as clients from "../oauth/clients.ts"
import * as deviceGrant from "../oauth/deviceGrant.ts"
import * as parameters from "../oauth/parameters.ts"
import { tokenOf } from "../protocol/challenge.ts"
import type { OperationId } from "../protocol/operations.ts"
import { pathOf } from "../protocol/paths.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

export interface Asked {
  readonly operation: OperationId | undefined
  readonly method: string
  readonly path: string
  /** Whether a WebSocket is asked for, which has no body to answer with. */
  readonly isUpgrade: boolean
  readonly token: string | undefined
  readonly workspaceId: string | undefined
  readonly clientId: string | undefined
  /** Whether a device asks for its tokens. */
  readonly isDevice: boolean
  /** Whether a client of OAuth authenticates by the header. */
  readonly hasHeader: boolean
}

const ofBearer = (state: State, token: string | undefined) => {
  const [credential] = token === undefined ? [] : state.credentials.where("value", token)
  return {
    workspaceId: credential?.workspaceId,
    clientId: credential?.grantId == null ? undefined : state.grants.get(credential.grantId)?.clientId
  }
}

/** The login that a code or a token of a request of OAuth is of. */
const grantOf = (state: State, given: parameters.Parameters): string | null | undefined => {
  const refreshToken = given.get("refresh_token") ?? given.get("token") ?? ""
  return state.authorizationCodes.get(given.get("code") ?? "")?.grantId
    ?? state.refreshTokens.get(refreshToken)?.grantId
    ?? state.credentials.where("value", refreshToken)[0]?.grantId
    ?? state.deviceAuthorizations.get(given.get("device_code") ?? "")?.grantId
}

const ofOAuth = (state: State, request: HttpServerRequest.HttpServerRequest, given: parameters.Parameters) => {
  const grant = state.grants.get(grantOf(state, given) ?? "")
  // A person decides about the request of an application.
  const decided = state.authorizationRequests.get(given.get("request") ?? "")
    ?? deviceGrant.findPending(state, given.get("user_code") ?? "")
  return {
    workspaceId: grant?.workspaceId ?? wantedOf(given).workspace,
    clientId: clients.claimedId(request, given) ?? grant?.clientId ?? decided?.clientId
  }
}

/** A form that cannot be read says nothing: whoever answers it says what is wrong with it. */
const formOf = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<parameters.Parameters> =>
  Effect.catchCause(parameters.ofForm(request), () => Effect.succeed(parameters.ofUrl(request)))

export const askedOf = Effect.fnUntraced(function*(
  state: State,
  operation: OperationId | undefined,
  request: HttpServerRequest.HttpServerRequest
): Effect.fn.Return<Asked> {
  const isOAuth = operation?.startsWith("oauth.") === true
  const given = isOAuth && request.method === "POST" ? yield* formOf(request) : parameters.ofUrl(request)
  const token = isOAuth ? undefined : tokenOf(request)
  return {
    operation,
    method: request.method,
    path: pathOf(request.url),
    isUpgrade: request.headers["upgrade"]?.toLowerCase() === "websocket",
    token,
    ...isOAuth ? ofOAuth(state, request, given) : ofBearer(state, token),
    isDevice: given.get("grant_type") === deviceGrant.grantType,
    hasHeader: request.headers["authorization"] !== undefined
  }
})
