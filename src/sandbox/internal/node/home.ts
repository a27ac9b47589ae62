/** The page at `/`, where the name of the authorization server leads to. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import { respond } from "../pages/page.ts"
import * as ready from "../server/ready.ts"
import { Store } from "../state/Store.ts"

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [
    HttpRouter.route(
      "GET",
      "/",
      (request) =>
        Effect.sync(() => {
          if (!ready.wantsPage(request)) return ready.respond(state)
          return respond(state, {
            status: 200,
            title: "Prisma Management API",
            body:
              `<p>Programs call the API below <code>/v1</code>, with the token that the sandbox printed when it started.</p>
<ul>
<li><a href="/docs">Documentation</a></li>
<li><a href="/openapi.json">The contract</a></li>
</ul>`
          })
        })
    )
  ]
}))
