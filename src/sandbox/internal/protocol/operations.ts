/** Which operation a request is for. */
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import type { Groups } from "../../../api/groups.ts"
import { ManagementApi } from "../../../ManagementApi.ts"

/** An operation of the contract by its id, an endpoint of the authorization server, the upload of an archive, or a page that an answer leads to. */
export type OperationId =
  | { [Group in keyof Groups]: `${Group & string}.${keyof Groups[Group] & string}` }[keyof Groups]
  | "oauth.authorize"
  | "oauth.token"
  | "oauth.revoke"
  | "oauth.deviceAuthorization"
  | "oauth.device"
  | "oauth.metadata"
  | "uploads.put"
  | "github.install"
  | "console.billing"

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
  ["PUT", "/uploads/:deploymentId", "uploads.put"],
  ["GET", "/github/install", "github.install"],
  ["POST", "/github/install", "github.install"],
  ["GET", "/console/:workspaceId/billing", "console.billing"]
] as const

interface Route {
  readonly method: string
  readonly segments: ReadonlyArray<string>
  readonly id: string
}

/** What the contract says of a request. */
type Endpoint = Pick<HttpApiEndpoint.Top, "identifier" | "method" | "path" | "query" | "headers" | "payload">

/** The endpoints of the contract by the ids of their operations. */
export const endpoints = (): ReadonlyMap<string, Endpoint> =>
  new Map(
    Object.values(ManagementApi.groups).flatMap((group) =>
      Object.values<Endpoint>(group.endpoints).map((endpoint) =>
        [`${group.identifier}.${endpoint.identifier}`, endpoint] as const
      )
    )
  )

const makeRoutes = (): ReadonlyArray<Route> => {
  const route = (method: string, path: string, id: string) => ({ method, segments: path.split("/"), id })
  const parameters = ({ segments }: Route) => segments.filter((segment) => segment.startsWith(":")).length
  const ofApi = Array.from(endpoints(), ([id, { method, path }]) => route(method, path, id))
  return [...beside.map(([method, path, id]) => route(method, path, id)), ...ofApi].sort((a, b) =>
    parameters(a) - parameters(b)
  )
}

/** The path of a request, whose URL may be a whole one in process. */
export const pathOf = (url: string): string => url.replace(/^\w+:\/\/[^/]*/, "").replace(/[?#].*$/, "")

const fits = (template: ReadonlyArray<string>, segments: ReadonlyArray<string>): boolean =>
  template.length === segments.length
  && template.every((segment, n) => segment.startsWith(":") ? segments[n] !== "" : segment === segments[n])

export const make = () => {
  const routes = makeRoutes()
  const ids = new Set(routes.map(({ id }) => id))
  const isId = (id: unknown): id is OperationId => typeof id === "string" && ids.has(id)
  return {
    isId,
    /** The methods of a path that is not the contract's. */
    methodsBeside: (url: string): ReadonlyArray<string> =>
      beside.filter(([, path]) => fits(path.split("/"), pathOf(url).split("/"))).map(([method]) => method),
    of: (method: string, url: string): OperationId | undefined => {
      const segments = pathOf(url).split("/")
      const found = routes.find((route) => route.method === method && fits(route.segments, segments))?.id
      return isId(found) ? found : undefined
    }
  }
}

export type Operations = ReturnType<typeof make>
