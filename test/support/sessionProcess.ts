// One of several processes on one file of tokens: makes a call of the API for each line it reads, and says how it went.
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { writeSync } from "node:fs"
import { createInterface } from "node:readline"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as Session from "../../src/Session.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"

const [directory, url, name] = process.argv.slice(2) as [string, string, string]

const runtime = ManagedRuntime.make(
  Session.layer.pipe(
    Layer.provide([TokenStorageFile.layer({ directory }), TokenEndpoint.layer({ clientId: name, authBaseUrl: url })]),
    Layer.provideMerge(FetchHttpClient.layer)
  )
)

const call = Effect.gen(function*() {
  const session = yield* Session.Session
  const client = yield* HttpClient.HttpClient
  const response = yield* Session.authorize(session)(HttpClientRequest.get(`${url}/v1/me`), client.execute)
  return String(response.status)
}).pipe(Effect.catch((error) => Effect.succeed(error.message)))

await runtime.runPromise(Session.Session)
writeSync(1, "ready\n")
for await (const _ of createInterface({ input: process.stdin })) {
  writeSync(1, `${await runtime.runPromise(call)}\n`)
}
