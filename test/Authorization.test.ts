import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { AuthError } from "../src/AuthError.ts"
import * as Authorization from "../src/Authorization.ts"
import { FetchError } from "../src/FetchError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const me = Effect.flatMap(ManagementClient.ManagementClient, (client) => client.me.get())

const run = (environment: { readonly [name: string]: string }) =>
  me.pipe(
    Effect.provide(ManagementClient.layerConfig.pipe(
      Layer.provide(Authorization.layerConfig),
      Layer.provide(NodeHttpClient.layerUndici)
    )),
    Effect.provideService(
      ConfigProvider.ConfigProvider,
      ConfigProvider.fromEnv({ env: environment, preserveEmptyStrings: true })
    ),
    Effect.flip
  )

const sentToken = (environment: { readonly [name: string]: string }) =>
  Effect.gen(function*() {
    const server = yield* RecordingServer.make
    server.answerWith({ status: 401 })
    yield* run({ ...environment, PRISMA_API_URL: server.url })
    return server.take().headers.authorization
  })

/** As a program has it that has effect twice: known by its type, its value kept elsewhere. */
const ofAnotherCopy = (): Redacted.Redacted<string> => Object.create(Object.getPrototypeOf(Redacted.make("x")))

it.effect("a token that another copy of effect redacted is told as such, and so is a client secret", () =>
  Effect.gen(function*() {
    const errors = [
      yield* Effect.flip(Effect.scoped(Layer.build(Authorization.layerToken(ofAnotherCopy())))),
      yield* Effect.flip(
        TokenEndpoint.make({ clientId: "client", clientSecret: ofAnotherCopy() }).pipe(
          Effect.provide(FetchHttpClient.layer)
        )
      )
    ]
    assert.deepStrictEqual(errors.map(({ reason }) => reason), [
      { _tag: "ConfigurationInvalid", field: "token" },
      { _tag: "ConfigurationInvalid", field: "clientSecret" }
    ])
    for (const { message } of errors) assert.include(message, "another copy of effect")
  }))

describe("the token of the environment", () => {
  it.effect("the token of the environment is PRISMA_SERVICE_TOKEN, else PRISMA_API_TOKEN", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* sentToken({ PRISMA_SERVICE_TOKEN: "one", PRISMA_API_TOKEN: "two" }), "Bearer one")
      assert.strictEqual(yield* sentToken({ PRISMA_API_TOKEN: "two" }), "Bearer two")
    }))

  it.effect("the token of the environment that is missing is an error that says which variable to set", () =>
    Effect.gen(function*() {
      const error = yield* run({})
      assert.instanceOf(error, AuthError)
      assert.deepInclude(error.reason, { _tag: "ConfigurationInvalid", field: "PRISMA_SERVICE_TOKEN" })
      assert.include(error.message, "PRISMA_SERVICE_TOKEN")
      assert.include(error.message, "PRISMA_API_TOKEN")
      assert.isFalse(error.refreshTokenInvalid)
    }))

  it.effect.each(["PRISMA_SERVICE_TOKEN", "PRISMA_API_TOKEN"])(
    "the token of the environment that is blank is a mistake: the error names %s",
    (name) =>
      Effect.gen(function*() {
        for (const blank of ["", " ", "\n"]) {
          const error = yield* run({ [name]: blank })
          assert.instanceOf(error, AuthError)
          assert.deepInclude(error.reason, { _tag: "ConfigurationInvalid", field: name })
          assert.include(error.message, name)
        }
      })
  )

  it.effect("the token of the environment that is empty in the process is a mistake too, though Effect takes it for missing", () =>
    Effect.gen(function*() {
      yield* Effect.acquireRelease(
        Effect.sync(() => {
          process.env["PRISMA_SERVICE_TOKEN"] = ""
        }),
        () =>
          Effect.sync(() => {
            delete process.env["PRISMA_SERVICE_TOKEN"]
          })
      )
      const error = yield* Effect.flip(Layer.build(Authorization.layerConfig))
      assert.include(error.message, "PRISMA_SERVICE_TOKEN is blank")
    }))

  it.effect("the token of the environment that cannot stand in a header is refused, and not repeated", () =>
    Effect.gen(function*() {
      const error = yield* run({ PRISMA_SERVICE_TOKEN: "marker\r\nx-evil: 1" })
      assert.instanceOf(error, AuthError)
      assert.notInclude(Cause.pretty(Cause.fail(error)), "marker")
    }))
})

describe("the URL of the environment", () => {
  it.effect.each(["PRISMA_API_URL", "PRISMA_MANAGEMENT_API_URL"])(
    "the URL of the environment is %s",
    (name) =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        server.answerWith({ status: 401 })
        yield* run({ PRISMA_SERVICE_TOKEN: "token", [name]: server.url })
        assert.strictEqual(server.take().url.pathname, "/v1/me")
      })
  )

  it.effect("the URL of the environment that would send the token in the clear is refused, naming the variable", () =>
    Effect.gen(function*() {
      const error = yield* run({ PRISMA_SERVICE_TOKEN: "token", PRISMA_API_URL: "http://api.prisma.io" })
      assert.instanceOf(error, FetchError)
      assert.include(error.message, "PRISMA_API_URL")
    }))
})

describe("a token given by the program", () => {
  it.effect("a token given by the program may be redacted", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith({ status: 401 })
      yield* me.pipe(
        Effect.provide(
          ManagementClient.layer({ baseUrl: server.url }).pipe(
            Layer.provide(Authorization.layerToken(Redacted.make("secret"))),
            Layer.provide(NodeHttpClient.layerUndici)
          )
        ),
        Effect.flip
      )
      assert.strictEqual(server.take().headers.authorization, "Bearer secret")
    }))

  it.effect("a token given by the program must not be blank", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Layer.build(Authorization.layerToken("")))
      assert.instanceOf(error, AuthError)
    }))
})
