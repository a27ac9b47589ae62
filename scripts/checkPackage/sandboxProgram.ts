/** The sandbox in a program, by both entries. It uses nothing of Node, so that it is bundled for browsers too. */
import { createSandbox } from "effect-prisma-management/promise/sandbox"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import * as Authorization from "effect-prisma-management/Authorization"
import * as Sandbox from "effect-prisma-management/sandbox/Sandbox"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const names = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const { name } = yield* client.projects.create({ payload: { name: "blog" } })
  const { data } = yield* client.projects.list()
  return data.some((project) => project.name === name)
}).pipe(
  Effect.provide(
    ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
      Layer.provide([Authorization.layerToken("planted"), Sandbox.layer({ token: "planted" })])
    )
  )
)

const sandbox = await createSandbox()
const { status } = await sandbox.fetch(`${sandbox.url}/v1/projects`, {
  headers: { authorization: `Bearer ${sandbox.token}` }
})
const { keys } = await (await sandbox.fetch(`${sandbox.url}/.well-known/jwks.json`)).json() as {
  readonly keys: ReadonlyArray<unknown>
}
await sandbox.close()
if (status !== 200 || keys.length === 0 || !await Effect.runPromise(names)) {
  throw new Error("The sandbox does not answer")
}
