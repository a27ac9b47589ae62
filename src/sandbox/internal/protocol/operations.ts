/** Which operation a request is for. */
import type { Groups } from "../../../api/groups.ts"
import { ManagementApi } from "../../../ManagementApi.ts"

/** An operation of the contract by its id, or an endpoint of the authorization server. */
export type OperationId =
  | { [Group in keyof Groups]: `${Group & string}.${keyof Groups[Group] & string}` }[keyof Groups]
  | "oauth.authorize"
  | "oauth.token"
  | "oauth.revoke"

const oauth = [
  ["GET", "/authorize", "oauth.authorize"],
  ["POST", "/authorize", "oauth.authorize"],
  ["POST", "/token", "oauth.token"],
  ["POST", "/revoke", "oauth.revoke"]
] as const

interface Route {
  readonly method: string
  readonly segments: ReadonlyArray<string>
  readonly id: OperationId
}

const makeRoutes = (): ReadonlyArray<Route> => {
  const route = (method: string, path: string, id: OperationId) => ({ method, segments: path.split("/"), id })
  const parameters = ({ segments }: Route) => segments.filter((segment) => segment.startsWith(":")).length
  const ofApi = Object.values(ManagementApi.groups).flatMap((group) =>
    Object.values(group.endpoints).map(({ identifier, method, path }) =>
      route(method, path, `${group.identifier}.${identifier}` as OperationId)
    )
  )
  return [...oauth.map(([method, path, id]) => route(method, path, id)), ...ofApi].sort((a, b) =>
    parameters(a) - parameters(b)
  )
}

/** The path of a request, whose URL may be a whole one in process. */
export const pathOf = (url: string): string => url.replace(/^\w+:\/\/[^/]*/, "").replace(/[?#].*$/, "")

export const make = () => {
  const routes = makeRoutes()
  const ids = new Set<string>(routes.map(({ id }) => id))
  return {
    isId: (id: string): id is OperationId => ids.has(id),
    of: (method: string, url: string): OperationId | undefined => {
      const segments = pathOf(url).split("/")
      return routes.find((route) =>
        route.method === method && route.segments.length === segments.length &&
        route.segments.every((segment, n) => segment.startsWith(":") ? segments[n] !== "" : segment === segments[n])
      )?.id
    }
  }
}

export type Operations = ReturnType<typeof make>
