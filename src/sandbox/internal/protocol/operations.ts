/** Which operation a request is for. */
import * as FindMyWay from "effect/http/FindMyWay"
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import type { Groups } from "../../../api/groups.ts"
import { ManagementApi } from "../../../ManagementApi.ts"
import { routed, routing } from "./paths.ts"

/** An operation of the contract by its id, an endpoint of the authorization server, the upload of an archive, or a page that an answer leads to. */
export type OperationId =
  | { [Group in keyof Groups]: `${Group & string}.${keyof Groups[Group] & string}` }[keyof Groups]
  | "oauth.authorize"
  | "oauth.token"
  | "oauth.revoke"
  | "oauth.deviceAuthorization"
  | "oauth.device"
  | "oauth.metadata"
  | "oauth.jwks"
  | "uploads.put"
  | "github.install"
  | "console.billing"

/** All operations of a group: `projects.*`, `oauth.*`. */
export type OperationGroup = OperationId extends infer Id ? Id extends `${infer Group}.${string}` ? `${Group}.*` : never
  : never

const beside = [
  ["GET", "/authorize", "oauth.authorize"],
  ["POST", "/authorize", "oauth.authorize"],
  ["POST", "/token", "oauth.token"],
  ["POST", "/revoke", "oauth.revoke"],
  ["POST", "/device_authorization", "oauth.deviceAuthorization"],
  ["GET", "/device", "oauth.device"],
  ["POST", "/device", "oauth.device"],
  ["GET", "/.well-known/oauth-authorization-server", "oauth.metadata"],
  ["GET", "/.well-known/openid-configuration", "oauth.metadata"],
  ["GET", "/.well-known/jwks.json", "oauth.jwks"],
  ["PUT", "/uploads/:deploymentId", "uploads.put"],
  ["GET", "/github/install", "github.install"],
  ["POST", "/github/install", "github.install"],
  ["GET", "/console/:workspaceId/billing", "console.billing"]
] as const

/** What a server on a socket shows to people. */
const served = ["/docs", "/openapi.json"]

/** What the contract says of a request and its answer. */
type Endpoint = Pick<
  HttpApiEndpoint.Top,
  "identifier" | "method" | "path" | "query" | "headers" | "payload" | "success"
>

/** The endpoints of the contract by the ids of their operations. */
export const endpoints = (): ReadonlyMap<string, Endpoint> =>
  new Map(
    Object.values(ManagementApi.groups).flatMap((group) =>
      Object.values<Endpoint>(group.endpoints).map((endpoint) =>
        [`${group.identifier}.${endpoint.identifier}`, endpoint] as const
      )
    )
  )

const routes = (): ReadonlyArray<readonly [method: string, path: FindMyWay.PathInput, id: string]> => [
  ...beside,
  ...Array.from(endpoints(), ([id, { method, path }]) => [method, path as FindMyWay.PathInput, id] as const)
]

const groupOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(".")))

const make = () => {
  // The same router, set up the same: so it never takes a request for another one than that which answers it.
  const router = FindMyWay.make<string>(routing)
  const ids = new Set<string>()
  const groups = new Set<string>()
  const all = routes()
  for (const [method, path, id] of all) {
    router.on(method, path, id)
    ids.add(id)
    groups.add(groupOf(id))
  }
  const isId = (id: unknown): id is OperationId => typeof id === "string" && ids.has(id)
  const contract = endpoints()
  const find = (method: string, url: string) => router.find(method, routed(url))?.handler
  return {
    isId,
    /** Whether it stands for all operations of a group. */
    isGroup: (id: unknown): id is OperationGroup =>
      typeof id === "string" && id.endsWith(".*") && groups.has(groupOf(id)),
    groups: (): ReadonlyArray<string> => Array.from(groups).sort(),
    idsOf: (group: string): ReadonlyArray<string> => Array.from(ids).filter((id) => groupOf(id) === group).sort(),
    /** Whether a request for it, or for one of its group, may have a method. A HEAD is the operation of its GET. */
    takes: (named: OperationId | OperationGroup, method: string): boolean =>
      all.some(([own, , id]) =>
        (named.endsWith(".*") ? `${groupOf(id)}.*` === named : id === named)
        && (own === method || (own === "GET" && method === "HEAD"))
      ),
    /** The paths of an operation, or of all of a group; without one, every path of a server. */
    pathsOf: (named: OperationId | OperationGroup | undefined): ReadonlyArray<string> => [
      ...all.flatMap(([, path, id]) =>
        named === undefined || (named.endsWith(".*") ? `${groupOf(id)}.*` === named : id === named) ? [path] : []
      ),
      ...named === undefined ? served : []
    ],
    /** Whether it answers from the state and changes nothing. A log is none of these: it may wait for what comes. */
    isRead: (id: string): boolean => contract.get(id)?.method === "GET" && !id.endsWith(".logs"),
    /** The methods of a path that is not the contract's. */
    methodsBeside: (url: string): ReadonlyArray<string> =>
      beside.filter(([method, , id]) => find(method, url) === id).map(([method]) => method),
    of: (method: string, url: string): OperationId | undefined => {
      // RFC 9110 section 9.3.2
      const found = find(method, url) ?? (method === "HEAD" ? find("GET", url) : undefined)
      return isId(found) ? found : undefined
    }
  }
}

export type Operations = ReturnType<typeof make>

let made: Operations | undefined

/** They are the same for all sandboxes of a program, and made with the first. */
export const shared = (): Operations => made ??= make()
