/** What becomes of an answer, and of none. */
import { json } from "../../support/RecordingServer.ts"
import type { Behaviour } from "../support/world.ts"

const id = "proj_c123456789"

const project = { id, type: "project", name: "blog" }

const problem = { error: { code: "resource-not-found", message: "There is no such project." } }

export const behaviours: ReadonlyArray<Behaviour> = [
  {
    name: "an answer of success is data",
    run: ({ answer, client, server }) => {
      server.answerWith(json(200, { data: project }))
      return answer(client().GET("/v1/projects/{id}", { params: { path: { id } } }))
    },
    both: { status: 200, data: { data: project } }
  },
  {
    name: "unknown fields and dates come as they are on the wire",
    run: ({ answer, client, server }) => {
      server.answerWith(json(200, { data: { ...project, createdAt: "2026-01-01T00:00:00Z", of: [{ tomorrow: 1 }] } }))
      return answer(client().GET("/v1/projects/{id}", { params: { path: { id } } }))
    },
    both: {
      status: 200,
      data: { data: { ...project, createdAt: "2026-01-01T00:00:00Z", of: [{ tomorrow: 1 }] } }
    }
  },
  {
    name: "a 204 has neither data nor error",
    run: ({ answer, client }) => answer(client().DELETE("/v1/projects/{id}", { params: { path: { id } } })),
    both: { status: 204 }
  },
  {
    name: "an error of the API is error, and its status is the response's",
    run: ({ answer, client, server }) => {
      server.answerWith(json(404, problem))
      return answer(client().GET("/v1/projects/{id}", { params: { path: { id } } }))
    },
    both: { status: 404, error: problem }
  },
  {
    name: "an error page of a proxy is error too, as the text that it is",
    run: ({ answer, client, server }) => {
      server.answerWith({ status: 403, headers: { "content-type": "text/html" }, body: "<h1>Bad</h1>" })
      return answer(client().POST("/v1/projects"))
    },
    both: { status: 403, error: "<h1>Bad</h1>" }
  },
  {
    name: "an error without a body is an empty text",
    run: ({ answer, client, server }) => {
      server.answerWith({ status: 403 })
      return answer(client().POST("/v1/projects"))
    },
    both: { status: 403, error: "" }
  },
  {
    name: "an answer of success that is no JSON is a FetchError",
    run: async ({ client, failure, server }) => {
      server.answerWith({ status: 200, headers: { "content-type": "application/json" }, body: "{\"data\":" })
      return client().GET("/v1/projects").then(() => "done", failure)
    },
    published: "SyntaxError",
    ours: "FetchError",
    because:
      "Whatever goes wrong with a call is one of the two classes: here the published SDK rejects with a raw `SyntaxError`."
  },
  {
    name: "parseAs says what the data is",
    run: async ({ client, server }) => {
      server.answerWith(json(200, [1]))
      const text = await client().GET("/v1/projects", { parseAs: "text" })
      const blob = await client().GET("/v1/projects", { parseAs: "blob" })
      const buffer = await client().GET("/v1/projects", { parseAs: "arrayBuffer" })
      const stream = await client().GET("/v1/projects", { parseAs: "stream" })
      return [
        text.data,
        blob.data instanceof Blob && await blob.data.text(),
        new Uint8Array(buffer.data!).length,
        stream.data instanceof ReadableStream && await new Response(stream.data).text()
      ]
    },
    both: ["[1]", "[1]", 3, "[1]"]
  },
  {
    name: "lines of JSON are read as text",
    run: async ({ client, server }) => {
      server.answerWith({ status: 200, headers: { "content-type": "application/x-ndjson" }, body: "{}\n{}\n" })
      const { data } = await client().GET("/v1/deployments/{deploymentId}/logs", {
        params: { path: { deploymentId: "d" } },
        parseAs: "text"
      })
      return data
    },
    both: "{}\n{}\n"
  },
  {
    name: "the response comes along, with its headers",
    run: async ({ client, server }) => {
      server.answerWith(json(429, problem, { "retry-after": "7", "x-request-id": "r1" }))
      const { response } = await client().POST("/v1/projects")
      return [response instanceof Response, response.headers.get("retry-after"), response.headers.get("x-request-id")]
    },
    both: [true, "7", "r1"]
  },
  {
    name: "a simple client's network failure is a FetchError with its cause",
    run: ({ client, dead }) =>
      client({ baseUrl: dead }).POST("/v1/projects").then(
        () => "done",
        (error: Error) => [error.name, error.cause !== undefined]
      ),
    published: ["TypeError", true],
    ours: ["FetchError", true],
    because:
      "The guide says that network errors are `FetchError`; those of the published simple client are a raw `TypeError`."
  },
  {
    name: "a full client's network failure is a FetchError with its cause",
    run: ({ dead, full }) =>
      full({ apiBaseUrl: dead }).client.POST("/v1/projects").then(
        () => "done",
        (error: Error) => [error.name, error.cause !== undefined]
      ),
    both: ["FetchError", true]
  },
  ...(["simple", "full"] as const).map((kind): Behaviour => ({
    name: `an answer to the ${kind} client that breaks off is a FetchError`,
    run: ({ client, cut, full, outcome }) =>
      outcome((kind === "simple" ? client({ baseUrl: cut }) : full({ apiBaseUrl: cut }).client).GET("/v1/projects")),
    published: "TypeError",
    ours: "FetchError",
    because:
      "Whatever goes wrong with a call is one of the two classes: where an answer breaks off, the published SDK rejects with a raw `TypeError`."
  })),
  {
    name: "what a fetch of the program rejects with is the cause of a FetchError",
    run: ({ client, failure }) => {
      const cause = new RangeError("mine")
      return client({ fetch: () => Promise.reject(cause) }).POST("/v1/projects").then(
        () => "done",
        (error: Error) => [failure(error), error.cause === cause]
      )
    },
    published: ["RangeError", false],
    ours: ["FetchError", true],
    because:
      "The guide says that network errors are `FetchError`; the published simple client passes on what `fetch` rejects with."
  },
  {
    name: "the cause of a FetchError has the platform's code, and its words",
    run: ({ dead, full }) =>
      full({ apiBaseUrl: dead }).client.POST("/v1/projects").then(
        () => "done",
        ({ cause }) => [cause.name, cause.cause.code, cause.message]
      ),
    published: ["TypeError", "ECONNRESET", "fetch failed"],
    ours: ["TypeError", "ECONNRESET", "The connection failed"],
    because:
      "A platform's errors quote headers and bytes, which may be secrets: `cause` has their names and codes, not their words."
  }
]
