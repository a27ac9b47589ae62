/** What programs do to a call that no other test does: middleware that reads bodies, mocks that answer nothing, options of one platform. */
import { assert, describe } from "@effect/vitest"
import type * as ours from "../../src/promise/index.ts"
import { caught, clientOf, fetchError, sdkOf, test } from "./support/ours.ts"
import { access, found, granted, serve, type World } from "./support/world.ts"

const minute = 60_000

describe("the signal of a client", () => {
  test("the signal of a client aborts a call whose answer comes in, with its reason", async ({ client, endless }) => {
    const controller = new AbortController()
    const reason = new Error("closed")
    const calls = client({ baseUrl: endless, signal: controller.signal })
    calls.use({ onResponse: () => controller.abort(reason) })
    assert.strictEqual(await caught(calls.GET("/v1/projects")), reason)
  })

  test("the signal of a client is not that of a call that has its own", async ({ client, endless }) => {
    const controller = new AbortController()
    const own = new AbortController()
    const calls = client({ baseUrl: endless, signal: controller.signal })
    calls.use({
      onResponse: () => {
        controller.abort(new Error("another"))
        own.abort("own")
      }
    })
    assert.strictEqual(await caught(calls.GET("/v1/projects", { signal: own.signal })), "own")
  })
})

describe("a body that middleware has read", () => {
  const readings = {
    whole: async (request: Request) => void await request.text(),
    "in part": async (request: Request) => void request.body!.getReader()
  }

  const reasonOf = async (calls: ours.ManagementApiClient, read: (request: Request) => Promise<void>) => {
    calls.use({ onRequest: ({ request }) => read(request) })
    const { message, reason } = await fetchError(calls.POST("/v1/projects", { body: { name: "x" } }))
    assert.include(message, "body: ")
    return reason._tag
  }

  for (const [how, read] of Object.entries(readings)) {
    test(`a body that middleware has read is a request that cannot be sent: ${how}`, async (world) => {
      assert.deepStrictEqual(
        [
          await reasonOf(world.client() as ours.ManagementApiClient, read),
          await reasonOf(sdkOf(world).client, read),
          await reasonOf(sdkOf(world, { timeout: minute }).client, read)
        ],
        ["InvalidRequest", "InvalidRequest", "InvalidRequest"]
      )
      assert.isEmpty(world.server.requests)
    })
  }
})

describe("a fetch that answers with nothing", () => {
  for (const nothing of [undefined, null]) {
    test(`a fetch that answers with nothing is a FetchError: ${nothing}`, async (world) => {
      const fetch = (() => nothing) as unknown as typeof globalThis.fetch
      await fetchError(sdkOf(world, { fetch }).client.GET("/v1/projects"))
      await fetchError(world.client({ fetch }).GET("/v1/projects"))
    })
  }
})

describe("options that only the platform's fetch knows", () => {
  const seenWith = async (world: World, timeout: number | undefined) => {
    serve(world, [2], granted(2))
    const seen: Array<unknown> = []
    const { client } = sdkOf(world, {
      ...(timeout === undefined ? undefined : { timeout }),
      fetch: (input, init) => {
        if (input instanceof Request) seen.push("next" in input && input.next, input.referrerPolicy, input.referrer)
        return fetch(input, init)
      }
    })
    const given = { next: { revalidate: 60 }, referrerPolicy: "no-referrer", referrer: "" } as const
    await client.POST("/v1/projects", { body: { name: "x" }, ...given })
    await client.GET("/v1/projects", given)
    return seen
  }
  const each = [{ revalidate: 60 }, "no-referrer", ""]

  test("options that only the platform's fetch knows reach it each time: with a body, without, after a refresh", async (world) => {
    assert.deepStrictEqual(await seenWith(world, undefined), [...each, ...each, ...each])
  })

  test("options that only the platform's fetch knows reach it each time, with a time limit too", async (world) => {
    assert.deepStrictEqual(await seenWith(world, minute), [...each, ...each, ...each])
  })
})

describe("a platform that answers a request from memory", () => {
  /** As Next does while it renders: a request that comes again has the answer of the first, unless options without a `Request` have a signal. */
  const remembering = (platform: typeof globalThis.fetch): typeof globalThis.fetch => {
    const answers = new Map<string, Promise<Response>>()
    const remember: typeof globalThis.fetch = async (input, init) => {
      if (init?.signal && !(input instanceof Request)) return platform(input, init)
      const request = new Request(input, init)
      if (request.method !== "GET") return platform(request)
      const key = JSON.stringify([request.url, [...request.headers]])
      const answer = answers.get(key) ?? platform(request)
      answers.set(key, answer)
      return (await answer).clone()
    }
    return Object.assign(remember, { __nextPatched: true })
  }

  test("a call that is made again is answered again, and ends with its signal", async (world) => {
    serve(world, [1], granted(1))
    const platform = globalThis.fetch
    globalThis.fetch = remembering(platform)
    try {
      for (const client of [sdkOf(world).client, clientOf(world, { token: access(1) })]) {
        const before = world.server.requests.length
        await client.GET("/v1/projects", { params: { query: { limit: 3 } } })
        const { data } = await client.GET("/v1/projects", { params: { query: { limit: 3 } } })
        assert.isDefined(data)
        const sent = world.server.requests.slice(before)
        assert.lengthOf(sent, 2)
        for (const { headers, url } of sent) {
          assert.strictEqual(url.search, "?limit=3")
          assert.strictEqual(headers["authorization"], `Bearer ${access(1)}`)
        }
        await client.POST("/v1/projects", { body: { name: "x" } })
        assert.strictEqual(world.server.requests.at(-1)!.body, "{\"name\":\"x\"}")
        const reason = new Error("the user left")
        assert.strictEqual(await caught(client.GET("/v1/projects", { signal: AbortSignal.abort(reason) })), reason)
      }
    } finally {
      globalThis.fetch = platform
    }
  })
})

describe("what a platform says of a header or an URL that it refuses", () => {
  const marker = "m4rk3r"
  const messages = {
    Node: `Headers.append: "Bearer ${marker}\nx" is an invalid header value.`,
    Firefox: `Headers.set: Bearer ${marker}\nx is an invalid header value.`,
    "Firefox, of an URL": `Request constructor: ${marker}\nx is not a valid URL.`,
    Safari: `Header 'Authorization' has invalid value: 'Bearer ${marker}\nx'`
  }
  for (const [platform, message] of Object.entries(messages)) {
    test(`what a platform says of a header or an URL that it refuses is told without the value: ${platform}`, async ({ client }) => {
      const refusing = function() {
        throw new TypeError(message)
      } as unknown as typeof Request
      const error = await fetchError(client({ Request: refusing } as object).GET("/v1/projects"))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.notInclude(`${error.message} ${JSON.stringify(error)}`, marker)
    })
  }
})

describe("other realms and other implementations of fetch", () => {
  test("an answer that is no JSON is told from one that broke off, where the error is of another realm", async (world) => {
    world.server.answerWith(found)
    const calls = world.client()
    calls.use({
      onResponse: ({ response }) => {
        Object.defineProperty(response, "text", {
          // As under Jest, whose tests run beside the platform's own `SyntaxError`.
          value: () => Promise.reject(Object.assign(new Error("Unexpected token"), { name: "SyntaxError" }))
        })
        Object.defineProperty(response, "json", { value: response.text })
      }
    })
    assert.strictEqual((await fetchError(calls.GET("/v1/projects"))).reason._tag, "InvalidResponse")
  })

  test("a Request without a signal, as that of node-fetch, fails as any other", async ({ client, dead }) => {
    const withoutSignal = class extends Request {
      constructor(input: string, init: RequestInit) {
        super(input, init)
        Object.defineProperty(this, "signal", { value: null })
      }
    } as unknown as typeof Request
    const send = (request: Request) => fetch(request.url)
    await fetchError(client({ baseUrl: dead, Request: withoutSignal, fetch: send } as object).GET("/v1/projects"))
  })
})
