/** The server that is called: a process of its own, so that its work is not counted. Prints its URL. */
import * as http from "node:http"
import type { AddressInfo } from "node:net"

const project = (index: number) => ({
  id: `proj_cm${String(index).padStart(22, "0")}`,
  type: "project",
  url: `https://api.prisma.io/v1/projects/proj_cm${String(index).padStart(22, "0")}`,
  name: `project-${index}`,
  logicalId: null,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
  defaultRegion: "us-east-1",
  workspace: {
    id: "wksp_cm0000000000000000000000",
    url: "https://api.prisma.io/v1/workspaces/wksp_cm0000000000000000000000",
    name: "Workspace"
  }
})

const one = JSON.stringify({ data: project(1) })
const list = JSON.stringify({
  data: Array.from({ length: 100 }, (_, index) => project(index)),
  pagination: { nextCursor: null, hasMore: false }
})

const server = http.createServer((request, response) => {
  const body = request.url!.startsWith("/v1/projects/") ? one : list
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
  response.end(body)
})
server.keepAliveTimeout = 60_000
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
