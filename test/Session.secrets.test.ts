import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import * as Stream from "effect/Stream"
import * as Tracer from "effect/Tracer"
import { inspect } from "node:util"
import { AuthError } from "../src/AuthError.ts"
import * as OAuth from "../src/OAuth.ts"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { jwt } from "./support/jwt.ts"
import * as TokenServer from "./support/TokenServer.ts"

const markers = {
  access: `marker-access-${"a".repeat(20)}`,
  refresh: `marker-refresh-${"b".repeat(20)}`,
  code: `marker-code-${"c".repeat(20)}`,
  secret: `marker-secret-${"d".repeat(20)}`
}

const planted = Tokens.make({ workspaceId: "wksp_1", accessToken: markers.access, refreshToken: markers.refresh })

/** Every string that an error holds, whether anything shows it today or not: reporters walk through errors. */
const stringsIn = (value: unknown, seen: Set<unknown> = new Set()): ReadonlyArray<string> => {
  if (typeof value === "string") return [value]
  if (value instanceof Uint8Array) return [new TextDecoder().decode(value)]
  if (typeof value !== "object" || value === null || seen.has(value)) return []
  seen.add(value)
  return Reflect.ownKeys(value).flatMap((key) => stringsIn(Reflect.get(value, key), seen))
}

/** Everything a program shows somewhere: errors in every form, log lines, spans, services that are inspected. */
const collector = () => {
  const shown: Array<string> = []
  const seen = new Set<unknown>()
  const show = (value: unknown) => {
    for (
      const render of [
        () => inspect(value, { depth: 20, showHidden: true, getters: true }),
        () => String(value),
        () => JSON.stringify(value),
        () => value instanceof Error ? `${value.message}${value.stack}` : ""
      ]
    ) {
      try {
        shown.push(String(render()))
      } catch {
        // What cannot be rendered shows nothing.
      }
    }
    if (value instanceof Error && !seen.has(value)) {
      seen.add(value)
      show(value.cause)
    }
  }
  const spans: Array<Tracer.Span> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  const logger = Logger.make(({ cause, message }) => {
    show(message)
    show(cause)
  })
  const layer = Layer.mergeAll(
    Layer.succeed(Tracer.Tracer, tracer),
    Logger.layer([logger]),
    Layer.succeed(References.MinimumLogLevel, "Trace")
  )
  return { show, shown, spans, layer }
}

const run = Effect.fnUntraced(function*(http: Layer.Layer<HttpClient.HttpClient>) {
  const { layer, show, shown, spans } = collector()
  const verifiers: Array<string> = []
  const server = yield* TokenServer.make
  // A server that repeats whatever it is sent.
  const echo = (status: number) => (request: TokenServer.TokenRequest) =>
    TokenServer.json(status, {
      error: status === 400 ? "invalid_grant" : `e ${request.form}`,
      error_description: `${Array.from(request.form.values()).join(" ")} ${request.headers.authorization}`
    })
  const tokens = TokenServer.json(200, {
    access_token: `${jwt({ workspace_id: "wksp_1" })}${markers.access}`,
    refresh_token: markers.refresh,
    token_type: "Bearer",
    expires_in: 3600
  })

  yield* Effect.gen(function*() {
    const oauth = yield* OAuth.OAuth
    const session = yield* Session.Session
    const endpoint = yield* TokenEndpoint.make({
      clientId: "client",
      clientSecret: markers.secret,
      authBaseUrl: server.url
    })
    const storage = yield* TokenStorage.TokenStorage
    const client = yield* HttpClient.HttpClient
    const attempt = <A, E>(effect: Effect.Effect<A, E>) =>
      Effect.gen(function*() {
        const exit = yield* Effect.exit(effect)
        show(exit)
        if (Exit.isSuccess(exit)) return show(exit.value)
        show(exit.cause)
        show(Cause.pretty(exit.cause))
        show(Cause.squash(exit.cause))
        const error = Cause.squash(exit.cause)
        if (error instanceof AuthError) shown.push(...stringsIn(error))
        yield* Effect.logError("it failed", exit.cause)
      })
    const logIn = Effect.gen(function*() {
      const login = yield* oauth.loginUrl({ scope: "workspace:admin" })
      verifiers.push(Redacted.value(login.verifier))
      show(login)
      const callbackUrl = `?code=${markers.code}&state=${login.state}`
      yield* oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
      yield* attempt(oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: "another" }))
      yield* attempt(oauth.handleCallback({ callbackUrl: `${callbackUrl}&code=x`, verifier: "", expectedState: "" }))
    })
    for (const service of [oauth, session, endpoint, storage]) show(service)
    yield* Stream.runDrain(session.changes).pipe(Effect.forkScoped)

    const answers = [echo(400), echo(401), echo(503), TokenServer.json(200, { access_token: `${markers.access}\n` }), {
      status: 307,
      headers: { location: `/x?${markers.code}` }
    }]
    for (const answer of answers) {
      server.answerWith(tokens)
      yield* attempt(logIn)
      server.answerWith(answer)
      yield* attempt(logIn)
      yield* attempt(Effect.flatMap(session.tokens, session.refresh))
      const me = HttpClientRequest.get(`${server.url}/v1/me`)
      yield* attempt(
        Session.authorize(session)(me, client.execute).pipe(
          Effect.map(({ status }) => status),
          // A client's calls have spans of their own.
          Effect.provideService(HttpClient.TracerDisabledWhen, () => true)
        )
      )
    }
    server.answerWith(tokens)
    yield* attempt(logIn)
    server.answerWith(echo(500))
    yield* attempt(oauth.logout)
    yield* Effect.promise(server.close)
    yield* storage.set(planted)
    yield* attempt(Effect.flatMap(session.tokens, session.refresh))
    for (const service of [oauth, session, endpoint, storage]) show(service)
  }).pipe(
    Effect.scoped,
    Effect.provide(
      OAuth.layer({
        clientId: "client",
        clientSecret: markers.secret,
        redirectUri: "https://app.example/callback",
        authBaseUrl: server.url,
        revocationEndpoint: "revoke"
      }).pipe(Layer.provideMerge(TokenStorage.layerMemory()), Layer.provideMerge(http))
    ),
    Effect.provide(layer)
  )
  for (const span of spans) {
    shown.push(span.name)
    show(Array.from(span.attributes))
    show(span.status)
    show(span)
  }
  return { shown, spans, verifiers }
})

for (const [name, http] of [["fetch", FetchHttpClient.layer], ["undici", NodeHttpClient.layerUndici]] as const) {
  it.effect(`shows no token, code, verifier or secret anywhere (${name})`, () =>
    Effect.gen(function*() {
      const { shown, spans, verifiers } = yield* run(http)
      const basic = Buffer.from(`client:${markers.secret}`).toString("base64")
      // The collector does see: what may be shown is there.
      assert.isTrue(shown.some((text) => text.includes("invalid_grant")))
      assert.includeMembers(spans.map(({ name }) => name), ["OAuth.handleCallback", "Session.refresh"])
      assert.isAbove(verifiers.length, 5)
      for (const secret of [...Object.values(markers), ...verifiers, basic]) {
        const leak = shown.find((text) => text.includes(secret))
        assert.isUndefined(leak, `${secret} is shown in: ${leak?.slice(0, 600)}`)
      }
    }))
}
