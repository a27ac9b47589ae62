// A program that makes a write, and that somebody ends meanwhile.
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as NodeTransport from "../../src/node/NodeTransport.ts"

const [baseUrl] = process.argv.slice(2) as [string]

Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.create({ payload: { name: "one" } }))
  .pipe(
    Effect.provide(
      ManagementClient.layer({ baseUrl }).pipe(
        Layer.provide([Authorization.layerToken("a-token"), NodeTransport.layer])
      )
    ),
    NodeRuntime.runMain
  )
