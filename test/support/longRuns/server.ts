// An API and its authorization server, in a process of their own: pages of 100 projects, and access tokens that end after 1,000 requests.
import * as Effect from "effect/Effect"
import * as http from "node:http"
import * as LoopbackServer from "../LoopbackServer.ts"

const pageSize = 100
const requestsOfToken = 1000

const project = (index: number) => ({
  id: `proj_cm${String(index).padStart(22, "0")}`,
  type: "project",
  url: "https://api.prisma.io/v1/projects/proj_1",
  name: `project-${index}`,
  logicalId: null,
  createdAt: "2026-11-23T10:00:00.000Z",
  defaultRegion: "us-east-1",
  workspace: { id: "wksp_1", url: "https://api.prisma.io/v1/workspaces/wksp_1", name: "Acme" }
})

const counts = { requests: 0, refusals: 0, refreshes: 0, failures: 0, connections: 0, mostConnections: 0 }
let issued = 0
let left = 300
let failed = false

const refresh = (form: URLSearchParams) => {
  if (form.get("refresh_token") !== `refresh-${issued}`) return { status: 400, body: { error: "invalid_grant" } }
  issued++
  left = requestsOfToken
  counts.refreshes++
  const tokens = { access_token: `access-${issued}`, refresh_token: `refresh-${issued}`, token_type: "Bearer" }
  return { status: 200, body: { ...tokens, expires_in: 3600 } }
}

const page = (query: URLSearchParams) => {
  const start = Number(query.get("cursor") ?? 0)
  const total = Number(process.argv[2])
  // In the middle, once.
  if (start >= total / 2 && !failed) {
    failed = true
    counts.failures++
    return { status: 503, body: {} }
  }
  const next = start + pageSize
  const data = Array.from({ length: pageSize }, (_, index) => project(start + index))
  const hasMore = next < total
  return { status: 200, body: { data, pagination: { hasMore, nextCursor: hasMore ? String(next) : null } } }
}

const answer = (request: http.IncomingMessage, body: string) => {
  const url = new URL(request.url!, "http://loopback")
  if (url.pathname === "/counts") return { status: 200, body: counts }
  if (url.pathname === "/token") return refresh(new URLSearchParams(body))
  counts.requests++
  if (request.headers.authorization !== `Bearer access-${issued}` || left === 0) {
    counts.refusals++
    return { status: 401, body: {} }
  }
  left--
  return url.pathname === "/v1/projects" ? page(url.searchParams) : { status: 200, body: { data: project(1) } }
}

const server = http.createServer(async (request, response) => {
  let body = ""
  for await (const chunk of request) body += chunk
  const { status, body: answered } = answer(request, body)
  const text = JSON.stringify(answered)
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
  response.end(text)
})
server.keepAliveTimeout = 60_000
server.on("connection", (socket) => {
  counts.mostConnections = Math.max(counts.mostConnections, ++counts.connections)
  socket.on("close", () => counts.connections--)
})
Effect.runFork(Effect.scoped(Effect.andThen(
  LoopbackServer.listen(server),
  ({ url }) => Effect.andThen(Effect.sync(() => console.log(url)), Effect.never)
)))
