/** A login with a code that is entered elsewhere (RFC 8628): at a sandbox, at `oidc-provider`, and at servers that answer as they should not. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as AuthError from "../src/AuthError.ts"
import * as DeviceLogin from "../src/DeviceLogin.ts"
import * as OAuth from "../src/OAuth.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as Session from "../src/Session.ts"
import * as Sessions from "../src/Sessions.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import { fullStorage } from "./support/fullStorage.ts"
import * as OidcProvider from "./support/OidcProvider.ts"
import * as TokenServer from "./support/TokenServer.ts"

const scope = "workspace:admin offline_access"

const oauth = (options: Partial<OAuth.Options> = {}) =>
  OAuth.layer({ clientId: "sandbox", authBaseUrl: "http://localhost", ...options })

/** A login whose code is shown, and which waits now. */
const shown = Effect.fnUntraced(function*<A, E, R>(
  login: (show: DeviceLogin.Options["show"]) => Effect.Effect<A, E, R>
) {
  const isShown = yield* Deferred.make<DeviceLogin.Code>()
  const fiber = yield* Effect.forkChild(login((code) => Deferred.succeed(isShown, code)), { startImmediately: true })
  yield* Deferred.await(isShown)
  return fiber
})

/** A login under way at a sandbox in this process: what its user is shown, and the fiber that waits. */
const begin = Effect.fnUntraced(function*(options: Sandbox.Options = {}) {
  const context = yield* Layer.build(
    oauth().pipe(Layer.provideMerge(TokenStorage.layerMemory()), Layer.provideMerge(Sandbox.layer(options)))
  )
  return yield* Effect.gen(function*() {
    const sandbox = yield* Sandbox.Sandbox
    const client = yield* HttpClient.HttpClient
    const shown = yield* Deferred.make<DeviceLogin.Code>()
    const login = yield* Effect.forkChild(
      DeviceLogin.login({ scope, show: (code) => Deferred.succeed(shown, code) }),
      { startImmediately: true }
    )
    const code = yield* Deferred.await(shown)
    const decide = (decision: "approve" | "deny") =>
      client.execute(
        HttpClientRequest.post("http://localhost/device").pipe(
          HttpClientRequest.bodyUrlParams({ user_code: code.userCode, decision, workspace: sandbox.workspaceId })
        )
      ).pipe(Effect.map(({ status }) => assert.strictEqual(status, 200)))
    const asked = Effect.map(
      sandbox.requests,
      (requests) => requests.filter(({ operation }) => operation === "oauth.token").length
    )
    const storage = yield* TokenStorage.TokenStorage
    return { asked, client, code, decide, login, sandbox, stored: storage.get }
  }).pipe(Effect.provideContext(context))
})

describe("DeviceLogin at a sandbox", () => {
  it.effect("a device login shows a code, asks every five seconds, and ends in the storage when the user allows it", () =>
    Effect.gen(function*() {
      const { asked, code, decide, login, sandbox, stored } = yield* begin()
      assert.match(code.userCode, /^[B-Z]{4}-[B-Z]{4}$/)
      assert.strictEqual(code.verificationUri, "http://localhost/device")
      assert.strictEqual(code.verificationUriComplete, `http://localhost/device?user_code=${code.userCode}`)
      assert.strictEqual(code.expiresAt, 600_000)

      assert.strictEqual(yield* asked, 0)
      for (let time = 1; time <= 3; time++) {
        yield* TestClock.adjust("4999 millis")
        assert.strictEqual(yield* asked, time - 1)
        yield* TestClock.adjust("1 millis")
        assert.strictEqual(yield* asked, time)
      }
      assert.isUndefined(yield* stored)
      yield* decide("approve")
      yield* TestClock.adjust("5 seconds")
      const tokens = yield* Fiber.join(login)
      assert.strictEqual(tokens.workspaceId, sandbox.workspaceId)
      assert.isDefined(tokens.refreshToken)
      assert.strictEqual(
        Redacted.value((yield* stored)!.accessToken),
        Redacted.value(tokens.accessToken)
      )
    }))

  it.effect("a device login waits five seconds longer from then on when the server says slow_down", () =>
    Effect.gen(function*() {
      const { asked, decide, login, sandbox } = yield* begin()
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 400, body: { error: "slow_down" } })
      yield* TestClock.adjust("5 seconds")
      for (let time = 1; time <= 3; time++) {
        assert.strictEqual(yield* asked, time)
        yield* TestClock.adjust("9999 millis")
        assert.strictEqual(yield* asked, time)
        yield* TestClock.adjust("1 millis")
      }
      yield* decide("approve")
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(login)
    }))

  it.effect("a device login whose network is lost asks less and less often, and goes on when it is back", () =>
    Effect.gen(function*() {
      const { asked, decide, login, sandbox } = yield* begin()
      yield* sandbox.faults.add({ operation: "oauth.token", cut: true })
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual(yield* asked, 1)
      for (const [index, pause] of [10, 20, 40, 60, 60].entries()) {
        yield* TestClock.adjust(Duration.millis(pause * 1000 - 1))
        assert.strictEqual(yield* asked, index + 1)
        yield* TestClock.adjust("1 millis")
        assert.strictEqual(yield* asked, index + 2)
      }
      yield* sandbox.faults.clear
      yield* TestClock.adjust("60 seconds")
      assert.strictEqual(yield* asked, 7)
      // Answered again: as before.
      yield* decide("approve")
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(login)
    }))

  it.effect("a device login waits as long as Retry-After says", () =>
    Effect.gen(function*() {
      const { asked, login, sandbox } = yield* begin()
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 429, retryAfter: 30 })
      yield* TestClock.adjust("34 seconds")
      assert.strictEqual(yield* asked, 1)
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* asked, 2)
      yield* Fiber.interrupt(login)
    }))

  it.effect("a device login waits five seconds longer from then on when the server says slow_down under status 429", () =>
    Effect.gen(function*() {
      const { asked, login, sandbox } = yield* begin()
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 429, body: { error: "slow_down" } })
      yield* TestClock.adjust("5 seconds")
      for (let time = 1; time <= 3; time++) {
        assert.strictEqual(yield* asked, time)
        yield* TestClock.adjust("9999 millis")
        assert.strictEqual(yield* asked, time)
        yield* TestClock.adjust("1 millis")
      }
      yield* Fiber.interrupt(login)
    }))

  it.effect("a device login asks nobody to enter a code whose tokens the storage would not take", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      const error = yield* Effect.flip(
        DeviceLogin.login({ scope, show: () => Effect.die("shown") }).pipe(
          Effect.provide(oauth({ authBaseUrl: server.url })),
          Effect.provide([Layer.succeed(TokenStorage.TokenStorage)(fullStorage), NodeHttpClient.layerUndici])
        )
      )
      assert.strictEqual(error.message, "The disk is full")
      assert.isEmpty(server.requests)
    }))

  it.effect("a device login that the user denies fails with CallbackDenied and stores nothing", () =>
    Effect.gen(function*() {
      const { decide, login, stored } = yield* begin()
      yield* decide("deny")
      yield* TestClock.adjust("5 seconds")
      const error = yield* Effect.flip(Fiber.join(login))
      assert.deepInclude(error.reason, { _tag: "CallbackDenied", error: "access_denied" })
      assert.isUndefined(yield* stored)
    }))

  it.effect("a device login whose code nobody enters fails with LoginTimeout when the code is over", () =>
    Effect.gen(function*() {
      const { asked, login } = yield* begin()
      yield* TestClock.adjust("599 seconds")
      assert.isUndefined(login.pollUnsafe())
      yield* TestClock.adjust("1 second")
      // Not at the moment at which it ends.
      assert.strictEqual(yield* asked, 119)
      const error = yield* Effect.flip(Fiber.join(login))
      assert.deepStrictEqual(error.reason, { _tag: "LoginTimeout", duration: Duration.minutes(10) })
      assert.strictEqual(error.message, "Nobody logged in within 10m. Start another login.")
    }))

  it.effect("a device login whose server says expired_token fails with LoginTimeout", () =>
    Effect.gen(function*() {
      const { login, sandbox } = yield* begin()
      yield* sandbox.advance("10 minutes")
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual((yield* Effect.flip(Fiber.join(login))).reason._tag, "LoginTimeout")
    }))

  it.effect("a device login that ends without an answer says so, with the last failure as cause", () =>
    Effect.gen(function*() {
      const { login, sandbox } = yield* begin()
      yield* sandbox.faults.add({ operation: "oauth.token", status: 503 })
      yield* TestClock.adjust("10 minutes")
      const error = yield* Effect.flip(Fiber.join(login))
      assert.strictEqual(error.reason._tag, "LoginTimeout")
      assert.include(error.message, "did not say within 10m")
      assert.match((error.cause as Error).message, /^Token request failed with status 503/)
    }))

  it.effect("a device login that is interrupted asks no more", () =>
    Effect.gen(function*() {
      const { asked, login } = yield* begin()
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.interrupt(login)
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(yield* asked, 1)
    }))

  it.effect("a device login at a sandbox that approves by itself needs nobody", () =>
    Effect.gen(function*() {
      const { login, sandbox } = yield* begin({ autoApprove: true })
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(login)).workspaceId, sandbox.workspaceId)
    }))

  it.effect("a device login of a confidential client authenticates in the header and in the form", () =>
    Effect.gen(function*() {
      for (const clientAuthentication of ["basic", "post"] as const) {
        const client = { clientId: "confidential", clientSecret: "secret", authBaseUrl: "http://localhost" }
        const login = yield* shown((show) =>
          DeviceLogin.login({ scope, show }).pipe(
            Effect.provide(OAuth.layer({ ...client, clientAuthentication })),
            Effect.provide([
              TokenStorage.layerMemory(),
              Sandbox.layer({
                autoApprove: true,
                clients: [{ id: "confidential", secret: "secret", redirectUris: "loopback" }]
              })
            ])
          )
        )
        yield* TestClock.adjust("1 second")
        const tokens = yield* Fiber.join(login)
        assert.isDefined(tokens.refreshToken)
      }
    }))

  it.effect("a device login of one of many users ends in the storage of their key", () =>
    Effect.gen(function*() {
      const options = { clientId: "sandbox", authBaseUrl: "http://localhost" }
      const keys = yield* Effect.gen(function*() {
        const sessions = yield* Sessions.Sessions
        const login = yield* shown((show) =>
          DeviceLogin.login({ scope, show }).pipe(
            Effect.provideServiceEffect(Session.Session, sessions.get("alice"))
          )
        )
        yield* TestClock.adjust("1 second")
        yield* Fiber.join(login)
        return yield* sessions.keys
      }).pipe(
        Effect.provide(Layer.merge(Sessions.layer(options), TokenEndpoint.layer(options))),
        Effect.provide([TokenStorages.layerMemory(), Sandbox.layer({ autoApprove: true })])
      )
      assert.deepStrictEqual(keys, ["alice"])
    }))

  it.effect("a device login fails as what shows its code fails, and is over with it", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(
        DeviceLogin.login({ scope, show: () => Effect.fail("no terminal" as const) }).pipe(
          Effect.provide(oauth()),
          Effect.provide([TokenStorage.layerMemory(), Sandbox.layer()])
        )
      )
      assert.strictEqual(error, "no terminal")
    }))
})

describe("DeviceLogin at oidc-provider", () => {
  it.effect("a device login at oidc-provider ends when its user has entered the code in a browser", () =>
    Effect.gen(function*() {
      const provider = yield* OidcProvider.make
      const shown = yield* Deferred.make<DeviceLogin.Code>()
      const login = yield* DeviceLogin.login({
        scope,
        show: (code) =>
          Effect.andThen(
            Effect.promise(() => OidcProvider.browse(code.verificationUriComplete!)),
            Deferred.succeed(shown, code)
          )
      }).pipe(
        Effect.provide(oauth({ clientId: "device", authBaseUrl: provider.url })),
        Effect.provide([TokenStorage.layerMemory(), NodeHttpClient.layerUndici]),
        Effect.forkChild({ startImmediately: true })
      )
      assert.match((yield* Deferred.await(shown)).userCode, /^[B-Z]{4}-[B-Z]{4}$/)
      yield* TestClock.adjust("5 seconds")
      const tokens = yield* Fiber.join(login)
      assert.strictEqual(tokens.workspaceId, OidcProvider.workspaceId)
      assert.isDefined(tokens.refreshToken)
    }))

  it.effect("a client that oidc-provider does not let log in devices is told so", () =>
    Effect.gen(function*() {
      const provider = yield* OidcProvider.make
      const error = yield* Effect.flip(
        DeviceLogin.login({ scope, show: () => Effect.void }).pipe(
          Effect.provide(oauth({ clientId: "web", authBaseUrl: provider.url })),
          Effect.provide([TokenStorage.layerMemory(), NodeHttpClient.layerUndici])
        )
      )
      assert.deepInclude(error.reason, { _tag: "TokenRejected", error: "invalid_request" })
    }))
})

type Json = { readonly [name: string]: unknown }

/** A server whose metadata and whose device authorization endpoint answer as a test says. */
const answering = Effect.fnUntraced(function*(answers: {
  readonly metadata?: (url: string) => TokenServer.Answer
  readonly device?: Json
  readonly path?: string
  readonly issuer?: string
}) {
  const server = yield* TokenServer.make
  const good = { issuer: server.url, device_authorization_endpoint: `${server.url}/start` }
  server.answerWith(({ path }) => {
    if (path.startsWith("/.well-known/")) return answers.metadata?.(server.url) ?? TokenServer.json(200, good)
    if (path === "/start") {
      return TokenServer.json(200, {
        device_code: "the-device-code",
        user_code: "ABCD-EFGH",
        verification_uri: "https://auth.example/device",
        expires_in: 60,
        interval: 2,
        ...answers.device
      })
    }
    return TokenServer.json(400, { error: "invalid_grant", error_description: "no the-device-code here" })
  })
  const codes: Array<DeviceLogin.Code> = []
  const logIn = (show: DeviceLogin.Options["show"]) =>
    DeviceLogin.login({ scope, show: (code) => Effect.andThen(Effect.sync(() => codes.push(code)), show(code)) }).pipe(
      Effect.provide(oauth({ authBaseUrl: `${server.url}${answers.path ?? ""}`, issuer: answers.issuer })),
      Effect.provide([TokenStorage.layerMemory(), NodeHttpClient.layerUndici])
    )
  return { codes, login: logIn(() => Effect.void), logIn, server }
})

describe("DeviceLogin at a server that does not do as it should", () => {
  const notAnnounced: ReadonlyArray<readonly [name: string, answer: (url: string) => TokenServer.Answer]> = [
    ["has no metadata", () => TokenServer.json(404, { error: "not_found" })],
    ["has metadata without device logins", (issuer) => TokenServer.json(200, { issuer })],
    ["has a page in the place of its metadata", () => ({ status: 200, body: "<!doctype html>" })],
    ["redirects to its login page", () => ({ status: 302, headers: { location: "/login" } })]
  ]
  for (const [name, metadata] of notAnnounced) {
    it.effect(`a device login fails with DeviceLoginUnsupported and says what to do where the server ${name}`, () =>
      Effect.gen(function*() {
        const { login, server } = yield* answering({ metadata })
        const error = yield* Effect.flip(login)
        assert.deepStrictEqual(error.reason, { _tag: "DeviceLoginUnsupported" })
        assert.strictEqual(
          error.message,
          "The authorization server does not support device logins. Open the login URL (loginUrl, or getLoginUrl of the Promise SDK) in a browser "
            + "on any machine, and paste the URL that it ends at into handleCallback."
        )
        assert.lengthOf(server.requests, 1)
      }))
  }

  const wrong: ReadonlyArray<
    readonly [name: string, metadata: (url: string) => TokenServer.Answer, AuthError.AuthErrorReason, said?: string]
  > = [
    [
      "that are of another issuer",
      (url) => TokenServer.json(200, { issuer: "https://evil.example", device_authorization_endpoint: `${url}/start` }),
      { _tag: "IssuerMismatch" },
      "The metadata is that of another authorization server: https://evil.example instead of "
    ],
    [
      "of a server without a name",
      (url) => TokenServer.json(200, { device_authorization_endpoint: `${url}/start` }),
      { _tag: "IssuerMismatch" },
      "The metadata is that of another authorization server: one without a name instead of "
    ],
    [
      "whose endpoint is not https",
      (url) => TokenServer.json(200, { issuer: url, device_authorization_endpoint: "http://auth.example/start" }),
      { _tag: "TokenResponseInvalid", field: "device_authorization_endpoint" },
      "Invalid authorization server metadata: device_authorization_endpoint"
    ],
    [
      "that cannot be had now",
      () => TokenServer.json(503, {}, { "retry-after": "7" }),
      { _tag: "AuthServerUnavailable", status: 503, retryAfter: Duration.seconds(7) }
    ]
  ]
  for (const [name, metadata, reason, said = ""] of wrong) {
    it.effect(`a device login sends nothing for metadata ${name}`, () =>
      Effect.gen(function*() {
        const { login, server } = yield* answering({ metadata })
        const error = yield* Effect.flip(login)
        assert.deepStrictEqual(error.reason, reason)
        assert.include(error.message, said)
        assert.lengthOf(server.requests, 1)
      }))
  }

  const fields: ReadonlyArray<readonly [field: string, value: unknown]> = [
    ["device_code", undefined],
    ["device_code", ""],
    ["user_code", undefined],
    ["user_code", " "],
    ["user_code", "\u001b[2JABCD"],
    ["user_code", "AB\u202eCD"],
    ["user_code", "A".repeat(101)],
    ["verification_uri", undefined],
    ["verification_uri", "javascript:alert(1)"],
    ["verification_uri", "http://auth.example/device"],
    ["verification_uri", "ftp://localhost/device"],
    ["verification_uri", "https://a@auth.example/device"],
    ["verification_uri", "https://:a@auth.example/device"],
    ["verification_uri", "https://auth.example/\u001b[2J"],
    ["expires_in", undefined],
    ["expires_in", 0],
    ["expires_in", "soon"],
    ["expires_in", 1e306]
  ]
  for (const [field, value] of fields) {
    it.effect(`a device login shows nothing when the server's ${field} is ${encodeURIComponent(String(value))}`, () =>
      Effect.gen(function*() {
        const { logIn } = yield* answering({ device: { [field]: value } })
        const { message, reason } = yield* Effect.flip(logIn(() => Effect.die("shown")))
        assert.deepStrictEqual(reason, { _tag: "TokenResponseInvalid", field })
        assert.strictEqual(message, `Invalid device authorization response: ${field}`)
      }))
  }

  it.effect("a device login asks for metadata where RFC 8414 has them for an issuer with a path", () =>
    Effect.gen(function*() {
      const { login, server } = yield* answering({ path: "/tenant/", metadata: () => TokenServer.json(404, {}) })
      yield* Effect.flip(login)
      assert.strictEqual(server.requests[0]!.path, "/.well-known/oauth-authorization-server/tenant")
    }))

  it.effect("a device login takes the metadata of the issuer that the program names, for a server behind a proxy", () =>
    Effect.gen(function*() {
      const { login, server } = yield* answering({
        issuer: "https://auth.example/",
        metadata: (url) =>
          TokenServer.json(200, { issuer: "https://auth.example", device_authorization_endpoint: `${url}/start` }),
        device: { user_code: undefined }
      })
      assert.deepInclude((yield* Effect.flip(login)).reason, { field: "user_code" })
      assert.strictEqual(server.requests[1]!.path, "/start")
    }))

  it.effect("a device login whose metadata are of another issuer says what the server calls itself and which option takes it", () =>
    Effect.gen(function*() {
      const { login, server } = yield* answering({
        metadata: () =>
          TokenServer.json(200, {
            issuer: "https://auth.example",
            device_authorization_endpoint: "https://auth.example/start"
          })
      })
      assert.strictEqual(
        (yield* Effect.flip(login)).message,
        `The metadata is that of another authorization server: https://auth.example instead of ${server.url}. `
          + "If yours is behind a proxy, set `issuer` to its issuer identifier."
      )
    }))

  it.effect("a device login that the server fails is told without the codes of the login", () =>
    Effect.gen(function*() {
      const { logIn, server } = yield* answering({})
      const login = yield* shown(logIn)
      server.answerWith(() =>
        TokenServer.json(400, {
          error: "invalid_grant",
          error_description: "abcd-efgh: the%2Ddevice%2Dcode is unknown"
        })
      )
      yield* TestClock.adjust("2 seconds")
      const error = yield* Effect.flip(Fiber.join(login))
      assert.strictEqual(error.message, "invalid_grant: <redacted>: <redacted> is unknown")
    }))

  it.effect("a device login leaves out a link that is none, and keeps the device code out of its error", () =>
    Effect.gen(function*() {
      const { codes, logIn, server } = yield* answering({ device: { verification_uri_complete: "file:///etc/passwd" } })
      const login = yield* shown(logIn)
      yield* TestClock.adjust("2 seconds")
      const error = yield* Effect.flip(Fiber.join(login))
      assert.isUndefined(codes[0]!.verificationUriComplete)
      assert.deepInclude(error.reason, { _tag: "TokenRejected", error: "invalid_grant" })
      assert.notInclude(JSON.stringify([error, error.message]), "the-device-code")
      const [, begun, asked] = server.requests
      assert.deepStrictEqual(Object.fromEntries(begun!.form), { client_id: "sandbox", scope })
      assert.deepStrictEqual(Object.fromEntries(asked!.form), {
        client_id: "sandbox",
        device_code: "the-device-code",
        grant_type: "urn:ietf:params:oauth:grant-type:device_code"
      })
    }))

  it.effect("a device login shows a code of a hundred characters", () =>
    Effect.gen(function*() {
      const userCode = "A".repeat(100)
      const { codes, logIn } = yield* answering({ device: { user_code: userCode } })
      yield* Fiber.interrupt(yield* shown(logIn))
      assert.strictEqual(codes[0]!.userCode, userCode)
    }))

  it.effect("a device login asks every five seconds where the server does not say how often, and never more than once a second", () =>
    Effect.gen(function*() {
      for (
        const [interval, expected] of [[undefined, 5000], [0, 5000], [-1, 5000], [0.01, 1000], ["3", 3000]] as const
      ) {
        const { logIn, server } = yield* answering({ device: { interval } })
        const login = yield* shown(logIn)
        yield* TestClock.adjust(Duration.millis(expected - 1))
        assert.lengthOf(server.requests, 2)
        yield* TestClock.adjust("1 millis")
        yield* Effect.flip(Fiber.join(login))
        assert.lengthOf(server.requests, 3)
      }
    }))
})
