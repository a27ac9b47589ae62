/** What becomes of an answer, and of none. */
import { json } from "../../support/RecordingServer.ts"
import type { Behaviour } from "../support/world.ts"

const id = "proj_c123456789"

const project = { id, type: "project", name: "blog" }

const problem = { error: { code: "resource-not-found", message: "There is no such project." } }

const objects =
  "The types say that `error` is `{ error: { code, message } }`. Code that reads `error.error.message` must not throw behind a gateway."

const text = (type: string, body: string) => ({ headers: { "content-type": type }, body })

const problemOfGateway = { type: "about:blank", title: "Forbidden", status: 403, detail: "Not on the list" }

/** What gateways answer, what the published SDK makes of it, and the message that says it here. */
const pages: ReadonlyArray<
  readonly [what: string, answer: object, published: { readonly error?: unknown }, message: string]
> = [
  ["a page", text("text/html", "<h1>Bad</h1>"), { error: "<h1>Bad</h1>" }, "The API answered 403: Bad"],
  ["an empty text", {}, { error: "" }, "The API answered 403 without saying why"],
  ["nothing", { headers: { "content-length": "0" } }, {}, "The API answered 403 without saying why"],
  [
    "a problem (RFC 9457)",
    text("application/problem+json", JSON.stringify(problemOfGateway)),
    { error: problemOfGateway },
    "The API answered 403: Forbidden: Not on the list"
  ],
  [
    "a message",
    text("application/json", "{\"message\":\"No\"}"),
    { error: { message: "No" } },
    "The API answered 403: No"
  ],
  ["null", text("application/json", "null"), { error: null }, "The API answered 403 without saying why"]
]

const fieldsOf = (error: unknown): object => typeof error === "object" && error !== null ? error : {}

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
  ...pages.map(([what, answer, published, message]): Behaviour => ({
    name: `an error that the API did not write is ${what}, and an object as the types say`,
    run: ({ answer: given, client, server }) => {
      server.answerWith({ status: 403, ...answer })
      return given(client().POST("/v1/projects"))
    },
    published: { status: 403, ...published },
    ours: { status: 403, error: { ...fieldsOf(published.error), error: { code: "", message } } },
    because: objects
  })),
  {
    name: "the README's code for an error does not throw of itself, whatever came",
    run: async ({ client, server }) => {
      const told: Array<string> = []
      for (const [, answer] of pages) {
        server.answerWith({ status: 502, ...answer })
        const { error } = await client().GET("/v1/projects")
        try {
          told.push(error === undefined ? "nothing" : typeof error.error.message)
        } catch {
          told.push("threw")
        }
      }
      return told
    },
    published: ["threw", "threw", "nothing", "threw", "threw", "threw"],
    ours: ["string", "string", "string", "string", "string", "string"],
    because: objects
  },
  {
    name: "an error of the exchange of GitHub's tokens is as the contract says, a code",
    run: ({ answer, client, server }) => {
      server.answerWith(json(401, { error: "unauthorized", errorDescription: "No." }))
      return answer(client().POST("/v1/auth/github-actions/token", { body: {} as never }))
    },
    both: { status: 401, error: { error: "unauthorized", errorDescription: "No." } }
  },
  {
    name: "an answer of success that has no body where there should be JSON is a FetchError",
    run: async ({ client, outcome, server }) => {
      const told: Array<unknown> = []
      for (const headers of [{ "content-length": "0" }, { "transfer-encoding": "chunked" }]) {
        server.answerWith({ status: 200, headers })
        told.push(await outcome(client().GET("/v1/projects").then(({ data }) => String(data))))
      }
      return told
    },
    published: ["undefined", "SyntaxError"],
    ours: ["FetchError", "FetchError"],
    because:
      "The types say that `data` is there where there is no `error`: code that reads it does not expect `undefined`."
  },
  {
    name: "an answer of success without a body is none where its status says so",
    run: async ({ client, server }) => {
      const told: Array<unknown> = []
      for (const status of [204, 205]) {
        server.answerWith({ status, headers: { "content-length": "0" } })
        told.push(
          await client().DELETE("/v1/projects/{id}", { params: { path: { id } } }).then(({ data }) => String(data))
        )
      }
      return told
    },
    both: ["undefined", "undefined"]
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
        ({ cause }) => [cause.name, cause.code ?? cause.cause.code, cause.message]
      ),
    published: ["TypeError", "ECONNRESET", "fetch failed"],
    ours: ["Error", "ECONNRESET", "The connection failed (ECONNRESET)"],
    because:
      "A platform's errors quote headers and bytes, which may be secrets: `cause` has their names and codes, not their words. An error around them that says nothing is left out."
  }
]
