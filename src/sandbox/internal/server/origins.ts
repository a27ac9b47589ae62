/** Which web pages may call a sandbox, and by which names: those of this machine. The answers are the CORS protocol of the Fetch standard. */
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as answer from "../protocol/answer.ts"
import { isLoopbackHost, isLoopbackOrigin } from "../../../internal/config/loopback.ts"
import { pathOf } from "../protocol/paths.ts"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"

// These are pages themselves, and the control routes are for no page. All else is what programs call.
const isShared = (path: string): boolean =>
  !/^\/(authorize|device|docs||github\/.*|console\/.*|__sandbox(\/.*)?)$/.test(path)

const misdirected = answer.respond(answer.forbidden({
  message: "The sandbox is called by the names of this machine only.",
  hint: "Use `localhost`, `127.0.0.1` or `[::1]` in its URL."
}))

const foreign = answer.respond(answer.forbidden({
  message: "The sandbox answers pages of this machine only.",
  hint: "Open the page at `localhost`, `127.0.0.1` or `[::1]`, on any port."
}))

const methods = "GET, POST, PUT, PATCH, DELETE"

const preflight = (headers: HttpServerRequest.HttpServerRequest["headers"]) =>
  HttpServerResponse.empty({
    headers: {
      "access-control-allow-methods": methods,
      "access-control-allow-headers": headers["access-control-request-headers"] ?? "authorization, content-type",
      "access-control-max-age": "600"
    }
  })

// What a client reads of an answer beside its body.
const exposed = "x-request-id, x-sandbox-fault, retry-after, www-authenticate"

const vary = HttpServerResponse.setHeader("vary", "origin")

const allow = (origin: string) =>
  HttpServerResponse.setHeaders({
    "access-control-allow-origin": origin,
    "access-control-expose-headers": exposed,
    "vary": "origin"
  })

/** Lets through what comes to this machine by its own name, and says to a browser that a page of this machine may read the answer. */
export const guard = <E, R>(
  settings: SettingsFields,
  state: Store["Service"],
  respond: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
): Effect.Effect<HttpServerResponse.HttpServerResponse, E, R | HttpServerRequest.HttpServerRequest> =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ headers, method, url }) => {
    const { host, origin } = headers
    // DNS rebinding: a foreign page whose host name was made to resolve to this machine has the same origin, so CORS would not stop it.
    if (settings.loopbackOnly && host !== undefined && !isLoopbackHost(host)) return Effect.succeed(misdirected)
    if (!isShared(pathOf(url))) return respond
    if (origin === undefined) return Effect.map(respond, vary)
    if (!isLoopbackOrigin(origin) && origin !== state.originAt(host ?? "")) return Effect.succeed(vary(foreign))
    const isPreflight = method === "OPTIONS" && headers["access-control-request-method"] !== undefined
    return Effect.map(isPreflight ? Effect.succeed(preflight(headers)) : respond, allow(origin))
  })
