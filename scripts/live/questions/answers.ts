/** Questions about what the API says no to a request with, whoever asks. */
import type { Question } from "../question.ts"
import { at, told } from "../server.ts"

/** The scheme of a challenge and the names of its parameters (RFC 9110 section 11.6.1). */
const challengeOf = (headers: Headers): string => {
  const challenge = headers.get("www-authenticate")
  if (challenge === null) return "no WWW-Authenticate"
  const names = Array.from(
    challenge.matchAll(/(\w+)=("(?:[^"\\]|\\.)*"|[\w-]+)/g),
    ([, name, value]) => name === "error" ? `error=${value}` : name
  )
  return `${challenge.split(" ", 1)[0]} ${names.join(" ")}`.trim()
}

export const answers: ReadonlyArray<Question> = [
  {
    question: "a call without a token",
    section: "Errors",
    says: "401 `authentication-failed`",
    ask: async ({ server }) => {
      const answer = await server.call("GET", "/v1/projects", { token: null })
      return `${told(answer)}, ${challengeOf(answer.headers)}`
    }
  },
  {
    question: "a call with a token that nobody issued",
    section: "Errors",
    says: "401 `authentication-failed`",
    ask: async ({ server }) => {
      const answer = await server.call("GET", "/v1/projects", { token: "test-unknown" })
      return `${told(answer)}, ${challengeOf(answer.headers)}`
    }
  },
  {
    question: "a project that is not there",
    section: "Errors",
    says: "404 `resource-not-found`",
    ask: async ({ server }) => told(await server.call("GET", "/v1/projects/proj_cnothing000000000000000000"))
  },
  {
    question: "a body without a required field, where 422 is not declared (`POST /v1/builds`)",
    section: "Errors",
    says: "422 `validation-error`",
    ask: async ({ server }) => told(await server.call("POST", "/v1/builds", { body: { source: "test" } }))
  },
  {
    question: "a body that is no JSON",
    section: "Errors",
    says: "400 `client-error`",
    ask: async ({ server }) => told(await server.call("POST", "/v1/projects", { text: "{" }))
  },
  {
    question: "a list with `limit=101`",
    section: "The contract",
    says: "`limit` is 1 to 100",
    ask: async ({ server }) => told(await server.call("GET", "/v1/projects?limit=101"))
  },
  {
    question: "a list with a cursor that it never gave",
    section: "The contract",
    says: "Lists: 21 with `cursor`",
    ask: async ({ server }) => told(await server.call("GET", "/v1/projects?cursor=test-nothing"))
  },
  {
    question: "a path that is no operation",
    section: "Errors",
    says: "404 `resource-not-found`",
    ask: async ({ server }) => told(await server.call("GET", "/v1/test-nothing"))
  },
  {
    question: "an unusual `User-Agent`",
    section: "Errors",
    says: "an unusual or missing `User-Agent` may be refused (seen: error 1010)",
    ask: async ({ server }) => told(await server.call("GET", "/v1/me", { headers: { "user-agent": "test" } }))
  },
  {
    question: "the size of a page without `limit`",
    section: "The contract",
    says: "`limit` defaults to 100",
    ask: async ({ server }) => {
      const { body, status } = await server.call("GET", "/v1/projects")
      return `${status}, ${Object.keys(Object(at(body, "pagination"))).sort().join(" ")}`
    }
  }
]
