/**
 * Whose a request is, of the sandboxes on one server: it is that one's which gave out what it shows, a token, a code, a link, a client id. What shows
 * nothing is the first one's.
 */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { parseUrl } from "../../../internal/failure/urls.ts"
import * as clients from "../oauth/clients.ts"
import * as deviceGrant from "../oauth/deviceGrant.ts"
import { decodeProtectedHeader } from "../oauth/jose.ts"
import * as parameters from "../oauth/parameters.ts"
import { isTooLarge, limited } from "../protocol/bodySize.ts"
import { tokenOf } from "../protocol/challenge.ts"
import { pathOf } from "../protocol/paths.ts"
import * as scm from "../resources/scm.ts"
import type { SettingsFields } from "../state/settings.ts"
import { isPrinted } from "../state/printedToken.ts"
import type { Store } from "../state/Store.ts"
import type { Row, Table } from "../state/Table.ts"

type State = Store["Service"]

type Request = HttpServerRequest.HttpServerRequest

/** One of the sandboxes, as far as it has to be known from others. */
export interface Member {
  /** Undefined for the first one. */
  readonly id: string | undefined
  /** The token that it started with, and that most requests have. */
  readonly printed: string
  readonly state: State
  readonly settings: SettingsFields
}

const hasValue = (state: State, token: string): boolean => state.credentials.where("value", token).length > 0

/** The key that a token says to be signed with: of one that was revoked nothing else is known. */
const keyOf = (token: string): string | undefined => {
  try {
    return decodeProtectedHeader({ protected: token.split(".")[0] }).kid
  } catch {
    return undefined
  }
}

const hasSigned = (state: State, token: string): boolean => {
  const key = keyOf(token)
  return key !== undefined && state.signingKeys.get(key) !== undefined
}

type Knows = (state: State, value: string) => boolean

const request: Knows = (state, id) => state.authorizationRequests.get(id) !== undefined
const userCode: Knows = (state, code) => deviceGrant.findPending(state, code) !== undefined
const intent: Knows = (state, id) => scm.findIntent(state, id) !== undefined
const isRefreshToken: Knows = (state, token) => state.refreshTokens.get(token) !== undefined

/** What is sent to an endpoint that only the one knows who gave it out, most telling first. */
const given: { readonly [path: string]: { readonly [parameter: string]: Knows } } = {
  "/authorize": { request },
  "/token": {
    code: (state, code) => state.authorizationCodes.get(code) !== undefined,
    refresh_token: isRefreshToken,
    device_code: (state, code) => state.deviceAuthorizations.get(code) !== undefined
  },
  "/revoke": {
    token: (state, token) => isRefreshToken(state, token) || hasValue(state, token) || hasSigned(state, token)
  },
  "/device_authorization": {},
  "/device": { user_code: userCode },
  "/github/install": { state: intent }
}

const hostOf = ({ headers, originalUrl }: Request): string => headers["host"] ?? parseUrl(originalUrl)?.host ?? ""

/** How an id begins. It is a label of a host name, and a client id. */
export const prefix = "sbx-"

const isId = (text: string): boolean => /^sbx-[a-z0-9]{24}$/.test(text)

/** The id that the name of the server begins with: `sbx-….localhost:4010`. */
const namedBy = (request: Request): string | undefined => {
  const [label = ""] = hostOf(request).toLowerCase().split(".", 1)
  return isId(label) ? label : undefined
}

/** An upload by its signature, a page by its workspace. */
const byPath = (path: string, url: string): ((state: State) => boolean) | undefined => {
  const [, first, id = ""] = path.split("/")
  if (first === "console") return (state) => state.workspaces.get(id) !== undefined
  if (first !== "uploads") return undefined
  const signature = /[?&]signature=([^&#]*)/.exec(url)?.[1]
  return (state) => state.deployments.get(id)?.upload?.signature === signature
}

/** Why no sandbox is that of a request: the one that it names is over, or its token for control is nobody's. */
export type Nobody = "ended" | "unknownToken"

const isControl = (path: string): boolean => /^\/__sandbox(?!\/health$)(\/|$)/.test(path)

/** The parameters of a request to the authorization server or a page; undefined where there are none, or they cannot be read. */
const parametersOf = (request: Request): Effect.Effect<parameters.Parameters | undefined> =>
  request.method === "GET"
    ? Effect.succeed(parameters.ofUrl(request))
    : isTooLarge(request)
    ? Effect.succeed(undefined)
    : limited(request)(Effect.catchCause(parameters.ofForm(request), () => Effect.succeed(undefined)))

/** Finds whose a request is among `members`, the first one first. It may read the body, which stays readable. */
export const find = Effect.fnUntraced(function*<M extends Member>(
  members: ReadonlyArray<M>,
  request: Request
): Effect.fn.Return<M | Nobody | undefined> {
  const who = (knows: (member: M) => boolean): M | undefined => members.find(knows)
  const named = namedBy(request)
  if (named !== undefined) return who(({ id }) => id === named) ?? "ended"
  const path = pathOf(request.url)
  const ways = Object.hasOwn(given, path) ? given[path] : undefined
  if (ways === undefined) {
    const token = tokenOf(request)
    if (token === undefined) {
      // Who meant to show one means another sandbox than the first.
      const isMeant = request.headers["authorization"] !== undefined
      if (isMeant && isControl(path) && members[0]?.settings.controlToken === undefined) return "unknownToken"
      const isIts = byPath(path, request.url)
      return isIts && who(({ state }) => isIts(state))
    }
    return who(({ printed }) => printed === token) ?? who(({ state }) => hasValue(state, token)) ?? who(({ state }) =>
      hasSigned(state, token)
    ) ??
      (isControl(path) && members[0]?.settings.controlToken === undefined ? "unknownToken" : undefined)
  }
  const sent = yield* parametersOf(request)
  for (const [name, knows] of Object.entries(ways)) {
    const value = sent?.get(name)
    const found = value === undefined ? undefined : who(({ state }) => knows(state, value))
    if (found !== undefined) return found
  }
  const clientId = clients.claimedId(request, sent ?? parameters.ofUrl(request))
  if (clientId === undefined) return undefined
  return who(({ settings, state }) => clients.isOwn(state, settings, clientId)) ??
    (isId(clientId) ? "ended" : undefined)
})

/** Whether one of some sandboxes takes a token. */
export const isTokenOf = (members: ReadonlyArray<Member>, token: string): boolean =>
  members.some(({ state }) => hasValue(state, token))

/** Whether an application is registered in one of some sandboxes. */
export const isClientOf = (members: ReadonlyArray<Member>, clientId: string): boolean =>
  members.some(({ settings, state }) => clients.isOwn(state, settings, clientId))

/** Whether a state has a token of one of some sandboxes. */
export const sharesToken = (members: ReadonlyArray<Member>, state: State): boolean =>
  state.credentials.all().some(({ value }) => isTokenOf(members, value))

/** Takes out of a state what some sandboxes gave out and still have: it came with a snapshot of theirs, and can be one's only. */
export const disown = (state: State, members: ReadonlyArray<Member>): void => {
  const drop = <A extends Row>(
    tableOf: (state: State) => Table<A>,
    isTheirs = ({ id }: A): boolean => members.some(({ state }) => tableOf(state).get(id) !== undefined)
  ): void => tableOf(state).filter(isTheirs).forEach(tableOf(state).remove)
  drop(({ credentials }) => credentials, (row) => !isPrinted(row) && isTokenOf(members, row.value))
  drop(({ clients }) => clients, ({ id }) => isClientOf(members, id))
  drop(({ authorizationRequests }) => authorizationRequests)
  drop(({ authorizationCodes }) => authorizationCodes)
  drop(({ deviceAuthorizations }) => deviceAuthorizations)
  drop(({ refreshTokens }) => refreshTokens)
  drop(({ installIntents }) => installIntents)
}
