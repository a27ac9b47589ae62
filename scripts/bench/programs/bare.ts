/** What Effect's own client costs: one endpoint, written by hand. */
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import * as HttpApiClient from "effect/http-api/HttpApiClient"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Schema from "effect/Schema"

class Projects extends HttpApiGroup.make("projects").add(
  HttpApiEndpoint.get("get", "/v1/projects/:id", {
    params: { id: Schema.String },
    success: Schema.Struct({ id: Schema.String, name: Schema.String, createdAt: Schema.DateTimeUtcFromString })
  })
) {}

class Api extends HttpApi.make("api").add(Projects) {}

const program = Effect.gen(function*() {
  const client = yield* HttpApiClient.make(Api, { baseUrl: "https://api.prisma.io" })
  return yield* client.projects.get({ params: { id: "proj_1" } })
})

void Effect.runPromise(program.pipe(Effect.provide(FetchHttpClient.layer))).then(console.log)
