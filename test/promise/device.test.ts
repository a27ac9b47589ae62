/** Device logins of programs without Effect, at a real sandbox. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { type DeviceCode, deviceLogin } from "../../src/promise/device.ts"
import { AuthError, createManagementApiSdk, type Tokens } from "../../src/promise/index.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as TokenServer from "../support/TokenServer.ts"

const scope = "workspace:admin offline_access"

const configFor = (url: string) => {
  let stored: Tokens | null = null
  return {
    clientId: "sandbox",
    apiBaseUrl: url,
    authBaseUrl: url,
    tokenStorage: {
      getTokens: async (): Promise<Tokens | null> => stored,
      setTokens: async (tokens: Tokens) => void (stored = tokens),
      clearTokens: async () => void (stored = null)
    }
  }
}

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(() => assert.fail("it did not reject"), (error: unknown) => error)

describe("deviceLogin", () => {
  it.effect("a device login of a program without Effect shows a code and logs its SDK in", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ autoApprove: true })
      const config = configFor(url)
      yield* Effect.promise(async () => {
        await using api = createManagementApiSdk(config)
        const codes: Array<DeviceCode> = []
        await deviceLogin(config, { scope, onCode: (code) => codes.push(code) })
        assert.lengthOf(codes, 1)
        assert.strictEqual(codes[0]!.verificationUri, `${url}/device`)
        assert.strictEqual((await api.client.GET("/v1/workspaces")).data?.data[0]?.name, "Sandbox")
        assert.isDefined((await config.tokenStorage.getTokens())!.refreshToken)
      })
    }))

  it.effect("a device login goes over the fetch of its config, as the calls after it do", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true })
      const sent: Array<string> = []
      const config = {
        ...configFor(sandbox.url),
        fetch: ((input, init) => {
          const request = new Request(input, init)
          sent.push(`${request.method} ${new URL(request.url).pathname}`)
          return fetch(request)
        }) as typeof globalThis.fetch
      }
      yield* Effect.promise(async () => {
        await using api = createManagementApiSdk(config)
        await deviceLogin(config, { scope, onCode: () => {} })
        await api.client.GET("/v1/workspaces")
      })
      const received = (yield* sandbox.requests).map(({ method, url }) => `${method} ${url}`)
      assert.deepStrictEqual(sent, received)
      assert.include(sent, "POST /device_authorization")
    }))

  it.effect("a device login that is aborted rejects with the reason at once and asks no more", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      yield* Effect.promise(async () => {
        const controller = new AbortController()
        const reason = new Error("the user left")
        const login = deviceLogin(configFor(sandbox.url), {
          scope,
          onCode: () => controller.abort(reason),
          signal: controller.signal
        })
        assert.strictEqual(await rejection(login), reason)
      })
      assert.isFalse((yield* sandbox.requests).some(({ operation }) => operation === "oauth.token"))
    }))

  it.effect("a device login rejects with what showing its code does", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      yield* Effect.promise(async () => {
        const error = new Error("no terminal")
        const fail = () => {
          throw error
        }
        assert.strictEqual(await rejection(deviceLogin(configFor(url), { scope, onCode: fail })), error)
        const reject = () => Promise.reject(error)
        assert.strictEqual(await rejection(deviceLogin(configFor(url), { scope, onCode: reject })), error)
      })
    }))

  it.effect("a device login rejects with one AuthError that says what to do where the server does not announce it", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(TokenServer.json(404, {}))
      yield* Effect.promise(async () => {
        const error = await rejection(deviceLogin(configFor(server.url), { scope, onCode: () => {} }))
        assert.instanceOf(error, AuthError)
        assert.deepStrictEqual(error.reason, { _tag: "DeviceLoginUnsupported" })
        assert.include(error.message, "paste the URL")
      })
    }))
})
