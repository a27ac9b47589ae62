/**
 * A small web application with a login, in this process: every request is a real one, to a handler instead of a socket. Its API and its authorization
 * server are a sandbox on loopback.
 */
import { assert } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpEffect from "effect/http/HttpEffect"
import * as HttpRouter from "effect/http/HttpRouter"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Sessions from "../../src/Sessions.ts"
import * as TokenSealing from "../../src/TokenSealing.ts"
import * as TokenStorages from "../../src/TokenStorages.ts"
import * as WebLogin from "../../src/WebLogin.ts"
import { type Ask, Visitor } from "./Visitor.ts"

export const origin = "https://app.example"

export const redirectUri = `${origin}/auth/callback`

export const keys = {
  old: Redacted.make("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k="),
  new: Redacted.make("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
}

export const sealing = TokenSealing.make({ keys, current: "old" })

/** The pages: who somebody is at the API, for people and for scripts, and a page that everybody sees. */
const whoami = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const { data } = yield* client.workspaces.list()
  return HttpServerResponse.text(data.map(({ name }) => name).join())
})

const Pages = Layer.mergeAll(
  HttpRouter.add("GET", "/whoami", whoami),
  HttpRouter.add("POST", "/whoami", whoami),
  HttpRouter.add("GET", "/", HttpServerResponse.text("home"))
).pipe(Layer.provide(WebLogin.requiredOrLogin()))

const Api = HttpRouter.add("GET", "/api/whoami", whoami).pipe(Layer.provide(WebLogin.required()))

/** Where tokens are: in a storage, or in the cookies. */
export type Kept = { readonly storages: Layer.Layer<TokenStorages.TokenStorages> } | "cookies"

/** A storage that outlives an application, as a database does. */
export const inStorage = (): Kept => ({
  storages: Layer.succeed(
    TokenStorages.TokenStorages,
    Effect.runSync(Effect.provide(TokenStorages.TokenStorages, TokenStorages.layerMemory()))
  )
})

export const application = (
  url: string,
  kept: Kept,
  options: Partial<WebLogin.Options> = {}
) => {
  const login = { redirectUri, sealing, ...options }
  const oauth = { clientId: "app", authBaseUrl: url, revocationEndpoint: "revoke" }
  const LoginLive = kept === "cookies"
    ? WebLogin.layerCookies({ ...login, ...oauth })
    : WebLogin.layer(login).pipe(Layer.provideMerge(Sessions.layer(oauth)), Layer.provide(kept.storages))
  return Layer.merge(Pages, Api).pipe(
    HttpRouter.provideRequest(
      ManagementClient.layer({ baseUrl: url }).pipe(Layer.provide(Authorization.layerSessions))
    ),
    Layer.provideMerge(LoginLive),
    Layer.provide(FetchHttpClient.layer)
  )
}

/** Builds an application, and answers what it does with a request. What its routes need of a request, the router has. */
export const handlerOf = Effect.fnUntraced(function*<A, E, R>(app: Layer.Layer<A, E, R>) {
  const services = yield* Layer.build(
    Layer.provideMerge(app, HttpRouter.layer) as Layer.Layer<
      A | HttpRouter.HttpRouter,
      E,
      Exclude<HttpRouter.Request.Without<R>, HttpRouter.HttpRouter>
    >
  )
  const router = Context.get(services, HttpRouter.HttpRouter)
  // The clock of the test is in it.
  const context = yield* Effect.context<never>()
  const handler = HttpEffect.toWebHandlerWith<never, Scope.Scope | HttpServerRequest.HttpServerRequest>(context)
  const ask: Ask = handler(router.asHttpEffect())
  return { services, ask }
})

/** A sandbox with a client that may come back to the application, and a second workspace for a second person. */
export const sandboxOf = Effect.fnUntraced(function*(options: Sandbox.Options = {}) {
  const sandbox = yield* Sandbox.serve({ clients: [{ id: "app", redirectUris: [redirectUri] }], ...options })
  const response = yield* Effect.promise(() =>
    fetch(`${sandbox.url}/v1/workspaces`, {
      method: "POST",
      headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}`, "content-type": "application/json" },
      body: JSON.stringify({ displayName: "Second" })
    }).then((response) => response.json() as Promise<{ readonly data: { readonly id: string } }>)
  )
  /** How often the token endpoint was asked for this. */
  const exchanges = Effect.map(
    sandbox.requests,
    (requests) => requests.filter(({ operation }) => operation === "oauth.token").length
  )
  return { sandbox, second: response.data.id, exchanges }
})

/** Everything: a sandbox, an application, and people with browsers. */
export const served = Effect.fnUntraced(function*(options: {
  readonly kept?: Kept
  readonly login?: Partial<WebLogin.Options>
  readonly sandbox?: Sandbox.Options
} = {}) {
  const world = yield* sandboxOf(options.sandbox)
  const kept = options.kept ?? inStorage()
  const { ask, services } = yield* handlerOf(application(world.sandbox.url, kept, options.login))
  return { ...world, ask, services, person: () => new Visitor(ask, origin) }
})

export const whoIs = (visitor: Visitor) =>
  Effect.promise(async () => {
    const { html, location, status } = await visitor.open("/whoami")
    assert.include([200, 302], status, html)
    return status === 200 ? html : `sent to ${location}`
  })
