// A long run of one kind against the server, in a process of its own: says as JSON what came and what it left behind.
import * as NodeTransport from "../../../src/node/NodeTransport.ts"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Stream from "effect/Stream"
import * as Authorization from "../../../src/Authorization.ts"
import * as ManagementClient from "../../../src/ManagementClient.ts"
import * as OAuth from "../../../src/OAuth.ts"
import * as Pagination from "../../../src/Pagination.ts"
import * as Tokens from "../../../src/Tokens.ts"
import * as TokenStorage from "../../../src/TokenStorage.ts"

const [kind, url, total] = process.argv.slice(2) as ["items" | "calls", string, string]
const count = Number(total)

const warnings: Array<string> = []
process.on("warning", ({ name }) => warnings.push(name))

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 102.4) / 10

const heap = () => {
  globalThis.gc!()
  globalThis.gc!()
  return megabytes(process.memoryUsage().heapUsed)
}

const peak = () => megabytes(process.resourceUsage().maxRSS * 1024)

const listeners = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name as "exit"), 0)

// The pipes are those to the parent process, an immediate is gone in the next turn of the loop.
const resources = () => process.getActiveResourcesInfo().filter((name) => !/^(PipeWrap|Immediate)$/.test(name)).sort()

const runtime = ManagedRuntime.make(
  ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provide(OAuth.layer({ clientId: "runner", redirectUri: "http://127.0.0.1/callback", authBaseUrl: url })),
    Layer.provide(TokenStorage.layerMemoryWith(
      Tokens.make({ workspaceId: "wksp_1", accessToken: "access-0", refreshToken: "refresh-0" })
    )),
    Layer.provide(NodeTransport.layer)
  )
)

const items = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  let seen = 0
  let inOrder = true
  let atTenth: object = {}
  yield* Stream.runForEach(
    Pagination.items(client.projects.list, { query: { limit: 100 } }),
    ({ name }) =>
      Effect.sync(() => {
        if (name !== `project-${seen++}`) inOrder = false
        if (seen === count / 10) atTenth = { peak: peak(), heap: heap() }
      })
  )
  return { seen, inOrder, atTenth, atEnd: { peak: peak(), heap: heap() } }
})

const calls = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  let seen = 0
  const call = Effect.map(client.projects.get({ params: { id: "proj_1" } }), () => seen++)
  yield* Effect.repeat(call, { times: count / 10 - 1 })
  const before = { heap: heap(), listeners: listeners(), resources: resources() }
  yield* Effect.repeat(call, { times: count * 0.9 - 1 })
  const after = { heap: heap(), listeners: listeners(), resources: resources() }
  return { seen, before, after, peakAtEnd: peak() }
})

const idle = resources()
const result = await runtime.runPromise<object, unknown>(kind === "items" ? items : calls)
await runtime.dispose()
// A socket closes in the turns after it was told to.
for (let turn = 0; turn < 100 && resources().length > idle.length; turn++) {
  await new Promise((resolve) => setImmediate(resolve))
}
console.log(JSON.stringify({ ...result, warnings, idle, left: resources() }))
