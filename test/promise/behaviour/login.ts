/** The URL of a login, and its end. */
import { type Behaviour, granted } from "../support/world.ts"

const callbackUrl = "https://app.example/callback?tenant=1&code=c0de&state=st4te"

const given = { callbackUrl, verifier: "verifier", expectedState: "st4te" }

const urls: ReadonlyArray<Behaviour> = [
  {
    name: "the login URL has what the protocol asks for, and more",
    run: async ({ full, server }) => {
      const { state, url, verifier } = await full().getLoginUrl({
        scope: "workspace:admin offline_access",
        additionalParams: { utm_source: "my app" }
      })
      const { origin, pathname, searchParams } = new URL(url)
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)))
      const challenge = Buffer.from(hash).toString("base64url")
      return {
        at: origin === server.url && pathname,
        parameters: Object.fromEntries(
          Array.from(searchParams).filter(([name]) => name !== "state" && name !== "code_challenge")
        ),
        isState: searchParams.get("state") === state && state.length >= 22,
        isChallenge: searchParams.get("code_challenge") === challenge,
        isVerifier: /^[\w-]{43}$/.test(verifier),
        requests: server.requests.length
      }
    },
    both: {
      at: "/authorize",
      parameters: {
        response_type: "code",
        client_id: "an-app",
        redirect_uri: "https://app.example/callback?tenant=1",
        scope: "workspace:admin offline_access",
        code_challenge_method: "S256",
        utm_source: "my app"
      },
      isState: true,
      isChallenge: true,
      isVerifier: true,
      requests: 0
    }
  },
  {
    name: "two logins have nothing in common",
    run: async ({ full }) => {
      const { getLoginUrl } = full()
      const [one, two] = await Promise.all([getLoginUrl({ scope: "a" }), getLoginUrl({ scope: "a" })])
      return one.state !== two.state && one.verifier !== two.verifier
    },
    both: true
  },
  {
    name: "additionalParams cannot replace a parameter of the protocol",
    run: async ({ full, outcome }) =>
      outcome(
        full().getLoginUrl({ scope: "a", additionalParams: { state: "fixed", code_challenge: "fixed" } })
          .then(({ state, url }) => new URL(url).searchParams.get("state") === state)
      ),
    published: false,
    ours: "AuthError",
    because:
      "With the published SDK they replace `state` and `code_challenge` in the URL, but not in the result: no login can end well."
  },
  {
    name: "the authorization server's URL may end in a slash",
    run: async (world) => {
      const { getLoginUrl, handleCallback } = world.full({ authBaseUrl: `${world.server.url}/` })
      const { url } = await getLoginUrl({ scope: "a" })
      world.server.answerWith(granted(2))
      await handleCallback(given)
      return [new URL(url).pathname, world.server.take().url.href]
    },
    published: ["//authorize", "http://token/"],
    ours: ["/authorize", "http://loopback/token"],
    because: "The published SDK asks for `//token`, which servers do not have."
  },
  {
    name: "the authorization server's URL may have a path",
    run: async ({ full, server }) => {
      const { url } = await full({ authBaseUrl: `${server.url}/tenant` }).getLoginUrl({ scope: "a" })
      return new URL(url).pathname
    },
    both: "/tenant/authorize"
  },
  {
    name: "an authorization server without TLS is refused, a local one aside",
    run: ({ full, outcome }) =>
      outcome(
        Promise.resolve().then(() => full({ authBaseUrl: "http://auth.example" }).getLoginUrl({ scope: "a" }))
          .then(({ url }) => new URL(url).host)
      ),
    published: "auth.example",
    ours: "AuthError",
    because: "Codes and refresh tokens do not travel in the clear (RFC 6749 section 3.2)."
  }
]

const logout: ReadonlyArray<Behaviour> = [
  {
    name: "a logout clears the tokens, and asks nobody",
    run: async ({ full, outcome, server, storage }) => [
      await outcome(full().logout()),
      storage.current(),
      server.requests.length
    ],
    both: ["done", null, 0]
  },
  {
    name: "a logout without a login is one too",
    run: ({ full, outcome, storage }) => {
      storage.plant(null)
      return outcome(full().logout())
    },
    both: "done"
  },
  {
    name: "a logout whose storage fails",
    run: ({ full, outcome, storage }) =>
      outcome(
        full({ tokenStorage: { ...storage, clearTokens: () => Promise.reject(new RangeError("full")) } }).logout()
      ),
    published: "RangeError",
    ours: "AuthError",
    because:
      "What a storage throws is an `AuthError` with the reason `StorageFailed`; the published SDK passes it on as it is."
  }
]

export const behaviours: ReadonlyArray<Behaviour> = [...urls, ...logout]
