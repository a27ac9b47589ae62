/** `signal`, wherever it can be given. */
import { type Behaviour, found, gate, granted, later, ok, serve } from "../support/world.ts"

const given = {
  callbackUrl: "https://app.example/callback?code=c0de&state=st4te",
  verifier: "v",
  expectedState: "st4te"
}

const aborted = AbortSignal.abort()

export const behaviours: ReadonlyArray<Behaviour> = [
  {
    name: "what is aborted before it begins is an AbortError, and sends nothing",
    run: async ({ client, full, outcome, server, storage }) => {
      const api = full()
      const outcomes = [
        await outcome(client().GET("/v1/projects", { signal: aborted })),
        await outcome(api.client.GET("/v1/projects", { signal: aborted })),
        await outcome(api.getLoginUrl({ scope: "a" }, { signal: aborted })),
        await outcome(api.handleCallback(given, { signal: aborted })),
        await outcome(api.logout({ signal: aborted }))
      ]
      return [outcomes, server.requests.length, storage.log]
    },
    both: [Array.from({ length: 5 }, () => "AbortError"), 0, []]
  },
  {
    name: "the reason that a program gives is what it is rejected with",
    run: async ({ client, full }) => {
      const reason = { because: "closed" }
      const controller = new AbortController()
      controller.abort(reason)
      const caught = (promise: Promise<unknown>) => promise.then(() => "done", (error) => error === reason)
      const api = full()
      return [
        await caught(client().GET("/v1/projects", { signal: controller.signal })),
        await caught(api.client.GET("/v1/projects", { signal: controller.signal })),
        await caught(api.getLoginUrl({ scope: "a" }, { signal: controller.signal })),
        await caught(api.handleCallback(given, { signal: controller.signal })),
        await caught(api.logout({ signal: controller.signal }))
      ]
    },
    both: [true, true, true, true, true]
  },
  ...(["simple", "full"] as const).map((kind): Behaviour => ({
    name: `a call of the ${kind} client is aborted while the server thinks`,
    run: async ({ client, full, outcome, server }) => {
      const controller = new AbortController()
      const go = gate()
      server.answerWith(async () => {
        controller.abort()
        await go.promise
        return found
      })
      const calls = kind === "simple" ? client() : full().client
      const result = await outcome(calls.GET("/v1/projects", { signal: controller.signal }))
      go.resolve()
      return [result, server.requests.length]
    },
    both: ["AbortError", 1]
  })),
  ...(["simple", "full"] as const).map((kind): Behaviour => ({
    name: `a call of the ${kind} client is aborted while its answer comes in`,
    run: async ({ client, endless, full, outcome }) => {
      const controller = new AbortController()
      const calls = kind === "simple" ? client({ baseUrl: endless }) : full({ apiBaseUrl: endless }).client
      calls.use({ onResponse: () => controller.abort() })
      return outcome(calls.GET("/v1/projects", { signal: controller.signal }))
    },
    both: "AbortError"
  })),
  {
    name: "a login that is aborted while its code is exchanged is rejected, and its tokens are kept",
    run: async ({ full, outcome, server, storage }) => {
      storage.plant(null)
      const controller = new AbortController()
      const go = gate()
      const asked = gate()
      const stored = gate()
      server.answerWith(async () => {
        asked.resolve()
        await go.promise
        return granted(2)
      })
      const setTokens: typeof storage.setTokens = async (tokens) => {
        await storage.setTokens(tokens)
        stored.resolve()
      }
      const login = outcome(
        full({ tokenStorage: { ...storage, setTokens } }).handleCallback(given, { signal: controller.signal })
      )
      await asked.promise
      controller.abort()
      const first = await Promise.race([login, later()])
      go.resolve()
      await stored.promise
      return [first, await login, storage.current()?.refreshToken]
    },
    published: ["later", "done", "refresh-2"],
    ours: ["AbortError", "AbortError", "refresh-2"],
    because:
      "The published SDK does not look at `signal` once the exchange began. The code is spent all the same, so the tokens are stored."
  },
  {
    name: "who aborts during a refresh leaves the others alone",
    run: async (world) => {
      const controller = new AbortController()
      const asked = gate()
      const go = gate()
      const token = async () => {
        asked.resolve()
        await go.promise
        return granted(2)
      }
      serve(world, [2], token, 2)
      const { client } = world.full()
      const first = world.outcome(client.GET("/v1/projects", { signal: controller.signal }))
      const second = world.answer(client.GET("/v1/projects"))
      await asked.promise
      controller.abort()
      const waited = await Promise.race([first, later()])
      go.resolve()
      return [waited, await first, await second, world.storage.current()?.refreshToken]
    },
    published: ["later", "AbortError", ok, "refresh-2"],
    ours: ["AbortError", "AbortError", ok, "refresh-2"],
    because: "The published SDK lets who aborts wait until the refresh is over."
  }
]
