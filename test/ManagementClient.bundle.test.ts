/** What a small program does not bring along: each of these costs only those who use it. */
import { assert, it } from "@effect/vitest"
import { bundledFiles } from "./support/bundle.ts"

const optional = /effect\/dist\/(Metric|encoding\/Ndjson)\.js|src\/(Metrics|Logs|internal\/(httpClient|ndjson))\.ts/

it("a client of one group brings neither metrics, nor records in lines, nor the HTTP client", async () => {
  const files = await bundledFiles(`
    import * as FetchHttpClient from "effect/http/FetchHttpClient"
    import { RegionsGroup } from "./api/regions.ts"
    import * as Authorization from "./Authorization.ts"
    import * as GroupClient from "./GroupClient.ts"
    console.log(GroupClient.make(RegionsGroup), Authorization.layerToken, FetchHttpClient.layer)
  `)
  assert.isTrue(files.some((file) => file.endsWith("src/internal/call/method.ts")))
  assert.deepStrictEqual(files.filter((file) => optional.test(file)), [])
})

it("a client with metrics does bring them into a bundle, so the test of one without would tell", async () => {
  const files = await bundledFiles(`
    import { layer } from "./Metrics.ts"
    console.log(layer)
  `)
  assert.isTrue(files.some((file) => file.endsWith("effect/dist/Metric.js")))
})
