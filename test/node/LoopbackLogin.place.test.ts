/** Where a login waits: the host, the port and the path that the client is registered with. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as http from "node:http"
import * as net from "node:net"
import type { AuthError } from "../../src/AuthError.ts"
import { BrowserOpener } from "../../src/node/BrowserOpener.ts"
import { placeOf } from "../../src/node/internal/loopbackPlace.ts"
import * as LoopbackLogin from "../../src/node/LoopbackLogin.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as LoopbackServer from "../support/LoopbackServer.ts"
import * as WaitingLogin from "../support/waitingLogin.ts"
import { scope, see, visit } from "../support/waitingLogin.ts"

let lastPort = 20_000 + process.pid % 10_000

/** A port that nothing listens at, below those that a system gives out: no other test gets it meanwhile. */
const freePort: Effect.Effect<number> = Effect.gen(function*() {
  const port = ++lastPort
  const pages = yield* Effect.forEach(["127.0.0.1", "[::1]"], (host) => visit(`http://${host}:${port}/`))
  return pages.every((page) => page === "refused") ? port : yield* freePort
})

/** How a login that cannot begin fails, and how often a browser was opened. */
const refusal = Effect.fnUntraced(function*(options: Partial<LoopbackLogin.Options>, registered?: string) {
  let opened = 0
  const browser = Layer.succeed(BrowserOpener)({ open: () => Effect.sync(() => opened++) })
  const error: AuthError = yield* Effect.flip(
    LoopbackLogin.login({ scope, ...options }).pipe(
      Effect.provide(OAuth.layer({ clientId: "cli", redirectUri: registered })),
      Effect.provide([browser, TokenStorage.layerMemory(), FetchHttpClient.layer])
    )
  )
  return { error, opened }
})

describe("the place where LoopbackLogin waits", () => {
  for (const host of ["localhost", "127.0.0.1", "127.0.0.2", "[::1]", "app.localhost", "LOCALHOST"]) {
    it.effect(`LoopbackLogin waits at the registered port of ${host}, and sends the redirect URI as it was given`, () =>
      Effect.gen(function*() {
        const given = `http://${host}:${yield* freePort}/auth/back?from=cli`
        const { login, redirectUri, server, state } = yield* WaitingLogin.make({ redirectUri: given })
        assert.strictEqual(redirectUri, given)
        const address = given.replace("app.", "")
        assert.strictEqual((yield* see(`${address}&code=c&state=${state}`)).status, 200)
        yield* Fiber.join(login)
        assert.strictEqual(server.requests[0]!.form.get("redirect_uri"), given)
      }))

    it.effect(`LoopbackLogin waits at any port of ${host} where none is registered`, () =>
      Effect.gen(function*() {
        const { login, oneTimeUrl, redirectUri, state } = yield* WaitingLogin.make({
          redirectUri: `http://${host}/back`
        })
        const { port } = new URL(redirectUri)
        assert.strictEqual(redirectUri, `http://${host}:${port}/back`)
        assert.strictEqual(new URL(oneTimeUrl).origin, `http://${host.toLowerCase()}:${port}`)
        yield* see(`${redirectUri.replace("app.", "")}?code=c&state=${state}`)
        yield* Fiber.join(login)
      }))
  }

  it.effect("LoopbackLogin waits at the layer's redirect URI where that is of this machine", () =>
    Effect.gen(function*() {
      const registered = `http://localhost:${yield* freePort}/callback`
      const { callbackUrl, login, redirectUri } = yield* WaitingLogin.make({ registered })
      assert.strictEqual(redirectUri, registered)
      yield* see(callbackUrl)
      yield* Fiber.join(login)
    }))

  it.effect("LoopbackLogin waits at any port of 127.0.0.1 where the layer's redirect URI is of another machine", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, redirectUri } = yield* WaitingLogin.make({
        registered: "https://app.example/callback"
      })
      assert.match(redirectUri, /^http:\/\/127\.0\.0\.1:\d+\/callback$/)
      yield* see(callbackUrl)
      yield* Fiber.join(login)
    }))

  it.effect("LoopbackLogin takes its own redirect URI before the layer's", () =>
    Effect.gen(function*() {
      const own = `http://127.0.0.1:${yield* freePort}/own`
      const { redirectUri } = yield* WaitingLogin.make({
        redirectUri: new URL(own),
        registered: "http://localhost:1/callback"
      })
      assert.strictEqual(redirectUri, own)
    }))

  it.effect("LoopbackLogin waits at both addresses of localhost, which browsers take either of", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, redirectUri } = yield* WaitingLogin.make({ redirectUri: "http://localhost/callback" })
      const { port } = new URL(redirectUri)
      assert.strictEqual((yield* see(`http://127.0.0.1:${port}/callback`)).status, 400)
      assert.strictEqual((yield* see(`http://[::1]:${port}/callback`)).status, 400)
      yield* see(callbackUrl)
      yield* Fiber.join(login)
    }))

  for (const [host, other] of [["[::1]", "127.0.0.1"], ["127.0.0.1", "[::1]"]] as const) {
    it.effect(`LoopbackLogin waits at ${host} and at no other address where it is registered so`, () =>
      Effect.gen(function*() {
        const visitElsewhere = Effect.gen(function*() {
          const { login, redirectUri } = yield* WaitingLogin.make({ redirectUri: `http://${host}/callback` })
          const { port } = new URL(redirectUri)
          assert.strictEqual((yield* see(`http://${host}:${port}/`)).status, 404)
          const answer = yield* visit(`http://${other}:${port}/`)
          yield* Fiber.interrupt(login)
          return answer
        })
        // Another program may have this port at the other address, and not three ports in a row.
        let answer = yield* visitElsewhere
        for (let left = 2; left > 0 && answer !== "refused"; left--) answer = yield* visitElsewhere
        assert.strictEqual(answer, "refused")
      }))
  }

  it.effect("LoopbackLogin waits at a port where the login before has just ended", () =>
    Effect.gen(function*() {
      const redirectUri = `http://localhost:${yield* freePort}/callback`
      for (let i = 0; i < 3; i++) {
        const { callbackUrl, login } = yield* WaitingLogin.make({ redirectUri })
        yield* see(callbackUrl)
        yield* Fiber.join(login)
      }
    }))

  it.effect("LoopbackLogin says that its port is in use, before a browser is opened", () =>
    Effect.gen(function*() {
      const { url } = yield* LoopbackServer.listen(http.createServer())
      const { port } = new URL(url)
      for (const host of ["localhost", "127.0.0.1"]) {
        const redirectUri = `http://${host}:${port}/callback`
        for (const failed of [yield* refusal({ redirectUri }), yield* refusal({}, redirectUri)]) {
          assert.strictEqual(failed.opened, 0)
          assert.deepStrictEqual(failed.error.reason, { _tag: "ConfigurationInvalid", field: "redirectUri" })
          assert.strictEqual(
            failed.error.message,
            `redirectUri: Cannot listen on ${host}:${port} for the end of the login: another program uses the port. End it, or use another redirect URI that is registered`
          )
        }
      }
      assert.strictEqual(yield* visit(`http://[::1]:${port}/`), "refused")
    }))

  const places: ReadonlyArray<readonly [given: string, port: number, at3000: string]> = [
    ["http://localhost", 0, "http://localhost:3000"],
    ["http://localhost?from=cli", 0, "http://localhost:3000?from=cli"],
    ["HTTP://localhost/back", 0, "HTTP://localhost:3000/back"],
    ["http://localhost:/back", 0, "http://localhost:3000/back"],
    ["http://localhost:0/back", 0, "http://localhost:3000/back"],
    ["http://localhost:00/back", 0, "http://localhost:3000/back"],
    ["http://localhost/back?to=http://app:80/", 0, "http://localhost:3000/back?to=http://app:80/"],
    ["http://localhost:80", 80, "http://localhost:80"],
    ["http://localhost:80?from=cli", 80, "http://localhost:80?from=cli"],
    ["HTTP://[::1]:80/back", 80, "HTTP://[::1]:80/back"],
    ["http://localhost:8080/back", 8080, "http://localhost:8080/back"]
  ]
  it.each(places)(
    "LoopbackLogin reads the port of %s, and writes that which it listens on where it has none",
    (given, port, at3000) => {
      const place = Result.getOrThrow(placeOf(given))
      assert.deepStrictEqual([place.port, place.redirectUriAt(port === 0 ? 3000 : port)], [port, at3000])
    }
  )

  /** Asks before a server listens, which it does not where the answer is true. */
  const beforeListening = (isInstead: (server: net.Server, address: string) => boolean) =>
    Effect.acquireRelease(
      Effect.sync(() => {
        const { listen } = net.Server.prototype
        net.Server.prototype.listen = function(this: net.Server, ...args: Array<unknown>) {
          return isInstead(this, args[1] as string) ? this : listen.apply(this, args as never)
        }
        return listen
      }),
      (listen) =>
        Effect.sync(() => {
          net.Server.prototype.listen = listen
        })
    )

  /** Refuses to listen on these addresses, so many times, as a system does. */
  const refusing = (code: string, addresses: ReadonlyArray<string>, times = Infinity) => {
    let left = times
    return beforeListening((server, address) => {
      if (!addresses.includes(address) || left-- <= 0) return false
      process.nextTick(() => server.emit("error", Object.assign(new Error(code), { code })))
      return true
    })
  }

  it.effect("LoopbackLogin waits on after a connection that the system could not give it", () =>
    Effect.gen(function*() {
      const servers: Array<net.Server> = []
      yield* beforeListening((server) => servers.push(server) === 0)
      const { callbackUrl, login } = yield* WaitingLogin.make()
      const { port } = new URL(callbackUrl)
      const own = servers.find((server) => (server.address() as net.AddressInfo).port === Number(port))!
      for (const code of ["EMFILE", "EMFILE"]) own.emit("error", Object.assign(new Error(`accept ${code}`), { code }))
      yield* see(callbackUrl)
      yield* Fiber.join(login)
    }))

  for (const code of ["EADDRNOTAVAIL", "EAFNOSUPPORT"]) {
    it.effect(`LoopbackLogin waits at the one address of localhost that a machine has: ${code}`, () =>
      Effect.gen(function*() {
        yield* refusing(code, ["::1"])
        const { callbackUrl, login, redirectUri } = yield* WaitingLogin.make({
          redirectUri: "http://localhost/callback"
        })
        const { port } = new URL(redirectUri)
        assert.strictEqual(yield* visit(`http://[::1]:${port}/callback`), "refused")
        yield* see(callbackUrl.replace("localhost", "127.0.0.1"))
        yield* Fiber.join(login)
      }))

    it.effect(`LoopbackLogin says why it cannot listen where a machine has no address of localhost: ${code}`, () =>
      Effect.gen(function*() {
        yield* refusing(code, ["::1", "127.0.0.1"])
        for (const host of ["localhost", "127.0.0.1"]) {
          const { error, opened } = yield* refusal({ redirectUri: `http://${host}/callback` })
          assert.strictEqual(opened, 0)
          assert.strictEqual(
            error.message,
            `redirectUri: Cannot listen on ${host} for the end of the login (${code}). Use another redirect URI that is registered`
          )
        }
      }))
  }

  it.effect("LoopbackLogin takes another port where one is free on one address of localhost only, up to ten times", () =>
    Effect.gen(function*() {
      yield* Effect.scoped(Effect.gen(function*() {
        yield* refusing("EADDRINUSE", ["::1"], 10)
        const { callbackUrl, login, redirectUri } = yield* WaitingLogin.make({
          redirectUri: "http://localhost/callback"
        })
        assert.strictEqual((yield* see(redirectUri.replace("localhost", "[::1]"))).status, 400)
        yield* see(callbackUrl)
        yield* Fiber.join(login)
      }))
      yield* refusing("EADDRINUSE", ["::1"], 11)
      const { error } = yield* refusal({ redirectUri: "http://localhost/callback" })
      assert.include(error.message, "another program uses the port")
    }))

  it.effect("LoopbackLogin does not look for another port where it may not listen, nor where one is registered", () =>
    Effect.gen(function*() {
      yield* Effect.scoped(Effect.gen(function*() {
        yield* refusing("EACCES", ["127.0.0.1"], 1)
        const { error } = yield* refusal({ redirectUri: "http://127.0.0.1/callback" })
        assert.include(error.message, "(EACCES)")
      }))
      yield* refusing("EADDRINUSE", ["127.0.0.1"], 1)
      const { error } = yield* refusal({ redirectUri: `http://127.0.0.1:${yield* freePort}/callback` })
      assert.include(error.message, "another program uses the port")
    }))

  const ofThisMachine = "Expected a URL of this machine: http://127.0.0.1, http://localhost or http://[::1]"
  const withoutUser = "Expected a URL without a user name and a password"
  for (
    const [what, redirectUri, said] of [
      ["is of another machine", "http://app.example/callback", ofThisMachine],
      [
        "needs TLS",
        "https://localhost:3118/callback",
        "Nothing can listen here with TLS. Register a URL that begins with http://"
      ],
      ["has a scheme of its own", "com.example.app:/callback", ofThisMachine],
      ["is none", "localhost", ofThisMachine],
      ["has a user name", "http://me@localhost/callback", withoutUser],
      ["has a password", "http://:pass@localhost/callback", withoutUser],
      ["has a fragment", "http://localhost/callback#here", "fragment"]
    ] as const
  ) {
    it.effect(`LoopbackLogin refuses a redirect URI that ${what}, before a browser is opened`, () =>
      Effect.gen(function*() {
        const { error, opened } = yield* refusal({ redirectUri })
        assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "redirectUri" })
        assert.include(error.message, said)
        assert.strictEqual(opened, 0)
      }))
  }
})
