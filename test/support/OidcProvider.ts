/** `oidc-provider` on loopback, an API that believes its tokens, and a scripted browser. */
import * as Effect from "effect/Effect"
import { createLocalJWKSet, jwtVerify } from "jose"
import * as http from "node:http"
// @ts-expect-error it has no types
import OidcServer from "oidc-provider"
import { json, write } from "./Answer.ts"
import * as LoopbackServer from "./LoopbackServer.ts"

export const workspaceId = "wksp_e2e"
export const redirectUri = "https://app.example/auth/callback"

const resource = "https://api.prisma.io"

const configuration = {
  clients: [
    {
      client_id: "web",
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      redirect_uris: [redirectUri]
    },
    {
      client_id: "cli",
      application_type: "native",
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      redirect_uris: ["http://127.0.0.1/callback"]
    },
    {
      client_id: "device",
      application_type: "native",
      token_endpoint_auth_method: "none",
      grant_types: ["refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
      response_types: [],
      redirect_uris: []
    }
  ],
  scopes: ["workspace:admin", "offline_access"],
  routes: { authorization: "/authorize", token: "/token", revocation: "/revoke", jwks: "/jwks" },
  rotateRefreshToken: true,
  extraTokenClaims: () => ({ workspace_id: workspaceId }),
  cookies: { keys: ["test"] },
  ttl: { AccessToken: 3600, RefreshToken: 90 * 86_400, Interaction: 3600, Session: 3600, Grant: 86_400 },
  features: {
    devInteractions: { enabled: true },
    deviceFlow: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: "workspace:admin",
        accessTokenFormat: "jwt",
        accessTokenTTL: 3600,
        jwt: { sign: { alg: "RS256" } }
      })
    }
  }
}

const bearer = (request: http.IncomingMessage): string => (request.headers.authorization ?? "").replace("Bearer ", "")

/** A server of its own for the scope: `/v1/` is the API, everything else the authorization server. */
export const make = Effect.gen(function*() {
  const server = http.createServer()
  const { url } = yield* LoopbackServer.listen(server)
  const handle = new OidcServer(url, configuration).callback()
  const tokenRequests: Array<string> = []
  const waiting: Array<() => void> = []
  const refused = new Set<string>()
  let jwks: ReturnType<typeof createLocalJWKSet>

  const api = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const token = bearer(request)
    const isGood = !refused.has(token) && await jwtVerify(token, jwks, { issuer: url, audience: resource }).then(
      () => true,
      () => false
    )
    const answer = isGood ? { data: "yes" } : { error: { code: "authentication-failed", message: "no" } }
    write(response, json(isGood ? 200 : 401, answer))
  }
  server.on("request", (request: http.IncomingMessage, response: http.ServerResponse) => {
    if (request.url!.startsWith("/v1/")) return void api(request, response)
    if (request.url === "/token") {
      tokenRequests.push(request.headers["content-type"] ?? "")
      for (const resume of waiting.splice(0)) resume()
    }
    return handle(request, response)
  })
  jwks = createLocalJWKSet(yield* Effect.promise(async () => (await fetch(`${url}/jwks`)).json() as never))

  return {
    url,
    tokenRequests,
    /** Until the next request for tokens is there, and not yet answered. */
    nextTokenRequest: Effect.callback<void>((resume) => {
      waiting.push(() => resume(Effect.void))
    }),
    /** The API refuses this token from now on. */
    refuse: (accessToken: string) => {
      refused.add(accessToken)
    }
  }
})

const hiddenFieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g), ([, name, value]) => [name!, value!])
  )

/**
 * What a user does in a browser: logs in, consents, follows redirects until they leave the server. Answers the URL the user
 * ends at, without opening it; or, where a device is logged in, that of the page that says so.
 */
export const browse = async (loginUrl: string): Promise<string> => {
  const cookies = new Map<string, string>()
  const { origin } = new URL(loginUrl)
  const open = async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) })
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(";")
      const index = pair!.indexOf("=")
      cookies.set(pair!.slice(0, index), pair!.slice(index + 1))
    }
    return response
  }
  let url = loginUrl
  for (let step = 0; step < 20; step++) {
    if (!url.startsWith(origin)) return url
    let response = await open(url)
    if (response.status === 200) {
      const html = await response.text()
      if (!html.includes("<form")) return url
      response = await open(url, { ...hiddenFieldsOf(html), login: "user", password: "any" })
      // The code of a device is sent, then confirmed, at the same URL.
      if (response.status === 200) response = await open(url, hiddenFieldsOf(await response.text()))
    }
    const location = response.headers.get("location")
    if (location === null) throw new Error(`${response.status} at ${url}: ${await response.text()}`)
    url = new URL(location, url).href
  }
  throw new Error("the browser goes in circles")
}
