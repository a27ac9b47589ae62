/** What the Promise entry does beyond the published SDK, and what no program should have to find out. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { AuthError } from "../../src/AuthError.ts"
import { FetchError } from "../../src/FetchError.ts"
import * as ours from "../../src/promise/index.ts"
import * as FaultyServer from "../support/FaultyServer.ts"
import * as OidcProvider from "../support/OidcProvider.ts"
import * as RecordingServer from "../support/RecordingServer.ts"
import { authError, caught, fetchError, sdkOf, test } from "./support/ours.ts"
import { sdks } from "./support/sdks.ts"
import { gate, granted, makeWorld, serve, tokens, type World } from "./support/world.ts"

const given = {
  callbackUrl: "https://app.example/callback?code=c0de&state=st4te",
  verifier: "v",
  expectedState: "st4te"
}

describe("the stack of a rejection", () => {
  const callers = {
    simple: async (world: World) => {
      await world.client({ baseUrl: world.dead }).GET("/v1/projects")
    },
    full: async (world: World) => {
      await world.full({ apiBaseUrl: world.dead }).client.GET("/v1/projects")
    },
    loggedOut: async (world: World) => {
      world.storage.plant(null)
      await world.full().client.GET("/v1/projects")
    },
    unreadable: async (world: World) => {
      world.server.answerWith({ status: 200, body: "<html>" })
      await world.client().GET("/v1/projects")
    },
    unbuilt: async (world: World) => {
      await world.client({ baseUrl: "no url" }).GET("/v1/projects")
    },
    loginUrl: async (world: World) => {
      await world.full().getLoginUrl({ scope: "a", additionalParams: { state: "mine" } })
    },
    callback: async (world: World) => {
      await world.full().handleCallback({ ...given, expectedState: "another" })
    },
    logout: async (world: World) => {
      await world.full({
        tokenStorage: { ...world.storage, clearTokens: () => Promise.reject(new Error("disk")) }
      }).logout()
    }
  }
  for (const [name, caller] of Object.entries(callers)) {
    test(`the stack of a rejection leads to the line of the caller: ${name}`, async (world) => {
      const error = await caught(caller(world))
      assert(error instanceof AuthError || error instanceof FetchError)
      assert.match(error.stack!, new RegExp(`at (async )?.*${name} .*sdk\\.test\\.ts:\\d+`))
    })
  }

  test("the stack of a rejection leads to each of those who waited for the same refresh", async (world) => {
    serve(world, [], RecordingServer.json(400, { error: "invalid_grant" }), 2)
    const { client } = world.full()
    const first = async () => {
      await client.GET("/v1/projects")
    }
    const second = async () => {
      await client.GET("/v1/workspaces")
    }
    const errors = await Promise.all([authError(first()), authError(second())])
    assert.deepStrictEqual(errors.map(({ reason }) => reason._tag), ["RefreshTokenInvalid", "RefreshTokenInvalid"])
    assert.match(errors[0]!.stack!, /at (async )?first /)
    assert.match(errors[1]!.stack!, /at (async )?second /)
  })
})

describe("a thousand calls that are refused at the same time", () => {
  const scenario = (instances: number) =>
    Effect.gen(function*() {
      const provider = yield* OidcProvider.make
      let stored: ours.Tokens | null = null
      let lock = Promise.resolve<unknown>(undefined)
      const tokenStorage: ours.TokenStorage = {
        getTokens: async () => stored,
        setTokens: async (tokens) => void (stored = tokens),
        clearTokens: async () => void (stored = null),
        withRefreshLock: <T>(run: () => Promise<T>) => {
          const turn = lock.then(run)
          lock = turn.catch(() => {})
          return turn
        }
      }
      const make = () =>
        ours.createManagementApiSdk({
          clientId: "web",
          redirectUri: OidcProvider.redirectUri,
          tokenStorage,
          apiBaseUrl: provider.url,
          authBaseUrl: provider.url
        })
      const apis = Array.from({ length: instances }, make)
      return yield* Effect.promise(async () => {
        const login = await apis[0]!.getLoginUrl({
          scope: "workspace:admin offline_access",
          additionalParams: { prompt: "consent" }
        })
        const callbackUrl = await OidcProvider.browse(login.url)
        await apis[0]!.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
        provider.refuse(stored!.accessToken)
        const before = provider.tokenRequests.length
        const statuses = await Promise.all(
          Array.from({ length: 1000 }, async (_, index) => {
            const { client } = apis[index % instances]!
            return (await client.GET("/v1/me")).response.status
          })
        )
        await Promise.all(apis.map((api) => api.dispose()))
        return {
          exchanges: provider.tokenRequests.length - before,
          answered: statuses.filter((status) => status === 200).length
        }
      })
    })

  it.live("a thousand calls that are refused at the same time refresh once", () =>
    Effect.map(scenario(1), (result) => assert.deepStrictEqual(result, { exchanges: 1, answered: 1000 })))

  it.live("a thousand calls that are refused at the same time refresh once, with two instances on one storage that has a lock", () =>
    Effect.map(scenario(2), (result) => assert.deepStrictEqual(result, { exchanges: 1, answered: 1000 })))
})

describe("an abort", () => {
  const reason = new Error("closed")

  /** Aborts once the storage is asked for this, which it never answers. */
  const stuck = (world: World, method: "getTokens" | "setTokens" | "clearTokens" | "withRefreshLock") => {
    const controller = new AbortController()
    const hang = () => {
      controller.abort(reason)
      return new Promise<never>(() => {})
    }
    const api = ours.createManagementApiSdk({
      clientId: "an-app",
      redirectUri: "https://app.example/callback",
      apiBaseUrl: world.server.url,
      authBaseUrl: world.server.url,
      tokenStorage: { ...world.storage, [method]: hang }
    })
    return { api, signal: controller.signal }
  }

  test("an abort ends a call that waits for its tokens", async (world) => {
    const { api, signal } = stuck(world, "getTokens")
    assert.strictEqual(await caught(api.client.GET("/v1/projects", { signal })), reason)
    assert.isEmpty(world.server.requests)
  })

  test("an abort ends a call that waits for the lock of a refresh", async (world) => {
    serve(world, [2], granted(2))
    const { api, signal } = stuck(world, "withRefreshLock")
    assert.strictEqual(await caught(api.client.GET("/v1/projects", { signal })), reason)
    assert.strictEqual(world.exchanges(), 0)
  })

  test("an abort ends a call whose refreshed tokens are being stored", async (world) => {
    serve(world, [2], granted(2))
    const { api, signal } = stuck(world, "setTokens")
    assert.strictEqual(await caught(api.client.GET("/v1/projects", { signal })), reason)
  })

  test("an abort ends a login whose tokens are being stored", async (world) => {
    world.server.answerWith(granted(1))
    const { api, signal } = stuck(world, "setTokens")
    assert.strictEqual(await caught(api.handleCallback(given, { signal })), reason)
  })

  test("an abort ends a logout that waits for the storage", async (world) => {
    const { api, signal } = stuck(world, "clearTokens")
    assert.strictEqual(await caught(api.logout({ signal })), reason)
  })

  test("an abort ends the wait for a login URL", async (world) => {
    const controller = new AbortController()
    const url = sdkOf(world).getLoginUrl({ scope: "a" }, { signal: controller.signal })
    controller.abort(reason)
    assert.strictEqual(await caught(url), reason)
  })

  test("an abort leaves no listener behind on a signal that lives on", async (world) => {
    world.server.answerWith(RecordingServer.json(200, { data: [] }))
    const { signal } = new AbortController()
    let listeners = 0
    const { addEventListener, removeEventListener } = signal
    signal.addEventListener = (...args: Parameters<AbortSignal["addEventListener"]>) => {
      listeners++
      addEventListener.apply(signal, args)
    }
    signal.removeEventListener = (...args: Parameters<AbortSignal["removeEventListener"]>) => {
      listeners--
      removeEventListener.apply(signal, args)
    }
    const api = sdkOf(world)
    await api.getLoginUrl({ scope: "a" }, { signal })
    await api.logout({ signal })
    assert.strictEqual(listeners, 0)
  })
})

describe("dispose", () => {
  test("dispose() waits for an exchange under way and stores its tokens", async (world) => {
    const asked = gate()
    const go = gate()
    serve(world, [2], async () => {
      asked.resolve()
      await go.promise
      return granted(2)
    })
    const api = sdkOf(world)
    const call = caught(api.client.GET("/v1/projects").then(() => Promise.reject("answered")))
    await asked.promise
    const disposed = api.dispose()
    go.resolve()
    await disposed
    await call
    assert.strictEqual(world.storage.current()?.refreshToken, "refresh-2")
  })

  test("dispose() is the end: what comes after it says so", async (world) => {
    const api = sdkOf(world)
    {
      await using _ = api
    }
    await api.dispose()
    for (
      const call of [
        api.client.GET("/v1/projects"),
        api.getLoginUrl({ scope: "a" }),
        api.handleCallback(given),
        api.logout()
      ]
    ) {
      assert.match((await authError(call)).message, /disposed/)
    }
    assert.isEmpty(world.server.requests)
  })
})

describe("timeout", () => {
  for (const where of ["dead", "endless"] as const) {
    test(`the option timeout ends a call whose answer is ${where}`, async (world) => {
      const never = new Promise<Response>(() => {})
      const { client } = sdkOf(world, {
        apiBaseUrl: world.endless,
        timeout: 50,
        ...(where === "dead" && {
          fetch: async (input) => {
            const { signal } = input as Request
            signal.throwIfAborted()
            return Promise.race([
              never,
              new Promise<never>((_, reject) => {
                signal.addEventListener("abort", () => reject(signal.reason))
              })
            ])
          }
        })
      })
      const error = await fetchError(client.POST("/v1/projects", { body: { name: "x" } }))
      assert.strictEqual(error.reason._tag, "Timeout")
      assert.match(error.message, /within 0\.05 s\. .*outcome is unknown/)
    })
  }

  test("the option timeout ends a call that waits for its tokens", async (world) => {
    const { client } = sdkOf(world, {
      timeout: 50,
      tokenStorage: { ...world.storage, getTokens: () => new Promise(() => {}) }
    })
    assert.strictEqual((await fetchError(client.GET("/v1/projects"))).reason._tag, "Timeout")
  })

  for (const timeout of [0, -1, NaN, "30" as never, "soon" as never, {} as never]) {
    test(`the option timeout of ${timeout} is refused`, async (world) => {
      const error = await fetchError(sdkOf(world, { timeout }).client.GET("/v1/projects"))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.isEmpty(world.server.requests)
    })
  }

  test("the option timeout is no limit where it is far away", async (world) => {
    serve(world, [2], granted(2))
    const { data } = await sdkOf(world, { timeout: 1e12 }).client.POST("/v1/projects", { body: { name: "x" } })
    assert.isDefined(data)
  })
})

describe("a 401", () => {
  it.live("a 401 without end is not read on, and its connection is closed", () =>
    Effect.gen(function*() {
      const world = yield* makeWorld(sdks.ours)
      let written = 0
      const closed = gate()
      const enough = 100_000_000
      const flood = FaultyServer.flood(401, enough, (bytes) => {
        written += bytes
      })
      const server = yield* FaultyServer.make((response) => {
        response.on("close", closed.resolve)
        flood(response)
      })
      const { refreshToken: _, ...withoutRefresh } = tokens(1)
      world.storage.plant(withoutRefresh)
      const { reason } = yield* Effect.promise(() =>
        authError(sdkOf(world, { apiBaseUrl: server.url }).client.GET("/v1/projects"))
      )
      assert.strictEqual(reason._tag, "RefreshTokenMissing")
      yield* Effect.promise(() => closed.promise)
      assert.isBelow(written, enough / 2)
    }))

  test("a 401 is the answer, whole, where a refresh would not help", async (world) => {
    const body = { error: { code: "insufficient_scope", message: "x".repeat(60_000) } }
    world.server.answerWith(RecordingServer.json(401, body))
    const { error, response } = await sdkOf(world).client.GET("/v1/projects")
    assert.deepStrictEqual(error as unknown, body)
    assert.strictEqual(response.url, `${world.server.url}/v1/projects`)
    assert.strictEqual(response.headers.get("content-type"), "application/json")
  })
})

describe("what the SDK is given", () => {
  test("a client secret authenticates the SDK at the token endpoint (RFC 6749 section 2.3.1)", async (world) => {
    world.server.answerWith(granted(1))
    await sdkOf(world, { clientSecret: "s3cret" }).handleCallback(given)
    assert.strictEqual(world.server.take().headers.authorization, `Basic ${btoa("an-app:s3cret")}`)
  })

  test("an issuer that the SDK is given is what a callback's iss is compared with", async (world) => {
    world.server.answerWith(granted(1))
    const api = sdkOf(world, { issuer: "https://issuer.example" })
    const callbackOf = (issuer: string) => ({ ...given, callbackUrl: `${given.callbackUrl}&iss=${issuer}` })
    assert.deepInclude(await caught(api.handleCallback(callbackOf(world.server.url))), {
      reason: { _tag: "IssuerMismatch" }
    })
    await api.handleCallback(callbackOf("https://issuer.example"))
    assert.lengthOf(world.server.requests, 1)
  })

  test("a fetch that the SDK is given sends everything, to the API and to the authorization server", async (world) => {
    serve(world, [2], granted(2))
    const sent: Array<string> = []
    const { client } = sdkOf(world, {
      fetch: (input, init) => {
        sent.push(new URL(input instanceof Request ? input.url : input).pathname)
        return fetch(input, init)
      }
    })
    assert.strictEqual((await client.GET("/v1/projects")).response.status, 200)
    assert.deepStrictEqual(sent, ["/v1/projects", "/token", "/v1/projects"])
  })

  test("a body that the SDK is given is sent again after a refresh", async (world) => {
    serve(world, [2], granted(2))
    await sdkOf(world).client.POST("/v1/projects", { body: { name: "x" } })
    const bodies = world.server.requests.filter(({ url }) => url.pathname !== "/token").map(({ body }) => body)
    assert.deepStrictEqual(bodies, ["{\"name\":\"x\"}", "{\"name\":\"x\"}"])
  })

  test("an option of the SDK that cannot be used is told at the first call, by its name", async (world) => {
    const field = async (config: Partial<ours.ManagementApiClientConfig>) => {
      const { reason } = await authError(sdkOf(world, config).getLoginUrl({ scope: "a" }))
      return reason._tag === "ConfigurationInvalid" ? reason.field : reason._tag
    }
    assert.strictEqual(await field({ clientId: "" }), "clientId")
    assert.strictEqual(await field({ redirectUri: "nowhere" }), "redirectUri")
    assert.strictEqual(await field({ authBaseUrl: "http://auth.example" }), "authBaseUrl")
    const storage = { getTokens: async () => null, setTokens: async () => {} }
    for (const tokenStorage of [undefined, null, "memory", {}, storage]) {
      assert.strictEqual(await field({ tokenStorage: tokenStorage as never }), "tokenStorage")
    }
    const { reason } = await fetchError(sdkOf(world, { apiBaseUrl: "http://api.example" }).client.GET("/v1/projects"))
    assert.strictEqual(reason._tag, "InvalidRequest")
  })

  test("what a program without types forgets to give is told by its name", async (world) => {
    const field = async (promise: Promise<unknown>) => {
      const { reason } = await authError(promise)
      return reason._tag === "ConfigurationInvalid" ? reason.field : reason._tag
    }
    const sdk = sdkOf(world)
    for (const nothing of [undefined, null] as Array<never>) {
      assert.strictEqual(await field(sdk.getLoginUrl(nothing)), "options")
      assert.strictEqual(await field(sdk.handleCallback(nothing)), "options")
    }
    for (const scope of [undefined, "", 1] as Array<never>) {
      assert.strictEqual(await field(sdk.getLoginUrl({ scope })), "scope")
    }
    const withoutConfig = ours.createManagementApiSdk(
      ...([] as never as Parameters<typeof ours.createManagementApiSdk>)
    )
    assert.strictEqual(await field(withoutConfig.client.GET("/v1/projects")), "tokenStorage")
    assert.strictEqual(await field(withoutConfig.logout()), "tokenStorage")
  })

  test("secrets are in nothing that the SDK rejects with", async (world) => {
    const marker = "m4rk3r"
    const inspected: Array<string> = []
    const note = async (promise: Promise<unknown>) => {
      const error = await caught(promise) as Error
      inspected.push(String(error), JSON.stringify(error), error.stack!, String(error.cause))
    }
    world.storage.plant({ ...tokens(1), accessToken: marker, refreshToken: marker })
    serve(world, [], RecordingServer.json(400, { error: "invalid_grant", error_description: marker }))
    await note(sdkOf(world).client.GET("/v1/projects"))
    await note(ours.createManagementApiClient({ token: `${marker}\n${marker}` }).GET("/v1/projects"))
    await note(
      ours.createManagementApiClient({ headers: { Authorization: `Bearer ${marker}\n"x"` } }).GET("/v1/projects")
    )
    await note(ours.createManagementApiClient({ baseUrl: `https://u:${marker}@api.example` }).GET("/v1/projects"))
    await note(
      ours.createManagementApiClient({ baseUrl: "no url" }).GET("/v1/projects", {
        params: { query: { cursor: marker } }
      })
    )
    world.server.answerWith({ status: 200, body: `${marker} <html>` })
    await note(world.client().GET("/v1/projects"))
    assert.notInclude(inspected.join("\n"), marker)
  })
})
