/** A worker: `/Effect` and `/Promise` make what they need for the request, `/module/Effect` and `/module/Promise` use what was made at module scope. */
import { env } from "cloudflare:workers"
import { makeEffect } from "./effect.ts"
import { type Entries, entries } from "./entries.ts"
import { makePromise } from "./promise.ts"
import { run, type Settings } from "./steps.ts"

const settings: Settings = JSON.parse((env as object as { readonly SETTINGS: string }).SETTINGS)

const ofModule = { Effect: makeEffect()(settings), Promise: makePromise(settings) }

const shared: Entries = {
  Effect: (settings) => run(() => ofModule.Effect, settings),
  Promise: (settings) => run(() => ofModule.Promise, settings)
}

export default {
  fetch: async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.split("/")
    const entry = path.pop() as keyof Entries
    return Response.json(await (path.includes("module") ? shared : entries)[entry](settings))
  }
}
