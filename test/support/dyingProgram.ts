// A program that handles nothing: it dies of what its call failed with.
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"

const [url, token] = process.argv.slice(2) as [string, string]

void Effect.runPromise(
  Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.get({ params: { id: "proj_1" } })).pipe(
    Effect.provide(
      ManagementClient.layer({ baseUrl: url }).pipe(
        Layer.provide([Authorization.layerToken(token), NodeHttpClient.layerUndici])
      )
    )
  )
)
