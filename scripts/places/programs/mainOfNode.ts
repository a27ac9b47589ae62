/** A process as of `main.ts`, whose Effect entry sends its requests by the Node transport, and follows a log live too. */
import * as Authorization from "effect-prisma-management/Authorization"
import * as Logs from "effect-prisma-management/Logs"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import { LiveLogs, NodeTransport } from "effect-prisma-management/node"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import process from "node:process"
import { gzipSync } from "node:zlib"
import { makeEffect } from "./effect.ts"
import { type Entries, entries } from "./entries.ts"
import { run, type Settings } from "./steps.ts"

const wordOf = ({ text }: { readonly text: string }): string => text.split(" ").at(-1)!

/** The log of a deployment that is started while it is followed, over a WebSocket: nobody waits for the next page. */
const followLive = ({ token, url }: Settings): Promise<string> =>
  Effect.gen(function*() {
    const client = yield* ManagementClient.ManagementClient
    const { id: projectId } = yield* client.projects.create({ payload: { name: "live", createDatabase: false } })
    const service = yield* client.services.create({ payload: { projectId, displayName: "web" } })
    const { id, uploadUrl } = yield* client.services.createDeployment({
      params: { serviceId: service.id },
      payload: {}
    })
    const archive = { method: "PUT", body: gzipSync("an application") }
    if (Redacted.isRedacted(uploadUrl)) yield* Effect.promise(() => fetch(Redacted.value(uploadUrl), archive))
    const lines = Logs.deployment(client, id, { from: 0, follow: true, poll: Schedule.spaced("1 hour") })
    const seen = yield* Stream.take(lines, 2).pipe(
      Stream.tap((line) =>
        wordOf(line) === "new" ? client.deployments.start({ params: { deploymentId: id } }) : Effect.void
      ),
      Stream.map(wordOf),
      Stream.runCollect
    )
    return Array.from(seen).join(" ")
  }).pipe(
    Effect.timeout("20 seconds"),
    Effect.provide(
      ManagementClient.layer({ baseUrl: url }).pipe(
        Layer.provide([Authorization.layerToken(token), NodeTransport.layer]),
        Layer.merge(LiveLogs.layer)
      )
    ),
    Effect.runPromise
  )

const overNode: Entries = {
  ...entries,
  Effect: async (settings) => {
    const answers = await run(makeEffect(NodeTransport.layer), settings)
    const live = await followLive(settings).then((seen) => seen === "new provisioning" ? "yes" : seen, String)
    return { ...answers, "live log": live }
  }
}

const [entry, settings] = process.argv.slice(2) as [keyof Entries, string]
console.log(JSON.stringify(await overNode[entry](JSON.parse(settings))))
