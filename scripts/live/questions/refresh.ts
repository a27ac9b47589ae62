/**
 * Questions about refresh tokens, in this order: each goes on with the login of the one before, and the last ones may lose it.
 *
 * A login that is lost answers what is asked after it with "no login is left".
 */
import type { Question } from "../question.ts"
import { at, type Server, told } from "../server.ts"
import { claimsOf } from "./tokens.ts"

const section = "Authorization server" as const

/** Ages at which a used refresh token is used again: seconds. The first that is refused ends the login. */
const ages = [1, 3, 6, 9, 11, 15, 30, 60, 120]

const isIn = async (server: Server, accessToken: string): Promise<string> =>
  told(await server.call("GET", "/v1/me", { token: accessToken }))

export const refresh: ReadonlyArray<Question> = [
  {
    question: "the fields of a refresh, and the life of the access token in seconds",
    section,
    says: "`{access_token, token_type:\"Bearer\", expires_in:3600}`",
    needs: "login",
    ask: async ({ logins, server }) => {
      const login = await logins.current(server)
      const answer = await login.refresh()
      return `${Object.keys(Object(answer.body)).sort().join(" ")}; ${String(at(answer.body, "token_type"))} ${
        String(at(answer.body, "expires_in"))
      }`
    }
  },
  {
    question: "the claims of an access token",
    section,
    says: "Access tokens are JWTs: `workspace_id`, [...] `exp` may be missing; some tokens are opaque",
    needs: "login",
    ask: async ({ logins, server }) => claimsOf((await logins.current(server)).accessToken)
  },
  {
    question: "a refresh gives another refresh token; the access token from before goes on",
    section,
    says: "Refresh rotates: single use [...] An access token already issued stays valid when the pair is rotated",
    needs: "login",
    ask: async ({ logins, server }) => {
      const login = await logins.current(server)
      const { accessToken, refreshToken } = login
      await login.refresh()
      const rotated = login.refreshToken === refreshToken ? "the same" : "another"
      return `${rotated}; ${await isIn(server, accessToken)}`
    }
  },
  {
    question: "a scope that was not granted",
    section,
    says: "Scopes `workspace:admin`, `offline_access`",
    needs: "login",
    ask: async ({ logins, server }) => told(await (await logins.current(server)).refresh({ scope: "test:unknown" }))
  },
  {
    question: "a used refresh token at once again: the answer, and whether it is the same pair",
    section,
    says: "seen: one reuse within ten seconds is forgiven",
    needs: "login",
    ask: async ({ logins, server }) => {
      const login = await logins.current(server)
      const used = login.refreshToken
      await login.refresh()
      const next = login.refreshToken
      const again = await login.refresh({ refresh_token: used })
      return again.status === 200 ? `200, ${login.refreshToken === next ? "the same" : "another"} pair` : told(again)
    }
  },
  {
    question: "for how long a used refresh token is forgiven",
    section,
    says: "seen: one reuse within ten seconds is forgiven",
    needs: "login",
    ask: async ({ logins, server }) => {
      const login = await logins.current(server)
      let forgiven = 0
      for (const age of ages) {
        const used = login.refreshToken
        await login.refresh()
        await server.pass(age)
        const again = await login.refresh({ refresh_token: used })
        if (again.status !== 200) return `${forgiven} s yes, ${age} s no (${told(again)})`
        forgiven = age
      }
      return `${forgiven} s yes`
    }
  },
  {
    question: "after a refusal of a used refresh token: the newest refresh token, the newest access token",
    section,
    says: "reuse revokes every token of that login",
    needs: "login",
    ask: async ({ logins, server }) => {
      const login = await logins.last(server)
      const { accessToken } = login
      const newest = await login.refresh()
      return `${told(newest)}, ${await isIn(server, accessToken)}`
    }
  },
  {
    question: "how often a used refresh token is forgiven at once",
    section,
    says: "seen: one reuse within ten seconds is forgiven",
    needs: "login",
    ask: async ({ logins, server }) => {
      const login = await logins.current(server)
      const used = login.refreshToken
      await login.refresh()
      for (let times = 0; times < 5; times++) {
        const again = await login.refresh({ refresh_token: used })
        if (again.status !== 200) return `${times}, then ${told(again)}`
      }
      return "5 and more"
    }
  }
]
