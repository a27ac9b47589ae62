import { assert, describe, it } from "@effect/vitest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as ConfigProvider from "effect/ConfigProvider"
import { WebCrypto } from "effect/crypto/WebCrypto"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { createHash } from "node:crypto"
import * as AuthError from "../src/AuthError.ts"
import * as OAuth from "../src/OAuth.ts"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { fullStorage } from "./support/fullStorage.ts"
import { jwt } from "./support/jwt.ts"
import * as TokenServer from "./support/TokenServer.ts"

const redirectUri = "https://app.example/auth/callback"
const scope = "workspace:admin offline_access"

const withOAuth = <A, E, R>(
  options: Partial<OAuth.Options>,
  test: Effect.Effect<A, E, R>
) =>
  Effect.provide(
    test,
    OAuth.layer({ clientId: "client", redirectUri, ...options }).pipe(
      Layer.provideMerge(TokenStorage.layerMemory()),
      Layer.provide(NodeHttpClient.layerUndici)
    )
  )

describe("loginUrl", () => {
  it.effect("loginUrl asks with PKCE S256 and 32 random bytes each for state and verifier", () =>
    withOAuth(
      { authBaseUrl: "https://auth.example/" },
      Effect.gen(function*() {
        const oauth = yield* OAuth.OAuth
        const login = yield* oauth.loginUrl({
          scope,
          additionalParams: { utm_source: "my-app", utm_medium: undefined }
        })
        const url = new URL(login.url)
        const verifier = Redacted.value(login.verifier)
        assert.strictEqual(url.origin + url.pathname, "https://auth.example/authorize")
        assert.deepStrictEqual(Object.fromEntries(url.searchParams), {
          response_type: "code",
          client_id: "client",
          redirect_uri: redirectUri,
          scope,
          state: login.state,
          code_challenge: createHash("sha256").update(verifier).digest("base64url"),
          code_challenge_method: "S256",
          utm_source: "my-app"
        })
        assert.lengthOf(Buffer.from(login.state, "base64url"), 32)
        assert.lengthOf(Buffer.from(verifier, "base64url"), 32)
        assert.notStrictEqual((yield* oauth.loginUrl({ scope })).state, login.state)
      })
    ))

  for (
    const name of [
      "client_id",
      "code_challenge",
      "code_challenge_method",
      "redirect_uri",
      "request",
      "request_uri",
      "response_mode",
      "response_type",
      "scope",
      "state"
    ]
  ) {
    it.effect(`loginUrl does not let additionalParams replace ${name}`, () =>
      withOAuth(
        {},
        Effect.gen(function*() {
          const oauth = yield* OAuth.OAuth
          const { message, reason } = yield* Effect.flip(
            oauth.loginUrl({ scope, additionalParams: { [name]: "mine" } })
          )
          assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field: `additionalParams.${name}` })
          assert.strictEqual(
            message,
            `additionalParams.${name}: Is a parameter of the protocol and cannot be replaced`
          )
        })
      ))
  }

  it.effect("loginUrl needs a redirect URI", () =>
    withOAuth(
      { redirectUri: undefined },
      Effect.gen(function*() {
        const oauth = yield* OAuth.OAuth
        const { message, reason } = yield* Effect.flip(oauth.loginUrl({ scope }))
        assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field: "redirectUri" })
        assert.strictEqual(message, "redirectUri: Is missing: pass it to the layer or to this login")
      })
    ))
})

describe("what a call of OAuth is given", () => {
  type Calls = OAuth.OAuth["Service"]
  const wrong: ReadonlyArray<
    readonly [
      what: string,
      call: (calls: Calls) => Effect.Effect<unknown, AuthError.AuthError>,
      field: string,
      said: string
    ]
  > = [
    ...[undefined, null, "scope"].flatMap((given) =>
      [
        [
          `a login of ${given}`,
          ({ loginUrl }: Calls) => loginUrl(given as never),
          "options",
          "Expected an object with a scope"
        ],
        [
          `a callback of ${given}`,
          ({ handleCallback }: Calls) => handleCallback(given as never),
          "options",
          "Expected an object with the callbackUrl, and the verifier and the expectedState of the login"
        ]
      ] as const
    ),
    [
      "a login with a blank scope",
      ({ loginUrl }) => loginUrl({ scope: " " }),
      "scope",
      "Expected a string that is not blank"
    ]
  ]
  for (const [what, call, field, said] of wrong) {
    it.effect(`OAuth refuses ${what}, and names what is missing`, () =>
      Effect.gen(function*() {
        const { message, reason } = yield* Effect.flip(withOAuth({}, OAuth.OAuth.use(call)))
        assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field })
        assert.strictEqual(message, `${field}: ${said}`)
      }))
  }
})

describe("a login on a platform", () => {
  const platforms: ReadonlyArray<readonly [what: string, crypto: unknown, said: RegExp]> = [
    ["without Web Crypto", undefined, /^This platform has no Web Crypto/],
    ["whose page came over http", { getRandomValues: () => {} }, /^This platform has no Web Crypto/],
    [
      "whose Web Crypto lacks SHA-256",
      {
        getRandomValues: (bytes: Uint8Array) => bytes,
        subtle: { digest: () => Promise.reject(new Error("no such algorithm")) }
      },
      /^crypto: Web Crypto does not hash with SHA-256$/
    ]
  ]
  for (const [what, crypto, said] of platforms) {
    it.effect(`a login on a platform ${what} fails typed`, () =>
      Effect.gen(function*() {
        const { message, reason } = yield* withOAuth(
          {},
          OAuth.OAuth.use(({ loginUrl }) => Effect.flip(loginUrl({ scope })))
        ).pipe(Effect.provideService(WebCrypto, crypto as Crypto))
        assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field: "crypto" })
        assert.match(message, said)
      }))
  }
})

describe("OAuth over a token endpoint of the program's own", () => {
  for (const [field, value] of [["clientId", " "], ["authBaseUrl", "auth.example"]] as const) {
    it.effect(`OAuth over a token endpoint of the program's own names a ${field} that cannot be used`, () =>
      Effect.gen(function*() {
        const { message, reason } = yield* Effect.flip(OAuth.make({ clientId: "client", [field]: value })).pipe(
          Effect.provide(Session.layer),
          Effect.provide([TokenStorage.layerMemory(), Layer.mock(TokenEndpoint.TokenEndpoint)({})])
        )
        assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field })
        assert.isTrue(message.startsWith(`${field}: Expected`), message)
      }))
  }
})

describe("the options", () => {
  const absolute = "Expected an absolute URL, for example https://auth.prisma.io"
  const refused: ReadonlyArray<
    readonly [name: string, field: string, options: Partial<OAuth.Options>, said?: string]
  > = [
    ["a base URL that is http off loopback", "authBaseUrl", { authBaseUrl: "http://auth.example" }],
    ["a base URL with userinfo", "authBaseUrl", { authBaseUrl: "https://user:password@auth.example" }],
    ["a base URL that is none", "authBaseUrl", { authBaseUrl: "auth.example" }],
    ["a base URL with a query", "authBaseUrl", { authBaseUrl: "https://auth.example?a=b" }],
    ["an issuer that is no URL", "issuer", { issuer: "auth.example" }, absolute],
    ["an issuer of another scheme", "issuer", { issuer: "ftp://auth.example" }, absolute],
    [
      "an issuer with a query",
      "issuer",
      { issuer: "https://auth.example?a=b" },
      "Expected a URL without query and fragment"
    ],
    ["a revocation endpoint that is http off loopback", "revocationEndpoint", {
      revocationEndpoint: "http://auth.example/revoke"
    }],
    ["a revocation endpoint that is none", "revocationEndpoint", {
      revocationEndpoint: "http://["
    }, "Expected an absolute URL, for example https://api.prisma.io"],
    ["a blank client id", "clientId", { clientId: " " }, "Expected a string that is not blank"],
    ["a blank client secret", "clientSecret", { clientSecret: "" }],
    ["a relative redirect URI", "redirectUri", { redirectUri: "/callback" }],
    [
      "a redirect URI with a fragment",
      "redirectUri",
      { redirectUri: "https://app.example/#here" },
      "Expected a URL without fragment"
    ]
  ]
  for (const [name, field, options, said] of refused) {
    it.effect(`the options of OAuth refuse ${name}`, () =>
      Effect.gen(function*() {
        const { message, reason } = yield* Effect.flip(withOAuth(options, OAuth.OAuth))
        assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field })
        if (said !== undefined) assert.strictEqual(message, `${field}: ${said}`)
      }))
  }

  for (
    const authBaseUrl of [
      "http://localhost:1234",
      "http://127.0.0.1:1234/",
      "http://[::1]:1234",
      "https://auth.example//"
    ]
  ) {
    it.effect(`the options of OAuth accept ${authBaseUrl}`, () => withOAuth({ authBaseUrl }, OAuth.OAuth))
  }

  it.effect("the options of OAuth come from the environment", () =>
    Effect.gen(function*() {
      const login = yield* OAuth.OAuth.use((oauth) => oauth.loginUrl({ scope })).pipe(
        Effect.provide(
          OAuth.layerConfig().pipe(
            Layer.provide([TokenStorage.layerMemory(), NodeHttpClient.layerUndici]),
            Layer.provide(ConfigProvider.layer(ConfigProvider.fromUnknown({
              PRISMA_CLIENT_ID: "from-env",
              PRISMA_REDIRECT_URI: redirectUri,
              PRISMA_AUTH_URL: "https://auth.example"
            })))
          )
        )
      )
      const url = new URL(login.url)
      assert.strictEqual(url.origin, "https://auth.example")
      assert.strictEqual(url.searchParams.get("client_id"), "from-env")
    }))
})

describe("handleCallback", () => {
  const state = "the-state-of-this-login"
  const callback = (callbackUrl: string | URL, more?: Partial<OAuth.CallbackOptions>) =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(TokenServer.json(200, { access_token: jwt({ workspace_id: "wksp_1" }), token_type: "bearer" }))
      return yield* withOAuth(
        { authBaseUrl: server.url },
        Effect.gen(function*() {
          const oauth = yield* OAuth.OAuth
          const result = yield* Effect.result(
            oauth.handleCallback({ callbackUrl, expectedState: state, verifier: "the-verifier", ...more })
          )
          return { result, stored: yield* (yield* TokenStorage.TokenStorage).get, sent: server.requests }
        })
      )
    }).pipe(Effect.scoped)

  const accepted: ReadonlyArray<readonly [name: string, url: string | URL]> = [
    ["an absolute URL", `${redirectUri}?code=the-code&state=${state}`],
    ["a URL object", new URL(`${redirectUri}?code=the-code&state=${state}`)],
    ["the relative URL of a server's request", `/auth/callback?code=the-code&state=${state}`],
    ["the query alone", `?code=the-code&state=${state}`]
  ]
  for (const [name, url] of accepted) {
    it.effect(`handleCallback takes ${name}`, () =>
      Effect.gen(function*() {
        const { result, sent, stored } = yield* callback(url)
        assert.strictEqual(result._tag, "Success")
        assert.strictEqual(stored?.workspaceId, "wksp_1")
        assert.isUndefined(stored?.refreshToken)
        assert.deepStrictEqual(Object.fromEntries(sent[0]!.form), {
          grant_type: "authorization_code",
          code: "the-code",
          redirect_uri: redirectUri,
          code_verifier: "the-verifier",
          client_id: "client"
        })
      }))
  }

  const query = `code=the-code&state=${state}`
  const refused: ReadonlyArray<readonly [name: string, query: string, reason: object, message?: string]> = [
    ["state missing", "code=the-code", { _tag: "StateMismatch" }, "Invalid state parameter. Possible CSRF attack."],
    ["state wrong", "code=the-code&state=another", { _tag: "StateMismatch" }],
    ["state wrong in its last character", `code=the-code&state=${state.slice(0, -1)}x`, { _tag: "StateMismatch" }],
    ["state doubled", `${query}&state=${state}`, { _tag: "CallbackInvalid", parameter: "state" }],
    ["code doubled", `${query}&code=another`, { _tag: "CallbackInvalid", parameter: "code" }],
    ["iss doubled", `${query}&iss=a&iss=b`, { _tag: "CallbackInvalid", parameter: "iss" }],
    ["error doubled", `state=${state}&error=a&error=b`, { _tag: "CallbackInvalid", parameter: "error" }],
    [
      "error_description doubled",
      `state=${state}&error=a&error_description=b&error_description=c`,
      { _tag: "CallbackInvalid", parameter: "error_description" }
    ],
    [
      "error_uri doubled",
      `state=${state}&error=a&error_uri=b&error_uri=c`,
      { _tag: "CallbackInvalid", parameter: "error_uri" }
    ],
    [
      "code missing",
      `state=${state}`,
      { _tag: "CallbackInvalid", parameter: "code" },
      "No authorization code found in callback URL"
    ],
    [
      "the URL of the login page",
      `response_type=code&client_id=client&state=${state}&code_challenge=c`,
      { _tag: "CallbackInvalid", parameter: "code" },
      "This is the URL of the login page, not the callback URL: log in there first, and use the URL that the browser ends at"
    ],
    [
      "the URL of an earlier login page",
      "response_type=code&client_id=client&state=earlier&code_challenge=c",
      { _tag: "CallbackInvalid", parameter: "code" }
    ],
    ["code empty", `state=${state}&code=`, { _tag: "CallbackInvalid", parameter: "code" }],
    ["iss wrong", `${query}&iss=https://evil.example`, { _tag: "IssuerMismatch" }],
    ["iss wrong beside a wrong state", "state=another&iss=https://evil.example", { _tag: "IssuerMismatch" }],
    ["an error with the wrong state", "error=access_denied&state=another", { _tag: "StateMismatch" }],
    ["an error without state", "error=access_denied", { _tag: "StateMismatch" }],
    [
      "an error",
      `error=access_denied&error_description=User+cancelled&state=${state}`,
      { _tag: "CallbackDenied", error: "access_denied", description: "User cancelled" },
      "access_denied: User cancelled"
    ],
    [
      "an error beside a code",
      `${query}&error=server_error`,
      { _tag: "CallbackDenied", error: "server_error" },
      "server_error"
    ]
  ]
  for (const [name, query, reason, message] of refused) {
    it.effect(`handleCallback refuses ${name}`, () =>
      Effect.gen(function*() {
        const { result, sent, stored } = yield* callback(`${redirectUri}?${query}`)
        assert.strictEqual(result._tag, "Failure")
        if (result._tag === "Success") return
        assert.deepStrictEqual(result.failure.reason, reason)
        if (message !== undefined) assert.strictEqual(result.failure.message, message)
        assert.isFalse(result.failure.refreshTokenInvalid)
        assert.lengthOf(sent, 0)
        assert.isUndefined(stored)
      }))
  }

  it.effect("handleCallback takes the right iss, with a trailing slash too", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      yield* withOAuth(
        { authBaseUrl: server.url },
        Effect.gen(function*() {
          const oauth = yield* OAuth.OAuth
          yield* oauth.handleCallback({
            callbackUrl: `/auth/callback?${query}&iss=${encodeURIComponent(`${server.url}/`)}`,
            expectedState: state,
            verifier: "v"
          })
        })
      )
    }))

  const issuers: ReadonlyArray<readonly [issuer: string | URL, iss: string | undefined, isTaken: boolean]> = [
    ["https://auth.example/realms/one", "https://auth.example/realms/one", true],
    ["https://auth.example/realms/one", "https://auth.example/realms/one/", true],
    ["http://keycloak:8080/", "http://keycloak:8080", true],
    [new URL("https://auth.example"), "https://auth.example", true],
    ["https://auth.example", undefined, true],
    ["https://auth.example/realms/one", "https://auth.example/realms/two", false],
    ["https://auth.example", "http://auth.example", false],
    ["https://auth.example", "", true]
  ]
  for (const [issuer, iss, isTaken] of issuers) {
    it.effect(`handleCallback ${isTaken ? "takes" : "refuses"} iss ${iss} where the issuer is ${issuer}, whatever the base URL is`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        const oauth = OAuth.OAuth.use(({ handleCallback }) =>
          handleCallback({
            callbackUrl: `?${query}${iss === undefined ? "" : `&iss=${encodeURIComponent(iss)}`}`,
            expectedState: state,
            verifier: "v"
          })
        )
        const result = yield* Effect.result(withOAuth({ authBaseUrl: server.url, issuer }, oauth))
        assert.strictEqual(
          result._tag === "Success" ? "taken" : result.failure.reason._tag,
          isTaken ? "taken" : "IssuerMismatch"
        )
        assert.lengthOf(server.requests, isTaken ? 1 : 0)
      }))
  }

  it.effect("handleCallback refuses the base URL as iss where another issuer is named, and says both", () =>
    Effect.gen(function*() {
      const error = yield* withOAuth(
        { authBaseUrl: "https://proxy.example", issuer: "https://auth.example" },
        OAuth.OAuth.use(({ handleCallback }) =>
          Effect.flip(handleCallback({
            callbackUrl: `?${query}&iss=https://proxy.example`,
            expectedState: state,
            verifier: "v"
          }))
        )
      )
      assert.deepStrictEqual(error.reason, { _tag: "IssuerMismatch" })
      assert.strictEqual(
        error.message,
        "The callback comes from another authorization server: https://proxy.example instead of https://auth.example. "
          + "If yours is behind a proxy, set `issuer` to its issuer identifier."
      )
    }))

  it.effect("a login neither begins nor spends its code where the storage would not take its tokens", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      yield* Effect.gen(function*() {
        const oauth = yield* OAuth.OAuth
        assert.strictEqual((yield* Effect.flip(oauth.loginUrl({ scope }))).message, "The disk is full")
        const handled = oauth.handleCallback({ callbackUrl: `?${query}`, expectedState: state, verifier: "v" })
        assert.strictEqual((yield* Effect.flip(handled)).message, "The disk is full")
      }).pipe(
        Effect.provide(OAuth.layer({ clientId: "client", redirectUri, authBaseUrl: server.url })),
        Effect.provide([Layer.succeed(TokenStorage.TokenStorage)(fullStorage), NodeHttpClient.layerUndici])
      )
      assert.isEmpty(server.requests)
    }))

  for (const field of ["verifier", "expectedState"]) {
    for (const value of ["", null, undefined]) {
      it.effect(`handleCallback says that ${field} is ${JSON.stringify(value)}, which a lost cookie is`, () =>
        Effect.gen(function*() {
          const { result } = yield* callback(`?code=c&state=`, { [field]: value } as never)
          assert.propertyVal(result, "_tag", "Failure")
          if (result._tag === "Failure") {
            assert.deepStrictEqual(result.failure.reason, { _tag: "ConfigurationInvalid", field })
            assert.strictEqual(result.failure.message, `${field}: Expected a string that is not blank`)
          }
        }))
    }
    it.effect(`handleCallback says that ${field} has a line break`, () =>
      Effect.gen(function*() {
        const { result } = yield* callback(`?code=c&state=s`, { [field]: "a\nb" })
        assert.strictEqual(
          result._tag === "Failure" && result.failure.message,
          `${field}: Expected a string without line breaks and control characters`
        )
      }))
  }
})

describe("the client's credentials", () => {
  const login = (options: Partial<OAuth.Options>) =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      yield* withOAuth(
        { authBaseUrl: server.url, revocationEndpoint: "revoke", ...options },
        Effect.gen(function*() {
          const oauth = yield* OAuth.OAuth
          yield* oauth.handleCallback({ callbackUrl: "?code=c&state=s", expectedState: "s", verifier: "v" })
          const session = yield* Session.Session
          server.answerWith(TokenServer.tokens(2))
          yield* session.refresh(yield* session.tokens)
          server.answerWith({ status: 200 })
          yield* oauth.logout
        })
      )
      return server.requests
    }).pipe(Effect.scoped)

  it.effect("a client with a secret authenticates in the header, form-encoded (RFC 6749 section 2.3.1)", () =>
    Effect.gen(function*() {
      const requests = yield* login({ clientId: "cli:ent", clientSecret: Redacted.make("se cret/+%") })
      assert.deepStrictEqual(requests.map(({ path }) => path), ["/token", "/token", "/revoke"])
      for (const { form, headers } of requests) {
        assert.strictEqual(
          Buffer.from(headers.authorization!.slice("Basic ".length), "base64").toString(),
          "cli%3Aent:se+cret%2F%2B%25"
        )
        assert.isFalse(form.has("client_id"))
        assert.isFalse(form.has("client_secret"))
      }
    }))

  it.effect("a client with a secret authenticates in the form where it asks for that", () =>
    Effect.gen(function*() {
      for (const { form, headers } of yield* login({ clientSecret: "secret", clientAuthentication: "post" })) {
        assert.isUndefined(headers.authorization)
        assert.strictEqual(form.get("client_id"), "client")
        assert.strictEqual(form.get("client_secret"), "secret")
      }
    }))

  it.effect("a client without a secret has its id in the form, and its refresh token is revoked at logout", () =>
    Effect.gen(function*() {
      const requests = yield* login({})
      assert.isUndefined(requests[1]!.headers.authorization)
      assert.match(requests[0]!.headers["user-agent"] ?? "", /^effect-prisma-management\//)
      assert.deepStrictEqual(requests.map(({ form }) => Object.fromEntries(form)).slice(1), [
        { grant_type: "refresh_token", refresh_token: "refresh-1", client_id: "client" },
        { token: "refresh-2", token_type_hint: "refresh_token", client_id: "client" }
      ])
    }))
})
