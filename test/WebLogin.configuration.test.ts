/** What a program can get wrong about its logins: one error that names the option, and says what to do. */
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "../src/AuthError.ts"
import * as Sessions from "../src/Sessions.ts"
import * as TokenSealing from "../src/TokenSealing.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import * as WebLogin from "../src/WebLogin.ts"
import { keys, sealing } from "./support/webApplication.ts"

const good: WebLogin.Options = { redirectUri: "https://app.example/auth/callback", sealing }

const built = <A, R>(layer: Layer.Layer<A, AuthError, R>) =>
  Layer.build(layer.pipe(
    Layer.provide(Sessions.layer({ clientId: "app" })),
    Layer.provide(HttpRouter.layer),
    Layer.provide([TokenStorages.layerMemory(), FetchHttpClient.layer])
  ) as Layer.Layer<A, AuthError>)

const problemOf = (options: Partial<WebLogin.Options>) =>
  Effect.gen(function*() {
    const stored = yield* Effect.flip(built(WebLogin.layer({ ...good, ...options })))
    const carried = yield* Effect.flip(built(WebLogin.layerCookies({ ...good, clientId: "app", ...options })))
    assert.deepStrictEqual(stored.reason, carried.reason)
    assert.strictEqual(stored.message, carried.message)
    return `${stored.reason._tag} ${"field" in stored.reason ? stored.reason.field : ""}: ${stored.message}`
  })

const short = Redacted.make("too-short-a-secret")

const wrong: ReadonlyArray<readonly [what: string, options: Partial<WebLogin.Options>, told: RegExp]> = [
  [
    "no key ring",
    { sealing: undefined as never },
    /^ConfigurationInvalid sealing: .*TokenSealing\.config, which reads PRISMA_TOKEN_KEYS/
  ],
  [
    "a sealing key that is too short",
    { sealing: TokenSealing.make({ keys: { a: short }, current: "a" }) },
    /^ConfigurationInvalid keys: .*not 32 bytes in base64.*openssl rand -base64 32/
  ],
  [
    "a current key that is not in the ring",
    { sealing: TokenSealing.make({ keys: { a: keys.old }, current: "b" }) },
    /^ConfigurationInvalid current: .*no sealing key "b"/
  ],
  [
    "a redirect URI that is not the callback's path",
    { redirectUri: "https://app.example/other", paths: { callback: "/auth/callback" } },
    /^ConfigurationInvalid redirectUri: .*Its path is \/other, and the callback is served at \/auth\/callback: make both the same/
  ],
  [
    "a redirect URI without a path",
    { redirectUri: "https://app.example" },
    /^ConfigurationInvalid redirectUri: .*a path such as/
  ],
  [
    "a redirect URI that is the login's",
    { redirectUri: "https://app.example/login" },
    /^ConfigurationInvalid paths: .*three different paths/
  ],
  [
    "a redirect URI that is none",
    { redirectUri: "/auth/callback" },
    /^ConfigurationInvalid redirectUri: .*absolute URL/
  ],
  [
    "a redirect URI over http",
    { redirectUri: "http://app.example/auth/callback" },
    /^ConfigurationInvalid redirectUri: .*Expected https/
  ],
  [
    "a redirect URI with a pattern",
    { redirectUri: "https://app.example/:tenant/callback" },
    /^ConfigurationInvalid redirectUri: /
  ],
  ["a path without a slash", { paths: { login: "login" as never } }, /^ConfigurationInvalid paths\.login: /],
  ["a path with a pattern", { paths: { logout: "/:all" } }, /^ConfigurationInvalid paths\.logout: /],
  ["two paths that are one", { paths: { login: "/in", logout: "/in" } }, /^ConfigurationInvalid paths: /],
  [
    "an end of logins elsewhere",
    { afterLogin: "https://evil.example" },
    /^ConfigurationInvalid afterLogin: .*path of the application/
  ],
  ["an end of logouts that is a login", { afterLogout: "/auth/login" }, /^ConfigurationInvalid afterLogout: /],
  ["no time to log in", { loginTime: 0 }, /^ConfigurationInvalid loginTime: /],
  ["a session without end", { sessionTime: "Infinity" as never }, /^ConfigurationInvalid sessionTime: /],
  ["a name that no cookie can have", { cookieName: "my session;" }, /^ConfigurationInvalid cookieName: /]
]

describe("a web login", () => {
  it.effect.each(wrong)("with %s is one error that says what to do", ([, options, told]) =>
    Effect.gen(function*() {
      const problem = yield* problemOf(options)
      assert.match(problem, told)
      assert.notInclude(problem, Redacted.value(short))
    }))

  it.effect("without PRISMA_TOKEN_KEYS, or with one that is no list of pairs, names the variable", () =>
    Effect.gen(function*() {
      for (const environment of [{}, { PRISMA_TOKEN_KEYS: "just-a-secret" }, { PRISMA_TOKEN_KEYS: "a:short" }]) {
        const problem = yield* Effect.provide(
          problemOf({ sealing: TokenSealing.config }),
          ConfigProvider.layer(ConfigProvider.fromEnv({ env: environment }))
        )
        assert.match(problem, /^ConfigurationInvalid (PRISMA_TOKEN_KEYS: PRISMA_TOKEN_KEYS is not|keys: )/)
        assert.notMatch(problem, /just-a-secret|:short/)
      }
    }))

  it.effect("that is provided in two places of one router says so", () =>
    Effect.gen(function*() {
      const login = WebLogin.layer(good)
      const { message, reason } = yield* Effect.flip(built(Layer.merge(login, login)))
      assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field: "paths" })
      assert.include(message, "Provide it once")
    }))

  it.effect("on http of this machine has cookies that every browser takes there: without prefix, without Secure", () =>
    Effect.gen(function*() {
      for (const host of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"]) {
        yield* built(WebLogin.layer({ ...good, redirectUri: `http://${host}/auth/callback` }))
      }
    }))
})
