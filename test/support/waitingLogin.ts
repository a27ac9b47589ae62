/** A login that waits on this machine for its browser, and single visits to it. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as http from "node:http"
import { BrowserOpener } from "../../src/node/BrowserOpener.ts"
import * as LoopbackLogin from "../../src/node/LoopbackLogin.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as TokenServer from "./TokenServer.ts"

export const scope = "workspace:admin offline_access"

export interface Page {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

export interface Visit {
  readonly method?: string
  readonly headers?: http.OutgoingHttpHeaders
}

/** One request, without following its answer. */
export const visit = (url: string, { headers = {}, method = "GET" }: Visit = {}) =>
  Effect.callback<Page | "refused">((resume) => {
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      let body = ""
      response.on("data", (chunk) => body += chunk)
      response.on(
        "end",
        () => resume(Effect.succeed({ status: response.statusCode!, headers: response.headers, body }))
      )
    })
    request.on("error", () => resume(Effect.succeed("refused")))
    request.end()
  })

/** The same, where the page is there. */
export const see = (url: string, options?: Visit) =>
  Effect.flatMap(
    visit(url, options),
    (page) => page === "refused" ? Effect.die(`${url} is refused`) : Effect.succeed(page)
  )

export interface Options extends Partial<LoopbackLogin.Options> {
  /** Of the layer. */
  readonly registered?: string
}

/** What the browser is opened with. */
export interface Opened {
  readonly url: string
  readonly oneTimeUrl: string
}

/** A login of its own for the scope. */
export const make = Effect.fnUntraced(function*({ registered, ...options }: Options = {}) {
  const server = yield* TokenServer.make
  const opened = yield* Deferred.make<Opened>()
  const context = yield* Layer.build(
    OAuth.layer({ clientId: "cli", authBaseUrl: server.url, redirectUri: registered }).pipe(
      Layer.provideMerge(TokenStorage.layerMemory()),
      Layer.provide(NodeHttpClient.layerUndici),
      Layer.merge(
        Layer.succeed(BrowserOpener)({
          open: (url, oneTimeUrl) => Effect.asVoid(Deferred.succeed(opened, { url, oneTimeUrl: oneTimeUrl! }))
        })
      )
    )
  )
  const login = yield* LoopbackLogin.login({ scope, ...options }).pipe(
    Effect.provideContext(context),
    Effect.forkChild({ startImmediately: true })
  )
  // Or until it fails, which a test may see then.
  const { oneTimeUrl, url } = yield* Effect.raceFirst(
    Deferred.await(opened),
    Effect.andThen(Fiber.join(login), Effect.never)
  )
  const parameters = new URL(url).searchParams
  const redirectUri = parameters.get("redirect_uri")!
  const state = parameters.get("state")!
  return {
    server,
    login,
    url,
    oneTimeUrl,
    redirectUri,
    state,
    callbackUrl: `${redirectUri}?code=the-code&state=${state}`
  }
})

/** What a browser at the one-time URL gets: where it is sent, and the cookie that it brings back. */
export const open = Effect.fnUntraced(function*(oneTimeUrl: string) {
  const { headers, status } = yield* see(oneTimeUrl)
  const loginUrl = new URL(headers.location!)
  const state = loginUrl.searchParams.get("state")!
  const cookie = headers["set-cookie"]![0]!.split(";")[0]!
  return {
    status,
    loginUrl,
    cookie,
    callbackUrl: `${loginUrl.searchParams.get("redirect_uri")}?code=its-code&state=${state}`
  }
})

/** A login page that agrees at once: it sends the browser back with a code. */
export const agreeing = (request: TokenServer.TokenRequest): TokenServer.Answer => {
  if (!request.path.startsWith("/authorize")) return TokenServer.tokens(1)
  const parameters = new URL(request.path, "http://auth").searchParams
  const location = `${parameters.get("redirect_uri")}?code=c&state=${parameters.get("state")}`
  return { status: 302, headers: { location } }
}
