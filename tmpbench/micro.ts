import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Authorization from "effect-prisma-management/Authorization"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
const srv = await fetch(process.argv[3]! + "/v1/projects?limit=100").then((r) => r.text())
const one = await fetch(process.argv[3]! + "/v1/projects/proj_abc123").then((r) => r.text())
const enc = new TextEncoder()
const respond = (request: any, text: string) => {
  const base = HttpClientResponse.fromWeb(
    request,
    new Response(null, { headers: { "content-type": "application/json", "content-length": String(text.length) } })
  )
  return Object.create(base, {
    text: { value: Effect.succeed(text) },
    headers: { value: { "content-type": "application/json", "content-length": String(text.length) } },
    status: { value: 200 }
  })
}
const proto = respond({} as any, one), protoList = respond({} as any, srv)
const client = HttpClient.make((request, url) =>
  Effect.succeed(Object.create(url.pathname === "/v1/projects" ? protoList : proto, { request: { value: request } }))
)
const runtime = ManagedRuntime.make(
  ManagementClient.layer({ baseUrl: "https://api.prisma.io" }).pipe(
    Layer.provide(Authorization.layerToken("t")),
    Layer.provide(Layer.succeed(HttpClient.HttpClient, client))
  )
)
const c = await runtime.runPromise(ManagementClient.ManagementClient)
const tasks: any = {
  get: () => runtime.runPromise(c.projects.get({ params: { id: "proj_abc123" } })),
  list: () => runtime.runPromise(c.projects.list({ query: { limit: 100 } })),
  bare: () => runtime.runPromise(Effect.void),
  parse: () => JSON.parse(srv)
}
const f = tasks[process.argv[2]!]
const N = Number(process.argv[4] ?? 20000)
const lane = async (n: number) => {
  for (let i = 0; i < n; i++) await f()
}
await Promise.all(Array.from({ length: 16 }, () => lane(N / 16)))
let best = Infinity
for (let k = 0; k < 12; k++) {
  const cpu = process.cpuUsage()
  const s = performance.now()
  await Promise.all(Array.from({ length: 16 }, () => lane(N / 16)))
  const u = process.cpuUsage(cpu)
  best = Math.min(best, (u.user + u.system) / N)
}
console.log(process.argv[2], best.toFixed(1))
process.exit(0)
