/** What the token endpoint may answer to a refresh, and what becomes of the session. */
import type { Tokens } from "@prisma/management-api-sdk"
import { type Answer, json } from "../../support/RecordingServer.ts"
import { access, type Behaviour, denied, found, granted, ok, serve, tokens, type World } from "../support/world.ts"

const invalidGrant = json(400, { error: "invalid_grant", error_description: "It is over." })

/** A call with an access token that is over: what comes of it, what is kept, and what was sent. */
const refreshedBy = (token: Answer, more: Partial<Tokens> = {}) => async (world: World) => {
  serve(world, [2], token)
  world.storage.plant({ ...tokens(1), ...more })
  const result = await world.answer(world.full().client.GET("/v1/projects"))
  return {
    result,
    kept: world.storage.current()?.refreshToken ?? null,
    workspace: world.storage.current()?.workspaceId
  }
}

export const behaviours: ReadonlyArray<Behaviour> = [
  {
    name: "a refresh without a new refresh token keeps the old one",
    run: refreshedBy(granted(2, { refresh_token: undefined })),
    published: { result: "AuthError", kept: "refresh-1", workspace: "wksp_1" },
    ours: { result: ok, kept: "refresh-1", workspace: "wksp_1" },
    because:
      "A server need not send a new refresh token (RFC 6749 section 6). The published SDK fails then, at every refresh."
  },
  {
    name: "a refreshed token that does not say its workspace keeps that of the login",
    run: refreshedBy(granted(2, { access_token: access(2, { workspace_id: undefined }) })),
    published: { result: "FetchError", kept: "refresh-1", workspace: "wksp_1" },
    ours: { result: ok, kept: "refresh-2", workspace: "wksp_1" },
    because:
      "Where it cannot read the workspace, the published SDK throws the new tokens away, and the refresh token is spent: the login is lost."
  },
  {
    name: "an access token that is no JWT is a token",
    run: async (world) => {
      world.server.answerWith(({ headers, url }) =>
        url.pathname === "/token"
          ? granted(2, { access_token: "opaque" })
          : headers.authorization === "Bearer opaque"
          ? found
          : denied
      )
      return world.answer(world.full().client.GET("/v1/projects"))
    },
    published: "FetchError",
    ours: ok,
    because:
      "What an access token looks like is the server's business (RFC 6749 section 1.4). The published SDK loses the login."
  },
  {
    name: "tokens of another workspace are not taken",
    run: refreshedBy(granted(2, { access_token: access(2, { workspace_id: "wksp_2" }) })),
    published: { result: ok, kept: "refresh-2", workspace: "wksp_2" },
    ours: { result: "AuthError", kept: "refresh-1", workspace: "wksp_1" },
    because: "A program that works for one workspace does not go on for another without a login."
  },
  {
    name: "invalid_grant clears the tokens, and the user has to log in again",
    run: refreshedBy(invalidGrant),
    both: { result: "AuthError, refreshTokenInvalid", kept: null, workspace: undefined }
  },
  {
    name: "invalid_grant for tokens that are no longer stored clears nothing",
    run: async (world) => {
      serve(world, [2], () => {
        world.storage.plant(tokens(2))
        return invalidGrant
      })
      const result = await world.answer(world.full().client.GET("/v1/projects"))
      return { result, kept: world.storage.current()?.refreshToken ?? null }
    },
    published: { result: "AuthError, refreshTokenInvalid", kept: null },
    ours: { result: ok, kept: "refresh-2" },
    because:
      "Another process that refreshed first has stored new tokens: they are used. The published SDK clears them, and both are logged out."
  },
  {
    name: "clearTokensIfCurrent of the storage is used where there is one",
    run: async (world) => {
      serve(world, [], invalidGrant)
      const { log } = world.storage
      const tokenStorage = {
        ...world.storage,
        clearTokensIfCurrent: async ({ refreshToken }: Tokens) => {
          log.push(`clear ${refreshToken}`)
          world.storage.plant(null)
        }
      }
      return [await world.answer(world.full({ tokenStorage }).client.GET("/v1/projects")), log]
    },
    both: ["AuthError, refreshTokenInvalid", ["clear refresh-1"]]
  },
  {
    name: "without a refresh token the user has to log in again",
    run: async (world) => {
      serve(world, [], granted(2))
      world.storage.plant({ workspaceId: "wksp_1", accessToken: access(1) })
      return [await world.message(world.full().client.GET("/v1/projects")), world.requests()]
    },
    both: [["AuthError", "No refresh token available. Please log in again."], ["GET /v1/projects 1"]]
  },
  ...([
    ["a 500", { status: 500, body: "{}" }],
    ["an HTML page with 502", { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad</h1>" }],
    ["a 429", json(429, { error: "slow_down" }, { "retry-after": "7" })],
    ["a 200 that is no token", json(200, { hello: "world" })],
    ["a 200 that is no JSON", { status: 200, body: "hello" }]
  ] as const).map(([what, answer]): Behaviour => ({
    name: `${what} of the token endpoint is an AuthError, and the tokens are kept`,
    run: refreshedBy(answer),
    both: { result: "AuthError", kept: "refresh-1", workspace: "wksp_1" }
  })),
  {
    name: "a token endpoint that is not there is an AuthError, and the tokens are kept",
    run: async (world) => {
      world.server.answerWith(denied)
      const { client } = world.full({ authBaseUrl: world.dead })
      return [await world.answer(client.GET("/v1/projects")), world.storage.current()?.refreshToken]
    },
    both: ["AuthError", "refresh-1"]
  },
  {
    name: "a redirect of the token endpoint is not followed with the refresh token",
    run: async (world) => {
      serve(world, [2], { status: 307, headers: { location: "/elsewhere" } })
      await world.answer(world.full().client.GET("/v1/projects"))
      return world.server.requests.filter(({ url }) => url.pathname === "/elsewhere").map(({ body }) => body !== "")
    },
    published: [true],
    ours: [],
    because: "A refresh token is for the token endpoint and nobody else (RFC 9700 section 4.12)."
  },
  {
    name: "a message never repeats a token, whatever the server says",
    run: async (world) => {
      serve(world, [], json(400, { error: "invalid_grant", error_description: "refresh-1 is over" }))
      const [kind, message] = await world.message(world.full().client.GET("/v1/projects")) as [string, string]
      return [kind, message.includes("refresh-1")]
    },
    published: ["AuthError, refreshTokenInvalid", true],
    ours: ["AuthError, refreshTokenInvalid", false],
    because: "Messages end in logs. What the server quotes of a token is left out."
  }
]
