/** What a full client does when its access token is over. */
import type { Tokens } from "@prisma/management-api-sdk"
import { json } from "../../support/RecordingServer.ts"
import { access, type Behaviour, denied, found, gate, granted, later, ok, serve, tokens } from "../support/world.ts"

const goes: ReadonlyArray<Behaviour> = [
  {
    name: "a 401 refreshes, stores the new tokens and sends the request again",
    run: async (world) => {
      serve(world, [2], granted(2, { expires_in: 3600 }))
      const result = await world.answer(world.full().client.POST("/v1/projects", { body: { name: "x" } }))
      const token = world.server.requests.find(({ url }) => url.pathname === "/token")!
      const { accessToken, refreshToken, workspaceId } = world.storage.current()!
      return {
        result,
        requests: world.requests(),
        bodies: world.server.requests.filter(({ url }) => url.pathname !== "/token").map(({ body }) => body),
        form: Object.fromEntries(new URLSearchParams(token.body)),
        type: token.headers["content-type"]!.split(";")[0],
        stored: { accessToken, refreshToken, workspaceId }
      }
    },
    both: {
      result: ok,
      requests: ["POST /v1/projects 1", "POST /token", "POST /v1/projects 2"],
      bodies: ["{\"name\":\"x\"}", "{\"name\":\"x\"}"],
      form: { grant_type: "refresh_token", refresh_token: "refresh-1", client_id: "an-app" },
      type: "application/x-www-form-urlencoded",
      stored: tokens(2)
    }
  },
  {
    name: "calls that are refused at the same time refresh once",
    run: async (world) => {
      serve(world, [2], granted(2), 3)
      const { client } = world.full()
      const results = await Promise.all([1, 2, 3].map(() => world.answer(client.GET("/v1/projects"))))
      return [results, world.exchanges()]
    },
    both: [[ok, ok, ok], 1]
  },
  {
    name: "a second 401, after the refresh, is the error of the API",
    run: async (world) => {
      serve(world, [], granted(2))
      return [await world.answer(world.full().client.GET("/v1/projects")), world.requests()]
    },
    both: [
      { status: 401, error: { error: { code: "authentication-failed", message: "No." } } },
      ["GET /v1/projects 1", "POST /token", "GET /v1/projects 2"]
    ]
  },
  {
    name: "tokens that another process stored meanwhile are used, and nothing is exchanged",
    run: async (world) => {
      world.server.answerWith(({ headers }) => {
        if (headers.authorization === `Bearer ${access(2)}`) return found
        world.storage.plant(tokens(2))
        return denied
      })
      return [await world.answer(world.full().client.GET("/v1/projects")), world.requests()]
    },
    both: [ok, ["GET /v1/projects 1", "GET /v1/projects 2"]]
  },
  {
    name: "withRefreshLock of the storage is held around a refresh",
    run: async (world) => {
      serve(world, [2], granted(2))
      const { log } = world.storage
      const tokenStorage = {
        ...world.storage,
        withRefreshLock: async <T>(fn: () => Promise<T>) => {
          log.push("lock")
          const result = await fn()
          log.push("unlock")
          return result
        }
      }
      return [await world.answer(world.full({ tokenStorage }).client.GET("/v1/projects")), log]
    },
    both: [ok, ["lock", "set refresh-2", "unlock"]]
  },
  {
    name: "an access token that says it is over is refreshed before it is sent",
    run: async (world) => {
      serve(world, [2], granted(2))
      world.storage.plant({ ...tokens(1), accessToken: access(1, { exp: 1 }) })
      return [await world.answer(world.full().client.GET("/v1/projects")), world.requests()]
    },
    published: [ok, ["GET /v1/projects 1", "POST /token", "GET /v1/projects 2"]],
    ours: [ok, ["POST /token", "GET /v1/projects 2"]],
    because: "Whether a token is over is known from its `exp`: no request is wasted to be told so."
  },
  {
    name: "a 401 that says insufficient_scope is not one that a refresh helps",
    run: async (world) => {
      world.server.answerWith({
        ...denied,
        headers: { "content-type": "application/json", "www-authenticate": "Bearer error=\"insufficient_scope\"" }
      })
      await world.answer(world.full().client.GET("/v1/projects"))
      return world.requests()
    },
    published: ["GET /v1/projects 1", "POST /token"],
    ours: ["GET /v1/projects 1"],
    because: "A refresh does not widen a scope; the published SDK spends a refresh token on it."
  }
]

const atTheSameTime: ReadonlyArray<Behaviour> = [
  {
    name: "a logout during a refresh is the end of the session",
    run: async (world) => {
      const asked = gate()
      const go = gate()
      serve(world, [2], async () => {
        asked.resolve()
        await go.promise
        return granted(2)
      })
      const { client, logout } = world.full()
      const call = world.answer(client.GET("/v1/projects"))
      await asked.promise
      const loggedOut = logout()
      go.resolve()
      await Promise.all([call, loggedOut])
      return world.storage.current()?.refreshToken ?? null
    },
    published: "refresh-2",
    ours: null,
    because: "With the published SDK the refresh stores its tokens after the logout: the user is logged in again."
  },
  {
    name: "two instances on one storage refresh once, where the storage has a lock",
    run: async (world) => {
      serve(world, [2], granted(2), 2)
      let last: Promise<unknown> = Promise.resolve()
      const tokenStorage = {
        ...world.storage,
        withRefreshLock: <T>(fn: () => Promise<T>): Promise<T> => {
          const next = last.then(fn)
          last = next.catch(() => {})
          return next
        }
      }
      const results = await Promise.all(
        [1, 2].map(() => world.answer(world.full({ tokenStorage }).client.GET("/v1/projects")))
      )
      return [results, world.exchanges()]
    },
    both: [[ok, ok], 1]
  },
  {
    name: "two instances on one storage without a lock",
    run: async (world) => {
      const second = gate()
      const stored = gate()
      let uses = 0
      // As a server that rotates: the first use of a refresh token is the only one.
      const token = async () => {
        if (++uses > 1) {
          second.resolve()
          await stored.promise
          return json(400, { error: "invalid_grant" })
        }
        await Promise.race([second.promise, later(20_000)])
        return granted(2)
      }
      const tokenStorage = {
        ...world.storage,
        setTokens: async (tokens: Tokens) => {
          await world.storage.setTokens(tokens)
          stored.resolve()
        }
      }
      serve(world, [2], token, 2)
      const results = await Promise.all(
        [1, 2].map(() => world.outcome(world.full({ tokenStorage }).client.GET("/v1/projects")))
      )
      return {
        failures: results.filter((result) => typeof result === "string"),
        kept: world.storage.current()?.refreshToken ?? null
      }
    },
    published: { failures: ["AuthError, refreshTokenInvalid"], kept: null },
    ours: { failures: [], kept: "refresh-2" },
    because:
      "Who comes second with a refresh token is refused; the tokens of who came first are in the storage, and are used. The published SDK clears them, and both are logged out."
  },
  {
    name: "a refused refresh is told to all who wait for it, and clears the tokens once",
    run: async (world) => {
      serve(world, [], json(400, { error: "invalid_grant" }), 3)
      const { client } = world.full()
      const results = await Promise.all([1, 2, 3].map(() => world.outcome(client.GET("/v1/projects"))))
      return [results, world.storage.log, world.exchanges()]
    },
    both: [Array.from({ length: 3 }, () => "AuthError, refreshTokenInvalid"), ["clear"], 1]
  }
]

const storages: ReadonlyArray<Behaviour> = [
  {
    name: "a storage that cannot be read is an AuthError",
    run: (world) =>
      world.answer(
        world.full({ tokenStorage: { ...world.storage, getTokens: () => Promise.reject(new RangeError("full")) } })
          .client.GET("/v1/projects")
      ),
    published: "FetchError",
    ours: "AuthError",
    because: "A storage is no network: its failure is an `AuthError` with the reason `StorageFailed`."
  },
  {
    name: "a storage that throws before it promises is an AuthError",
    run: (world) =>
      world.answer(
        world.full({
          tokenStorage: {
            ...world.storage,
            getTokens: () => {
              throw new RangeError("full")
            }
          }
        }).client.GET("/v1/projects")
      ),
    published: "FetchError",
    ours: "AuthError",
    because: "As above, however it fails."
  },
  {
    name: "a storage that cannot be written after a refresh is an AuthError",
    run: (world) => {
      serve(world, [2], granted(2))
      return world.answer(
        world.full({ tokenStorage: { ...world.storage, setTokens: () => Promise.reject(new RangeError("full")) } })
          .client.GET("/v1/projects")
      )
    },
    published: "FetchError",
    ours: "AuthError",
    because: "A storage is no network: its failure is an `AuthError` with the reason `StorageFailed`."
  },
  {
    name: "a storage that answers with undefined has no tokens",
    run: (world) =>
      world.message(
        world.full({ tokenStorage: { ...world.storage, getTokens: async () => undefined as never } })
          .client.GET("/v1/projects")
      ),
    both: ["AuthError", "No tokens available. Please log in first."]
  },
  {
    name: "a storage may be an instance of a class",
    run: async (world) => {
      serve(world, [2], granted(2))
      class Storage {
        readonly of = world.storage
        getTokens() {
          return this.of.getTokens()
        }
        setTokens(tokens: Parameters<typeof this.of.setTokens>[0]) {
          return this.of.setTokens(tokens)
        }
        clearTokens() {
          return this.of.clearTokens()
        }
        withRefreshLock<T>(fn: () => Promise<T>) {
          this.of.log.push("lock")
          return fn()
        }
      }
      const { client, logout } = world.full({ tokenStorage: new Storage() })
      const result = await world.answer(client.GET("/v1/projects"))
      await logout()
      return [result, world.storage.log]
    },
    published: [ok, ["lock", "set refresh-2", "clear"]],
    ours: [ok, ["lock", "set refresh-2", "lock", "clear"]],
    because: "A logout takes the lock too: a refresh in another process cannot undo it."
  }
]

export const behaviours: ReadonlyArray<Behaviour> = [...goes, ...atTheSameTime, ...storages]
