/** A program that uses one group of ours. */
import * as Authorization from "effect-prisma-management/Authorization"
import * as GroupClient from "effect-prisma-management/GroupClient"
import { ProjectsGroup } from "effect-prisma-management/api/projects"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"

const program = Effect.gen(function*() {
  const projects = yield* GroupClient.make(ProjectsGroup)
  return yield* projects.get({ params: { id: "proj_1" } })
})

void Effect.runPromise(
  program.pipe(Effect.provide(Authorization.layerToken("token")), Effect.provide(FetchHttpClient.layer))
).then(console.log)
