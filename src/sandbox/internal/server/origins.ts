/** Which web pages may call a sandbox, and by which names: those of this machine, and what it was told. The answers are the CORS protocol of the Fetch standard. */
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { isLoopbackOrigin } from "../../../internal/config/loopback.ts"
import { parseUrl } from "../../../internal/failure/urls.ts"
import * as answer from "../protocol/answer.ts"
import { originsOf } from "../protocol/called.ts"
import { pathOf } from "../protocol/paths.ts"
import { InProcess, Origin } from "../state/origin.ts"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"

// These are pages themselves, and the control routes are for no page. All else is what programs call.
const isShared = (path: string): boolean =>
  !/^\/(authorize|device|docs||github\/.*|console\/.*|__sandbox(\/.*)?)$/.test(path)

const misdirected = (host: string) =>
  answer.respond(answer.forbidden({
    message: `The sandbox does not answer to the host ${JSON.stringify(host.slice(0, 80))}.`,
    hint:
      "Use `localhost`, `127.0.0.1` or `[::1]` in its URL, or start the sandbox with `--allow-host` and that name (`allowHosts`)."
  }))

const foreign = (origin: string) =>
  answer.respond(answer.forbidden({
    message: `The sandbox does not allow requests from the origin ${JSON.stringify(origin.slice(0, 80))}.`,
    hint:
      "Open the page at `localhost`, `127.0.0.1` or `[::1]`, on any port, or start the sandbox with `--allow-origin` and that origin (`allowOrigins`)."
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
const exposed = "x-request-id, retry-after, www-authenticate, x-sandbox-fault"

const vary = HttpServerResponse.setHeader("vary", "origin")

const allow = (origin: string) =>
  HttpServerResponse.setHeaders({
    "access-control-allow-origin": origin,
    "access-control-expose-headers": exposed,
    "vary": "origin"
  })

const mayCall = ({ allowOrigins, publicUrl }: SettingsFields, own: ReadonlyArray<string>, origin: string): boolean =>
  isLoopbackOrigin(origin) || own.includes(origin) || origin === publicUrl ||
  allowOrigins.some((allowed) => allowed === "*" || allowed === origin)

/**
 * Lets through what comes by a name of this sandbox, and says to a browser which pages may read the answer. Whatever the answer leads to leads to where the
 * request called.
 */
export const guard = <E, R>(
  settings: SettingsFields,
  state: Store["Service"],
  respond: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
): Effect.Effect<HttpServerResponse.HttpServerResponse, E, R | HttpServerRequest.HttpServerRequest> =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ headers, method, originalUrl, url }) => {
    const own = originsOf(settings, state.protocol(), headers)
    if (own === undefined) return Effect.succeed(misdirected(headers["host"] ?? ""))
    const answered = respond.pipe(
      Effect.provideService(Origin, settings.publicUrl ?? own[0]),
      // Without a socket there is no such header, and the whole URL is there.
      Effect.provideService(
        InProcess,
        headers["host"] === undefined ? settings.publicUrl ?? parseUrl(originalUrl)?.origin : undefined
      )
    )
    if (!isShared(pathOf(url))) return answered
    const { origin } = headers
    if (origin === undefined) return Effect.map(answered, vary)
    if (!mayCall(settings, own, origin)) return Effect.succeed(vary(foreign(origin)))
    const isPreflight = method === "OPTIONS" && headers["access-control-request-method"] !== undefined
    return Effect.map(isPreflight ? Effect.succeed(preflight(headers)) : answered, allow(origin))
  })
