/** Questions about the authorization server that need no login. */
import type { Question } from "../question.ts"
import { at, type Server, told } from "../server.ts"

const section = "Authorization server" as const

const get = async (server: Server, path: string) => {
  const response = await fetch(server.authUrl + path, { redirect: "manual" })
  const text = await response.text()
  return { response, text }
}

export const authorizationServer: ReadonlyArray<Question> = [
  {
    question: "the fields of its metadata",
    section,
    says: "`/.well-known/oauth-authorization-server` (RFC 8414)",
    ask: async ({ server }) => {
      const { response, text } = await get(server, "/.well-known/oauth-authorization-server")
      return response.ok ? Object.keys(JSON.parse(text)).sort().join(" ") : String(response.status)
    }
  },
  {
    question: "what its metadata supports",
    section,
    says:
      "Token endpoint authentication: none (public client), `client_secret_basic`, `client_secret_post`. Code flow with PKCE S256",
    ask: async ({ server }) => {
      const { response, text } = await get(server, "/.well-known/oauth-authorization-server")
      if (!response.ok) return String(response.status)
      const metadata: unknown = JSON.parse(text)
      const names = [
        "token_endpoint_auth_methods_supported",
        "code_challenge_methods_supported",
        "grant_types_supported"
      ]
      return names.map((name) => [at(metadata, name)].flat().map(String).sort().join(" ")).join("; ")
    }
  },
  {
    question: "OpenID discovery",
    section,
    says: "`/.well-known/oauth-authorization-server` (RFC 8414)",
    ask: async ({ server }) => String((await get(server, "/.well-known/openid-configuration")).response.status)
  },
  {
    question: "`/authorize` for a client that is not registered",
    section,
    says: "Loopback redirect URIs on any port",
    ask: async ({ server }) => {
      const query = new URLSearchParams({
        client_id: "test-unknown",
        redirect_uri: "https://test.example.com/callback",
        response_type: "code"
      })
      const { response } = await get(server, `/authorize?${query}`)
      const location = response.headers.get("location")
      return `${response.status}${location?.startsWith("https://test.example.com") === true ? ", and sends back" : ""}`
    }
  },
  ...Object.entries({
    "a grant type that it does not have": { grant_type: "password" },
    "a refresh token that it never gave": { grant_type: "refresh_token", refresh_token: "test-unknown" },
    "a code that it never gave": {
      grant_type: "authorization_code",
      code: "test-unknown",
      redirect_uri: "http://127.0.0.1/callback",
      code_verifier: "0".repeat(43)
    },
    "a request without a grant type": {}
  }).map(([question, fields]): Question => ({
    question: `\`/token\`: ${question}`,
    section,
    says: "Token endpoint authentication: none (public client)",
    ask: async ({ logins, server }) => told(await server.form("/token", { client_id: logins.clientId, ...fields }))
  })),
  {
    question: "`/token`: a client secret that is wrong",
    section,
    says: "`client_secret_basic`",
    ask: async ({ logins, server }) => {
      const authorization = `Basic ${Buffer.from(`${logins.clientId}:wrong`).toString("base64")}`
      const fields = { grant_type: "refresh_token", refresh_token: "test-unknown" }
      const answer = await server.form("/token", fields, { authorization })
      return `${told(answer)}, ${answer.headers.get("www-authenticate")?.split(" ", 1)[0] ?? "no WWW-Authenticate"}`
    }
  },
  {
    question: "GitHub exchange of a token that is none",
    section,
    says: "refusals are one generic 401",
    ask: async ({ server }) => {
      const body = { token: "test.not.one" }
      return told(await server.call("POST", "/v1/auth/github-actions/token", { token: null, body }))
    }
  }
]
