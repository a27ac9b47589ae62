/** Questions about tokens of the API: what is in them, and when they are over. */
import type { Question } from "../question.ts"
import { at, entriesAt, textAt, told } from "../server.ts"

/** The names of the claims of a JWT (RFC 7519), none of their values; `opaque` for another token. */
export const claimsOf = (token: string): string => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
    const names = Object.keys(Object(claims)).sort().join(" ")
    const sub = at(claims, "sub")
    return `${names}${typeof sub === "string" && sub.startsWith("workspace:") ? ", sub is workspace:<id>" : ""}`
  } catch {
    return "opaque"
  }
}

export const tokens: ReadonlyArray<Question> = [
  {
    question: "the claims of a service token",
    section: "Tokens and workspaces",
    says: "A service token is a JWT: `sub: \"workspace:<id>\"`, or a `workspace_id` claim",
    ask: async ({ made, server, workspaceId }) => {
      const answer = await server.call("POST", `/v1/workspaces/${workspaceId}/service-tokens`, {
        body: { name: made.name("claims") }
      })
      return claimsOf(textAt(answer, "data.value"))
    }
  },
  {
    question: "what `GET /v1/me` says of a service token",
    section: "Authorization server",
    says: "`GET /v1/me` tells who a token is",
    ask: async ({ made, server, workspaceId }) => {
      const created = await server.call("POST", `/v1/workspaces/${workspaceId}/service-tokens`, {
        body: { name: made.name("me") }
      })
      const answer = await server.call("GET", "/v1/me", { token: textAt(created, "data.value") })
      return `${answer.status} ${String(at(answer.body, "data.credential.type"))}, ${
        Object.keys(Object(at(answer.body, "data"))).sort().join(" ")
      }`
    }
  },
  {
    question: "a service token at once after it was deleted",
    section: "Authorization server",
    says: "Service tokens [...] do not expire",
    ask: async ({ made, server, workspaceId }) => {
      const path = `/v1/workspaces/${workspaceId}/service-tokens`
      const created = await server.call("POST", path, { body: { name: made.name("deleted") } })
      const token = textAt(created, "data.value")
      const deleted = await server.call("DELETE", `${path}/${textAt(created, "data.id")}`)
      return `${told(deleted)}, then ${told(await server.call("GET", "/v1/me", { token }))}`
    }
  },
  {
    question: "workspaces that a service token sees",
    section: "Tokens and workspaces",
    says: "CLI reads the workspace from the claims only",
    ask: async ({ made, server, workspaceId }) => {
      const created = await server.call("POST", `/v1/workspaces/${workspaceId}/service-tokens`, {
        body: { name: made.name("workspaces") }
      })
      const list = await server.call("GET", "/v1/workspaces", { token: textAt(created, "data.value") })
      const ids = entriesAt(list).map((entry) => at(entry, "id"))
      return ids.length === 1 && ids[0] === workspaceId ? "its own" : `${ids.length}`
    }
  }
]
