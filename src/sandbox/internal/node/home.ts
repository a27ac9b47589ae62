/** The page at `/`, where the name of the authorization server leads to: the console, for who comes with a browser. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as page from "../console/page.ts"
import * as ready from "../server/ready.ts"
import { Store } from "../state/Store.ts"

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [
    HttpRouter.route(
      "GET",
      "/",
      (request) => Effect.sync(() => ready.wantsPage(request) ? page.respond(state) : ready.respond(state))
    )
  ]
}))
