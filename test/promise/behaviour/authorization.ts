/** Which `Authorization` a call carries. */
import { access, type Behaviour, denied, found, type World } from "../support/world.ts"

const lastAuthorization = ({ server }: Pick<World, "server">) => server.take().headers.authorization ?? null

export const behaviours: ReadonlyArray<Behaviour> = [
  {
    name: "a token is a bearer token",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects")
      return lastAuthorization({ server })
    },
    both: "Bearer a-token"
  },
  {
    name: "without a token there is no Authorization",
    run: async ({ sdk, server }) => {
      await sdk.createManagementApiClient({ baseUrl: server.url }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    both: null
  },
  {
    name: "headers.Authorization takes precedence over token",
    run: async ({ client, server }) => {
      await client({ headers: { Authorization: "Bearer mine" } }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: "Bearer a-token",
    ours: "Bearer mine",
    because: "The guide says that `headers.Authorization` takes precedence over `token`; in the published SDK it loses."
  },
  {
    name: "headers.Authorization without a token is sent",
    run: async ({ sdk, server }) => {
      await sdk.createManagementApiClient({ baseUrl: server.url, headers: { Authorization: "Bearer mine" } })
        .GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: null,
    ours: "Bearer mine",
    because: "The published SDK drops `headers.Authorization` where there is no `token`."
  },
  {
    name: "headers.authorization in small letters is the same header",
    run: async ({ client, server }) => {
      await client({ headers: { authorization: "Bearer mine" } }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: "Bearer a-token",
    ours: "Bearer mine",
    because: "Names of headers have no case: `headers.authorization` takes precedence as `headers.Authorization` does."
  },
  {
    name: "Authorization of a call wins over the token of a simple client",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects", { headers: { Authorization: "Bearer call" } })
      return lastAuthorization({ server })
    },
    both: "Bearer call"
  },
  {
    name: "a full client sends the access token of its storage, and asks the storage each time",
    run: async ({ full, requests, server, storage }) => {
      server.answerWith(found)
      const { client } = full()
      await client.GET("/v1/projects")
      storage.plant({ workspaceId: "wksp_1", accessToken: access(7) })
      await client.GET("/v1/projects")
      return requests()
    },
    both: ["GET /v1/projects 1", "GET /v1/projects 7"]
  },
  {
    name: "a full client without tokens says to log in first, and sends nothing",
    run: async ({ full, message, server, storage }) => {
      storage.plant(null)
      return [await message(full().client.GET("/v1/projects")), server.requests.length]
    },
    both: [["AuthError", "No tokens available. Please log in first."], 0]
  },
  {
    name: "a 401 of a simple client is the error of the API",
    run: async ({ answer, client, server }) => {
      server.answerWith(denied)
      return [await answer(client().GET("/v1/projects")), server.requests.length]
    },
    both: [{ status: 401, error: { error: { code: "authentication-failed", message: "No." } } }, 1]
  },
  {
    name: "the token of a simple client does not follow a redirect to another origin",
    run: async ({ client, server }) => {
      const origin = server.url.replace("127.0.0.1", "localhost")
      server.answerWith(({ headers, url }) =>
        url.pathname === "/v1/projects" && headers.host!.startsWith("127.0.0.1")
          ? { status: 307, headers: { location: `${origin}/elsewhere` } }
          : found
      )
      await client().GET("/v1/projects").catch(() => {})
      return server.requests.slice(1).map(({ headers }) => headers.authorization ?? null)
        .filter((authorization) => authorization !== null)
    },
    both: []
  },
  ...[301, 302, 303, 307, 308].flatMap((status) =>
    (["simple", "full"] as const).map((kind): Behaviour => ({
      name:
        `a redirect (${status}) is the answer of a ${kind} client: nobody else gets the body, the token and the lease`,
      run: async ({ client, full, server }) => {
        const elsewhere = server.url.replace("127.0.0.1", "localhost")
        server.answerWith(({ headers }) =>
          headers.host!.startsWith("127.0.0.1") ? { status, headers: { location: `${elsewhere}/elsewhere` } } : found
        )
        const calls = kind === "simple" ? client() : full().client
        const { error } = await calls.POST("/v1/projects", {
          body: { name: "blog" },
          headers: { "x-lease-id": "a lease" }
        }) as { error?: unknown }
        return [server.requests.slice(1).map(({ body, method }) => `${method} ${body}`), error !== undefined]
      },
      published: [[status <= 303 ? "GET " : "POST {\"name\":\"blog\"}"], false],
      ours: [[], true],
      because:
        "Whoever is redirected to gets the body, and headers that say what a lease is: a 307 sends the published SDK's request to any host."
    }))
  ),
  {
    name: "a redirect is not followed where middleware made the request",
    run: async ({ client, server }) => {
      server.answerWith(({ url }) =>
        url.pathname === "/elsewhere" ? found : { status: 307, headers: { location: "/elsewhere" } }
      )
      const calls = client()
      calls.use({ onRequest: ({ request }) => new Request(request.url, { method: "PUT", body: "x" }) })
      await calls.GET("/v1/projects")
      return server.requests.length
    },
    published: 2,
    ours: 1,
    because: "A request that middleware makes anew follows redirects where nobody says otherwise."
  },
  ...[".evil.test/v1/projects", ":8443/v1/projects", "\n.evil.test/", "\t:1/", "@evil.test/"].map((
    path
  ): Behaviour => ({
    name: `a path cannot change the host of the base URL: ${JSON.stringify(path)}`,
    run: async ({ client, outcome }) => {
      const asked: Array<string> = []
      const fetch = async ({ url }: Request) => {
        asked.push(new URL(url).host)
        return Response.json({})
      }
      const calls = client({ baseUrl: "https://api.prisma.test", fetch })
      const called = await outcome(calls.GET(path as "/v1/projects").then(() => "sent"))
      const overridden = await outcome(
        client({ fetch }).GET(path as "/v1/projects", { baseUrl: "https://api.prisma.test" }).then(() => "sent")
      )
      return [called, overridden, asked.filter((host) => host !== "api.prisma.test").length]
    },
    published: path.startsWith("@") ? ["TypeError", "TypeError", 0] : ["sent", "sent", 2],
    ours: ["FetchError", "FetchError", 0],
    because: "The token goes where `baseUrl` says, whatever the path is made of."
  })),
  ...["//evil.test/", "/\\evil.test/", "\\evil.test/", "/v1/..//evil.test"].map((path): Behaviour => ({
    name: `a path stays on the host of the base URL: ${JSON.stringify(path)}`,
    run: async ({ client }) => {
      const fetch = async ({ url }: Request) => Response.json(new URL(url).host)
      const { data } = await client({ baseUrl: "https://api.prisma.test", fetch }).GET(path as "/v1/projects")
      return data
    },
    both: "api.prisma.test"
  })),
  {
    name: "a blank token is none",
    run: async ({ client, server }) => {
      await client({ token: " " }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: "Bearer",
    ours: null,
    because: "A variable of the environment that is blank is not a token."
  },
  {
    name: "a token that is none is not quoted",
    run: async ({ client, message }) => {
      const [kind, text] = await message(client({ token: "s3cret\ns3cret" }).GET("/v1/projects")) as [string, string]
      return [kind, text.includes("s3cret")]
    },
    published: ["TypeError", true],
    ours: ["AuthError", false],
    because: "A platform quotes the header that it refuses, with the token in it. Messages end in logs."
  },
  {
    name: "a token is not sent in the clear",
    run: async ({ client, outcome }) => {
      const fetch = async ({ headers }: Request) => Response.json({ data: headers.get("authorization") })
      return outcome(client({ baseUrl: "http://api.example", fetch }).GET("/v1/projects").then(({ data }) => data))
    },
    published: { data: "Bearer a-token" },
    ours: "FetchError",
    because: "A token goes to https, or to a loopback address."
  }
]
