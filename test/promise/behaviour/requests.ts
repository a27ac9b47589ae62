/** How a call is put on the wire. */
import type { Behaviour } from "../support/world.ts"

const id = "proj_c123456789"

/** Not of the contract, as what a program sends or gets may be: both clients know the paths by their types alone. */
const anything = (value: unknown): never => value as never

export const behaviours: ReadonlyArray<Behaviour> = [
  {
    name: "GET puts the parameters into the path, encoded",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects/{id}", { params: { path: { id: "a b/c?d#é&$" } } })
      return server.take().url.pathname
    },
    both: "/v1/projects/a%20b%2Fc%3Fd%23%C3%A9%26%24"
  },
  {
    name: "GET sends what is in the query, and nothing for what is undefined or null",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects", {
        params: { query: anything({ limit: 10, cursor: "a b&c", logicalId: undefined, branch: null, flag: true }) }
      })
      return server.take().url.search
    },
    both: "?limit=10&cursor=a%20b%26c&flag=true"
  },
  {
    name: "arrays and objects in the query are spread",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects", { params: { query: anything({ ids: ["a", "b"], none: [], of: { x: 1 } }) } })
      return server.take().url.search
    },
    both: "?ids=a&ids=b&of[x]=1"
  },
  {
    name: "a query serializer of the client, or of the call, has its way",
    run: async ({ client, server }) => {
      const own = client({ querySerializer: () => "own=1" })
      const query = { limit: 1 }
      await own.GET("/v1/projects", { params: { query } })
      await own.GET("/v1/projects", { params: { query }, querySerializer: () => "call=1" })
      await client({ querySerializer: { array: { style: "form", explode: false } } }).GET("/v1/projects", {
        params: { query: anything({ ids: ["a", "b"] }) }
      })
      return server.requests.map(({ url }) => url.search)
    },
    both: ["?own=1", "?call=1", "?ids=a,b"]
  },
  {
    name: "POST, PUT and PATCH send JSON, and say so",
    run: async ({ client, server }) => {
      const calls = client()
      await calls.POST("/v1/projects", { body: { name: "blög" } })
      await calls.PATCH("/v1/projects/{id}", { params: { path: { id } }, body: { name: "new" } })
      await calls.PUT(anything("/v1/anything"), anything({ body: [1, null] }))
      return server.requests.map(({ body, headers, method }) => [method, headers["content-type"], body])
    },
    both: [
      ["POST", "application/json", "{\"name\":\"blög\"}"],
      ["PATCH", "application/json", "{\"name\":\"new\"}"],
      ["PUT", "application/json", "[1,null]"]
    ]
  },
  {
    name: "POST and DELETE without a body send none, and no content type",
    run: async ({ client, server }) => {
      await client().POST("/v1/projects")
      await client().DELETE("/v1/projects/{id}", { params: { path: { id } } })
      return server.requests.map(({ body, headers, method }) => [method, headers["content-type"] ?? null, body])
    },
    both: [["POST", null, ""], ["DELETE", null, ""]]
  },
  {
    name: "a body serializer, a form and a FormData are sent as what they are",
    run: async ({ client, server }) => {
      const calls = client()
      await calls.POST("/v1/projects", { body: { name: "x" }, bodySerializer: (body) => `<${body?.name}>` })
      await calls.POST("/v1/projects", {
        body: { name: "x y" },
        headers: { "Content-Type": "application/x-www-form-urlencoded" }
      })
      const form = new FormData()
      form.set("name", "x")
      await calls.POST("/v1/projects", { body: anything(form) })
      return server.requests.map((
        { body, headers }
      ) => [headers["content-type"]!.split(";")[0], body.length > 20 || body])
    },
    both: [["application/json", "<x>"], ["application/x-www-form-urlencoded", "name=x+y"], [
      "multipart/form-data",
      true
    ]]
  },
  {
    name: "header parameters are headers",
    run: async ({ client, server }) => {
      await client().PATCH("/v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease", {
        params: {
          path: { projectId: id, branchId: "b" },
          header: { "alchemy-state-lease-id": "lease-1" }
        },
        body: {}
      })
      return server.take().headers["alchemy-state-lease-id"]
    },
    both: "lease-1"
  },
  {
    name: "headers of the client go with every call, those of the call win, and null takes one away",
    run: async ({ client, server }) => {
      const calls = client({ headers: { "x-a": "client", "x-b": "client", "x-n": 1 } })
      await calls.GET("/v1/projects", { headers: { "x-a": "call", "x-b": null } })
      const { headers } = server.take()
      return [headers["x-a"], headers["x-b"] ?? null, headers["x-n"]]
    },
    both: ["call", null, "1"]
  },
  {
    name: "headers of the client may be a Headers, or pairs",
    run: async ({ client, server }) => {
      await client({ headers: new Headers({ "x-a": "1" }) }).GET("/v1/projects")
      await client({ headers: [["x-a", "2"]] }).GET("/v1/projects")
      return server.requests.map(({ headers }) => headers["x-a"] ?? null)
    },
    published: [null, null],
    ours: ["1", "2"],
    because: "`headers` may be what `fetch` takes. The published SDK spreads it as an object, and loses them."
  },
  {
    name: "base URLs may end in a slash, have a path, and be given for a call",
    run: async ({ client, server }) => {
      await client({ baseUrl: `${server.url}/` }).GET("/v1/projects")
      await client({ baseUrl: `${server.url}/proxy/` }).GET("/v1/projects")
      await client().GET("/v1/projects", { baseUrl: `${server.url}/other` })
      return server.requests.map(({ url }) => url.pathname)
    },
    both: ["/v1/projects", "/proxy/v1/projects", "/other/v1/projects"]
  },
  {
    name: "a fetch of the client, and one of the call, gets the whole request",
    run: async ({ client }) => {
      const seen: Array<unknown> = []
      const fetch = async (request: Request) => {
        seen.push([request.method, new URL(request.url).pathname, request.headers.get("authorization")])
        return Response.json({ data: [] })
      }
      await client({ fetch }).GET("/v1/projects")
      await client().POST("/v1/projects", { fetch })
      return seen
    },
    both: [["GET", "/v1/projects", "Bearer a-token"], ["POST", "/v1/projects", "Bearer a-token"]]
  },
  {
    name: "request() takes any method",
    run: async ({ client, server }) => {
      await client().request("get", "/v1/projects")
      await client().HEAD(anything("/v1/projects"), anything(undefined))
      await client().OPTIONS(anything("/v1/projects"), anything(undefined))
      return server.requests.map(({ method }) => method)
    },
    both: ["GET", "HEAD", "OPTIONS"]
  },
  {
    name: "a full client's fetch of a call is the program's own: it gets no token",
    run: async ({ full }) => {
      let seen: unknown
      await full().client.GET("/v1/projects", {
        fetch: async (request) => {
          seen = request.headers.get("authorization")
          return Response.json({ data: [] })
        }
      })
      return seen
    },
    both: null
  },
  {
    name: "a dot is no way out of a path",
    run: async ({ client, server }) => {
      await client().DELETE("/v1/projects/{id}", { params: { path: { id: ".." } } }).catch(() => {})
      return server.requests.map(({ url }) => url.pathname)
    },
    published: ["/v1/"],
    ours: [],
    because: "An id `..`, from who knows where, makes it the path of another operation: ours sends nothing."
  },
  {
    name: "a parameter that is empty, or not there, is no path",
    run: async ({ client, outcome, server }) => {
      const outcomes = [
        await outcome(client().DELETE("/v1/projects/{id}", { params: { path: { id: "" } } }).then(() => "sent")),
        await outcome(client().DELETE("/v1/projects/{id}", anything({})).then(() => "sent"))
      ]
      return [outcomes, server.requests.map(({ url }) => url.pathname)]
    },
    published: [["sent", "sent"], ["/v1/projects/", "/v1/projects/%7Bid%7D"]],
    ours: [["FetchError", "FetchError"], []],
    because: "Without its id it is the path of another operation: ours sends nothing."
  },
  {
    name: "a path serializer of the program has its way",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects/{id}", {
        params: { path: { id: "a" } },
        pathSerializer: (url: string) => url.replace("{id}", "mine")
      })
      return server.requests.map(({ url }) => url.pathname)
    },
    published: ["/v1/projects/a"],
    ours: ["/v1/projects/mine"],
    because: "`pathSerializer` came with openapi-fetch 0.15; the published SDK has 0.14."
  },
  {
    name: "a request says who sends it",
    run: async ({ client, full, server }) => {
      await client().GET("/v1/projects")
      await full().client.GET("/v1/projects")
      await client({ headers: { "User-Agent": "mine" } }).GET("/v1/projects")
      return server.requests.map(({ headers }) => headers["user-agent"]!.split("/")[0])
    },
    published: ["node", "node", "mine"],
    ours: ["effect-prisma-management", "effect-prisma-management", "mine"],
    because: "The CDN before the API refuses clients without a `User-Agent` of their own."
  }
]
