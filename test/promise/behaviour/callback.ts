/** The callback of a login. */
import { type Answer, json } from "../../support/RecordingServer.ts"
import { access, type Behaviour, granted, tokens, type World } from "../support/world.ts"

const callbackUrl = "https://app.example/callback?tenant=1&code=c0de&state=st4te"

const given = { callbackUrl, verifier: "verifier", expectedState: "st4te" }

/** A callback with this, while the token endpoint answers with that. */
const callback = (more: object, answer: Answer = granted(2)) => async (world: World) => {
  world.storage.plant(null)
  world.server.answerWith(answer)
  const result = await world.outcome(world.full().handleCallback({ ...given, ...more }))
  return { result, exchanged: world.server.requests.length, kept: world.storage.current()?.refreshToken ?? null }
}

const loggedIn = { result: "done", exchanged: 1, kept: "refresh-2" }

const refused = { result: "AuthError", exchanged: 0, kept: null }

const failed = { result: "AuthError", exchanged: 1, kept: null }

const messageOf = (more: object) => (world: World) => world.message(world.full().handleCallback({ ...given, ...more }))

const at = (query: string) => ({ callbackUrl: `https://app.example/callback?${query}` })

const goes: ReadonlyArray<Behaviour> = [
  {
    name: "a callback is exchanged for tokens, which are stored",
    run: async (world) => {
      world.storage.plant(null)
      world.server.answerWith(granted(2))
      const result = await world.full().handleCallback(given)
      const { body, headers, method, url } = world.server.take()
      const { accessToken, refreshToken, workspaceId } = world.storage.current()!
      return {
        result,
        request: [method, url.pathname, headers["content-type"]!.split(";")[0]],
        form: Object.fromEntries(new URLSearchParams(body)),
        stored: { accessToken, refreshToken, workspaceId }
      }
    },
    both: {
      result: undefined,
      request: ["POST", "/token", "application/x-www-form-urlencoded"],
      form: {
        grant_type: "authorization_code",
        code: "c0de",
        redirect_uri: "https://app.example/callback?tenant=1",
        client_id: "an-app",
        code_verifier: "verifier"
      },
      stored: tokens(2)
    }
  },
  { name: "a callback may be a URL", run: callback({ callbackUrl: new URL(callbackUrl) }), both: loggedIn },
  {
    name: "a callback may be the req.url of a web server",
    run: callback({ callbackUrl: "/callback?tenant=1&code=c0de&state=st4te" }),
    published: refused,
    ours: loggedIn,
    because:
      "The guide passes `req.url`, which is relative in every Node web server. The published SDK says `Invalid callback URL`."
  },
  {
    name: "a login without offline_access has no refresh token",
    run: callback({}, granted(2, { refresh_token: undefined })),
    published: failed,
    ours: { result: "done", exchanged: 1, kept: null },
    because:
      "`refreshToken` is optional in `Tokens`; the published SDK fails with `Invalid token response format`, after the code is spent."
  },
  {
    name: "a service's access token says its workspace in sub",
    run: async (world) => {
      world.server.answerWith(
        granted(2, { access_token: access(2, { workspace_id: undefined, sub: "workspace:wksp_9" }) })
      )
      const result = await world.outcome(world.full().handleCallback(given))
      return [result, world.storage.current()!.workspaceId]
    },
    published: ["Error", "wksp_1"],
    ours: ["done", "wksp_9"],
    because: "Where there is no claim `workspace_id`, the published SDK throws a plain `Error` after the code is spent."
  },
  {
    name: "an access token that is no JWT is a login all the same",
    run: callback({}, granted(2, { access_token: "opaque" })),
    published: { result: "Error", exchanged: 1, kept: null },
    ours: loggedIn,
    because:
      "What an access token looks like is the server's business (RFC 6749 section 1.4). The published SDK throws a plain `Error` after the code is spent."
  }
]

const refusals: ReadonlyArray<Behaviour> = [
  { name: "a callback that is no URL", run: callback({ callbackUrl: "http://" }), both: refused },
  {
    name: "another state",
    run: messageOf({ expectedState: "other" }),
    both: ["AuthError", "Invalid state parameter. Possible CSRF attack."]
  },
  { name: "no state", run: callback(at("code=c0de")), both: refused },
  {
    name: "no code",
    run: messageOf(at("state=st4te")),
    both: ["AuthError", "No authorization code found in callback URL"]
  },
  {
    name: "the user said no",
    run: messageOf(at("state=st4te&error=access_denied&error_description=User+cancelled")),
    both: ["AuthError", "access_denied: User cancelled"]
  },
  {
    name: "an error without a description",
    run: messageOf(at("state=st4te&error=server_error")),
    both: ["AuthError", "server_error"]
  },
  {
    name: "an error of another login",
    run: messageOf(at("state=other&error=access_denied&error_description=Call+0800-1234")),
    published: ["AuthError", "access_denied: Call 0800-1234"],
    ours: ["AuthError", "Invalid state parameter. Possible CSRF attack."],
    because: "The published SDK believes `error` before it looks at `state`: anybody can put words before the user."
  },
  {
    name: "no state in the callback, and none that was kept",
    run: callback({ ...at("code=c0de"), expectedState: null as never }),
    published: loggedIn,
    ours: refused,
    because:
      "`sessionStorage.getItem` gives null when there was no login: to the published SDK null is the state it expected, and any code is exchanged."
  },
  {
    name: "no verifier that was kept",
    run: callback({ verifier: null as never }),
    published: loggedIn,
    ours: refused,
    because: "The published SDK sends the verifier `null`, and spends the code."
  },
  {
    name: "a parameter twice",
    run: callback(at("code=c0de&code=other&state=st4te")),
    published: loggedIn,
    ours: refused,
    because: "No parameter may be there twice (RFC 6749 section 3.1); the published SDK takes the first."
  },
  {
    name: "another issuer",
    run: callback(at("code=c0de&state=st4te&iss=https%3A%2F%2Fevil.example")),
    published: loggedIn,
    ours: refused,
    because: "A callback that names another authorization server is not one of this login (RFC 9207)."
  }
]

const answersOfTheServer: ReadonlyArray<Behaviour> = [
  {
    name: "the token endpoint refuses the code",
    run: callback({}, json(400, { error: "invalid_grant", error_description: "The code is over." })),
    both: failed
  },
  {
    name: "the token endpoint's words are in the message",
    run: async (world) => {
      world.server.answerWith(json(400, { error: "invalid_request", error_description: "Not like that." }))
      const [kind, message] = await messageOf({})(world) as [string, string]
      return [kind, message.includes("invalid_request: Not like that.")]
    },
    both: ["AuthError", true]
  },
  {
    name: "the token endpoint answers with a page",
    run: callback({}, { status: 502, body: "<h1>Bad</h1>" }),
    both: failed
  },
  { name: "the token endpoint answers with no tokens", run: callback({}, json(200, {})), both: failed },
  {
    name: "the token endpoint is not there",
    run: (world) => world.outcome(world.full({ authBaseUrl: world.dead }).handleCallback(given)),
    published: "FetchError",
    ours: "AuthError",
    because:
      "As in a refresh, what the authorization server does not do is an `AuthError`: the reason `AuthServerUnavailable` says so."
  },
  {
    name: "the token endpoint redirects",
    run: async (world) => {
      world.server.answerWith(({ url }) =>
        url.pathname === "/token" ? { status: 307, headers: { location: "/elsewhere" } } : granted(2)
      )
      await world.outcome(world.full().handleCallback(given))
      return world.server.requests.map(({ url }) => url.pathname)
    },
    published: ["/token", "/elsewhere"],
    ours: ["/token"],
    because: "Code and verifier are for the token endpoint and nobody else (RFC 9700 section 4.12)."
  },
  {
    name: "the storage cannot be written",
    run: (world) => {
      world.server.answerWith(granted(2))
      const tokenStorage = { ...world.storage, setTokens: () => Promise.reject(new RangeError("full")) }
      return world.outcome(world.full({ tokenStorage }).handleCallback(given))
    },
    published: "RangeError",
    ours: "AuthError",
    because:
      "What a storage throws is an `AuthError` with the reason `StorageFailed`; the published SDK passes it on as it is."
  }
]

export const behaviours: ReadonlyArray<Behaviour> = [...goes, ...refusals, ...answersOfTheServer]
