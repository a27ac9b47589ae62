/** A program that follows the log of a deployment live, at the API of its first argument. What it uses of a proxy, it takes from its environment. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as Authorization from "../../src/Authorization.ts"
import * as Logs from "../../src/Logs.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import { LiveLogs } from "../../src/node/index.ts"

const Live = ManagementClient.layer({ baseUrl: process.argv[2]! }).pipe(
  Layer.provide([Authorization.layerToken("test-token"), FetchHttpClient.layer]),
  Layer.merge(LiveLogs.layer)
)

await Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const lines = Logs.deployment(client, "cpv_a1", { from: 0, follow: true })
  yield* Stream.runForEach(lines, ({ text }) => Console.log(text))
}).pipe(Effect.provide(Live), Effect.runPromise)
