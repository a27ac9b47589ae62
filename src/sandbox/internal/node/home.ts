/** The page at `/`, where the name of the authorization server leads to: the console of the sandbox. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import { respond } from "../console/page.ts"
import { Store } from "../state/Store.ts"

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [HttpRouter.route("GET", "/", Effect.sync(() => respond(state)))]
}))
